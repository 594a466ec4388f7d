package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.FIRST_DAY;
import static io.cartera.contract.Samples.LAST_DAY;
import static io.cartera.contract.Samples.accountOf;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.credit.CreditCheck;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.credit.LimitMeasure;
import io.cartera.creditlog.CreditLog;
import io.cartera.creditlog.CreditLogFact;
import io.cartera.creditlog.CreditLogRecorded;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.money.MoneyBag;
import io.cartera.money.Percentage;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.store.CreditLogRepository;
import io.cartera.store.DuplicateKeyException;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a {@link CreditLogRepository} keeps. */
public abstract class CreditLogRepositoryContract extends StoreContract {

    private static final Instant MORNING = Instant.parse("2026-01-05T08:00:00.000001Z");
    private static final Instant EVENING = Instant.parse("2026-01-05T19:59:59.999999Z");
    private static final LocalDate DAY = day("2026-01-05");

    /** For the test of a store. */
    protected CreditLogRepositoryContract() {}

    private static CreditLogFact.Decided decided(
            CustomerId customer, String id, Money asked, Money limit, LocalDate on) {
        CreditRequest request = CreditRequest.of(customer, asked, on, SalesDocumentKind.ORDER);
        CreditPicture picture = CreditPicture.in(asked.getCurrencyUnit())
                .measure(LimitMeasure.own(Optional.of(CreditLimit.of(limit)), Money.zero(asked.getCurrencyUnit())))
                .build();
        return new CreditLogFact.Decided(
                DecisionId.of(id), CreditPolicy.ofDefaults().decide(request, picture));
    }

    private static CreditLogFact.Decided decided(CustomerId customer, String id) {
        return decided(customer, id, eur("5"), eur("4"), DAY);
    }

    private static CreditLogFact.Overridden overridden(CustomerId customer, String decision, String reason) {
        return new CreditLogFact.Overridden(
                customer,
                DAY,
                CreditOverride.of(DecisionId.of(decision), Actor.of("chief"), eur("5"), LAST_DAY, reason));
    }

    static CreditLogRecorded recorded(AccountId account, String command, CreditLogFact fact, Instant at) {
        return CreditLogRecorded.of(
                account,
                Command.of(fact.recordedBy(), CommandId.of(command), Actor.of("clerk-7"), Optional.empty()),
                fact,
                at);
    }

    private static CreditLogRecorded onAcme(String command, CreditLogFact fact, Instant at) {
        return recorded(ACME_ACCOUNT, command, fact, at);
    }

    private void add(CreditLogRecorded... all) {
        for (CreditLogRecorded recorded : all) {
            write(recorded.account(), session -> session.creditLog().add(recorded));
        }
    }

    private List<CreditLogRecorded> facts(AccountId account) {
        CreditLog log = read(session -> session.creditLog().find(account));
        assertEquals(account, log.account());
        return log.facts();
    }

    private Map<CustomerId, CreditLog> all() {
        return read(session -> session.creditLog().all(LedgerId.MAIN));
    }

    @Test
    void an_account_without_decisions_has_an_empty_log() {
        write(session -> session.accounts().lock(ACME_ACCOUNT));

        assertEquals(List.of(), facts(ACME_ACCOUNT));
        assertEquals(List.of(), facts(BETA_ACCOUNT));
        assertEquals(Map.of(), all());
        assertEquals(Optional.empty(), read(session -> session.creditLog().lastRecordedAt(ACME_ACCOUNT)));
    }

