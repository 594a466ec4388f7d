package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditLimits;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.exposure.ExposureTally;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.LimitGranted;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.money.ExchangeRates;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Difference;
import io.cartera.trace.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Credit limits, exposure and decisions. Thread-safe. */
public final class Credit {

    private final Desk desk;

    Credit(Desk desk) {
        this.desk = desk;
    }

    /** Grants a standard limit from a day on, under an identifier of its own. */
    public Outcome<CreditLimit> grant(CustomerId customer, CreditLimit limit, LocalDate from) {
        return grant(desk.mint(), customer, limit, from);
    }

    /**
     * Grants a standard limit from a day on, until a limit from a later day; earlier grants stay on record. Refused with
     * {@link UnknownCustomer}.
     */
    public Outcome<CreditLimit> grant(CommandId id, CustomerId customer, CreditLimit limit, LocalDate from) {
        return recorded(
                id,
                LimitGrant.of(customer, limit, from),
                granted -> granted.grant().limit());
    }

    /**
     * Grants a limit: for a time, of a kind, for a group or on a term of the exposure, with reason and approver. Earlier
     * grants stay on record, and one that has ended gives way to the one before it. One for a group waits for whoever reserves in
     * the group, and they for it. Refused with {@link UnknownCustomer}.
     */
    public Outcome<LimitGranted> grant(CommandId id, LimitGrant grant) {
        return recorded(id, grant, granted -> granted);
    }

    private <T> Outcome<T> recorded(CommandId id, LimitGrant grant, Function<LimitGranted, T> value) {
        Command command = desk.command(CommandKind.GRANT_LIMIT, id).withContent(grant.fields());
        AccountId account = desk.account(grant.customer());
        return desk.write(Permission.GRANT_CREDIT_LIMITS, grant.customer(), account, (session, told) -> {
            lock(session, account, grant);
            CreditLimits before = session.creditLimits().find(account);
            Optional<LimitGranted> existing = before.grants().stream()
                    .filter(granted -> granted.command().equals(id))
                    .findFirst();
            Instant now = desk.now();
            boolean isNew = existing.isEmpty();
            if (isNew && session.customers().find(grant.customer()).isEmpty()) {
                Outcome<T> refused = new Outcome.Refused<>(id, new UnknownCustomer(grant.customer()));
                desk.audit(session, AuditRecord.of(account, now, command, refused), AuditFacts.none());
                return refused;
            }
            LimitGranted granted =
                    existing.orElseGet(() -> LimitGranted.of(account, id, grant, stampAfter(before, now)));
            Outcome<T> outcome = outcome(command, granted, value);
            if (isNew) {
                session.creditLimits().add(granted);
                outcome.events().forEach(told);
            }
            if (isNew || outcome.applied().isEmpty()) {
                AuditFacts facts = isNew ? AuditFacts.of(granted) : AuditFacts.none();
                desk.audit(session, AuditRecord.of(account, now, command, outcome), facts);
            }
            return outcome;
        });
    }

    // Whoever reserves in a group locks the group, and not the account of its root: both must not pass each other.
    private static void lock(Session session, AccountId account, LimitGrant grant) {
        boolean isLocked = !grant.isForGroup() || session.headroom().lockGroup(account);
        session.accounts().lock(account);
        if (!isLocked && session.headroom().isGroup(account)) {
            // Run again, the work locks it first.
            throw new RetryableStoreException("there is a group under " + account.customer() + " meanwhile");
        }
    }

    private static <T> Outcome<T> outcome(Command command, LimitGranted granted, Function<LimitGranted, T> value) {
        return Difference.between(granted.grant().fields(), command.content())
                .<Outcome<T>>map(difference -> Outcome.Conflicting.of(command.id(), difference))
                .orElseGet(() -> new Outcome.Applied<>(command.id(), value.apply(granted), List.of(granted)));
    }

    // The instants of grants never fall, even where the clock does.
    private static Instant stampAfter(CreditLimits before, Instant now) {
        List<LimitGranted> grants = before.grants();
        Instant last = grants.isEmpty() ? now : grants.get(grants.size() - 1).recordedAt();
        return last.isAfter(now) ? last : now;
    }

    /** The limits of a customer over time, those of the group under it included. */
    public CreditLimits limits(CustomerId customer) {
        return desk.read(
                Permission.READ_CREDIT,
                customer,
                session -> session.creditLimits().find(desk.account(customer)));
    }

    /**
     * What is at stake with a customer as of a day, told in a currency: on open items, and on what is reserved, ordered, and
     * delivered and not billed. Of what is owed, less credits that are not applied yet, it is relieved by the part that is insured
     * and then by what securities are worth, at most by all of it; never of orders. Policies and securities are facts of the customer, so
     * they relieve in every ledger.
     */
    public CreditExposure exposure(CustomerId customer, CurrencyUnit currency, LocalDate on) {
        return exposure(customer, currency, on, CreditPolicy.ofDefaults());
    }

    /** The same as a policy has it: with what is disputed or without. */
    public CreditExposure exposure(CustomerId customer, CurrencyUnit currency, LocalDate on, CreditPolicy policy) {
        return desk.read(
                Permission.READ_CREDIT,
                customer,
                session -> tally(session, customer, AsOf.of(on), policy).in(currency));
    }

