package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.BRANCH;
import static io.cartera.contract.Samples.accountOf;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.IssuedDocumentLog;
import io.cartera.audit.SeriesChain;
import io.cartera.audit.SeriesLink;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.NumberClaim;
import io.cartera.store.NumberSeriesRepository;
import io.cartera.store.NumberSeriesRepository.Definition;
import io.cartera.store.Session;
import io.cartera.store.TakenNumber;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a {@link NumberSeriesRepository} keeps, and who waits for whom. */
public abstract class NumberSeriesRepositoryContract extends StoreContract {

    private static final Instant AT = Instant.parse("2026-01-10T10:00:00.123456Z");
    private static final LocalDate DAY = day("2026-01-10");
    private static final SeriesId F = SeriesId.of("F");
    private static final NumberSeries YEARLY = NumberSeries.yearly(F, "F");
    private static final int ROUNDS = 20;

    /** For the test of a store. */
    protected NumberSeriesRepositoryContract() {}

    private static Definition definition(NumberSeries series) {
        return Definition.of(series, AT, Actor.of("clerk-7"), Optional.empty());
    }

    private void define(NumberSeries... all) {
        for (NumberSeries series : all) {
            write(session -> session.numberSeries().define(LedgerId.MAIN, definition(series)));
        }
    }

    private static Command command(CommandKind kind, String id) {
        return Command.of(kind, CommandId.of(id), Actor.of("clerk-7"), Optional.empty());
    }

    private static NumberClaim issued(AccountId account, String document, LocalDate on) {
        return NumberClaim.issued(command(CommandKind.ISSUE, document), account, InvoiceId.of(document), on);
    }

    private static NumberClaim issued(String document, LocalDate on) {
        return issued(ACME_ACCOUNT, document, on);
    }

    private static NumberClaim voided(String command, LocalDate on) {
        return NumberClaim.voided(command(CommandKind.VOID_NUMBER, command), on, "spoiled");
    }

    private List<TakenNumber> take(SeriesId series, NumberClaim... claims) {
        return store().write(session -> {
            session.accounts().lock(ACME_ACCOUNT);
            return session.numberSeries().take(LedgerId.MAIN, series, List.of(claims), AT);
        });
    }

    private List<TakenNumber> all(LedgerId ledger, SeriesId series) {
        return read(session -> {
            List<TakenNumber> numbers = new ArrayList<>();
            session.numberSeries().forEach(ledger, series, numbers::add);
            return numbers;
        });
    }

    private List<String> texts() {
        return texts(all(LedgerId.MAIN, F));
    }

    private static List<String> texts(List<TakenNumber> numbers) {
        return numbers.stream().map(taken -> taken.number().text()).toList();
    }

    private Optional<NumberSeries> find(LedgerId ledger, String series) {
        return read(session -> session.numberSeries().find(ledger, SeriesId.of(series)));
    }

    @Test
    void a_series_with_all_its_parts_comes_back() {
        NumberSeries series = NumberSeries.yearly(F, "x".repeat(32))
                .withDigits(18)
                .separatedBy("/./")
                .startingAt(7)
                .startingIn(2026, 999_999_999_999_999_999L);
        Definition definition = Definition.of(series, AT, Actor.of("clerk-7"), Optional.of(Basis.of("order 12")));
        write(session -> session.numberSeries().define(LedgerId.MAIN, definition));

        assertEquals(Optional.of(series), find(LedgerId.MAIN, "F"));
        assertEquals(List.of(definition), read(session -> session.numberSeries().all(LedgerId.MAIN)));
    }

