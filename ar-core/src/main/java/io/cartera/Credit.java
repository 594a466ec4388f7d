package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountId;
import io.cartera.account.OpenItemSource;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.exposure.LimitGranted;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.store.CreditLimitRepository.LimitGrant;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.time.Timeline;
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
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Credit limits, exposure and decisions. Thread-safe. */
public final class Credit {

    private final Desk desk;

    Credit(Desk desk) {
        this.desk = desk;
    }

    /** Grants a limit from a day on, under an identifier of its own. */
    public Outcome<CreditLimit> grant(CustomerId customer, CreditLimit limit, LocalDate from) {
        return grant(desk.mint(), customer, limit, from);
    }

    /**
     * Grants a limit from a day on, until a limit from a later day; earlier grants stay on record. Refused with
     * {@link UnknownCustomer}.
     */
    public Outcome<CreditLimit> grant(CommandId id, CustomerId customer, CreditLimit limit, LocalDate from) {
        Command command = desk.command(CommandKind.GRANT_LIMIT, id).withContent(content(limit, from));
        AccountId account = desk.account(customer);
        return desk.write(Permission.GRANT_CREDIT_LIMITS, customer, account, (session, told) -> {
            session.accounts().lock(account);
            Optional<LimitGrant> existing = session.creditLimits().grants(account).stream()
                    .filter(grant -> grant.command().equals(id))
                    .findFirst();
            Instant now = desk.now();
            boolean isNew = existing.isEmpty();
            if (isNew && session.customers().find(customer).isEmpty()) {
                Outcome<CreditLimit> refused = new Outcome.Refused<>(id, new UnknownCustomer(customer));
                desk.audit(session, AuditRecord.of(account, now, command, refused), AuditFacts.none());
                return refused;
            }
            LimitGrant grant =
                    existing.orElseGet(() -> new LimitGrant(id, version(session, account, limit, from, now)));
            Outcome<CreditLimit> outcome = outcome(account, command, grant);
            if (isNew) {
                session.creditLimits().add(account, grant);
                outcome.events().forEach(told);
            }
            if (isNew || outcome.applied().isEmpty()) {
                AuditFacts recorded =
                        isNew ? AuditFacts.of(LimitGranted.of(account, id, grant.version())) : AuditFacts.none();
                desk.audit(session, AuditRecord.of(account, now, command, outcome), recorded);
            }
            return outcome;
        });
    }

    private static Outcome<CreditLimit> outcome(AccountId account, Command command, LimitGrant grant) {
        Timeline.Version<CreditLimit> granted = grant.version();
        return Difference.between(content(granted.value(), granted.from()), command.content())
                .<Outcome<CreditLimit>>map(difference -> Outcome.Conflicting.of(command.id(), difference))
                .orElseGet(() -> new Outcome.Applied<>(
                        command.id(), granted.value(), List.of(LimitGranted.of(account, command.id(), granted))));
    }

    // The instants of a timeline never fall, even where the clock does.
    private static Timeline.Version<CreditLimit> version(
            Session session, AccountId account, CreditLimit limit, LocalDate from, Instant now) {
        List<Timeline.Version<CreditLimit>> before =
                session.creditLimits().find(account).versions();
        Instant last = before.isEmpty() ? now : before.get(before.size() - 1).recordedAt();
        return new Timeline.Version<>(from, limit, last.isAfter(now) ? last : now);
    }

    private static Map<String, String> content(CreditLimit limit, LocalDate from) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("limit", limit.toString());
        content.put("from", from.toString());
        return content;
    }

    /** The limits of a customer over time. */
    public Timeline<CreditLimit> limits(CustomerId customer) {
        return desk.read(
                Permission.READ_CREDIT,
                customer,
                session -> session.creditLimits().find(desk.account(customer)));
    }

    /** What is at stake with a customer on open items as of a day, told in a currency. */
    public CreditExposure exposure(CustomerId customer, CurrencyUnit currency, LocalDate on) {
        return exposure(customer, currency, on, CreditPolicy.ofDefaults());
    }

    /** The same as a policy has it: with what is disputed or without. */
    public CreditExposure exposure(CustomerId customer, CurrencyUnit currency, LocalDate on, CreditPolicy policy) {
        return desk.read(
                Permission.READ_CREDIT, customer, session -> exposure(session, customer, currency, on, policy));
    }

    /**
     * Decides a sale on credit by {@link CreditPolicy#ofDefaults()}, on the limit in force and the open items of that
     * day. It is an answer, not a hold: nothing is recorded.
     *
     * @param asked the amount of the sale, greater than zero
     */
    public CreditDecision decide(CustomerId customer, Money asked, LocalDate on) {
        return decide(customer, asked, on, CreditPolicy.ofDefaults());
    }

    /** Decides a sale on credit by a policy: see {@link #decide(CustomerId, Money, LocalDate)}. */
    public CreditDecision decide(CustomerId customer, Money asked, LocalDate on, CreditPolicy policy) {
        CreditRequest request = CreditRequest.of(customer, asked, on, SalesDocumentKind.ORDER);
        if (request.isCorrection()) {
            throw new IllegalArgumentException("asked is " + asked + ", it must be positive");
        }
        return desk.read(
                Permission.READ_CREDIT,
                customer,
                session -> policy.decide(
                        request,
                        CreditPicture.of(
                                session.creditLimits()
                                        .find(desk.account(customer))
                                        .on(on),
                                exposure(session, customer, asked.getCurrencyUnit(), on, policy))));
    }

    /**
     * How much each limit is used on a day, by customer: for every customer with an amount as limit, what is at stake
     * in the limit's currency. {@link CreditLimit#noCredit()} and {@link CreditLimit#unlimited()} have none and are
     * left out. A limit of zero is measured in its own currency here like any other, although a decision declines it in
     * every currency.
     */
    public List<CreditUtilisation> utilisation(LocalDate on) {
        return desk.read(Permission.READ_CREDIT, session -> {
            Map<CustomerId, Money> limits = new LinkedHashMap<>();
            session.creditLimits()
                    .all(desk.ledger())
                    .forEach((customer, timeline) -> timeline.on(on)
                            .filter(CreditLimit.UpTo.class::isInstance)
                            .map(CreditLimit.UpTo.class::cast)
                            .ifPresent(limit -> limits.put(customer, limit.amount())));
            return CreditUtilisation.of(limits, session.accounts().openItems(desk.ledger(), AsOf.of(on)));
        });
    }

    private CreditExposure exposure(
            Session session, CustomerId customer, CurrencyUnit currency, LocalDate on, CreditPolicy policy) {
        AccountId account = desk.account(customer);
        OpenItemSource items = session.accounts().openItems(account, AsOf.of(on));
        return CreditExposure.of(
                policy.countsDisputes()
                        ? items
                        : HeldBackReading.of(session, account, AsOf.of(on)).withoutDisputed(items),
                currency);
    }
}
