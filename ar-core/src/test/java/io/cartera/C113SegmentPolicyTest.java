package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customer.ProfileClass;
import io.cartera.customer.ProfileField;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.customerfile.EffectiveValue;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.membership.SegmentPolicy;
import io.cartera.membership.SegmentationPlan;
import io.cartera.membership.SegmentationRun;
import io.cartera.money.Percentage;
import io.cartera.segment.ValueTiers;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C113: what a tier brings becomes the default of the next invoice, and of no earlier one. */
class C113SegmentPolicyTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId OWN = CustomerId.of("OWN");
    private static final LocalDate JANUARY = LocalDate.parse("2026-01-10");
    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");

    private static final SegmentPolicy POLICY = SegmentPolicy.none()
            .assign(
                    "high",
                    ProfileClass.named("high value")
                            .with(ProfileField.PAYMENT_TERMS, PaymentTerms.netDays(60))
                            .with(ProfileField.DUNNING_PROCEDURE, "gentle")
                            .with(ProfileField.REWARD_MULTIPLIER, Percentage.of("150"))
                            .with(ProfileField.CONTACT_CADENCE_DAYS, 30)
                            .with(ProfileField.SERVICE_LEVEL, "gold"))
            .assign(
                    "ordinary",
                    ProfileClass.named("ordinary").with(ProfileField.PAYMENT_TERMS, PaymentTerms.netDays(15)));
    private static final SegmentationPlan PLAN = SegmentationPlan.of(ValueTiers.named("value")
                    .from("high", Money.parse("EUR 1000"))
                    .otherwise("ordinary"))
            .with(POLICY);

    private final Receivables books = Receivables.over(new InMemoryStore());

    private LocalDate dueOf(CustomerId customer, String id, LocalDate on) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, on)
                        .line("goods", Money.parse("EUR 1000"))
                        .build())
                .orElseThrow();
        return books.accounts().openItems(customer, on).stream()
                .filter(item -> item.id().document().equals(id))
                .findFirst()
                .orElseThrow()
                .dueOn();
    }

    private List<Outcome<CustomerFactRecorded>> run(String id, LocalDate on) {
        SegmentationRun run = books.segments()
                .run(
                        CommandId.of(id),
                        PLAN,
                        books.segments().purchasers(DateRange.of(on.minusDays(90), on), CurrencyUnit.EUR),
                        on);
        return books.segments().record(run);
    }

    @Test
    void C113_an_issued_invoice_keeps_its_terms_the_next_has_the_new_default_and_own_terms_win() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        books.customers().register(Customer.organisation(OWN, "Own").build());
        books.customers()
                .record(
                        CommandId.of("own"),
                        FileEntry.of(OWN, JANUARY).profileValue(ProfileField.PAYMENT_TERMS, PaymentTerms.netDays(7)))
                .orElseThrow();
        assertThat(dueOf(ACME, "A-1", JANUARY)).isEqualTo(JANUARY.plusDays(30));
        assertThat(dueOf(OWN, "O-1", JANUARY)).isEqualTo(JANUARY.plusDays(7));

        run("R-1", MARCH).forEach(Outcome::orElseThrow);

        assertThat(dueOf(ACME, "A-2", MARCH)).isEqualTo(MARCH.plusDays(60));
        assertThat(dueOf(OWN, "O-2", MARCH)).isEqualTo(MARCH.plusDays(7));
        assertThat(dueOf(ACME, "A-3", MARCH.minusDays(1)))
                .isEqualTo(MARCH.minusDays(1).plusDays(30));
        assertThat(books.accounts().openItems(ACME, MARCH))
                .anyMatch(item ->
                        item.id().document().equals("A-1") && item.dueOn().equals(JANUARY.plusDays(30)));
    }

    @Test
    void C113_all_that_a_tier_brings_is_in_force_with_it_and_gone_when_it_is_left() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        dueOf(ACME, "A-1", JANUARY);
        run("R-1", MARCH);
        LocalDate july = LocalDate.parse("2026-07-01");

        CustomerFile file = books.customers().file(ACME).orElseThrow();
        assertThat(file.effective(ProfileField.REWARD_MULTIPLIER, AsOf.of(MARCH))
                        .map(EffectiveValue::value))
                .contains(Percentage.of("150"));
        assertThat(file.effective(ProfileField.CONTACT_CADENCE_DAYS, AsOf.of(MARCH))
                        .map(EffectiveValue::value))
                .contains(30);
        assertThat(file.effective(ProfileField.SERVICE_LEVEL, AsOf.of(MARCH)).map(EffectiveValue::value))
                .contains("gold");
        assertThat(file.effective(ProfileField.SERVICE_LEVEL, AsOf.of(MARCH.minusDays(1))))
                .isEmpty();

        run("R-2", july);

        assertThat(dueOf(ACME, "A-2", july)).isEqualTo(july.plusDays(15));
        assertThat(books.customers().file(ACME).orElseThrow().effective(ProfileField.SERVICE_LEVEL, AsOf.of(july)))
                .isEmpty();
    }

    @Test
    void C113_membership_and_class_are_recorded_together_or_not_at_all() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        dueOf(ACME, "A-1", JANUARY);
        // Somebody used the identifier of the run for another class.
        books.customers()
                .record(CommandId.of("R-1"), FileEntry.of(ACME, JANUARY).profileClass(ProfileClass.named("other")))
                .orElseThrow();

        assertThat(run("R-1", MARCH)).singleElement().isInstanceOf(Outcome.Conflicting.class);
        assertThat(books.segments().memberships("value", AsOf.of(MARCH))).isEmpty();
        assertThat(run("R-2", MARCH)).allMatch(outcome -> outcome.applied().isPresent());
        assertThat(books.customers()
                        .file(ACME)
                        .orElseThrow()
                        .content(CustomerFactKind.PROFILE_CLASS, AsOf.of(MARCH))
                        .map(ProfileClass::name))
                .contains("high value");
    }

    @Test
    void C113_a_policy_that_leaves_a_segment_out_is_refused_since_who_falls_would_keep_the_better_terms() {
        ValueTiers tiers =
                ValueTiers.named("value").from("high", Money.parse("EUR 1000")).otherwise("ordinary");
        SegmentPolicy half = SegmentPolicy.none().assign("high", ProfileClass.named("high"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SegmentationPlan.of(tiers).with(half));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SegmentationPlan.of(tiers).with(POLICY.assign("middle", ProfileClass.named("middle"))));
    }
}