    @Test
    void every_number_bears_the_link_that_follows_from_the_number_before() {
        define(NumberSeries.yearly(F, "F"));
        Invoice document = numbered("INV-1", DAY);
        Invoice other = numbered("INV-2", DAY.plusYears(1));
        IssuedDocumentLog log = (previous, row, issued) -> previous.orElse("") + "/" + row.number()
                + issued.map(each -> each.id().value()).orElse("");
        take(
                F,
                issued("INV-1", DAY).over(document).loggedBy(log),
                voided("V-1", DAY).loggedBy(log));
        take(F, issued("INV-2", DAY.plusYears(1)).over(other));

        List<TakenNumber> all = all(LedgerId.MAIN, F);
        Optional<TakenNumber> before = Optional.empty();
        for (TakenNumber each : all) {
            SeriesLink link = each.link().orElseThrow();
            Optional<SeriesLink> last = before.flatMap(TakenNumber::link);
            assertEquals(SeriesChain.next(each.row(LedgerId.MAIN), link.facts(), link.own(), last), link);
            before = Optional.of(each);
        }
        List<SeriesLink> links =
                all.stream().map(each -> each.link().orElseThrow()).toList();
        assertEquals(
                List.of(
                        Optional.of("/" + all.get(0).number() + "INV-1"),
                        Optional.of("/" + all.get(0).number() + "INV-1/"
                                + all.get(1).number()),
                        Optional.empty()),
                links.stream().map(SeriesLink::own).toList());
        assertEquals(
                List.of(
                        Optional.of(SeriesChain.factsOf(document)),
                        Optional.empty(),
                        Optional.of(SeriesChain.factsOf(other))),
                links.stream().map(SeriesLink::facts).toList());
    }

    private static Invoice numbered(String id, LocalDate on) {
        return Invoice.draft(InvoiceId.of(id), ACME, on)
                .line("Consulting", eur("1"))
                .numberedBy(F)
                .build();
    }

    @Test
    void the_last_number_of_all_years_is_found_with_its_link() {
        define(NumberSeries.yearly(F, "F"));
        assertEquals(Optional.empty(), read(session -> session.numberSeries().last(LedgerId.MAIN, F)));
        take(F, issued("INV-1", DAY.plusYears(1)));
        TakenNumber last = take(F, voided("V-1", DAY)).get(0);

        Optional<TakenNumber> found = read(session -> session.numberSeries().last(LedgerId.MAIN, F));
        assertEquals(Optional.of(last), found);
        assertEquals(last.link(), found.flatMap(TakenNumber::link));
        assertEquals(Optional.empty(), read(session -> session.numberSeries().last(BRANCH, F)));
    }

    @Test
    void a_series_with_nothing_optional_comes_back() {
        List<NumberSeries> series = List.of(
                NumberSeries.continuous(SeriesId.of("A"), "").separatedBy("").withDigits(1),
                NumberSeries.continuous(SeriesId.of("B"), "B").writingYear(),
                NumberSeries.yearly(SeriesId.of("C"), "C"));
        define(series.toArray(NumberSeries[]::new));

        assertEquals(
                series.stream().map(NumberSeriesRepositoryContract::definition).toList(),
                read(session -> session.numberSeries().all(LedgerId.MAIN)));
    }

    @Test
    void series_that_look_alike_are_different() {
        for (String id : Samples.IDS) {
            define(NumberSeries.continuous(SeriesId.of(id), id.length() > 32 ? "" : id));
        }

        for (String id : Samples.IDS) {
            NumberSeries series = NumberSeries.continuous(SeriesId.of(id), id.length() > 32 ? "" : id);
            assertEquals(Optional.of(series), find(LedgerId.MAIN, id));
            assertEquals(
                    List.of(series.first(DAY)),
                    take(SeriesId.of(id), issued(id, DAY)).stream()
                            .map(TakenNumber::number)
                            .toList());
        }
    }

    @Test
    void an_unknown_series_is_not_found() {
        define(YEARLY);

        assertEquals(Optional.empty(), find(LedgerId.MAIN, "f"));
        assertEquals(List.of(), all(LedgerId.MAIN, SeriesId.of("f")));
        assertEquals(
                Optional.empty(), read(session -> session.numberSeries().latest(LedgerId.MAIN, SeriesId.of("f"), DAY)));
    }

    @Test
    void a_series_of_another_ledger_is_another() {
        NumberSeries inBranch = NumberSeries.continuous(F, "B");
        define(YEARLY);
        write(session -> session.numberSeries().define(BRANCH, definition(inBranch)));
        take(F, issued("INV-1", DAY));
        write(
                ACME_IN_BRANCH,
                session -> session.numberSeries().take(BRANCH, F, List.of(issued(ACME_IN_BRANCH, "INV-1", DAY)), AT));

        assertEquals(Optional.of(YEARLY), find(LedgerId.MAIN, "F"));
        assertEquals(Optional.of(inBranch), find(BRANCH, "F"));
        assertEquals(
                List.of(definition(inBranch)),
                read(session -> session.numberSeries().all(BRANCH)));
        assertEquals(List.of("F-2026-00001"), texts());
        assertEquals(List.of("B-00001"), texts(all(BRANCH, F)));
    }

