package io.cartera.contract;

import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.accountOf;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditLimits;
import io.cartera.exposure.ExposureTerm;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.LimitGranted;
import io.cartera.exposure.LimitKind;
import io.cartera.store.CreditLimitRepository;
import io.cartera.store.DuplicateKeyException;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a {@link CreditLimitRepository} keeps. */
public abstract class CreditLimitRepositoryContract extends StoreContract {

    private static final Instant MORNING = Instant.parse("2026-01-05T08:00:00.000001Z");
    private static final Instant EVENING = Instant.parse("2026-01-05T19:59:59.999999Z");

    /** For the test of a store. */
    protected CreditLimitRepositoryContract() {}

    private static LimitGranted grant(String command, CreditLimit limit, String from, Instant recordedAt) {
        return grant(ACME_ACCOUNT, command, limit, from, recordedAt);
    }

    private static LimitGranted grant(
            AccountId account, String command, CreditLimit limit, String from, Instant recordedAt) {
        return granted(account, command, LimitGrant.of(account.customer(), limit, day(from)), recordedAt);
    }

    private static LimitGranted granted(AccountId account, String command, LimitGrant grant, Instant recordedAt) {
        return LimitGranted.of(account, CommandId.of(command), grant, recordedAt);
    }

    private void add(LimitGranted granted) {
        write(granted.account(), session -> session.creditLimits().add(granted));
    }

    private List<LimitGranted> grants(AccountId account) {
        return limits(account).grants();
    }

    private CreditLimits limits(AccountId account) {
        return read(session -> session.creditLimits().find(account));
    }

    private static CreditLimit upTo(String amount) {
        return CreditLimit.of(eur(amount));
    }

    @Test
    void an_account_without_a_grant_has_no_limits() {
        write(session -> session.accounts().lock(ACME_ACCOUNT));

        assertEquals(List.of(), limits(ACME_ACCOUNT).grants());
        assertEquals(List.of(), limits(BETA_ACCOUNT).grants());
        assertEquals(List.of(), grants(ACME_ACCOUNT));
    }

    @Test
    void every_kind_of_limit_comes_back() {
        List<LimitGranted> granted = new ArrayList<>(List.of(
                grant("none", CreditLimit.noCredit(), "0001-01-01", MORNING),
                grant("unlimited", CreditLimit.unlimited(), "9999-12-31", MORNING),
                grant("zero", upTo("0"), "2026-01-01", MORNING)));
        for (Money amount : Samples.AMOUNTS) {
            granted.add(grant("up to " + amount, CreditLimit.of(amount), "2026-01-01", MORNING));
        }
        granted.forEach(this::add);

        assertEquals(granted, grants(ACME_ACCOUNT));
    }

    @Test
    void everything_that_a_limit_is_granted_for_comes_back() {
        LimitGrant plain = LimitGrant.of(ACME_ACCOUNT.customer(), upTo("1"), day("2026-01-01"));
        List<LimitGranted> granted = new ArrayList<>(List.of(
                granted(ACME_ACCOUNT, "until", plain.until(day("2026-01-02")), MORNING),
                granted(ACME_ACCOUNT, "the last day", plain.until(day("9999-12-31")), MORNING),
                granted(ACME_ACCOUNT, "group", plain.forGroup(), MORNING),
                granted(ACME_ACCOUNT, "part of a group", plain.forGroup().on(ExposureTerm.OPEN_ORDERS), MORNING),
                granted(ACME_ACCOUNT, "reason", plain.because("CHRISTMAS ÄÖ 圣诞"), MORNING),
                granted(ACME_ACCOUNT, "approver", plain.approvedBy(Actor.of("cfo")), MORNING)));
        for (LimitKind kind : LimitKind.values()) {
            granted.add(granted(ACME_ACCOUNT, "kind " + kind, plain.ofKind(kind), MORNING));
        }
        for (ExposureTerm term : List.of(ExposureTerm.OPEN_DEBITS, ExposureTerm.UNBILLED, ExposureTerm.OPEN_ORDERS)) {
            granted.add(granted(ACME_ACCOUNT, "on " + term, plain.on(term), MORNING));
        }
        granted.forEach(this::add);

        assertEquals(granted, grants(ACME_ACCOUNT));
        assertEquals(
                granted,
                read(session -> session.creditLimits().all(LedgerId.MAIN))
                        .get(ACME_ACCOUNT.customer())
                        .grants());
    }

