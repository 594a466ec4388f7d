package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.access.AccessDeniedException;
import io.cartera.access.NotPermitted;
import io.cartera.access.Permission;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.cover.Collateral;
import io.cartera.cover.CoverDeadline;
import io.cartera.cover.InsuredDebts;
import io.cartera.cover.InsuredItem;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditReason;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.LimitMeasure;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.creditfile.Security;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.exposure.ExposureTerm;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** C078: what is insured and secured of what a customer owes, and by when an insurer is to be told. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class C078CreditInsuranceTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate START = day("2026-01-01");
    private static final LocalDate TODAY = day("2026-06-30");
    private static final CreditInsurance POLICY = CreditInsurance.of(
                    "POL-7", "Insurer A", eur("100000"), Percentage.of("90"))
            .firstLoss(eur("1000"))
            .maximumTermDays(60)
            .notifyWithin(30)
            .claimWithin(180);

    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books =
            Receivables.over(store, Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC));
    private int commands;

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @BeforeEach
    void two_customers() {
        for (CustomerId customer : List.of(ACME, BOLT)) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build())
                    .orElseThrow();
        }
    }

    private void record(CustomerFact fact) {
        commands++;
        books.customers().record(CommandId.of("C-" + commands), fact).orElseThrow();
    }

    private void insure(LocalDate from, CreditInsurance insurance) {
        record(FileEntry.of(ACME, from).insurance(insurance));
    }

    private void issue(CustomerId customer, String id, Money amount, LocalDate on, int days) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, on)
                        .line("Goods", amount)
                        .dueOn(on.plusDays(days))
                        .build())
                .orElseThrow();
    }

    private InsuredDebts insured(LocalDate on) {
        return books.risks().insured(ACME, AsOf.of(on)).orElseThrow();
    }

    private Money insuredInEuro(LocalDate on) {
        return insured(on).insured(CurrencyUnit.EUR);
    }

    private void januaryFebruaryAndLongTerms() {
        insure(START, POLICY);
        issue(ACME, "JAN", eur("70000"), day("2026-01-15"), 30);
        issue(ACME, "FEB", eur("50000"), day("2026-02-15"), 60);
        issue(ACME, "LONG", eur("10000"), day("2026-03-01"), 90);
    }

    @Test
    void C078_the_worked_numbers_of_limit_share_first_loss_and_terms() {
        januaryFebruaryAndLongTerms();

        InsuredDebts debts = insured(TODAY);

        assertThat(debts.items())
                .extracting(InsuredItem::withinLimit)
                .containsExactly(eur("70000"), eur("30000"), eur("0"));
        assertThat(debts.items())
                .extracting(InsuredItem::insured)
                .containsExactly(eur("62000"), eur("27000"), eur("0"));
        assertThat(debts.items())
                .extracting(item -> item.gap().orElseThrow())
                .containsExactly(InsuredItem.Gap.RETAINED, InsuredItem.Gap.LIMIT_USED, InsuredItem.Gap.TERMS_TOO_LONG);
        assertThat(debts.insured(CurrencyUnit.EUR)).isEqualTo(eur("89000"));
        assertThat(debts.uncovered().in(CurrencyUnit.EUR)).isEqualTo(eur("41000"));
    }

    @Test
    void C142_each_gap_is_told_in_words_with_its_figures() {
        januaryFebruaryAndLongTerms();
        issue(ACME, "USD", Money.parse("USD 5"), day("2026-03-02"), 30);
        insure(day("2026-04-01"), POLICY.withdrawnFrom(day("2026-04-01")));
        issue(ACME, "APR", eur("5"), day("2026-04-02"), 30);
        issue(ACME, "OLD", eur("5"), day("2025-12-31"), 30);

        assertThat(insured(TODAY).items())
                .extracting(InsuredItem::inWords)
                .containsExactly(
                        "OLD: EUR 0.00 of EUR 5.00 is insured, since no policy held on 2025-12-31.",
                        "JAN: EUR 62000.00 of EUR 70000.00 is insured under policy POL-7, since the insurer pays 90 % after"
                                + " a first loss of EUR 1000.00.",
                        "FEB: EUR 27000.00 of EUR 50000.00 is insured under policy POL-7, since the limit of EUR 100000.00"
                                + " leaves EUR 30000.00 for it.",
                        "LONG: EUR 0.00 of EUR 10000.00 is insured under policy POL-7, since it falls due more than 60 days"
                                + " after its date.",
                        "USD: USD 0.00 of USD 5.00 is insured under policy POL-7, since the policy is in EUR.",
                        "APR: EUR 0.00 of EUR 5.00 is insured under policy POL-7, since the insurer covers nothing dated"
                                + " from 2026-04-01 on.");
    }

    @Test
    void C078_a_withdrawal_leaves_what_is_dated_before_it_and_covers_nothing_after() {
        insure(START, POLICY.firstLoss(eur("0")));
        issue(ACME, "BEFORE", eur("100"), day("2026-03-31"), 30);
        insure(START, POLICY.firstLoss(eur("0")).withdrawnFrom(day("2026-04-01")));
        issue(ACME, "AFTER", eur("100"), day("2026-04-01"), 30);

        assertThat(insured(TODAY).items()).extracting(InsuredItem::insured).containsExactly(eur("90"), eur("0"));
    }

    @Test
    void C078_a_withdrawal_that_is_on_file_later_than_its_day_counts_from_its_day_until_cover_is_granted_again() {
        insure(START, POLICY.firstLoss(eur("0")));
        for (String on : List.of("2026-05-31", "2026-06-05", "2026-06-10", "2026-06-20")) {
            issue(ACME, on, eur("100"), day(on), 30);
        }
        insure(day("2026-06-10"), POLICY.firstLoss(eur("0")).withdrawnFrom(day("2026-06-01")));
        assertThat(insured(TODAY).items())
                .extracting(InsuredItem::insured)
                .containsExactly(eur("90"), eur("0"), eur("0"), eur("0"));
        assertThat(insured(TODAY).items().get(1).inWords()).contains("nothing dated from 2026-06-01 on");
        assertThat(insuredInEuro(day("2026-06-09"))).as("not on file yet").isEqualTo(eur("180"));

        insure(day("2026-06-15"), POLICY.firstLoss(eur("0")));
        assertThat(insured(TODAY).items())
                .extracting(InsuredItem::insured)
                .containsExactly(eur("90"), eur("0"), eur("0"), eur("90"));

        insure(day("2026-06-10"), POLICY.firstLoss(eur("0")));
        assertThat(insuredInEuro(TODAY)).as("the letter was a mistake").isEqualTo(eur("360"));
    }

    @Test
    void C078_of_two_policies_the_first_that_can_cover_a_debit_does() {
        insure(START, CreditInsurance.of("A", "Insurer A", Money.parse("USD 100"), Percentage.of("100")));
        insure(
                START,
                CreditInsurance.of("B", "Insurer B", eur("1000"), Percentage.of("100"))
                        .maximumTermDays(30));
        issue(ACME, "SHORT", eur("300"), day("2026-02-01"), 30);
        issue(ACME, "LONG", eur("300"), day("2026-02-02"), 31);

        List<InsuredItem> items = insured(TODAY).items();

        assertThat(items).extracting(InsuredItem::insured).containsExactly(eur("300"), eur("0"));
        assertThat(items.get(0).insurance().map(CreditInsurance::policy)).contains("B");
        assertThat(items.get(1).gap()).contains(InsuredItem.Gap.OTHER_CURRENCY);
        assertThat(items.get(1).insurance().map(CreditInsurance::policy)).contains("A");
    }

    @Test
    void C078_money_back_fees_and_credits_are_not_insured_and_what_is_paid_makes_room() {
        insure(START, POLICY.firstLoss(eur("0")));
        issue(ACME, "BIG", eur("100000"), day("2026-02-01"), 30);
        issue(ACME, "NEXT", eur("40000"), day("2026-02-02"), 30);
        assertThat(insuredInEuro(TODAY)).isEqualTo(eur("90000"));

        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, eur("75000"), day("2026-03-01"))
                        .withReference("BIG"))
                .orElseThrow();
        assertThat(insuredInEuro(TODAY)).as("unapplied money lowers nothing").isEqualTo(eur("90000"));
        books.cash().apply(ACME, day("2026-03-01")).orElseThrow();

        assertThat(insuredInEuro(day("2026-02-28"))).isEqualTo(eur("90000"));
        assertThat(insuredInEuro(TODAY)).as("25,000 and 40,000 at 90 %").isEqualTo(eur("58500"));
    }

    @Test
    void C078_of_two_policies_the_first_by_number_holds_and_none_goes_on_where_it_stops() {
        insure(START, CreditInsurance.of("B", "Insurer B", eur("1000"), Percentage.of("100")));
        insure(START, CreditInsurance.of("A", "Insurer A", eur("100"), Percentage.of("50")));
        issue(ACME, "INV-1", eur("300"), day("2026-02-01"), 30);

        assertThat(insuredInEuro(TODAY)).isEqualTo(eur("50"));
        record(FileEntry.of(ACME, START)
                .insurance(CreditInsurance.of("A", "Insurer A", eur("100"), Percentage.of("50")))
                .until(day("2026-01-31")));
        assertThat(insuredInEuro(TODAY)).as("A had ended by then").isEqualTo(eur("300"));
    }

    @Test
    void C078_what_was_insured_at_invoicing_stays_as_it_was_whatever_is_recorded_later() {
        insure(START, POLICY.firstLoss(eur("0")));
        issue(ACME, "INV-1", eur("60000"), day("2026-02-01"), 30);
        issue(ACME, "INV-2", eur("60000"), day("2026-03-01"), 30);
        InsuredDebts first = atInvoicing("INV-1");
        InsuredDebts second = atInvoicing("INV-2");
        assertThat(first.insured(CurrencyUnit.EUR)).isEqualTo(eur("54000"));
        assertThat(second.insured(CurrencyUnit.EUR)).isEqualTo(eur("36000"));

        insure(START, POLICY.firstLoss(eur("5000")));
        insure(START, POLICY.withdrawnFrom(START));
        record(FileEntry.of(ACME, START).insurance(POLICY).until(START.plusDays(1)));
        insure(START, CreditInsurance.of("A", "Insurer A", eur("1"), Percentage.of("1")));
        issue(ACME, "BACKDATED", eur("90000"), day("2026-01-15"), 30);
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, eur("60000"), day("2026-02-15"))
                        .withReference("INV-1"))
                .orElseThrow();
        books.cash().apply(ACME, day("2026-02-15")).orElseThrow();
        books.invoicing()
                .reverse(CommandId.of("REV"), ACME, InvoiceId.of("INV-2"), day("2026-03-01"))
                .orElseThrow();

        assertThat(atInvoicing("INV-1")).isEqualTo(first);
        assertThat(atInvoicing("INV-2")).isEqualTo(second);
        assertThat(insuredInEuro(day("2026-04-01"))).isNotEqualTo(eur("90000"));
        assertThat(books.risks().insuredAtInvoicing(ACME, InvoiceId.of("NONE"))).isEmpty();
        assertThat(books.risks().insuredAtInvoicing(CustomerId.of("NOBODY"), InvoiceId.of("INV-1")))
                .isEmpty();
    }

    private InsuredDebts atInvoicing(String document) {
        return books.risks().insuredAtInvoicing(ACME, InvoiceId.of(document)).orElseThrow();
    }

    @Test
    void C078_an_erasure_leaves_the_figures_of_a_policy_and_names_nobody() {
        insure(START, POLICY);
        CustomerFact fact = FileEntry.of(ACME, START).insurance(POLICY);

        assertThat(fact.kind().isPersonal()).isFalse();
        assertThat(FileEntry.of(ACME, START)
                        .security("g", Security.of(Security.Kind.GUARANTEE, eur("1")))
                        .kind()
                        .isPersonal())
                .isTrue();
    }

    @Test
    void C078_deadlines_come_by_last_day_notification_before_claim_and_only_of_what_is_overdue_and_covered() {
        insure(START, POLICY.claimWithin(30));
        record(FileEntry.of(BOLT, START)
                .insurance(CreditInsurance.of("POL-8", "Insurer B", eur("500"), Percentage.of("80"))
                        .claimWithin(15)));
        issue(ACME, "INV-1", eur("5000"), day("2026-02-01"), 30);
        issue(ACME, "INV-2", eur("5000"), day("2026-03-01"), 30);
        issue(ACME, "TINY", eur("0.01"), day("2026-02-02"), 30);
        issue(BOLT, "INV-1", eur("100"), day("2026-03-01"), 30);

        List<CoverDeadline> deadlines = books.risks().deadlines(AsOf.of(day("2026-04-01")));

        assertThat(deadlines)
                .extracting(deadline -> deadline.item().customer() + " "
                        + deadline.item().id().document() + " " + deadline.kind() + " " + deadline.lastDay() + " "
                        + deadline.atStake() + " " + deadline.daysLeft(day("2026-04-01")))
                .containsExactly(
                        "ACME INV-1 NOTIFICATION 2026-04-02 EUR 3500.00 1",
                        "ACME INV-1 CLAIM 2026-04-02 EUR 3500.00 1",
                        "ACME TINY NOTIFICATION 2026-04-03 EUR 0.00 2",
                        "ACME TINY CLAIM 2026-04-03 EUR 0.00 2",
                        "BOLT INV-1 CLAIM 2026-04-15 EUR 80.00 14",
                        "ACME INV-2 NOTIFICATION 2026-04-30 EUR 4500.00 29",
                        "ACME INV-2 CLAIM 2026-04-30 EUR 4500.00 29");
        assertThat(books.risks().deadlines(AsOf.of(day("2026-03-03")))).isEmpty();
        assertThat(books.risks().deadlines(AsOf.of(day("2026-03-04")))).hasSize(2);
    }

    @Test
    void C078_who_may_not_see_the_file_or_the_account_is_told_of_no_cover() {
        AsOf asOf = AsOf.of(TODAY);
        for (Permission missing : List.of(Permission.READ_CUSTOMERS, Permission.READ_ACCOUNTS)) {
            Receivables clerk = books.admitting(
                    request -> request.permission() == missing ? Optional.of(NotPermitted.INSTANCE) : Optional.empty());

            assertThatThrownBy(() -> clerk.risks().insured(ACME, asOf)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> clerk.risks().collateral(ACME, asOf)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> clerk.risks().deadlines(asOf)).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void C078_liquid_securities_relieve_what_is_owed_and_no_more() {
        FileEntry entry = FileEntry.of(ACME, START);
        record(entry.security(
                "bank",
                Security.of(Security.Kind.BANK_GUARANTEE, eur("10000"))
                        .counted(Percentage.of("80"))
                        .withDocument("DMS-1")));
        record(entry.security("title", Security.of(Security.Kind.RETENTION_OF_TITLE, eur("5000"))));
        record(entry.security("usd", Security.of(Security.Kind.DEPOSIT, Money.parse("USD 70"))));
        record(entry.security("old", Security.of(Security.Kind.DEPOSIT, eur("1")))
                .until(day("2026-02-01")));

        Collateral held = books.risks().collateral(ACME, AsOf.of(TODAY)).orElseThrow();

        assertThat(held.held()).containsOnlyKeys("bank", "title", "usd");
        assertThat(held.value().amounts()).containsExactly(eur("8000"), Money.parse("USD 70"));
        assertThat(held.relief(eur("9000"))).isEqualTo(eur("8000"));
        assertThat(held.relief(eur("6000"))).isEqualTo(eur("6000"));
        assertThat(held.relief(eur("-6000"))).isEqualTo(eur("0"));
        assertThat(held.relief(Money.parse("JPY 10"))).isEqualTo(Money.parse("JPY 0"));
        assertThat(books.risks()
                        .collateral(ACME, AsOf.of(day("2026-01-31")))
                        .orElseThrow()
                        .value()
                        .in(CurrencyUnit.EUR))
                .isEqualTo(eur("8001"));
        assertThat(books.risks().collateral(CustomerId.of("NOBODY"), AsOf.of(TODAY)))
                .isEmpty();
    }

    private static Reservation document(String id, SalesDocumentKind kind, String amount) {
        return Reservation.ofDocument(ReservationId.of(id), ACME, eur(amount), kind, START);
    }

    @Test
    void C078_the_worked_numbers_of_exposure_and_limit_through_the_door() {
        record(FileEntry.of(ACME, START).security("d", Security.of(Security.Kind.DEPOSIT, eur("2000"))));
        issue(ACME, "INV", eur("62000"), START, 30);
        books.reservations()
                .state(document("D", SalesDocumentKind.DELIVERY, "8000"))
                .orElseThrow();
        books.reservations()
                .state(document("O", SalesDocumentKind.ORDER, "15000"))
                .orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("P"), ACME, eur("3000"), START))
                .orElseThrow();
        books.credit().grant(ACME, CreditLimit.of(eur("100000")), START).orElseThrow();

        CreditExposure exposure = books.credit().exposure(ACME, CurrencyUnit.EUR, TODAY);
        CreditUtilisation used = new CreditUtilisation(ACME, eur("100000"), exposure.net());

        assertThat(exposure.net()).isEqualTo(eur("80000"));
        assertThat(exposure.amount(ExposureTerm.COLLATERAL)).isEqualTo(eur("2000"));
        assertThat(used.available()).isEqualTo(eur("20000"));
        assertThat(used.percent()).contains(new BigDecimal("80.00"));
        assertThat(books.credit().decide(ACME, eur("20000"), TODAY).reasons()).isEmpty();
        assertThat(books.credit().decide(ACME, eur("20000.01"), TODAY).reasons())
                .containsExactly(
                        new CreditReason.LimitExceeded(eur("100000"), eur("80000"), eur("20000.01"), eur("0.01")));
        Reservation whole = Reservation.of(
                ReservationId.of("R"), ACME, eur("20000"), SalesDocumentKind.ORDER, TODAY, TODAY.plusDays(7));
        assertThat(books.reservations()
                        .reserve(whole)
                        .orElseThrow()
                        .grounds()
                        .orElseThrow()
                        .exposure())
                .isEqualTo(eur("80000"));
    }

    @Test
    void C078_what_is_insured_relieves_exposure_first_and_securities_what_is_left_of_what_is_owed() {
        januaryFebruaryAndLongTerms();
        record(FileEntry.of(ACME, START).security("d", Security.of(Security.Kind.DEPOSIT, eur("50000"))));
        books.reservations()
                .state(document("O", SalesDocumentKind.ORDER, "7000"))
                .orElseThrow();

        CreditExposure exposure = books.credit().exposure(ACME, CurrencyUnit.EUR, TODAY);
        CreditRequest sale = CreditRequest.of(ACME, eur("1"), TODAY, SalesDocumentKind.ORDER);

        assertThat(exposure.amount(ExposureTerm.INSURED)).isEqualTo(eur("89000"));
        assertThat(exposure.amount(ExposureTerm.COLLATERAL)).isEqualTo(eur("41000"));
        assertThat(exposure.net()).isEqualTo(eur("7000"));
        assertThat(books.decisions()
                        .picture(sale, CreditPolicy.ofDefaults())
                        .own()
                        .terms())
                .containsExactly(
                        new LimitMeasure.Term("open debits", eur("130000")),
                        new LimitMeasure.Term("open orders", eur("7000")),
                        new LimitMeasure.Term("collateral", eur("-41000")),
                        new LimitMeasure.Term("insured", eur("-89000")));
        AsOf before = AsOf.of(TODAY).knownAt(Instant.parse("2026-06-30T11:59:59Z"));
        assertThat(books.credit().exposure(ACME, CurrencyUnit.EUR, before).relief())
                .isEqualTo(eur("0"));
    }

    @Test
    void C078_utilisation_is_told_with_and_without_relief() {
        insure(START, CreditInsurance.of("POL-7", "Insurer A", eur("100000"), Percentage.of("90")));
        for (CustomerId customer : List.of(ACME, BOLT)) {
            issue(customer, "INV", eur("800"), START, 30);
            books.credit().grant(customer, CreditLimit.of(eur("1000")), START).orElseThrow();
        }
        books.reservations().state(document("O", SalesDocumentKind.ORDER, "50")).orElseThrow();

        assertThat(books.credit().utilisation(TODAY))
                .containsExactly(
                        new CreditUtilisation(ACME, eur("1000"), eur("850")),
                        new CreditUtilisation(BOLT, eur("1000"), eur("800")));
        assertThat(books.credit().relievedUtilisation(TODAY))
                .containsExactly(
                        new CreditUtilisation(ACME, eur("1000"), eur("130")),
                        new CreditUtilisation(BOLT, eur("1000"), eur("800")));
        assertThat(books.credit().relievedUtilisation(START.minusDays(1))).isEmpty();
    }

    @Test
    void C078_what_a_credit_will_settle_is_not_relieved_a_second_time() {
        insure(START, CreditInsurance.of("POL-7", "Insurer A", eur("100000"), Percentage.of("90")));
        record(FileEntry.of(ACME, START).security("d", Security.of(Security.Kind.DEPOSIT, eur("50000"))));
        issue(ACME, "INV", eur("100"), START, 30);
        books.reservations()
                .state(document("O", SalesDocumentKind.ORDER, "100"))
                .orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("P"), ACME, eur("60"), START))
                .orElseThrow();

        CreditExposure exposure = books.credit().exposure(ACME, CurrencyUnit.EUR, TODAY);

        assertThat(exposure.amount(ExposureTerm.INSURED)).as("90 % of 40").isEqualTo(eur("36"));
        assertThat(exposure.amount(ExposureTerm.COLLATERAL)).isEqualTo(eur("4"));
        assertThat(exposure.net()).isEqualTo(eur("100"));
    }

    @Test
    void C078_the_relief_of_open_debits_is_counted_by_currency_without_credits() {
        record(FileEntry.of(ACME, START).security("d", Security.of(Security.Kind.DEPOSIT, eur("70"))));
        Collateral held = books.risks().collateral(ACME, AsOf.of(TODAY)).orElseThrow();
        List<OpenItem> open = List.of(
                OpenItem.debit(ACME, "A", eur("30"), START, START),
                OpenItem.debit(ACME, "B", eur("20"), START, START),
                OpenItem.debit(ACME, "C", Money.parse("USD 90"), START, START),
                OpenItem.credit(ACME, "D", eur("40"), START));

        assertThat(held.relief(open, CurrencyUnit.EUR)).isEqualTo(eur("50"));
        assertThat(held.relief(open, CurrencyUnit.USD)).isEqualTo(Money.parse("USD 0"));
    }

    @Test
    void what_is_no_policy_and_no_security_is_refused_by_name() {
        Percentage whole = Percentage.of("100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreditInsurance.of("P", "I", eur("-1"), whole))
                .withMessageContaining("limit is EUR -1.00");
        for (String share : List.of("0", "100.000001")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CreditInsurance.of("P", "I", eur("1"), Percentage.of(share)))
                    .withMessageContaining("the share is " + share);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> POLICY.firstLoss(Money.parse("USD 1")))
                .withMessageContaining("first loss USD 1.00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> POLICY.aggregateDeductible(eur("-1")))
                .withMessageContaining("aggregate deductible is EUR -1.00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> POLICY.claimWithin(29))
                .withMessageContaining("29 days, before it is to be notified within 30");
        for (int days : new int[] {-1, CreditInsurance.MAX_DAYS + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> POLICY.maximumTermDays(days))
                    .withMessageContaining("maximum term is " + days);
        }
        assertThat(POLICY.maximumTermDays(CreditInsurance.MAX_DAYS).maximumTermDays())
                .hasValue(CreditInsurance.MAX_DAYS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Security.of(Security.Kind.DEPOSIT, eur("0")))
                .withMessageContaining("amount is EUR 0.00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Security.of(Security.Kind.DEPOSIT, eur("1")).counted(Percentage.of("101")))
                .withMessageContaining("counted is 101 %");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InsuredDebts.of(
                        books.customers().file(ACME).orElseThrow(),
                        List.of(OpenItem.debit(BOLT, "A", eur("1"), START, START)),
                        AsOf.of(TODAY)))
                .withMessageContaining(ItemId.debit("A") + " is of BOLT, the file of ACME");
    }
}
