package io.cartera;

import io.cartera.account.AccountId;
import io.cartera.account.OpenItemSource;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditDecision.Approved;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.LimitMeasure;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditLimits;
import io.cartera.exposure.ExposureTally;
import io.cartera.exposure.ExposureTerm;
import io.cartera.exposure.LimitGranted;
import io.cartera.headroom.HeadroomFile;
import io.cartera.headroom.HeadroomGrounds;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What a decision needs, read from a store: limits, exposures, the group. */
final class CreditReading {

    private final Session session;
    private final AccountId account;
    private final CreditPolicy policy;

    CreditReading(Session session, AccountId account, CreditPolicy policy) {
        this.session = session;
        this.account = account;
        this.policy = policy;
    }

    /** A decision, with the figures of one that approves. */
    record Decided(CreditDecision decision, Optional<HeadroomGrounds> grounds) {}

    /** The terms of the exposure of an account as of a day. */
    ExposureTally tally(AccountId of, AsOf asOf) {
        ExposureTally tally = items(of, asOf);
        HeadroomFile file = asOf.knownAt().isPresent()
                ? session.headroom().find(of)
                : session.headroom().live(of, asOf.date());
        file.addTo(tally, asOf);
        return tally;
    }

    private ExposureTally items(AccountId of, AsOf asOf) {
        return ExposureTally.create().add(open(session, of, asOf, policy));
    }

    /** The same with what begins later, so that no decision sells it again. */
    private CreditExposure atStake(AccountId of, CurrencyUnit currency, LocalDate on) {
        ExposureTally tally = items(of, AsOf.of(on));
        session.headroom().live(of, on).addAllTo(tally, on);
        return tally.in(currency);
    }

    /** The root of the group to which the account belongs; itself where that is none. */
    AccountId root(AsOf asOf) {
        return AccountId.of(
                account.ledger(),
                session.headroom().memberships(account).root(asOf).orElse(account.customer()));
    }

    /** The root of a group and its members as of a day, each with its exposure. */
    SortedMap<CustomerId, CreditExposure> group(AccountId root, CurrencyUnit currency, AsOf asOf) {
        SortedMap<CustomerId, CreditExposure> exposures = new TreeMap<>();
        for (AccountId member : members(root, asOf)) {
            exposures.put(member.customer(), tally(member, asOf).in(currency));
        }
        return exposures;
    }

    private List<AccountId> members(AccountId root, AsOf asOf) {
        List<AccountId> members = new ArrayList<>();
        members.add(root);
        session.headroom().group(root).forEach((customer, file) -> {
            if (file.root(asOf).equals(Optional.of(root.customer()))) {
                members.add(file.account());
            }
        });
        return members;
    }

    /** Decides a sale by all that the policy asks for, and what the host knows besides. */
    Decided decide(CreditRequest request, Consumer<? super CreditPicture.Builder> known) {
        AsOf asOf = AsOf.of(request.on());
        List<LimitMeasure> measures = measures(request.amount().getCurrencyUnit(), request.on());
        CreditPicture.Builder picture = new PictureReading(session, account, request, policy, asOf).read(measures);
        known.accept(picture);
        CreditDecision decision = policy.decide(request, picture.build());
        return new Decided(decision, decision instanceof Approved ? Optional.of(grounds(measures)) : Optional.empty());
    }

    /**
     * The limits in force on a day and what is at stake under each: that of the group on all its members, the account's own, and
     * those on terms of its exposure. What is asked for is an order first; another term may be over its limit already. What begins
     * later counts, so that no decision sells it again.
     */
    List<LimitMeasure> measures(CurrencyUnit currency, LocalDate on) {
        AsOf asOf = AsOf.of(on);
        AccountId root = root(asOf);
        CreditLimits limits = session.creditLimits().find(account);
        CreditLimits ofRoot =
                root.equals(account) ? limits : session.creditLimits().find(root);
        CreditExposure own = atStake(account, currency, on);
        List<LimitMeasure> measures = new ArrayList<>();
        measures.add(LimitMeasure.own(limits.at(asOf), own));
        ofRoot.ofGroup(asOf).map(LimitGranted::grant).ifPresent(grant -> {
            CreditExposure together = CreditExposure.together(
                    members(root, asOf).stream()
                            .map(member -> member.equals(account) ? own : atStake(member, currency, on))
                            .toList(),
                    currency);
            measures.add(LimitMeasure.group(root.customer().value(), grant.limit(), together));
        });
        limits.onTerms(asOf).forEach((term, limit) -> {
            LimitMeasure part = LimitMeasure.part(
                    term.name().toLowerCase(Locale.ROOT).replace('_', ' '), limit, own.measuredOn(term));
            measures.add(term == ExposureTerm.OPEN_ORDERS ? part : part.withoutTheSale());
        });
        return measures;
    }

    private static HeadroomGrounds grounds(List<LimitMeasure> measures) {
        LimitMeasure own = measures.get(0);
        HeadroomGrounds grounds = HeadroomGrounds.of(own.exposure(), amount(own.limit()));
        for (LimitMeasure measure : measures) {
            Optional<Money> most = amount(measure.limit());
            if (measure.scope() == LimitMeasure.Scope.GROUP && most.isPresent()) {
                grounds = grounds.ofGroup(CustomerId.of(measure.name()), measure.exposure(), most.get());
            }
        }
        return grounds;
    }

    private static Optional<Money> amount(Optional<CreditLimit> limit) {
        return limit.filter(CreditLimit.UpTo.class::isInstance)
                .map(CreditLimit.UpTo.class::cast)
                .map(CreditLimit.UpTo::amount);
    }

    /** What is open on an account as a policy has it: with what is disputed or without. */
    static OpenItemSource open(Session session, AccountId of, AsOf asOf, CreditPolicy policy) {
        OpenItemSource items = session.accounts().openItems(of, asOf);
        return policy.countsDisputes()
                ? items
                : HeldBackReading.of(session, of, asOf).withoutDisputed(items);
    }
}
