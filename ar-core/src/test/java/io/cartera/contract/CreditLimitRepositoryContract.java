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
import io.cartera.store.CreditLimitRepository;
import io.cartera.store.CreditLimitRepository.LimitGrant;
import io.cartera.store.DuplicateKeyException;
import io.cartera.time.AsOf;
import io.cartera.time.Timeline;
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

    private static LimitGrant grant(String command, CreditLimit limit, String from, Instant recordedAt) {
        return new LimitGrant(CommandId.of(command), new Timeline.Version<>(day(from), limit, recordedAt));
    }

    private void add(AccountId account, LimitGrant grant) {
        write(account, session -> session.creditLimits().add(account, grant));
    }

    private List<LimitGrant> grants(AccountId account) {
        return read(session -> session.creditLimits().grants(account));
    }

    private Timeline<CreditLimit> limits(AccountId account) {
        return read(session -> session.creditLimits().find(account));
    }

    private static CreditLimit upTo(String amount) {
        return CreditLimit.of(eur(amount));
    }

    @Test
    void an_account_without_a_grant_has_an_empty_timeline() {
        write(session -> session.accounts().lock(ACME_ACCOUNT));

        assertEquals(List.of(), limits(ACME_ACCOUNT).versions());
        assertEquals(List.of(), limits(BETA_ACCOUNT).versions());
        assertEquals(List.of(), grants(ACME_ACCOUNT));
    }

    @Test
    void every_kind_of_limit_comes_back() {
        List<LimitGrant> granted = new ArrayList<>(List.of(
                grant("none", CreditLimit.noCredit(), "0001-01-01", MORNING),
                grant("unlimited", CreditLimit.unlimited(), "9999-12-31", MORNING),
                grant("zero", upTo("0"), "2026-01-01", MORNING)));
        for (Money amount : Samples.AMOUNTS) {
            granted.add(grant("up to " + amount, CreditLimit.of(amount), "2026-01-01", MORNING));
        }
        granted.forEach(grant -> add(ACME_ACCOUNT, grant));

        assertEquals(granted, grants(ACME_ACCOUNT));
    }

    @Test
    void the_timeline_is_that_of_the_grants() {
        add(ACME_ACCOUNT, grant("G-1", upTo("5000"), "2026-01-01", MORNING));
        add(ACME_ACCOUNT, grant("G-2", upTo("8000"), "2026-03-01", MORNING));
        add(ACME_ACCOUNT, grant("G-3", upTo("6000"), "2026-02-01", EVENING));
        Timeline<CreditLimit> limits = limits(ACME_ACCOUNT);

        assertEquals(grants(ACME_ACCOUNT).stream().map(LimitGrant::version).toList(), limits.versions());
        assertEquals(Optional.empty(), limits.on(day("2025-12-31")));
        assertEquals(Optional.of(upTo("5000")), limits.on(day("2026-01-31")));
        assertEquals(Optional.of(upTo("6000")), limits.on(day("2026-02-15")));
        assertEquals(Optional.of(upTo("8000")), limits.on(day("2026-03-01")));
    }

    @Test
    void limits_as_known_at_an_instant_do_not_change_later() {
        add(ACME_ACCOUNT, grant("G-1", upTo("5000"), "2026-01-01", MORNING));
        add(ACME_ACCOUNT, grant("G-2", upTo("100"), "2026-01-01", EVENING));
        AsOf february = AsOf.of(day("2026-02-01"));
        Timeline<CreditLimit> limits = limits(ACME_ACCOUNT);

        assertEquals(Optional.empty(), limits.at(february.knownAt(MORNING.minusNanos(1000))));
        assertEquals(Optional.of(upTo("5000")), limits.at(february.knownAt(MORNING)));
        assertEquals(Optional.of(upTo("5000")), limits.at(february.knownAt(EVENING.minusNanos(1000))));
        assertEquals(Optional.of(upTo("100")), limits.at(february.knownAt(EVENING)));
    }

    @Test
    void grants_come_in_the_order_of_recording_even_at_one_instant() {
        List<LimitGrant> granted = List.of(
                grant("G-9", upTo("9"), "2026-01-01", MORNING),
                grant("G-1", upTo("1"), "2026-01-01", MORNING),
                grant("G-5", upTo("5"), "2025-01-01", MORNING));
        write(
                ACME_ACCOUNT,
                session -> granted.forEach(grant -> session.creditLimits().add(ACME_ACCOUNT, grant)));

        assertEquals(granted, grants(ACME_ACCOUNT));
        assertEquals(Optional.of(upTo("1")), limits(ACME_ACCOUNT).on(day("2026-01-01")));
    }

    @Test
    void all_limits_come_by_customer_and_only_of_the_ledger() {
        Samples.idsOutOfOrder().forEach(id -> add(accountOf(id), grant("G-1", upTo("1"), "2026-01-01", MORNING)));
        add(accountOf("Z"), grant("G-2", upTo("2"), "2026-01-01", EVENING));
        write(session -> session.accounts().lock(ACME_ACCOUNT));
        add(ACME_IN_BRANCH, grant("G-1", upTo("3"), "2026-01-01", MORNING));

        Map<CustomerId, Timeline<CreditLimit>> all =
                read(session -> session.creditLimits().all(LedgerId.MAIN));

        assertEquals(
                Samples.IDS_IN_ORDER,
                all.keySet().stream().map(CustomerId::value).toList());
        assertEquals(Optional.of(upTo("2")), all.get(CustomerId.of("Z")).on(day("2026-01-01")));
        assertEquals(2, all.get(CustomerId.of("Z")).versions().size());
        assertEquals(1, all.get(CustomerId.of("a")).versions().size());
    }

    @Test
    void a_command_grants_once_and_the_first_limit_stays() {
        LimitGrant first = grant("G-1", upTo("5000"), "2026-01-01", MORNING);
        add(ACME_ACCOUNT, first);

        assertThrows(DuplicateKeyException.class, () -> add(ACME_ACCOUNT, first));
        assertThrows(
                DuplicateKeyException.class, () -> add(ACME_ACCOUNT, grant("G-1", upTo("1"), "2026-02-01", EVENING)));

        assertEquals(List.of(first), grants(ACME_ACCOUNT));
    }

    @Test
    void a_command_on_another_account_or_ledger_is_another() {
        LimitGrant acme = grant("G-1", upTo("1"), "2026-01-01", MORNING);
        LimitGrant beta = grant("G-1", upTo("2"), "2026-01-01", MORNING);
        LimitGrant branch = grant("G-1", upTo("3"), "2026-01-01", MORNING);
        add(ACME_ACCOUNT, acme);
        add(BETA_ACCOUNT, beta);
        add(ACME_IN_BRANCH, branch);

        assertEquals(List.of(acme), grants(ACME_ACCOUNT));
        assertEquals(List.of(beta), grants(BETA_ACCOUNT));
        assertEquals(List.of(branch), grants(ACME_IN_BRANCH));
    }

    @Test
    void commands_that_look_alike_are_different() {
        List<LimitGrant> granted = Samples.IDS.stream()
                .map(id -> grant(id, upTo("1"), "2026-01-01", MORNING))
                .toList();
        granted.forEach(grant -> add(ACME_ACCOUNT, grant));

        assertEquals(granted, grants(ACME_ACCOUNT));
    }
}
