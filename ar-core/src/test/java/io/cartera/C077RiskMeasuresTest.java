package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.ItemId;
import io.cartera.collection.NoticeId;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.SentNotice;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.creditfile.Security;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customer.ProfileField;
import io.cartera.exposure.CreditLimit;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.risk.Measure;
import io.cartera.risk.RiskClass;
import io.cartera.risk.RiskMeasures;
import io.cartera.risk.RiskRules;
import io.cartera.risk.RiskSignal;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** C077: which measures answer the signals, and with which figures. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class C077RiskMeasuresTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate TODAY = LocalDate.parse("2026-06-30");

    private final Receivables books =
            Receivables.over(new InMemoryStore(), Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC));

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    /** 10,000 are owed, of which 4,000 are overdue and 3,000 insured; the limit is 8,000 and the longest term 61 days. */
    @BeforeEach
    void the_worked_customer() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        books.customers()
                .record(
                        CommandId.of("I"),
                        FileEntry.of(ACME, LocalDate.parse("2026-01-01"))
                                .insurance(CreditInsurance.of("POL-7", "Insurer A", eur("3000"), Percentage.of("100"))))
                .orElseThrow();
        books.credit()
                .grant(ACME, CreditLimit.of(eur("8000")), LocalDate.parse("2026-01-01"))
                .orElseThrow();
        issue("OLD", "4000", TODAY.minusDays(60), 30);
        issue("NEW", "6000", TODAY, 61);
    }

    private void issue(String id, String amount, LocalDate on, int days) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, on)
                        .line("Goods", eur(amount))
                        .dueOn(on.plusDays(days))
                        .build())
                .orElseThrow();
    }

    private List<Measure> measures() {
        return books.risks().measures(ACME, AsOf.of(TODAY));
    }

    private Measure measure(Measure.Kind kind) {
        return measures().stream()
                .filter(measure -> measure.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void C077_the_worked_figures() {
        assertThat(measure(Measure.Kind.INSURANCE).amounts().in(CurrencyUnit.EUR))
                .isEqualTo(eur("7000"));
        assertThat(measure(Measure.Kind.GUARANTEE).amounts().in(CurrencyUnit.EUR))
                .isEqualTo(eur("7000"));
        assertThat(measure(Measure.Kind.RETENTION_OF_TITLE).amounts().in(CurrencyUnit.EUR))
                .isEqualTo(eur("10000"));
        assertThat(measure(Measure.Kind.SHORTER_TERMS).days()).hasValue(30);
        assertThat(measure(Measure.Kind.LOWER_LIMIT).amounts().in(CurrencyUnit.EUR))
                .isEqualTo(eur("6000"));
        assertThat(measure(Measure.Kind.HOLD).amounts().in(CurrencyUnit.EUR)).isEqualTo(eur("4000"));
    }

    @Test
    void C077_measures_come_from_the_gentlest_to_the_hardest_with_the_signals_they_answer() {
        assertThat(books.risks().assess(ACME, AsOf.of(TODAY)).orElseThrow().riskClass())
                .contains(RiskClass.HIGH);
        assertThat(measures())
                .extracting(Measure::kind)
                .containsExactly(
                        Measure.Kind.INSURANCE,
                        Measure.Kind.RETENTION_OF_TITLE,
                        Measure.Kind.GUARANTEE,
                        Measure.Kind.SHORTER_TERMS,
                        Measure.Kind.LOWER_LIMIT,
                        Measure.Kind.HOLD);
        assertThat(measures())
                .extracting(measure ->
                        measure.answered().stream().map(RiskSignal::kind).toList())
                .containsExactly(
                        List.of(RiskSignal.Kind.CONCENTRATION),
                        List.of(RiskSignal.Kind.CONCENTRATION),
                        List.of(RiskSignal.Kind.HIGH_UTILISATION),
                        List.of(RiskSignal.Kind.OVERDUE),
                        List.of(RiskSignal.Kind.HIGH_UTILISATION),
                        List.of(RiskSignal.Kind.OVERDUE));
    }

    private List<Measure.Kind> kinds() {
        return measures().stream().map(Measure::kind).toList();
    }

    private void pay(String document, String amount) {
        books.cash()
                .receive(Payment.received(PaymentId.of("P " + document), ACME, eur(amount), TODAY)
                        .withReference(document))
                .orElseThrow();
        books.cash().apply(ACME, TODAY).orElseThrow();
    }

    private void grant(CreditLimit limit) {
        books.credit().grant(ACME, limit, TODAY).orElseThrow();
    }

    @Test
    void C077_a_limit_is_only_ever_lowered_and_no_credit_is_told_in_words() {
        grant(CreditLimit.of(eur("6000")));
        assertThat(kinds()).as("6,000 are not overdue").doesNotContain(Measure.Kind.LOWER_LIMIT);
        grant(CreditLimit.of(eur("6000.01")));
        assertThat(measure(Measure.Kind.LOWER_LIMIT).amounts().in(CurrencyUnit.EUR))
                .isEqualTo(eur("6000"));
        grant(CreditLimit.noCredit());
        assertThat(kinds()).contains(Measure.Kind.GUARANTEE).doesNotContain(Measure.Kind.LOWER_LIMIT);
        grant(CreditLimit.of(eur("100")));
        pay("NEW", "6000");
        assertThat(measure(Measure.Kind.LOWER_LIMIT).inWords()).startsWith("Lower the limit, to no credit. Why: ");
    }

    @Test
    void C077_nothing_is_held_insured_or_lowered_for_who_owes_nothing() {
        for (int level = 1; level <= 3; level++) {
            books.collections()
                    .promise(PromiseToPay.of(
                            PromiseId.of("PR-" + level), ACME, eur("1"), TODAY.minusDays(9), TODAY.minusDays(level)))
                    .orElseThrow();
        }
        assertThat(kinds()).contains(Measure.Kind.LEGAL_SUPPORT);
        pay("OLD", "4000");
        pay("NEW", "6000");

        assertThat(books.risks().assess(ACME, AsOf.of(TODAY)).orElseThrow().riskClass())
                .contains(RiskClass.HIGH);
        assertThat(kinds()).containsExactly(Measure.Kind.PREPAYMENT);
    }

    @Test
    void C077_shorter_terms_are_shorter_than_the_customers_own_and_at_least_a_day() {
        books.customers()
                .record(
                        CommandId.of("T"),
                        FileEntry.of(ACME, TODAY).profileValue(ProfileField.PAYMENT_TERMS, PaymentTerms.netDays(14)))
                .orElseThrow();
        assertThat(measure(Measure.Kind.SHORTER_TERMS).days()).hasValue(7);
        books.customers()
                .record(
                        CommandId.of("T2"),
                        FileEntry.of(ACME, TODAY).profileValue(ProfileField.PAYMENT_TERMS, PaymentTerms.netDays(1)))
                .orElseThrow();
        assertThat(kinds()).doesNotContain(Measure.Kind.SHORTER_TERMS);
    }

    @Test
    void C077_a_hold_and_a_lawyer_are_for_high_risk_alone() {
        RiskRules lenient = RiskRules.ofDefaults().highFrom(9);

        assertThat(books.risks().measures(ACME, AsOf.of(TODAY), lenient, RiskMeasures.ofDefaults()))
                .extracting(Measure::kind)
                .contains(Measure.Kind.SHORTER_TERMS)
                .doesNotContain(Measure.Kind.HOLD, Measure.Kind.LEGAL_SUPPORT);
        books.collections()
                .sent(SentNotice.of(
                        NoticeId.of("N-1"), ACME, 3, TODAY, SentNotice.Channel.LETTER, List.of(ItemId.debit("OLD"))))
                .orElseThrow();
        assertThat(books.risks().measures(ACME, AsOf.of(TODAY), lenient, RiskMeasures.ofDefaults()))
                .extracting(Measure::kind)
                .contains(Measure.Kind.PREPAYMENT, Measure.Kind.HOLD, Measure.Kind.LEGAL_SUPPORT);
    }

    @Test
    void C077_a_deposit_is_a_share_of_what_is_neither_insured_nor_secured() {
        issue("ANCIENT", "1", TODAY.minusDays(400), 1000);
        for (LocalDate from : List.of(TODAY.minusDays(99), TODAY.minusDays(1))) {
            books.customers()
                    .record(
                            CommandId.of("C " + from),
                            FileEntry.of(ACME, from).contactPoint("office", ContactPoint.phone("+34 " + from)))
                    .orElseThrow();
        }
        books.customers()
                .record(
                        CommandId.of("S"),
                        FileEntry.of(ACME, TODAY)
                                .security("bank", Security.of(Security.Kind.BANK_GUARANTEE, eur("1000"))))
                .orElseThrow();

        assertThat(measure(Measure.Kind.DEPOSIT).amounts().in(CurrencyUnit.EUR))
                .as("30 % of 10,001 less 3,000 less 1,000")
                .isEqualTo(eur("1800.30"));
        assertThat(books
                        .risks()
                        .measures(
                                ACME,
                                AsOf.of(TODAY),
                                RiskRules.ofDefaults(),
                                RiskMeasures.ofDefaults().depositShare(Percentage.of("50")))
                        .stream()
                        .filter(measure -> measure.kind() == Measure.Kind.DEPOSIT)
                        .map(measure -> measure.amounts().in(CurrencyUnit.EUR)))
                .containsExactly(eur("3000.50"));
    }

    @Test
    void C142_every_signal_and_measure_is_told_in_words_with_its_figures() {
        assertThat(measure(Measure.Kind.SHORTER_TERMS).inWords())
                .isEqualTo(
                        "Agree shorter terms, at most 30 days. Why: The oldest open debit is 30 days overdue, EUR 4000.00"
                                + " (OLD); told from 30 days.");
        assertThat(measure(Measure.Kind.LOWER_LIMIT).inWords())
                .isEqualTo("Lower the limit, EUR 6000.00. Why: 125.00 % of the credit limit is used, EUR 10000.00; told"
                        + " from 90 percent.");
        for (Measure measure : measures()) {
            assertThat(measure.inWords()).contains("Why: ").endsWith(".").doesNotContain("null");
            measure.answered().forEach(signal -> assertThat(measure.inWords()).contains(signal.inWords()));
        }
    }

    @Test
    void C077_who_is_not_on_file_and_of_whom_nothing_is_found_needs_none() {
        CustomerId bolt = CustomerId.of("BOLT");
        assertThat(books.risks().measures(bolt, AsOf.of(TODAY))).isEmpty();
        books.customers().register(Customer.organisation(bolt, "Bolt").build()).orElseThrow();
        assertThat(books.risks().measures(bolt, AsOf.of(TODAY))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskMeasures.ofDefaults().depositShare(Percentage.of("101")))
                .withMessageContaining("101 %");
    }
}