    @Test
    void a_decision_comes_back_with_all_that_it_was_made_of() {
        CreditPolicy policy = CreditPolicy.named("Grundsätze " + Samples.GRINNING_FACE, 12, FIRST_DAY)
                .checking(
                        CreditCheck.utilisation(Percentage.of("90.5")).warning(),
                        CreditCheck.standing().overridable())
                .stayingBelowLimits();
        CreditPicture picture = CreditPicture.in(eur("1").getCurrencyUnit())
                .measure(LimitMeasure.own(Optional.of(CreditLimit.of(eur("100"))), eur("95"))
                        .withTerm("open debits", eur("95"))
                        .withOtherCurrencies(MoneyBag.of(Money.parse("JPY 7"), Money.parse("KWD 0.001"))))
                .measure(LimitMeasure.group("Grupo " + Samples.GRINNING_FACE, CreditLimit.unlimited(), eur("3")))
                .measure(LimitMeasure.part("open orders", CreditLimit.noCredit(), eur("0")))
                .standing(AdministrativeStatus.ON_HOLD)
                .returnedPayments(List.of(FIRST_DAY, DAY, DAY))
                .terms(PaymentTerms.netDays(30))
                .build();
        CreditRequest request = CreditRequest.of(ACME, eur("1.23"), LAST_DAY, SalesDocumentKind.INVOICE)
                .askedBy(Actor.of("Verkäufer"))
                .payingFirst(eur("0.23"))
                .onTerms(PaymentTerms.parse("30% net 0; remainder net 30 less 2% net 10"));
        CreditLogRecorded kept = onAcme(
                "D-1", new CreditLogFact.Decided(DecisionId.of("D-1"), policy.decide(request, picture)), MORNING);
        add(kept);

        assertEquals(List.of(kept), facts(ACME_ACCOUNT));
        CreditDecision made = read(session -> session.creditLog()
                        .find(ACME_ACCOUNT, DecisionId.of("D-1"))
                        .decision(DecisionId.of("D-1")))
                .orElseThrow();
        assertEquals(policy, made.policy());
        assertEquals(picture, made.picture());
        assertEquals(request, made.request());
    }

    @Test
    void amounts_and_outcomes_of_every_kind_come_back() {
        List<CreditLogRecorded> kept = new ArrayList<>();
        for (Money amount : Samples.AMOUNTS) {
            if (amount.isPositive()) {
                kept.add(onAcme("A " + amount, decided(ACME, "A " + amount, amount, amount, FIRST_DAY), MORNING));
                Money none = Money.zero(amount.getCurrencyUnit());
                kept.add(onAcme("D " + amount, decided(ACME, "D " + amount, amount, none, LAST_DAY), MORNING));
            }
        }
        CreditRequest correction = CreditRequest.of(ACME, eur("-5"), DAY, SalesDocumentKind.INVOICE);
        CreditPicture unknown = CreditPicture.in(eur("5").getCurrencyUnit())
                .measure(LimitMeasure.own(Optional.empty(), eur("5").multipliedBy(1_000_000_000_000_000_000L)))
                .build();
        for (CreditRequest request :
                List.of(correction, CreditRequest.of(ACME, eur("5"), DAY, SalesDocumentKind.QUOTATION))) {
            String id = request.kind().name();
            CreditDecision made = CreditPolicy.ofDefaults().decide(request, unknown);
            kept.add(onAcme(id, new CreditLogFact.Decided(DecisionId.of(id), made), EVENING));
        }
        kept.forEach(this::add);

        assertEquals(kept, facts(ACME_ACCOUNT));
    }

    @Test
    void an_override_comes_back_with_who_said_so_and_why() {
        CreditLogFact.Overridden fact = overridden(ACME, "D-1", "ein alter Kunde " + Samples.GRINNING_FACE);
        CreditLogRecorded kept = CreditLogRecorded.of(
                ACME_ACCOUNT,
                Command.of(
                        CommandKind.OVERRIDE_CREDIT,
                        CommandId.of("O-1"),
                        Actor.of("clerk-7"),
                        Optional.of(Basis.of("letter of " + DAY))),
                fact,
                EVENING);
        add(onAcme("D-1", decided(ACME, "D-1"), MORNING), kept);

        assertEquals(kept, facts(ACME_ACCOUNT).get(1));
        assertEquals(
                Optional.of(kept),
                read(session ->
                        session.creditLog().find(ACME_ACCOUNT, CommandKind.OVERRIDE_CREDIT, CommandId.of("O-1"))));
        assertEquals(Optional.of(EVENING), read(session -> session.creditLog().lastRecordedAt(ACME_ACCOUNT)));
    }