    @Test
    void all_series_of_a_ledger_come_by_identifier() {
        Samples.idsOutOfOrder().forEach(id -> define(NumberSeries.continuous(SeriesId.of(id), "")));

        assertEquals(
                Samples.IDS_IN_ORDER,
                read(session -> session.numberSeries().all(LedgerId.MAIN)).stream()
                        .map(definition -> definition.series().id().value())
                        .toList());
    }

    @Test
    void a_series_is_defined_once_and_the_first_definition_stays() {
        define(YEARLY);

        assertThrows(DuplicateKeyException.class, () -> define(YEARLY));
        assertThrows(DuplicateKeyException.class, () -> define(NumberSeries.continuous(F, "F")));

        assertEquals(Optional.of(YEARLY), find(LedgerId.MAIN, "F"));
    }

    @Test
    void a_number_comes_back_with_all_its_parts() {
        define(YEARLY);
        Command issue = Command.of(
                CommandKind.ISSUE, CommandId.of("INV-1"), Actor.of("clerk-7"), Optional.of(Basis.of("file 12")));
        List<TakenNumber> taken = new ArrayList<>(take(
                F,
                NumberClaim.issued(issue, ACME_ACCOUNT, InvoiceId.of("INV-1"), DAY),
                issued("INV-2", Samples.LAST_DAY.withYear(2026))));
        for (String reason : Samples.TEXTS) {
            taken.addAll(take(
                    F,
                    NumberClaim.voided(
                            command(CommandKind.VOID_NUMBER, "V-" + taken.size()), day("2026-12-31"), reason)));
        }

        assertEquals(taken, all(LedgerId.MAIN, F));
        assertEquals(AT, taken.get(0).recordedAt());
        assertEquals(issue, taken.get(0).claim().command());
    }

    @Test
    void numbers_follow_one_another_from_the_first() {
        define(NumberSeries.continuous(F, "").separatedBy("").withDigits(2).startingAt(98));

        take(F, issued("INV-1", DAY));
        take(F, voided("V-1", DAY));
        take(F, issued("INV-2", DAY));

        assertEquals(List.of("98", "99", "100"), texts());
        assertEquals(
                List.of(1L, 2L, 3L),
                all(LedgerId.MAIN, F).stream().map(TakenNumber::position).toList());
    }

    @Test
    void numbers_start_again_with_each_year_where_the_series_does() {
        define(YEARLY.startingIn(2025, 42));

        take(F, issued("INV-1", day("2025-12-30")));
        take(F, issued("INV-2", day("2026-01-01")));
        take(F, issued("INV-3", day("2025-12-31")));
        take(F, issued("INV-4", day("2026-01-01")), issued("INV-5", day("2027-02-01")));

        assertEquals(List.of("F-2025-00042", "F-2025-00043", "F-2026-00001", "F-2026-00002", "F-2027-00001"), texts());
        assertEquals(
                List.of(1L, 3L, 2L, 4L, 5L),
                all(LedgerId.MAIN, F).stream().map(TakenNumber::position).toList());
    }

    @Test
    void a_series_that_does_not_start_again_counts_through_the_years() {
        define(NumberSeries.continuous(F, "F").writingYear());

        take(F, issued("INV-1", day("2025-12-31")));
        take(F, issued("INV-2", day("2026-01-01")));

        assertEquals(List.of("F-2025-00001", "F-2026-00002"), texts());
    }

    @Test
    void several_numbers_are_taken_at_once_in_the_order_of_the_claims() {
        define(YEARLY);
        NumberClaim[] claims = IntStream.range(0, 1500)
                .mapToObj(i -> issued("INV-" + (i * 7919 % 10_007), DAY))
                .toArray(NumberClaim[]::new);

        List<TakenNumber> taken = take(F, claims);

        assertEquals(List.of(claims), taken.stream().map(TakenNumber::claim).toList());
        assertEquals(taken, all(LedgerId.MAIN, F));
        assertEquals(LongStream.rangeClosed(1, 1500).boxed().toList(), ordinals(taken));
    }

    private static List<Long> ordinals(List<TakenNumber> numbers) {
        return numbers.stream().map(taken -> taken.number().ordinal()).toList();
    }

