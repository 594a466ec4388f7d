package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.Adjustment;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.NoticeId;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.SentNotice;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.creditfile.Security;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.exposure.CreditLimit;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.relationship.AttributeKey;
import io.cartera.risk.RiskAssessment;
import io.cartera.risk.RiskClass;
import io.cartera.risk.RiskRule;
import io.cartera.risk.RiskRules;
import io.cartera.risk.RiskSignal;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** C076: good faith or risk, by signals with their evidence. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class C076RiskSignalsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate TODAY = LocalDate.parse("2026-06-30");
    private static final RiskRules DEFAULTS = RiskRules.ofDefaults();

    private final Receivables books =
            Receivables.over(new InMemoryStore(), Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC));
    private int commands;

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @BeforeEach
    void a_customer() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
    }

    private void record(CustomerFact fact) {
        commands++;
        books.customers().record(CommandId.of("C-" + commands), fact).orElseThrow();
    }

    private void issue(String id, Money amount, LocalDate on, int days) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, on)
                        .line("Goods", amount)
                        .dueOn(on.plusDays(days))
                        .build())
                .orElseThrow();
    }

    private void pay(String document, Money amount, LocalDate on) {
        books.cash()
                .receive(Payment.received(PaymentId.of("P " + document), ACME, amount, on)
                        .withReference(document))
                .orElseThrow();
        books.cash().apply(ACME, on).orElseThrow();
    }

    private RiskAssessment assess(RiskRules rules) {
        return books.risks().assess(ACME, AsOf.of(TODAY), rules).orElseThrow();
    }

    private List<RiskSignal> found(RiskSignal.Kind kind) {
        return assess(DEFAULTS).signals().stream()
                .filter(signal -> signal.kind() == kind)
                .toList();
    }

    private RiskSignal only(RiskSignal.Kind kind) {
        assertThat(found(kind)).as(kind.name()).hasSize(1);
        return found(kind).get(0);
    }

    private boolean isUnanswered(RiskSignal.Kind kind) {
        return assess(DEFAULTS).unanswered().stream().anyMatch(open -> open.kind() == kind);
    }

    @Test
    void C076_who_pays_in_time_and_of_whom_nothing_is_found_acts_in_good_faith() {
        for (int month = 1; month <= 5; month++) {
            LocalDate on = LocalDate.of(2026, month, 3);
            issue("INV-" + month, eur("100"), on, 20);
            pay("INV-" + month, eur("100"), on.plusDays(20));
        }

        RiskAssessment assessment = assess(DEFAULTS);

        assertThat(assessment.signals()).isEmpty();
        assertThat(assessment.riskClass()).contains(RiskClass.LOW);
        assertThat(assessment.paidInTime()).isEqualTo(5);
        assertThat(assessment.isInGoodFaith()).isTrue();
        assertThat(assess(DEFAULTS.goodFaithFrom(6)).isInGoodFaith()).isFalse();
        assertThat(assessment.inWords().get(0))
                .isEqualTo("By the rules defaults 1 on 2026-06-30 the risk is LOW, in good faith; paid in time: 5.");
    }

    @Test
    void C076_of_whom_nothing_is_known_there_is_no_class_and_what_lacks_is_told() {
        RiskAssessment assessment = assess(DEFAULTS);

        assertThat(assessment.riskClass()).isEmpty();
        assertThat(assessment.isInGoodFaith()).isFalse();
        assertThat(assessment.unanswered())
                .extracting(RiskAssessment.Unanswered::kind)
                .containsExactly(
                        RiskSignal.Kind.LATE_TREND,
                        RiskSignal.Kind.HIGH_UTILISATION,
                        RiskSignal.Kind.SALES_GROWTH,
                        RiskSignal.Kind.ORDER_AFTER_SILENCE);
        assertThat(assessment.inWords())
                .contains("Not known: HIGH_UTILISATION, no limit is on file.")
                .first()
                .asString()
                .contains("not known, since nothing was ever owed");
        assertThat(books.risks().assess(CustomerId.of("NOBODY"), AsOf.of(TODAY), DEFAULTS))
                .isEmpty();
    }

    @Test
    void C076_a_customer_that_was_taken_over_is_known_and_its_balances_count_as_paid_in_time() {
        takeOver("OB-1", "100", TODAY.minusDays(20));
        assertThat(assess(DEFAULTS).riskClass()).contains(RiskClass.LOW);
        pay("OB-1", eur("100"), TODAY.minusDays(20));

        assertThat(assess(DEFAULTS).paidInTime()).isEqualTo(1);
        assertThat(isUnanswered(RiskSignal.Kind.SALES_GROWTH)).isTrue();
    }

    private void takeOver(String document, String amount, LocalDate dueOn) {
        Entry balance = Entry.builder(ItemId.debit(document), EntryKind.OPENING_BALANCE, eur(amount), dueOn)
                .build();
        books.adjustments()
                .takeOver(CommandId.of("T " + document), ACME, List.of(balance))
                .orElseThrow();
    }

    @Test
    void C076_who_takes_the_discount_pays_in_time_and_who_writes_off_does_not() {
        issue("INV-1", eur("100"), TODAY.minusDays(40), 30);
        pay("INV-1", eur("98"), TODAY.minusDays(30));
        books.adjustments()
                .adjust(CommandId.of("CD"), ACME, Adjustment.cashDiscount(ItemId.debit("INV-1"), TODAY.minusDays(30)))
                .orElseThrow();
        issue("INV-2", eur("100"), TODAY.minusDays(40), 30);
        pay("INV-2", eur("98"), TODAY.minusDays(30));
        assertThat(assess(DEFAULTS).paidInTime()).isEqualTo(1);

        books.adjustments()
                .adjust(CommandId.of("W"), ACME, Adjustment.badDebt(ItemId.debit("INV-2"), TODAY))
                .orElseThrow();
        assertThat(assess(DEFAULTS).paidInTime()).isEqualTo(1);
    }

    @Test
    void C076_what_was_credited_whole_was_not_sold() {
        issue("A", eur("100"), TODAY.minusDays(209), 10);
        issue("B", eur("100"), TODAY.minusDays(100), 10);
        issue("C", eur("100"), TODAY.minusDays(29), 10);
        assertThat(found(RiskSignal.Kind.ORDER_AFTER_SILENCE)).isEmpty();

        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN"), ACME, TODAY.minusDays(99))
                        .line("Goods", eur("100"))
                        .crediting(InvoiceId.of("B"))
                        .build())
                .orElseThrow();
        books.cash().apply(ACME, TODAY.minusDays(28)).orElseThrow();

        assertThat(only(RiskSignal.Kind.ORDER_AFTER_SILENCE).evidence()).containsExactly("C");
    }

    @Test
    void C076_late_trend_weighs_days_by_amount_in_two_windows() {
        issue("A", eur("100"), LocalDate.parse("2026-01-01"), 30);
        pay("A", eur("100"), LocalDate.parse("2026-02-05"));
        issue("B", eur("300"), LocalDate.parse("2026-03-01"), 30);
        pay("B", eur("300"), LocalDate.parse("2026-04-20"));
        issue("C", eur("100"), LocalDate.parse("2026-03-02"), 30);
        pay("C", eur("100"), LocalDate.parse("2026-04-02"));

        RiskSignal signal = only(RiskSignal.Kind.LATE_TREND);

        assertThat(signal.measured())
                .as("(300 x 20 + 100 x 1) / 400 = 15.25, less 5")
                .isEqualTo("10.25");
        assertThat(signal.amount()).contains(eur("400"));
        assertThat(signal.evidence()).containsExactly("P C", "P B");
        assertThat(assess(DEFAULTS.with(
                                RiskSignal.Kind.LATE_TREND, RiskRule.from(11).within(90)))
                        .signals())
                .noneMatch(other -> other.kind() == RiskSignal.Kind.LATE_TREND);
    }

    @Test
    void C076_overdue_is_told_by_currency_with_the_oldest_debit() {
        issue("OLD", eur("100"), TODAY.minusDays(40), 10);
        issue("NEW", eur("50"), TODAY.minusDays(11), 10);
        issue("USD", Money.parse("USD 7"), TODAY.minusDays(39), 10);

        RiskSignal signal = only(RiskSignal.Kind.OVERDUE);

        assertThat(signal.measured()).isEqualTo("30");
        assertThat(signal.amount()).contains(eur("150"));
        assertThat(signal.inWords())
                .isEqualTo("The oldest open debit is 30 days overdue, EUR 150.00 (OLD); told from 30 days.");
    }

    @Test
    void C076_broken_promises_returned_payments_disputes_and_notices_name_their_evidence() {
        issue("INV-1", eur("100"), TODAY.minusDays(100), 90);
        for (int i = 1; i <= 2; i++) {
            books.collections()
                    .promise(PromiseToPay.of(
                            PromiseId.of("PR-" + i), ACME, eur("10"), TODAY.minusDays(60), TODAY.minusDays(10 * i)))
                    .orElseThrow();
        }
        books.collections()
                .promise(PromiseToPay.of(
                        PromiseId.of("OLD"), ACME, eur("10"), TODAY.minusDays(200), TODAY.minusDays(180)))
                .orElseThrow();
        for (int i = 1; i <= 3; i++) {
            books.collections()
                    .dispute(Dispute.opened(
                            DisputeId.of("D-" + i),
                            ACME,
                            ItemId.debit("INV-1"),
                            DisputeReason.PRICE,
                            TODAY.minusDays(i)))
                    .orElseThrow();
        }
        books.collections()
                .sent(SentNotice.of(
                        NoticeId.of("N-1"), ACME, 3, TODAY, SentNotice.Channel.LETTER, List.of(ItemId.debit("INV-1"))))
                .orElseThrow();
        pay("INV-1", eur("40"), TODAY.minusDays(5));
        books.cash()
                .returned(PaymentReturn.bounced(
                        CommandId.of("R-1"), ACME, PaymentId.of("P INV-1"), TODAY.minusDays(3), "no funds"))
                .orElseThrow();

        assertThat(only(RiskSignal.Kind.BROKEN_PROMISES).evidence()).containsExactly("PR-2", "PR-1");
        assertThat(only(RiskSignal.Kind.RETURNED_PAYMENTS).evidence()).containsExactly("P INV-1");
        assertThat(only(RiskSignal.Kind.MANY_DISPUTES).evidence()).containsExactly("D-3", "D-2", "D-1");
        assertThat(only(RiskSignal.Kind.DUNNING_LEVEL).evidence()).containsExactly("INV-1");
        assertThat(assess(DEFAULTS).riskClass()).contains(RiskClass.HIGH);
    }

    @Test
    void C076_utilisation_is_told_from_ninety_percent_and_without_credit_for_anything_owed() {
        issue("INV-1", eur("90"), TODAY, 30);
        assertThat(isUnanswered(RiskSignal.Kind.HIGH_UTILISATION)).isTrue();

        grant(CreditLimit.of(eur("100")), TODAY.minusDays(3));
        assertThat(only(RiskSignal.Kind.HIGH_UTILISATION).measured()).isEqualTo("90.00");
        assertThat(isUnanswered(RiskSignal.Kind.HIGH_UTILISATION)).isFalse();
        issue("USD", Money.parse("USD 9000"), TODAY, 30);
        assertThat(assess(DEFAULTS).inWords())
                .contains("Not known: HIGH_UTILISATION, the limit is in EUR, and something is owed in USD.");
        grant(CreditLimit.of(eur("100.01")), TODAY.minusDays(2));
        assertThat(found(RiskSignal.Kind.HIGH_UTILISATION)).as("89.99 percent").isEmpty();
    }

    private void grant(CreditLimit limit, LocalDate from) {
        books.credit().grant(ACME, limit, from).orElseThrow();
    }

    @Test
    void C076_no_credit_and_a_limit_of_zero_are_used_whole_by_anything_owed_and_unlimited_never() {
        issue("INV-1", eur("90"), TODAY, 30);
        grant(CreditLimit.noCredit(), TODAY.minusDays(3));
        assertThat(only(RiskSignal.Kind.HIGH_UTILISATION).measured()).isEqualTo("100");
        grant(CreditLimit.of(eur("0")), TODAY.minusDays(2));
        assertThat(only(RiskSignal.Kind.HIGH_UTILISATION).amount()).contains(eur("90"));
        grant(CreditLimit.unlimited(), TODAY.minusDays(1));
        assertThat(found(RiskSignal.Kind.HIGH_UTILISATION)).isEmpty();
        assertThat(isUnanswered(RiskSignal.Kind.HIGH_UTILISATION)).isFalse();
    }

    @Test
    void C076_sales_of_a_window_are_compared_with_the_average_of_four_before() {
        for (int window = 1; window <= 5; window++) {
            issue("W-" + window, eur("100"), TODAY.minusDays(90L * window), 1000);
        }
        issue("NOW", eur("300"), TODAY.minusDays(89), 1000);

        RiskSignal signal = only(RiskSignal.Kind.SALES_GROWTH);
        assertThat(signal.measured()).isEqualByComparingTo("300");
        assertThat(signal.evidence()).containsExactly("NOW");
    }

    @Test
    void C076_growth_is_not_known_of_a_new_customer() {
        issue("W-1", eur("1"), TODAY.minusDays(449), 1000);
        issue("NOW", eur("300"), TODAY, 1000);

        assertThat(found(RiskSignal.Kind.SALES_GROWTH)).isEmpty();
        assertThat(isUnanswered(RiskSignal.Kind.SALES_GROWTH)).isTrue();
    }

    @Test
    void C076_a_sale_after_long_silence_is_told_while_it_is_new() {
        issue("OLD", eur("100"), TODAY.minusDays(209), 10);
        issue("NEW", eur("100"), TODAY.minusDays(29), 10);

        RiskSignal signal = only(RiskSignal.Kind.ORDER_AFTER_SILENCE);
        assertThat(signal.measured()).isEqualTo("180");
        assertThat(signal.evidence()).containsExactly("NEW");
        assertThat(books.risks()
                        .assess(ACME, AsOf.of(TODAY.plusDays(1)), DEFAULTS)
                        .orElseThrow()
                        .signals())
                .noneMatch(other -> other.kind() == RiskSignal.Kind.ORDER_AFTER_SILENCE);
    }

    @Test
    void C076_an_insurer_that_withdrew_is_grave_and_cover_that_ends_is_told_ahead() {
        issue("INV-1", eur("100"), TODAY, 30);
        FileEntry entry = FileEntry.of(ACME, TODAY.minusDays(9));
        CreditInsurance policy = CreditInsurance.of("POL-7", "Insurer A", eur("100"), Percentage.of("90"));
        record(entry.insurance(policy).until(TODAY.plusDays(30)));
        record(entry.security("bank", Security.of(Security.Kind.BANK_GUARANTEE, eur("1")))
                .until(TODAY.plusDays(31)));

        assertThat(only(RiskSignal.Kind.COVER_ENDING).evidence()).containsExactly("POL-7");
        assertThat(assess(DEFAULTS).riskClass()).contains(RiskClass.MODERATE);
        assertThat(found(RiskSignal.Kind.INSURER_WITHDRAWAL)).isEmpty();

        record(entry.insurance(policy.withdrawnFrom(TODAY)));
        assertThat(only(RiskSignal.Kind.INSURER_WITHDRAWAL).evidence()).containsExactly("POL-7");
        assertThat(assess(DEFAULTS).riskClass()).contains(RiskClass.HIGH);
    }

    @Test
    void C076_cover_that_is_renewed_does_not_end_and_a_withdrawal_to_come_ends_it() {
        issue("INV-1", eur("100"), TODAY, 30);
        FileEntry entry = FileEntry.of(ACME, TODAY.minusDays(9));
        CreditInsurance policy = CreditInsurance.of("POL-7", "Insurer A", eur("100"), Percentage.of("90"));
        record(entry.insurance(policy).until(TODAY.plusDays(9)));
        assertThat(only(RiskSignal.Kind.COVER_ENDING).evidence()).containsExactly("POL-7");

        record(FileEntry.of(ACME, TODAY.plusDays(9)).insurance(policy));
        assertThat(found(RiskSignal.Kind.COVER_ENDING)).isEmpty();

        record(FileEntry.of(ACME, TODAY.plusDays(9)).insurance(policy.withdrawnFrom(TODAY.plusDays(30))));
        assertThat(only(RiskSignal.Kind.COVER_ENDING).evidence()).containsExactly("POL-7");
        record(FileEntry.of(ACME, TODAY.plusDays(9)).insurance(policy.withdrawnFrom(TODAY.plusDays(31))));
        assertThat(found(RiskSignal.Kind.COVER_ENDING)).isEmpty();
    }

    @Test
    void C076_one_debit_that_is_most_of_what_is_owed_is_told() {
        issue("SMALL", eur("40"), TODAY, 30);
        assertThat(found(RiskSignal.Kind.CONCENTRATION))
                .as("of one debit there is none")
                .isEmpty();
        issue("LARGE", eur("60"), TODAY, 30);

        assertThat(only(RiskSignal.Kind.CONCENTRATION).measured()).isEqualTo("60.00");
        assertThat(only(RiskSignal.Kind.CONCENTRATION).evidence()).containsExactly("LARGE");
    }

    @Test
    void C076_a_change_of_data_near_a_large_sale_is_told_with_both() {
        issue("A", eur("100"), TODAY.minusDays(60), 10);
        issue("B", eur("100"), TODAY.minusDays(50), 10);
        issue("LARGE", eur("200"), TODAY.minusDays(29), 10);
        record(FileEntry.of(ACME, TODAY.minusDays(99)).contactPoint("office", ContactPoint.phone("+34 910")));
        assertThat(found(RiskSignal.Kind.DATA_CHANGE))
                .as("the first is no change")
                .isEmpty();

        record(FileEntry.of(ACME, TODAY.minusDays(1)).contactPoint("office", ContactPoint.phone("+34 911")));

        assertThat(only(RiskSignal.Kind.DATA_CHANGE).measured()).isEqualTo("200.00");
        assertThat(only(RiskSignal.Kind.DATA_CHANGE).evidence())
                .containsExactly("LARGE", "CONTACT_POINT from 2026-06-29");
    }

    @Test
    void C076_data_that_came_together_is_no_change_and_a_back_dated_change_is_one_when_it_is_recorded() {
        InMemoryStore store = new InMemoryStore();
        Receivables before = Receivables.over(store, at("2026-01-01T12:00:00Z"));
        before.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        for (String key : List.of("office", "mobile")) {
            before.customers()
                    .record(
                            CommandId.of(key),
                            FileEntry.of(ACME, TODAY.minusDays(20)).contactPoint(key, ContactPoint.phone("+34 910")))
                    .orElseThrow();
        }
        Receivables now = Receivables.over(store, at("2026-06-29T12:00:00Z"));
        for (int sale = 0; sale < 2; sale++) {
            now.invoicing()
                    .issue(Invoice.draft(InvoiceId.of("S-" + sale), ACME, TODAY.minusDays(60 - 50 * sale))
                            .line("Goods", eur(sale == 0 ? "100" : "200"))
                            .dueOn(TODAY)
                            .build())
                    .orElseThrow();
        }
        assertThat(dataChanges(now)).isEmpty();

        now.customers()
                .record(
                        CommandId.of("person"),
                        FileEntry.of(ACME, TODAY.minusDays(400)).contactPoint("office", ContactPoint.phone("+34 911")))
                .orElseThrow();

        assertThat(dataChanges(now))
                .singleElement()
                .extracting(RiskSignal::evidence)
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains("S-1", "CONTACT_POINT from " + TODAY.minusDays(400));
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    private static List<RiskSignal> dataChanges(Receivables books) {
        return books.risks().assess(ACME, AsOf.of(TODAY), DEFAULTS).orElseThrow().signals().stream()
                .filter(signal -> signal.kind() == RiskSignal.Kind.DATA_CHANGE)
                .toList();
    }

    @Test
    void C076_an_attribute_is_watched_where_the_rules_name_it() {
        issue("A", eur("100"), TODAY.minusDays(60), 10);
        issue("LARGE", eur("200"), TODAY.minusDays(29), 10);
        AttributeKey<String> account = AttributeKey.text("account at a bank");
        record(FileEntry.of(ACME, TODAY.minusDays(99)).attribute(account, "ES91"));
        record(FileEntry.of(ACME, TODAY.minusDays(2)).attribute(account, "LT12"));

        assertThat(found(RiskSignal.Kind.DATA_CHANGE)).isEmpty();
        assertThat(assess(DEFAULTS.watching("account at a bank")).signals())
                .filteredOn(signal -> signal.kind() == RiskSignal.Kind.DATA_CHANGE)
                .singleElement()
                .extracting(RiskSignal::evidence)
                .isEqualTo(List.of("LARGE", "ATTRIBUTE account at a bank from 2026-06-28"));
    }

    @Test
    void C076_the_class_follows_from_grave_signals_and_from_how_many_kinds_there_are() {
        issue("OLD", eur("60"), TODAY.minusDays(40), 10);
        issue("NEW", eur("40"), TODAY, 10);
        grant(CreditLimit.of(eur("100")), TODAY.minusDays(3));
        assertThat(assess(DEFAULTS).signals())
                .extracting(RiskSignal::kind)
                .containsExactly(
                        RiskSignal.Kind.OVERDUE, RiskSignal.Kind.HIGH_UTILISATION, RiskSignal.Kind.CONCENTRATION);

        assertThat(assess(DEFAULTS).riskClass()).contains(RiskClass.HIGH);
        assertThat(assess(DEFAULTS.highFrom(4)).riskClass()).contains(RiskClass.MODERATE);
        assertThat(assess(DEFAULTS.highFrom(4)
                                .with(RiskSignal.Kind.OVERDUE, RiskRule.from(30).asGrave()))
                        .riskClass())
                .contains(RiskClass.HIGH);
        assertThat(assess(DEFAULTS.without(RiskSignal.Kind.OVERDUE)).riskClass())
                .contains(RiskClass.MODERATE);
    }

    @Test
    void C076_what_was_not_known_yet_is_not_found() {
        issue("OLD", eur("60"), TODAY.minusDays(90), 10);
        AsOf before = AsOf.of(TODAY).knownAt(Instant.parse("2026-06-30T11:59:59Z"));

        assertThat(books.risks().assess(ACME, before, DEFAULTS).orElseThrow().signals())
                .isEmpty();
        assertThat(assess(DEFAULTS).signals()).isNotEmpty();
    }

    @Test
    void rules_that_make_no_sense_are_refused_by_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> RiskRule.from(0)).withMessageContaining("threshold is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskRule.from(1_000_001))
                .withMessageContaining("threshold is 1000001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskRule.from(1).within(RiskRule.MAX_DAYS + 1))
                .withMessageContaining("days is 3661");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.with(RiskSignal.Kind.LATE_TREND, RiskRule.from(1)))
                .withMessageContaining("LATE_TREND looks at days");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DEFAULTS.with(RiskSignal.Kind.OVERDUE, RiskRule.from(1).within(9)))
                .withMessageContaining("OVERDUE looks at no days");
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.highFrom(0));
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.goodFaithFrom(0));
        assertThat(DEFAULTS.named("mine 2").name()).isEqualTo("mine 2");
        assertThat(DEFAULTS.rule(RiskSignal.Kind.OVERDUE).map(RiskRule::threshold))
                .isEqualTo(Optional.of(BigDecimal.valueOf(30)));
    }
}