    /** The same with what was known at an instant, where the question says so. */
    public CreditExposure exposure(CustomerId customer, CurrencyUnit currency, AsOf asOf) {
        return desk.read(
                Permission.READ_CREDIT,
                customer,
                session -> tally(session, customer, asOf, CreditPolicy.ofDefaults())
                        .in(currency));
    }

    /**
     * The same with what is at stake in other currencies converted by the latest rates on or before the day.
     *
     * @throws io.cartera.money.MissingExchangeRateException if a rate is missing
     */
    public CreditExposure exposure(CustomerId customer, CurrencyUnit currency, AsOf asOf, ExchangeRates rates) {
        return desk.read(
                Permission.READ_CREDIT,
                customer,
                session -> tally(session, customer, asOf, CreditPolicy.ofDefaults())
                        .in(currency, rates, asOf.date()));
    }

    private ExposureTally tally(Session session, CustomerId customer, AsOf asOf, CreditPolicy policy) {
        AccountId account = desk.account(customer);
        return new CreditReading(session, account, policy).tally(account, asOf);
    }

    /**
     * Decides a sale on credit by {@link CreditPolicy#ofDefaults()}, on the limits in force and what is at stake that day,
     * in a group first, with whoever is a member then or later; reservations that begin later count already, and debits too unless
     * the day has gone by. It is an answer, not a hold: nothing is recorded, and {@code reservations().reserve} may answer
     * otherwise a moment later, and never for a day gone by.
     *
     * @param asked the amount of the sale, greater than zero
     */
    public CreditDecision decide(CustomerId customer, Money asked, LocalDate on) {
        return decide(customer, asked, on, CreditPolicy.ofDefaults());
    }

    /** Decides a sale on credit by a policy: see {@link #decide(CustomerId, Money, LocalDate)}. */
    public CreditDecision decide(CustomerId customer, Money asked, LocalDate on, CreditPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        CreditRequest request = CreditRequest.of(customer, asked, on, SalesDocumentKind.ORDER);
        if (request.isCorrection()) {
            throw new IllegalArgumentException("asked is " + asked + ", it must be positive");
        }
        return new Decisions(desk).decide(request, policy);
    }

    /**
     * How much each limit is used on a day, by customer: for every customer with an amount as limit, what is at stake
     * in the limit's currency. {@link CreditLimit#noCredit()} and {@link CreditLimit#unlimited()} have none and are
     * left out. Neither insurance nor securities relieve here: see {@link #relievedUtilisation}. A limit of zero is measured in its own currency here like any other, although a decision declines it in
     * every currency.
     */
    public List<CreditUtilisation> utilisation(LocalDate on) {
        return desk.read(Permission.READ_CREDIT, session -> {
            Map<CustomerId, Money> limits = amounts(session, on);
            Map<CustomerId, ExposureTally> tallies = new LinkedHashMap<>();
            limits.keySet().forEach(customer -> tallies.put(customer, ExposureTally.create()));
            session.accounts().openItems(desk.ledger(), AsOf.of(on)).forEach(item -> {
                ExposureTally tally = tallies.get(item.customer());
                if (tally != null) {
                    tally.add(item);
                }
            });
            session.headroom().live(desk.ledger(), on).forEach((customer, file) -> {
                if (tallies.containsKey(customer)) {
                    file.addTo(tallies.get(customer), AsOf.of(on));
                }
            });
            return limits.entrySet().stream()
                    .map(limit -> new CreditUtilisation(
                            limit.getKey(),
                            limit.getValue(),
                            tallies.get(limit.getKey())
                                    .in(limit.getValue().getCurrencyUnit())
                                    .net()))
                    .toList();
        });
    }

    /**
     * The same where insurance and then securities relieve what is owed, as in {@link #exposure}: what decisions measure a limit
     * on. Each customer with an amount as limit is read by itself, so it costs more than {@link #utilisation}. Worked: of a limit
     * of 1000 and open debits of 800, of which an insurer bears 720, 80 are used here and 800 there.
     */
    public List<CreditUtilisation> relievedUtilisation(LocalDate on) {
        return desk.read(
                Permission.READ_CREDIT,
                session -> amounts(session, on).entrySet().stream()
                        .map(limit -> new CreditUtilisation(
                                limit.getKey(),
                                limit.getValue(),
                                tally(session, limit.getKey(), AsOf.of(on), CreditPolicy.ofDefaults())
                                        .in(limit.getValue().getCurrencyUnit())
                                        .net()))
                        .toList());
    }

    /** The limits in force that are amounts, by customer. */
    private Map<CustomerId, Money> amounts(Session session, LocalDate on) {
        Map<CustomerId, Money> amounts = new LinkedHashMap<>();
        session.creditLimits()
                .all(desk.ledger())
                .forEach((customer, granted) -> granted.on(on)
                        .filter(CreditLimit.UpTo.class::isInstance)
                        .map(CreditLimit.UpTo.class::cast)
                        .ifPresent(limit -> amounts.put(customer, limit.amount())));
        return amounts;
    }
}
