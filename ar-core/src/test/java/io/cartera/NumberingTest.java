package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.account.AccountRefusal;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.DocumentNumber;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.NumberingRefusal;
import io.cartera.invoice.SeriesId;
import io.cartera.store.NumberSeriesRepository.Definition;
import io.cartera.store.TakenNumber;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Documents and their numbers, through the door. */
class NumberingTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final SeriesId F = SeriesId.of("sales");
    private static final NumberSeries SALES = NumberSeries.yearly(F, "F");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    private final Receivables books = begun();

    private static Receivables begun() {
        Receivables books = Receivables.over(
                new InMemoryStore(), Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));
        for (CustomerId customer : List.of(ACME, CustomerId.of("BOLT"), CustomerId.of("COLT"))) {
            books.customers()
                    .register(Customer.organisation(customer, "Some Ltd").build())
                    .orElseThrow();
        }
        books.numbering().define(SALES).orElseThrow();
        return books;
    }

    private static Invoice invoice(String id, LocalDate issuedOn) {
        return invoice(ACME, id, issuedOn);
    }

    private static Invoice invoice(CustomerId customer, String id, LocalDate issuedOn) {
        return Invoice.draft(InvoiceId.of(id), customer, issuedOn)
                .line("goods", Money.parse("EUR 100"))
                .numberedBy(F)
                .build();
    }

    private Outcome<AccountChange> issue(String id, LocalDate issuedOn) {
        return books.invoicing().issue(invoice(id, issuedOn));
    }

    private Optional<String> numberOf(String id) {
        return books.invoicing()
                .find(ACME, InvoiceId.of(id))
                .flatMap(Invoice::number)
                .map(DocumentNumber::text);
    }

    private List<String> numbers(SeriesId series) {
        return books.numbering().numbers(series).stream()
                .map(taken -> taken.number().text())
                .toList();
    }

    @Test
    void a_document_gets_its_number_when_it_is_issued() {
        Invoice draft = invoice("INV-1", DAY);
        assertThat(draft.number()).isEmpty();

        AccountChange change = books.invoicing().issue(draft).orElseThrow();

        assertThat(numberOf("INV-1")).contains("F-2026-00001");
        assertThat(books.numbering().numbers(F)).singleElement().satisfies(taken -> {
            assertThat(taken.claim().account()).contains(AccountId.of(LedgerId.MAIN, ACME));
            assertThat(taken.claim().document()).contains(draft.id());
            assertThat(taken.claim().on()).isEqualTo(DAY);
            assertThat(taken.claim().command().kind()).isEqualTo(CommandKind.ISSUE);
            assertThat(taken.isVoid()).isFalse();
            assertThat(taken.recordedAt()).isEqualTo(change.recording().at());
        });
    }

    @Test
    void a_document_without_a_series_has_no_number() {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("goods", Money.parse("EUR 100"))
                        .build())
                .orElseThrow();

        assertThat(numberOf("INV-1")).isEmpty();
        assertThat(numbers(F)).isEmpty();
    }

    @Test
    void a_repeat_gives_the_same_document_with_the_same_number() {
        AccountChange first = issue("INV-1", DAY).orElseThrow();
        issue("INV-2", DAY).orElseThrow();
        Invoice issued = books.invoicing().find(ACME, InvoiceId.of("INV-1")).orElseThrow();

        assertThat(issue("INV-1", DAY).orElseThrow()).isEqualTo(first);
        assertThat(books.invoicing().issue(issued).orElseThrow()).isEqualTo(first);

        assertThat(books.invoicing().find(ACME, InvoiceId.of("INV-1"))).contains(issued);
        assertThat(numbers(F)).containsExactly("F-2026-00001", "F-2026-00002");
    }

    @Test
    void the_same_document_by_another_series_is_a_conflict() {
        issue("INV-1", DAY).orElseThrow();
        books.numbering()
                .define(NumberSeries.continuous(SeriesId.of("other"), "G"))
                .orElseThrow();
        Invoice other = Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                .line("goods", Money.parse("EUR 100"))
                .numberedBy(SeriesId.of("other"))
                .build();

        assertThat(books.invoicing().issue(other))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("INV-1"), "sales", "other", "series"));
        assertThat(numbers(SeriesId.of("other"))).isEmpty();
    }

    @Test
    void nobody_offers_a_number() {
        Invoice numbered = invoice("INV-1", DAY).numbered(SALES.first(DAY));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> books.invoicing().issue(numbered))
                .withMessageContaining("F-2026-00001");

        assertThat(numbers(F)).isEmpty();
        assertThat(books.accounts().history(ACME).changes()).isEmpty();
    }

    @Test
    void an_unknown_series_is_refused_by_name_and_nothing_is_recorded() {
        Invoice document = Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                .line("goods", Money.parse("EUR 100"))
                .numberedBy(SeriesId.of("none"))
                .build();

        assertThat(books.invoicing().issue(document))
                .isEqualTo(new Outcome.Refused<>(
                        CommandId.of("INV-1"), NumberingRefusal.UnknownSeries.of(SeriesId.of("none"))));
        assertThat(books.inLedger(LedgerId.of("branch")).invoicing().issue(invoice("INV-1", DAY)))
                .isEqualTo(new Outcome.Refused<>(CommandId.of("INV-1"), NumberingRefusal.UnknownSeries.of(F)));
        assertThat(books.accounts().history(ACME).changes()).isEmpty();
        assertThat(books.audit().trail(ACME))
                .extracting(AuditRecord::outcome)
                .containsExactly("Applied", "Refused:UnknownSeries");
    }

    @Test
    void N04_a_document_dated_before_the_last_one_is_refused_with_both_days_and_burns_nothing() {
        issue("INV-1", DAY).orElseThrow();

        assertThat(issue("INV-2", DAY.minusDays(1)))
                .isEqualTo(new Outcome.Refused<>(
                        CommandId.of("INV-2"), NumberingRefusal.IssuedBeforeLast.of(F, DAY.minusDays(1), DAY)));
        assertThat(issue("INV-3", DAY)).isInstanceOf(Outcome.Applied.class);
        assertThat(issue("INV-4", DAY.minusYears(1))).isInstanceOf(Outcome.Applied.class);
        assertThat(issue("INV-2", DAY.plusDays(1))).isInstanceOf(Outcome.Applied.class);

        assertThat(numbers(F)).containsExactly("F-2025-00001", "F-2026-00001", "F-2026-00002", "F-2026-00003");
    }

    @Test
    void N04_within_a_unit_too_numbers_follow_the_dates() {
        books.accounts().inOneUnit(ACME, batch -> {
            assertThat(batch.issue(invoice("INV-1", DAY))).isInstanceOf(Outcome.Applied.class);
            assertThat(batch.issue(invoice("INV-2", DAY.minusDays(1))))
                    .isEqualTo(new Outcome.Refused<>(
                            CommandId.of("INV-2"), NumberingRefusal.IssuedBeforeLast.of(F, DAY.minusDays(1), DAY)));
            assertThat(batch.issue(invoice("INV-3", DAY.plusDays(1)))).isInstanceOf(Outcome.Applied.class);
            assertThat(batch.issue(invoice("INV-1", DAY))).isInstanceOf(Outcome.Applied.class);
            return true;
        });

        assertThat(numbers(F)).containsExactly("F-2026-00001", "F-2026-00002");
        assertThat(numberOf("INV-3")).contains("F-2026-00002");
    }

    @Test
    void N02_what_is_refused_or_fails_takes_no_number() {
        books.accounts().close(DAY.minusDays(1)).orElseThrow();
        assertThat(issue("INV-1", DAY.minusDays(2)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(AccountRefusal.PeriodClosed.class));
        assertThat(books.invoicing().issue(invoice(CustomerId.of("NOBODY"), "INV-1", DAY)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(UnknownCustomer.class));
        assertThatThrownBy(() -> books.accounts().inOneUnit(ACME, batch -> {
                    batch.issue(invoice("INV-2", DAY)).orElseThrow();
                    throw new ArithmeticException();
                }))
                .isInstanceOf(ArithmeticException.class);
        assertThat(numbers(F)).isEmpty();

        issue("INV-3", DAY).orElseThrow();

        assertThat(numberOf("INV-3")).contains("F-2026-00001");
    }

    @Test
    void N03_a_document_that_is_reversed_keeps_its_number() {
        issue("INV-1", DAY).orElseThrow();
        books.invoicing()
                .reverse(CommandId.of("REVERSE"), ACME, InvoiceId.of("INV-1"), DAY)
                .orElseThrow();
        issue("INV-2", DAY).orElseThrow();

        assertThat(numberOf("INV-1")).contains("F-2026-00001");
        assertThat(numberOf("INV-2")).contains("F-2026-00002");
    }

    @Test
    void credit_and_debit_notes_may_have_series_of_their_own() {
        SeriesId r = SeriesId.of("credit");
        books.numbering().define(NumberSeries.continuous(r, "R").withDigits(3)).orElseThrow();
        issue("INV-1", DAY).orElseThrow();
        books.accounts().inOneUnit(ACME, batch -> {
            batch.issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, DAY)
                            .line("goods returned", Money.parse("EUR 10"))
                            .crediting(InvoiceId.of("INV-1"))
                            .numberedBy(r)
                            .build())
                    .orElseThrow();
            return batch.issue(Invoice.debitNote(InvoiceId.of("DN-1"), ACME, DAY)
                            .line("freight", Money.parse("EUR 10"))
                            .numberedBy(F)
                            .build())
                    .orElseThrow();
        });

        assertThat(numberOf("CN-1")).contains("R-001");
        assertThat(numberOf("DN-1")).contains("F-2026-00002");
    }

    @Property(tries = 60)
    void N01_N02_N03_N04_hold_whatever_is_issued_refused_voided_and_undone(@ForAll long seed) {
        Receivables random = begun();
        Random choice = new Random(seed);
        int fewest = 0;
        for (int i = 0; i < 40; i++) {
            CustomerId customer =
                    List.of(ACME, CustomerId.of("BOLT"), CustomerId.of("COLT")).get(choice.nextInt(3));
            LocalDate day = LocalDate.parse("2025-12-20").plusDays(i / 2 + choice.nextInt(4));
            String id = "INV-" + choice.nextInt(30);
            if (choice.nextInt(5) == 0) {
                random.numbering().voidNext(CommandId.of("V" + choice.nextInt(30)), F, day, "spoiled");
            } else if (choice.nextInt(4) == 0) {
                assertThatThrownBy(() -> random.accounts().inOneUnit(customer, batch -> {
                            batch.issue(invoice(customer, id, day));
                            batch.issue(invoice(customer, id + "b", day.plusDays(1)));
                            throw new ArithmeticException();
                        }))
                        .isInstanceOf(ArithmeticException.class);
            } else {
                random.invoicing().issue(invoice(customer, id, day));
            }
            int now = random.numbering().numbers(F).size();
            assertThat(now).isBetween(fewest, fewest + 1);
            fewest = now;
        }

        assertSound(random, F);
    }

    /** The four laws, by reading the numbers and all documents. */
    private static void assertSound(Receivables books, SeriesId series) {
        List<TakenNumber> taken = books.numbering().numbers(series);
        assertThat(taken.stream().map(each -> each.number().text()).distinct())
                .as("N01")
                .hasSameSizeAs(taken);
        assertThat(books.numbering().gaps(series)).as("N02").isEmpty();
        taken.stream()
                .filter(each -> !each.isVoid())
                .forEach(each -> assertThat(books.invoicing()
                                .find(
                                        each.claim().account().orElseThrow().customer(),
                                        each.claim().document().orElseThrow())
                                .flatMap(Invoice::number))
                        .as("N03")
                        .contains(each.number()));
        Map<Integer, List<TakenNumber>> byYear = new HashMap<>();
        taken.forEach(each -> byYear.computeIfAbsent(each.number().year().orElse(0), none -> new ArrayList<>())
                .add(each));
        byYear.values().forEach(year -> {
            assertThat(year.stream().map(each -> each.number().ordinal()))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, year.size()).boxed().toList());
            assertThat(year.stream().map(each -> each.claim().on())).as("N04").isSorted();
            assertThat(year.stream().map(TakenNumber::recordedAt)).as("N04").isSorted();
        });
    }

    @Test
    void N05_the_year_is_that_of_the_document_whatever_the_clock_and_the_zone_say() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "UTC")) {
                ZoneId local = ZoneId.of(zone);
                TimeZone.setDefault(TimeZone.getTimeZone(local));
                for (int minutes : List.of(-1, 0, 1)) {
                    Instant midnight = LocalDateTime.parse("2027-01-01T00:00")
                            .plusMinutes(minutes)
                            .atZone(local)
                            .toInstant();
                    Receivables here = Receivables.over(new InMemoryStore(), Clock.fixed(midnight, local));
                    here.customers()
                            .register(Customer.organisation(ACME, "Acme").build())
                            .orElseThrow();
                    here.numbering().define(SALES).orElseThrow();
                    for (String day : List.of("2026-12-31", "2027-01-01", "2028-02-29", "2028-12-31")) {
                        here.invoicing()
                                .issue(invoice(day, LocalDate.parse(day)))
                                .orElseThrow();
                    }

                    assertThat(here.numbering().numbers(F))
                            .extracting(taken -> taken.number().text())
                            .containsExactly("F-2026-00001", "F-2027-00001", "F-2028-00001", "F-2028-00002");
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void a_number_that_was_used_elsewhere_is_void_with_its_reason() {
        issue("INV-1", DAY).orElseThrow();

        Outcome<DocumentNumber> voided =
                books.numbering().voidNext(CommandId.of("V-1"), F, DAY, "on a form that was spoiled");
        issue("INV-2", DAY).orElseThrow();

        assertThat(voided.orElseThrow()).hasToString("F-2026-00002");
        assertThat(numberOf("INV-2")).contains("F-2026-00003");
        assertThat(books.numbering().gaps(F)).isEmpty();
        assertThat(books.numbering().numbers(F).get(1)).satisfies(taken -> {
            assertThat(taken.isVoid()).isTrue();
            assertThat(taken.claim().reason()).contains("on a form that was spoiled");
            assertThat(taken).asString().doesNotContain("spoiled");
        });
    }

    @Test
    void a_void_given_again_is_one_void_and_with_other_content_a_conflict() {
        CommandId v = CommandId.of("V-1");
        Outcome<DocumentNumber> first = books.numbering().voidNext(v, F, DAY, "spoiled");
        issue("INV-1", DAY.plusDays(3)).orElseThrow();

        assertThat(books.numbering().voidNext(v, F, DAY, "spoiled")).isEqualTo(first);
        assertThat(books.numbering().voidNext(v, F, DAY, "lost"))
                .isEqualTo(new Outcome.Conflicting<>(v, "spoiled", "lost", "reason"));
        assertThat(books.numbering().voidNext(v, F, DAY.plusDays(1), "spoiled"))
                .isEqualTo(new Outcome.Conflicting<>(v, "2026-03-01", "2026-03-02", "on"));
        assertThat(numbers(F)).hasSize(2);
    }

    @Test
    void a_void_is_refused_by_name_for_an_unknown_series_and_before_the_latest_number() {
        CommandId v = CommandId.of("V-1");
        issue("INV-1", DAY).orElseThrow();

        assertThat(books.numbering().voidNext(v, SeriesId.of("none"), DAY, "spoiled"))
                .isEqualTo(new Outcome.Refused<>(v, NumberingRefusal.UnknownSeries.of(SeriesId.of("none"))));
        assertThat(books.numbering().voidNext(v, F, DAY.minusDays(1), "spoiled"))
                .isEqualTo(new Outcome.Refused<>(v, NumberingRefusal.IssuedBeforeLast.of(F, DAY.minusDays(1), DAY)));
        assertThat(numbers(F)).hasSize(1);
    }

    @Test
    void a_series_is_defined_once() {
        Receivables clerk = books.actingAs(Actor.of("clerk")).onBasis(Basis.of("order 12"));
        NumberSeries credit = NumberSeries.continuous(SeriesId.of("credit"), "R");

        assertThat(clerk.numbering().define(credit).orElseThrow()).isEqualTo(credit);
        assertThat(books.numbering().define(credit).orElseThrow()).isEqualTo(credit);
        assertThat(books.numbering().define(credit.withDigits(3)))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("credit"), "5", "3", "digits"));

        assertThat(books.numbering().series()).hasSize(2).first().satisfies(definition -> {
            assertThat(definition.series()).isEqualTo(credit);
            assertThat(definition.actor()).isEqualTo(Actor.of("clerk"));
            assertThat(definition.basis()).contains(Basis.of("order 12"));
        });
    }

    @Test
    void N01_two_series_of_a_ledger_never_write_the_same_number() {
        SeriesId g = SeriesId.of("other");

        assertThat(books.numbering().define(NumberSeries.continuous(g, "F-2026")))
                .isEqualTo(new Outcome.Refused<>(CommandId.of("other"), NumberingRefusal.WrittenAlike.of(g, F)));
        assertThat(books.inLedger(LedgerId.of("branch")).numbering().define(NumberSeries.continuous(g, "F-2026")))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(books.numbering().series()).extracting(Definition::series).containsExactly(SALES);
    }

    @Test
    void a_series_that_is_not_there_has_no_numbers_and_no_gaps() {
        assertThat(books.numbering().numbers(SeriesId.of("none"))).isEmpty();
        assertThat(books.numbering().gaps(SeriesId.of("none"))).isEmpty();
    }
}
