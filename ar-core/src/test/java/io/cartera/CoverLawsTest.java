package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountId;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.collection.NoticeId;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.SentNotice;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.cover.Collateral;
import io.cartera.cover.InsuredDebts;
import io.cartera.cover.InsuredItem;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.creditfile.Security;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.risk.RiskAssessment;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.Recording;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** C078, C076: laws of what is insured and secured, and of what is found. */
class CoverLawsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final AccountId ACCOUNT = AccountId.of(LedgerId.MAIN, ACME);
    private static final LocalDate START = LocalDate.parse("2026-01-01");
    private static final AsOf ASKED = AsOf.of(START.plusDays(200));

    private static Money cents(long minor) {
        return Money.ofMinor(CurrencyUnit.EUR, minor);
    }

    private static CustomerFile file(List<CustomerFact> facts) {
        List<CustomerFactRecorded> recorded = new ArrayList<>();
        for (CustomerFact fact : facts) {
            Command command = Command.of(
                    fact.kind().recordedBy(), CommandId.of("C-" + recorded.size()), Actor.SYSTEM, Optional.empty());
            recorded.add(
                    CustomerFactRecorded.of(ACCOUNT, fact, new Recording(recorded.size() + 1, Instant.EPOCH, command)));
        }
        return CustomerFile.of(Customer.organisation(ACME, "Acme").build(), recorded);
    }

    /** Debits of one customer, a day apart or on the same one, in two currencies, on terms of up to 90 days. */
    private static List<OpenItem> debits(List<Long> amounts, long seed) {
        Random random = new Random(seed);
        List<OpenItem> debits = new ArrayList<>();
        for (long minor : amounts) {
            LocalDate on = START.plusDays(random.nextInt(100));
            Money amount = random.nextInt(5) == 0 ? Money.ofMinor(CurrencyUnit.USD, minor) : cents(minor);
            debits.add(OpenItem.debit(ACME, "INV-" + debits.size(), amount, on, on.plusDays(random.nextInt(90))));
        }
        return debits;
    }

    private static CreditInsurance policy(long limit, int share, long firstLoss, int days) {
        return CreditInsurance.of("POL", "Insurer", cents(limit), new Percentage(BigDecimal.valueOf(share)))
                .firstLoss(cents(firstLoss))
                .maximumTermDays(days);
    }

    private static InsuredDebts insured(CreditInsurance policy, List<OpenItem> debits) {
        return InsuredDebts.of(file(List.of(FileEntry.of(ACME, START).insurance(policy))), debits, ASKED);
    }

    @Property(tries = 300)
    void what_is_insured_is_never_more_than_open_than_the_limit_or_than_its_share(
            @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 1_000_000) Long> amounts,
            @ForAll long seed,
            @ForAll @LongRange(max = 3_000_000) long limit,
            @ForAll @IntRange(min = 1, max = 100) int share,
            @ForAll @LongRange(max = 50_000) long firstLoss,
            @ForAll @IntRange(max = 90) int days) {
        List<OpenItem> debits = debits(amounts, seed);

        InsuredDebts insured = insured(policy(limit, share, firstLoss, days), debits);

        Money within = Money.zero(CurrencyUnit.EUR);
        Money covered = Money.zero(CurrencyUnit.EUR);
        for (InsuredItem item : insured.items()) {
            assertThat(item.insured().isNegative()).isFalse();
            assertThat(item.insured().isGreaterThan(item.withinLimit())).isFalse();
            assertThat(item.withinLimit().isGreaterThan(item.item().open())).isFalse();
            assertThat(item.insured().plus(item.uncovered()))
                    .isEqualTo(item.item().open());
            assertThat(item.gap().isEmpty()).isEqualTo(item.uncovered().isZero());
            if (item.item().currency().equals(CurrencyUnit.EUR)) {
                within = within.plus(item.withinLimit());
                covered = covered.plus(item.insured());
            }
        }
        assertThat(within.isGreaterThan(cents(limit))).isFalse();
        assertThat(covered.getAmount())
                .isLessThanOrEqualTo(within.getAmount()
                        .multiply(BigDecimal.valueOf(share))
                        .movePointLeft(2)
                        .subtract(cents(firstLoss).getAmount())
                        .max(BigDecimal.ZERO));
        assertThat(insured.insured(CurrencyUnit.EUR)).isEqualTo(covered);
        assertThat(insured.insured(CurrencyUnit.USD)).isEqualTo(Money.zero(CurrencyUnit.USD));
    }

    @Property(tries = 200)
    void a_withdrawal_raises_the_cover_of_no_debit(
            @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 1_000_000) Long> amounts,
            @ForAll long seed,
            @ForAll @LongRange(max = 3_000_000) long limit,
            @ForAll @LongRange(max = 50_000) long firstLoss,
            @ForAll @IntRange(max = 110) int day) {
        List<OpenItem> debits = debits(amounts, seed);
        CreditInsurance policy = policy(limit, 90, firstLoss, 90);
        LocalDate from = START.plusDays(day);
        FileEntry entry = FileEntry.of(ACME, START);

        List<InsuredItem> before = insured(policy, debits).items();
        List<InsuredItem> anew = insured(policy.withdrawnFrom(from), debits).items();
        List<InsuredItem> later = InsuredDebts.of(
                        file(List.of(
                                entry.insurance(policy),
                                FileEntry.of(ACME, from).insurance(policy.withdrawnFrom(from)))),
                        debits,
                        ASKED)
                .items();

        assertThat(later)
                .extracting(InsuredItem::insured)
                .isEqualTo(anew.stream().map(InsuredItem::insured).toList());
        for (int i = 0; i < before.size(); i++) {
            assertThat(anew.get(i).item()).isEqualTo(before.get(i).item());
            assertThat(anew.get(i).insured().isGreaterThan(before.get(i).insured()))
                    .isFalse();
            if (before.get(i).item().documentOn().isBefore(from)) {
                assertThat(anew.get(i).insured()).isEqualTo(before.get(i).insured());
            }
        }
    }

    @Property(tries = 200)
    void the_order_in_which_debits_are_given_changes_nothing(
            @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 1_000_000) Long> amounts,
            @ForAll long seed,
            @ForAll @LongRange(max = 3_000_000) long limit) {
        List<OpenItem> debits = debits(amounts, seed);
        List<OpenItem> shuffled = new ArrayList<>(debits);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(insured(policy(limit, 90, 1000, 60), shuffled))
                .isEqualTo(insured(policy(limit, 90, 1000, 60), debits));
    }

    @Property(tries = 200)
    void a_relief_is_never_below_zero_nor_above_what_is_owed_and_grows_with_what_is_held(
            @ForAll @Size(max = 6) List<@LongRange(min = 1, max = 1_000_000) Long> amounts,
            @ForAll @LongRange(min = -10, max = 3_000_000) long owed,
            @ForAll @IntRange(max = 100) int counted) {
        List<CustomerFact> held = new ArrayList<>();
        Money last = Money.zero(CurrencyUnit.EUR);
        for (long minor : amounts) {
            Security.Kind kind = Security.Kind.values()[(int) (minor % Security.Kind.values().length)];
            held.add(FileEntry.of(ACME, START)
                    .security(
                            "S-" + held.size(),
                            Security.of(kind, cents(minor)).counted(new Percentage(BigDecimal.valueOf(counted)))));
            Money relief = Collateral.of(file(held), ASKED).relief(cents(owed));

            assertThat(relief.isNegative()).isFalse();
            assertThat(relief.isGreaterThan(cents(Math.max(0, owed)))).isFalse();
            assertThat(relief.isLessThan(last)).isFalse();
            last = relief;
        }
    }

    @Property(tries = 30)
    void signals_do_not_depend_on_the_order_in_which_anything_of_a_day_was_recorded(
            @ForAll @Size(min = 6, max = 10) List<@LongRange(min = 1, max = 1_000_000) Long> amounts,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Consumer<Receivables>> documents = new ArrayList<>();
        List<Consumer<Receivables>> others = new ArrayList<>();
        for (long minor : amounts) {
            int number = documents.size();
            LocalDate on = START.plusDays(random.nextInt(150));
            LocalDate due = on.plusDays(random.nextInt(40));
            documents.add(books -> issue(books, number, cents(minor), on, due));
            others.add(others(random.nextInt(6), number, minor, due, random.nextInt(40)));
        }
        RiskAssessment first = assess(documents, others);
        Collections.shuffle(documents, random);
        Collections.shuffle(others, random);

        RiskAssessment shuffled = assess(documents, others);
        assertThat(shuffled).isEqualTo(first);
        assertThat(shuffled.inWords()).isEqualTo(first.inWords());
        assertThat(first.signals()).isSorted();
        Statistics.label("kinds found").collect(first.signals().size() > 2);
    }

    private static void issue(Receivables books, int number, Money amount, LocalDate on, LocalDate due) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-" + number), ACME, on)
                        .line("Goods", amount)
                        .dueOn(due)
                        .build())
                .orElseThrow();
    }

    /** A payment, a promise, a notice or a fact of the file that has to do with a document. */
    private static Consumer<Receivables> others(int kind, int number, long minor, LocalDate due, int days) {
        ItemId debit = ItemId.debit("INV-" + number);
        LocalDate on = due.plusDays(days);
        FileEntry entry = FileEntry.of(ACME, ASKED.date().minusDays(days));
        CommandId command = CommandId.of("C-" + number);
        return switch (kind) {
            case 0 ->
                books -> {
                    books.cash()
                            .receive(Payment.received(PaymentId.of("PAY-" + number), ACME, cents(minor), on)
                                    .withReference(debit.document()))
                            .orElseThrow();
                };
            case 1 ->
                books -> books.collections()
                        .promise(PromiseToPay.of(PromiseId.of("P-" + number), ACME, cents(minor), due, on)
                                .forItems(List.of(debit)))
                        .orElseThrow();
            case 2 ->
                books -> books.collections()
                        .sent(SentNotice.of(
                                NoticeId.of("N-" + number),
                                ACME,
                                1 + days % 4,
                                on,
                                SentNotice.Channel.LETTER,
                                List.of(debit)))
                        .orElseThrow();
            case 3 ->
                books -> books.customers()
                        .record(command, entry.contactPoint("point " + number, ContactPoint.phone("+34 " + number)))
                        .orElseThrow();
            case 4 ->
                books -> books.customers()
                        .record(
                                command,
                                entry.insurance(CreditInsurance.of(
                                                "POL " + number, "Insurer", cents(minor), Percentage.of("90"))
                                        .withdrawnFrom(on)))
                        .orElseThrow();
            default ->
                books -> books.customers()
                        .record(
                                command,
                                entry.security("S " + number, Security.of(Security.Kind.DEPOSIT, cents(minor)))
                                        .until(ASKED.date().plusDays(1 + days)))
                        .orElseThrow();
        };
    }

    private static RiskAssessment assess(List<Consumer<Receivables>> documents, List<Consumer<Receivables>> others) {
        Receivables books = Receivables.over(
                new InMemoryStore(), Clock.fixed(Instant.parse("2026-09-01T12:00:00Z"), ZoneOffset.UTC));
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        documents.forEach(step -> step.accept(books));
        others.forEach(step -> step.accept(books));
        books.cash().apply(ACME, ASKED.date()).orElseThrow();
        return books.risks().assess(ACME, ASKED).orElseThrow();
    }
}