    @Test
    void instants_rise_though_the_clock_stands_still_or_goes_back() {
        define(YEARLY);
        take(F, issued("INV-1", DAY), issued("INV-2", DAY));
        write(
                ACME_ACCOUNT,
                session -> session.numberSeries()
                        .take(LedgerId.MAIN, F, List.of(issued("INV-3", DAY)), AT.minusSeconds(60)));
        take(F, issued("INV-4", DAY.plusYears(1)));

        assertEquals(
                LongStream.range(0, 4).mapToObj(i -> AT.plusNanos(i * 1000)).toList(),
                all(LedgerId.MAIN, F).stream().map(TakenNumber::recordedAt).toList());
    }

    @Test
    void the_latest_number_is_that_of_the_series_or_of_the_year() {
        SeriesId c = SeriesId.of("C");
        define(YEARLY, NumberSeries.continuous(c, "C"));
        for (SeriesId series : List.of(F, c)) {
            assertEquals(Optional.empty(), latest(series, DAY));
        }
        List<TakenNumber> yearly = take(F, issued("INV-1", day("2027-01-01")), voided("V-1", DAY));
        List<TakenNumber> continuous = take(c, issued("INV-1", day("2025-12-31")), voided("V-1", DAY));

        assertEquals(Optional.of(yearly.get(0)), latest(F, day("2027-12-31")));
        assertEquals(Optional.of(yearly.get(1)), latest(F, day("2026-01-01")));
        assertEquals(Optional.empty(), latest(F, day("2025-12-31")));
        assertEquals(Optional.of(continuous.get(1)), latest(c, day("2025-01-01")));
    }

    private Optional<TakenNumber> latest(SeriesId series, LocalDate day) {
        return read(session -> session.numberSeries().latest(LedgerId.MAIN, series, day));
    }

    @Test
    void a_number_whose_transaction_failed_is_taken_by_the_next() {
        define(YEARLY);
        take(F, issued("INV-1", DAY));

        assertThrows(
                ArithmeticException.class,
                () -> write(ACME_ACCOUNT, session -> {
                    session.numberSeries().take(LedgerId.MAIN, F, List.of(issued("INV-2", DAY.plusYears(1))), AT);
                    session.numberSeries()
                            .take(
                                    LedgerId.MAIN,
                                    F,
                                    List.of(issued("INV-3", DAY.plusDays(1)), voided("V-1", day("2026-12-31"))),
                                    AT);
                    throw new ArithmeticException();
                }));
        take(F, issued("INV-3", DAY), voided("V-1", DAY), issued("INV-2", DAY.plusYears(1)));

        assertEquals(List.of("F-2026-00001", "F-2026-00002", "F-2026-00003", "F-2027-00001"), texts());
    }

    @Test
    void a_claim_dated_before_the_latest_number_is_refused_and_takes_nothing() {
        define(YEARLY);
        take(F, issued("INV-1", DAY));

        assertThrows(IllegalArgumentException.class, () -> take(F, issued("INV-2", DAY.minusDays(1))));
        assertThrows(IllegalArgumentException.class, () -> take(F, voided("V-1", DAY.minusDays(1))));
        write(
                ACME_ACCOUNT,
                session -> assertThrows(
                        IllegalArgumentException.class,
                        () -> session.numberSeries()
                                .take(
                                        LedgerId.MAIN,
                                        F,
                                        List.of(issued("INV-2", DAY.plusDays(2)), issued("INV-3", DAY.plusDays(1))),
                                        AT)));
        take(F, issued("INV-4", DAY));

        assertEquals(List.of("F-2026-00001", "F-2026-00002"), texts());
    }

    @Test
    void a_document_has_one_number_of_a_series() {
        define(YEARLY);
        take(F, issued("INV-1", DAY));

        assertThrows(DuplicateKeyException.class, () -> take(F, issued("INV-1", DAY)));
        assertThrows(DuplicateKeyException.class, () -> take(F, issued("INV-2", DAY), issued("INV-2", DAY)));
        write(
                BETA_ACCOUNT,
                session ->
                        session.numberSeries().take(LedgerId.MAIN, F, List.of(issued(BETA_ACCOUNT, "INV-1", DAY)), AT));

        assertEquals(
                List.of(Optional.of(ACME_ACCOUNT), Optional.of(BETA_ACCOUNT)),
                all(LedgerId.MAIN, F).stream()
                        .map(taken -> taken.claim().account())
                        .toList());
    }

