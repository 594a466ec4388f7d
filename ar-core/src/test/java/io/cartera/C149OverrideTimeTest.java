package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.credit.CreditCheck;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.creditlog.CreditLogFact;
import io.cartera.creditlog.CreditLogRefusal;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.ExposureTerm;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.GroupMembership;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The longest time of an override is counted from the decision; a limit of a group has a name of two identifiers. */
class C149OverrideTimeTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");
    private static final DecisionId D1 = DecisionId.of("D-1");
    private static final CreditPolicy WEEK = CreditPolicy.named("house", 1, LocalDate.parse("2026-01-01"))
            .checking(CreditCheck.limit().overridable())
            .overriddenForAtMost(7);

    private final Receivables books = Receivables.over(
                    new InMemoryStore(), Clock.fixed(Instant.parse("2026-03-31T10:00:00Z"), ZoneOffset.UTC))
            .actingAs(Actor.of("sales"));

    @BeforeEach
    void a_customer_with_a_limit_of_100() {
        register(ACME);
        books.credit()
                .grant(ACME, CreditLimit.of(eur("100")), DAY.minusYears(1))
                .orElseThrow();
    }

    @Test
    void C149_grants_one_after_the_other_last_no_longer_than_one() {
        decided();
        assertThat(overridden("O-1", DAY, DAY.plusDays(7)).applied()).isPresent();
        for (LocalDate from : new LocalDate[] {DAY.plusDays(1), DAY.plusDays(8), DAY.plusYears(5)}) {
            LocalDate through = from.plusDays(7);
            assertRefused(overridden("O-" + from, from, through), through);
        }
    }

    @Test
    void C149_a_withdrawal_and_another_grant_begin_no_new_time() {
        decided();
        overridden("O-1", DAY, DAY.plusDays(2)).orElseThrow();
        books.decisions()
                .withdraw(CommandId.of("W"), new CreditLogFact.Withdrawn(ACME, DAY, D1, CommandId.of("O-1"), "mistake"))
                .orElseThrow();
        assertRefused(overridden("O-2", DAY.plusDays(1), DAY.plusDays(8)), DAY.plusDays(8));
        assertThat(overridden("O-3", DAY.plusDays(1), DAY.plusDays(7)).applied())
                .isPresent();
    }

    @Test
    void C142_a_group_of_the_longest_name_has_a_limit_on_a_term() {
        CustomerId root = CustomerId.of("R".repeat(128));
        register(root);
        books.reservations()
                .join(CommandId.of("J"), GroupMembership.of(ACME, root, DAY.minusDays(30)))
                .orElseThrow();
        books.credit()
                .grant(
                        CommandId.of("G"),
                        LimitGrant.of(root, CreditLimit.of(eur("10")), DAY.minusDays(40))
                                .forGroup()
                                .on(ExposureTerm.OPEN_ORDERS))
                .orElseThrow();

        CreditDecision decision = books.decisions().decide(order("50"), CreditPolicy.ofDefaults());

        assertThat(decision).isNotInstanceOf(CreditDecision.Approved.class);
        assertThat(decision.picture().measures())
                .anyMatch(measure -> measure.name().equals(root.value() + " on open orders"));
        assertThat(CreditPicture.parse(decision.picture().toString())).isEqualTo(decision.picture());
        assertThat(decision.remedies()).isNotEmpty();
    }

    private void register(CustomerId id) {
        books.customers().register(Customer.organisation(id, "x").build()).orElseThrow();
    }

    private void decided() {
        books.decisions().record(D1, order("500"), WEEK).orElseThrow();
    }

    private Outcome<CreditOverride> overridden(String id, LocalDate from, LocalDate through) {
        Actor chief = Actor.of("chief");
        return books.actingAs(chief)
                .decisions()
                .override(CommandId.of(id), ACME, from, CreditOverride.of(D1, chief, eur("500"), through, "known"));
    }

    private static void assertRefused(Outcome<CreditOverride> outcome, LocalDate through) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new CreditLogRefusal.TooLong(through, DAY.plusDays(7))));
    }

    private static CreditRequest order(String amount) {
        return CreditRequest.of(ACME, eur(amount), DAY, SalesDocumentKind.ORDER);
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