    @Test
    void one_decision_comes_without_the_others() {
        CreditLogRecorded one = onAcme("1", decided(ACME, "1"), MORNING);
        CreditLogRecorded other = onAcme("2", decided(ACME, "2"), MORNING);
        CreditLogRecorded override = onAcme("O", overridden(ACME, "1", "why"), EVENING);
        add(one, other, override);

        assertEquals(
                List.of(one, override),
                read(session -> session.creditLog().find(ACME_ACCOUNT, DecisionId.of("1")))
                        .facts());
        assertEquals(
                List.of(),
                read(session -> session.creditLog().find(ACME_ACCOUNT, DecisionId.of("3")))
                        .facts());
        assertEquals(
                Optional.of(other),
                read(session -> session.creditLog().find(ACME_ACCOUNT, CommandKind.DECIDE_CREDIT, CommandId.of("2"))));
        assertEquals(
                Optional.empty(),
                read(session ->
                        session.creditLog().find(ACME_ACCOUNT, CommandKind.OVERRIDE_CREDIT, CommandId.of("2"))));
    }

    @Test
    void what_was_let_through_under_a_decision_comes_with_it_and_so_does_a_withdrawal() {
        CreditLogRecorded one = onAcme("1", decided(ACME, "1"), MORNING);
        CreditLogRecorded override = onAcme("O", overridden(ACME, "1", "why"), MORNING);
        CreditLogRecorded under = onAcme("2", decided(ACME, "2").under(DecisionId.of("1")), EVENING);
        CreditLogRecorded other = onAcme("3", decided(ACME, "3").under(DecisionId.of("2")), EVENING);
        CreditLogRecorded withdrawn = onAcme(
                "W",
                new CreditLogFact.Withdrawn(ACME, LAST_DAY, DecisionId.of("1"), CommandId.of("O"), "a mistake"),
                EVENING);
        add(one, override, under, other, withdrawn);

        assertEquals(
                List.of(one, override, under, withdrawn),
                read(session -> session.creditLog().find(ACME_ACCOUNT, DecisionId.of("1")))
                        .facts());
        assertEquals(
                List.of(under, other),
                read(session -> session.creditLog().find(ACME_ACCOUNT, DecisionId.of("2")))
                        .facts());
        assertEquals(List.of(one, override, under, other, withdrawn), facts(ACME_ACCOUNT));
    }

    @Test
    void the_decisions_of_some_days_come_with_what_is_about_them_and_without_the_others() {
        CreditLogRecorded first = onAcme("1", decided(ACME, "1", eur("5"), eur("4"), DAY), MORNING);
        CreditLogRecorded other = onAcme("2", decided(ACME, "2", eur("5"), eur("4"), DAY.plusDays(1)), MORNING);
        CreditLogRecorded override = onAcme("O", overridden(ACME, "1", "why"), EVENING);
        CreditLogRecorded ofOther = onAcme("P", overridden(ACME, "2", "why"), EVENING);
        CreditLogRecorded under = onAcme(
                "3", decided(ACME, "3", eur("5"), eur("4"), DAY.plusDays(2)).under(DecisionId.of("1")), EVENING);
        CreditLogRecorded beta = recorded(
                BETA_ACCOUNT, "1", decided(BETA_ACCOUNT.customer(), "1", eur("5"), eur("4"), DAY.plusDays(1)), EVENING);
        CreditLogRecorded branch = recorded(ACME_IN_BRANCH, "1", decided(ACME, "1"), EVENING);
        add(first, other, override, ofOther, under, beta, branch);

        Map<CustomerId, CreditLog> found =
                read(session -> session.creditLog().all(LedgerId.MAIN, DateRange.ofClosed(DAY, DAY)));
        assertEquals(List.of(ACME), List.copyOf(found.keySet()));
        assertEquals(List.of(first, override, under), found.get(ACME).facts());
        found = read(session -> session.creditLog().all(LedgerId.MAIN, DateRange.ofClosed(FIRST_DAY, DAY.plusDays(2))));
        assertEquals(
                List.of(first, other, override, ofOther, under), found.get(ACME).facts());
        assertEquals(List.of(beta), found.get(BETA_ACCOUNT.customer()).facts());
        assertEquals(
                Map.of(),
                read(session -> session.creditLog().all(LedgerId.MAIN, DateRange.ofClosed(DAY.plusDays(3), LAST_DAY))));
    }