    @Test
    void a_command_voids_one_number_of_a_series() {
        SeriesId g = SeriesId.of("G");
        define(YEARLY, NumberSeries.yearly(g, "G"));
        List<TakenNumber> taken = take(F, issued("V-1", DAY), voided("V-1", DAY));
        List<TakenNumber> others = take(g, voided("V-1", DAY), issued("V-2", DAY));

        assertThrows(DuplicateKeyException.class, () -> take(F, voided("V-1", DAY)));
        assertThrows(DuplicateKeyException.class, () -> take(F, voided("V-2", DAY), voided("V-2", DAY)));

        assertEquals(Optional.of(taken.get(1)), voidedBy(F, "V-1"));
        assertEquals(Optional.of(others.get(0)), voidedBy(g, "V-1"));
        assertEquals(Optional.empty(), voidedBy(F, "V-2"));
        assertEquals(Optional.empty(), voidedBy(g, "V-2"));
        assertEquals(taken, all(LedgerId.MAIN, F));
    }

    private Optional<TakenNumber> voidedBy(SeriesId series, String command) {
        return read(session -> session.numberSeries().voidedBy(LedgerId.MAIN, series, CommandId.of(command)));
    }

    @Test
    void an_unknown_series_gives_no_number() {
        assertThrows(IllegalArgumentException.class, () -> take(F, voided("V-1", DAY)));
        assertThrows(
                IllegalArgumentException.class,
                () -> write(session -> session.numberSeries().lock(LedgerId.MAIN, F)));

        assertEquals(List.of(), all(LedgerId.MAIN, F));
    }

    @Test
    void a_number_is_taken_under_the_lock_of_the_account_only() {
        define(YEARLY);

        assertThrows(IllegalStateException.class, () -> take(F, issued(BETA_ACCOUNT, "INV-1", DAY)));

        assertEquals(List.of(), texts());
    }

    @Test
    void a_series_is_the_last_lock() {
        define(YEARLY);
        write(BETA_ACCOUNT, session -> {});

        for (boolean takes : List.of(true, false)) {
            write(ACME_ACCOUNT, session -> {
                if (takes) {
                    session.numberSeries().take(LedgerId.MAIN, F, List.of(issued("INV-1", DAY)), AT);
                } else {
                    session.numberSeries().lock(LedgerId.MAIN, F);
                }
                assertThrows(
                        IllegalStateException.class, () -> session.accounts().lock(BETA_ACCOUNT));
                session.accounts().lock(ACME_ACCOUNT);
            });
        }

        assertEquals(List.of("F-2026-00001"), texts());
    }

    @Test
    void series_are_locked_in_the_order_of_identifiers() {
        SeriesId g = SeriesId.of("G");
        define(YEARLY, NumberSeries.yearly(g, "G"));

        write(session -> {
            session.numberSeries().lock(LedgerId.MAIN, g);
            assertThrows(
                    IllegalStateException.class, () -> session.numberSeries().lock(LedgerId.MAIN, F));
        });
        write(session -> {
            session.numberSeries().lock(LedgerId.MAIN, F);
            session.numberSeries().lock(LedgerId.MAIN, g);
            session.numberSeries().lock(LedgerId.MAIN, F);
        });
    }

    @Test
    void documents_come_back_with_their_numbers() {
        define(YEARLY);
        Invoice inOne = document(ACME, "INV-1");
        Invoice without = Invoice.draft(InvoiceId.of("INV-2"), ACME, DAY)
                .line("Consulting", eur("1"))
                .build();
        Invoice note = Invoice.creditNote(InvoiceId.of("CN-1"), ACME, DAY)
                .line("Consulting", eur("1"))
                .crediting(InvoiceId.of("INV-1"))
                .numberedBy(F)
                .build();
        Invoice waiting = document(ACME, "INV-3");
        write(BETA_ACCOUNT, session -> {
            session.invoices().add(BETA_ACCOUNT, document(BETA_ACCOUNT.customer(), "INV-1"));
            session.numberSeries().take(LedgerId.MAIN, F, List.of(issued(BETA_ACCOUNT, "INV-1", DAY)), AT);
        });
        write(ACME_ACCOUNT, session -> {
            List.of(inOne, without, note, waiting)
                    .forEach(each -> session.invoices().add(ACME_ACCOUNT, each));
            session.numberSeries().take(LedgerId.MAIN, F, List.of(issued("CN-1", DAY), issued("INV-1", DAY)), AT);
        });

        Invoice numbered = inOne.numbered(YEARLY.after(YEARLY.after(YEARLY.first(DAY), DAY), DAY));
        Invoice numberedNote = note.numbered(YEARLY.after(YEARLY.first(DAY), DAY));
        assertEquals(Optional.of(numbered), read(session -> session.invoices().find(ACME_ACCOUNT, inOne.id())));
        assertEquals(
                Optional.of(YEARLY.first(DAY)),
                read(session -> session.invoices().find(BETA_ACCOUNT, inOne.id()))
                        .flatMap(Invoice::number));
        assertEquals(
                List.of(numberedNote, numbered, without, waiting),
                read(session -> session.invoices().of(ACME_ACCOUNT)));
        assertEquals(
                List.of(numberedNote), read(session -> session.invoices().creditNotesTo(ACME_ACCOUNT, inOne.id())));
    }