    @Test
    void the_limit_of_the_latest_day_is_in_force() {
        add(grant("G-1", upTo("5000"), "2026-01-01", MORNING));
        add(grant("G-2", upTo("8000"), "2026-03-01", MORNING));
        add(grant("G-3", upTo("6000"), "2026-02-01", EVENING));
        CreditLimits limits = limits(ACME_ACCOUNT);

        assertEquals(Optional.empty(), limits.on(day("2025-12-31")));
        assertEquals(Optional.of(upTo("5000")), limits.on(day("2026-01-31")));
        assertEquals(Optional.of(upTo("6000")), limits.on(day("2026-02-15")));
        assertEquals(Optional.of(upTo("8000")), limits.on(day("2026-03-01")));
    }

    @Test
    void limits_as_known_at_an_instant_do_not_change_later() {
        add(grant("G-1", upTo("5000"), "2026-01-01", MORNING));
        add(grant("G-2", upTo("100"), "2026-01-01", EVENING));
        AsOf february = AsOf.of(day("2026-02-01"));
        CreditLimits limits = limits(ACME_ACCOUNT);

        assertEquals(Optional.empty(), limits.at(february.knownAt(MORNING.minusNanos(1000))));
        assertEquals(Optional.of(upTo("5000")), limits.at(february.knownAt(MORNING)));
        assertEquals(Optional.of(upTo("5000")), limits.at(february.knownAt(EVENING.minusNanos(1000))));
        assertEquals(Optional.of(upTo("100")), limits.at(february.knownAt(EVENING)));
    }

    @Test
    void grants_come_in_the_order_of_recording_even_at_one_instant() {
        List<LimitGranted> granted = List.of(
                grant("G-9", upTo("9"), "2026-01-01", MORNING),
                grant("G-1", upTo("1"), "2026-01-01", MORNING),
                grant("G-5", upTo("5"), "2025-01-01", MORNING));
        write(ACME_ACCOUNT, session -> granted.forEach(session.creditLimits()::add));

        assertEquals(granted, grants(ACME_ACCOUNT));
        assertEquals(Optional.of(upTo("1")), limits(ACME_ACCOUNT).on(day("2026-01-01")));
    }

    @Test
    void all_limits_come_by_customer_and_only_of_the_ledger() {
        Samples.idsOutOfOrder().forEach(id -> add(grant(accountOf(id), "G-1", upTo("1"), "2026-01-01", MORNING)));
        add(grant(accountOf("Z"), "G-2", upTo("2"), "2026-01-01", EVENING));
        write(session -> session.accounts().lock(ACME_ACCOUNT));
        add(grant(ACME_IN_BRANCH, "G-1", upTo("3"), "2026-01-01", MORNING));

        Map<CustomerId, CreditLimits> all =
                read(session -> session.creditLimits().all(LedgerId.MAIN));

        assertEquals(
                Samples.IDS_IN_ORDER,
                all.keySet().stream().map(CustomerId::value).toList());
        assertEquals(Optional.of(upTo("2")), all.get(CustomerId.of("Z")).on(day("2026-01-01")));
        assertEquals(2, all.get(CustomerId.of("Z")).grants().size());
        assertEquals(1, all.get(CustomerId.of("a")).grants().size());
    }

    @Test
    void a_command_grants_once_and_the_first_limit_stays() {
        LimitGranted first = grant("G-1", upTo("5000"), "2026-01-01", MORNING);
        add(first);

        assertThrows(DuplicateKeyException.class, () -> add(first));
        assertThrows(DuplicateKeyException.class, () -> add(grant("G-1", upTo("1"), "2026-02-01", EVENING)));

        assertEquals(List.of(first), grants(ACME_ACCOUNT));
    }

    @Test
    void a_command_on_another_account_or_ledger_is_another() {
        LimitGranted acme = grant("G-1", upTo("1"), "2026-01-01", MORNING);
        LimitGranted beta = grant(BETA_ACCOUNT, "G-1", upTo("2"), "2026-01-01", MORNING);
        LimitGranted branch = grant(ACME_IN_BRANCH, "G-1", upTo("3"), "2026-01-01", MORNING);
        add(acme);
        add(beta);
        add(branch);

        assertEquals(List.of(acme), grants(ACME_ACCOUNT));
        assertEquals(List.of(beta), grants(BETA_ACCOUNT));
        assertEquals(List.of(branch), grants(ACME_IN_BRANCH));
    }

    @Test
    void commands_that_look_alike_are_different() {
        List<LimitGranted> granted = Samples.IDS.stream()
                .map(id -> grant(id, upTo("1"), "2026-01-01", MORNING))
                .toList();
        granted.forEach(this::add);

        assertEquals(granted, grants(ACME_ACCOUNT));
    }
}