    @Test
    void outcome_and_words_of_a_decision_come_back_as_they_were_kept() {
        CreditLogFact.Decided made = decided(ACME, "1");
        Map<String, String> fields = new LinkedHashMap<>(made.fields());
        fields.put("outcome", "REFERRED");
        fields.put("explained", "It was told so.\n\n" + Samples.GRINNING_FACE);
        CreditLogFact kept = CreditLogFact.of(made.recordedBy(), ACME, made.effectiveOn(), fields);
        add(onAcme("1", kept, MORNING));

        assertEquals(fields, facts(ACME_ACCOUNT).get(0).fact().fields());
    }

    @Test
    void facts_come_in_the_order_of_recording_even_at_one_instant() {
        List<CreditLogRecorded> kept = List.of(
                onAcme("9", decided(ACME, "9"), MORNING),
                onAcme("1", decided(ACME, "1"), MORNING),
                onAcme("5", overridden(ACME, "9", "why"), MORNING));
        write(ACME_ACCOUNT, session -> kept.forEach(session.creditLog()::add));

        assertEquals(kept, facts(ACME_ACCOUNT));
        assertEquals(kept, all().get(ACME).facts());
    }

    @Test
    void all_logs_come_by_customer_and_only_of_the_ledger() {
        Samples.idsOutOfOrder().forEach(id -> {
            AccountId account = accountOf(id);
            add(recorded(account, "D-1", decided(account.customer(), "D-1"), MORNING));
        });
        write(session -> session.accounts().lock(ACME_ACCOUNT));
        add(recorded(ACME_IN_BRANCH, "D-1", decided(ACME, "D-1"), MORNING));

        Map<CustomerId, CreditLog> all = all();

        assertEquals(
                Samples.IDS_IN_ORDER,
                all.keySet().stream().map(CustomerId::value).toList());
        assertEquals(accountOf("Z"), all.get(CustomerId.of("Z")).account());
    }

    @Test
    void a_command_records_once_and_the_first_fact_stays() {
        CreditLogRecorded first = onAcme("D-1", decided(ACME, "D-1"), MORNING);
        CreditLogRecorded override = onAcme("O-1", overridden(ACME, "D-1", "why"), MORNING);
        add(first, override);

        assertThrows(DuplicateKeyException.class, () -> add(first));
        assertThrows(
                DuplicateKeyException.class,
                () -> add(onAcme("D-1", decided(ACME, "D-1", eur("1"), eur("9"), LAST_DAY), EVENING)));
        assertThrows(
                DuplicateKeyException.class, () -> add(onAcme("O-1", overridden(ACME, "D-1", "because"), EVENING)));

        assertEquals(List.of(first, override), facts(ACME_ACCOUNT));
    }

    @Test
    void the_same_identifier_for_another_kind_of_fact_or_on_another_account_is_another() {
        CreditLogRecorded decision = onAcme("1", decided(ACME, "1"), MORNING);
        CreditLogRecorded override = onAcme("1", overridden(ACME, "1", "why"), MORNING);
        CreditLogRecorded beta = recorded(BETA_ACCOUNT, "1", decided(BETA_ACCOUNT.customer(), "1"), MORNING);
        CreditLogRecorded branch = recorded(ACME_IN_BRANCH, "1", decided(ACME, "1"), MORNING);
        add(decision, override, beta, branch);

        assertEquals(List.of(decision, override), facts(ACME_ACCOUNT));
        assertEquals(List.of(beta), facts(BETA_ACCOUNT));
        assertEquals(List.of(branch), facts(ACME_IN_BRANCH));
    }

    @Test
    void identifiers_that_look_alike_are_different() {
        List<CreditLogRecorded> kept = new ArrayList<>();
        for (String id : Samples.IDS) {
            kept.add(onAcme(id, decided(ACME, id), MORNING));
        }
        for (String id : Samples.IDS) {
            kept.add(onAcme(id, overridden(ACME, id, "why"), EVENING));
        }
        kept.forEach(this::add);

        assertEquals(kept, facts(ACME_ACCOUNT));
        for (String id : Samples.IDS) {
            assertEquals(
                    2,
                    read(session -> session.creditLog().find(ACME_ACCOUNT, DecisionId.of(id)))
                            .facts()
                            .size());
        }
    }
}