    private static Invoice document(CustomerId customer, String id) {
        return Invoice.draft(InvoiceId.of(id), customer, DAY)
                .line("Consulting", eur("1"))
                .numberedBy(F)
                .build();
    }

    @Test
    void clerks_who_take_numbers_at_once_leave_no_gap_and_share_none() {
        define(YEARLY);
        int clerks = 8;
        for (int round = 0; round < ROUNDS; round++) {
            int of = round;
            List<Supplier<List<TakenNumber>>> works = new ArrayList<>();
            for (int clerk = 0; clerk < clerks; clerk++) {
                AccountId account = accountOf("C" + clerk);
                works.add(() -> store().write(session -> takeTwo(session, account, of)));
            }
            Clerks.together(works);
        }

        List<TakenNumber> all = all(LedgerId.MAIN, F);
        List<Long> wanted =
                LongStream.rangeClosed(1, 2L * clerks * ROUNDS).boxed().toList();
        assertEquals(wanted, ordinals(all));
        assertEquals(wanted, all.stream().map(TakenNumber::position).toList());
        for (int i = 1; i < all.size(); i++) {
            assertTrue(all.get(i).recordedAt().isAfter(all.get(i - 1).recordedAt()));
        }
    }

    private static List<TakenNumber> takeTwo(Session session, AccountId account, int round) {
        session.accounts().lock(account);
        return session.numberSeries()
                .take(
                        LedgerId.MAIN,
                        F,
                        List.of(issued(account, "INV-" + round, DAY), issued(account, "DN-" + round, DAY)),
                        AT);
    }

    @Test
    void sessions_with_two_accounts_each_and_one_series_come_to_an_end() {
        define(YEARLY);
        for (int round = 0; round < ROUNDS; round++) {
            int of = round;
            Clerks.together(List.of(
                    () -> store().write(session -> takeForBoth(session, "A", "C", of)),
                    () -> store().write(session -> takeForBoth(session, "B", "C", of)),
                    () -> store().write(session -> takeForBoth(session, "A", "B", of))));
        }

        assertEquals(LongStream.rangeClosed(1, 6L * ROUNDS).boxed().toList(), ordinals(all(LedgerId.MAIN, F)));
    }

    private static List<TakenNumber> takeForBoth(Session session, String first, String second, int round) {
        session.accounts().lock(accountOf(first));
        session.accounts().lock(accountOf(second));
        String document = first + second + round;
        return session.numberSeries()
                .take(
                        LedgerId.MAIN,
                        F,
                        List.of(issued(accountOf(first), document, DAY), issued(accountOf(second), document, DAY)),
                        AT);
    }

    @Test
    void a_series_defined_by_two_clerks_is_defined_once() {
        Receivables books = Receivables.over(store());
        for (int round = 0; round < ROUNDS; round++) {
            SeriesId id = SeriesId.of("S" + round);
            NumberSeries one = NumberSeries.continuous(id, "S" + round + "x");
            List<Outcome<NumberSeries>> outcomes = Clerks.together(List.of(
                    () -> books.numbering().define(one), () -> books.numbering().define(one.withDigits(7))));

            assertEquals(
                    1,
                    outcomes.stream().filter(Outcome.Applied.class::isInstance).count());
            assertEquals(
                    1,
                    outcomes.stream()
                            .filter(Outcome.Conflicting.class::isInstance)
                            .count());
        }
    }
}
