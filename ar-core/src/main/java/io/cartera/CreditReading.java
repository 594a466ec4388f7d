package io.cartera;

import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
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
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.HeadroomFile;
import io.cartera.headroom.HeadroomGrounds;
import io.cartera.headroom.ReservationId;
import io.cartera.money.MoneyBag;
import io.cartera.statement.HistoryLine;
import io.cartera.statement.HistoryQuery;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    // What is reserved is read before the items: an invoice that takes its place in between counts twice, and never
    // nowhere.

    /** The terms of the exposure of an account as of a day. */
    ExposureTally tally(AccountId of, AsOf asOf) {
        HeadroomFile file = asOf.knownAt().isPresent()
                ? session.headroom().find(of)
                : session.headroom().live(of, asOf.date());
        ExposureTally tally = items(of, asOf);
        file.addTo(tally, asOf);
        return tally;
    }

    private ExposureTally items(AccountId of, AsOf asOf) {
        List<OpenItem> items = list(open(session, of, asOf, policy));
        ExposureTally tally = ExposureTally.create();
        items.forEach(tally::add);
        Relief.of(session, of, items, asOf).addTo(tally);
        return tally;
    }

    private static List<OpenItem> list(OpenItemSource source) {
        List<OpenItem> items = new ArrayList<>();
        source.forEach(items::add);
        return items;
    }

    /**
     * The same with what begins later, so that no decision sells it again, and with all that is reserved and can still be committed
     * today. Of a day gone by it is what was at stake then: debits that came since are left out, and what held then is reserved.
     */
    private ExposureTally atStake(AccountId of, LocalDate on, LocalDate today, Optional<ReservationId> without) {
        LocalDate holding = on.isBefore(today) ? on : today;
        HeadroomFile file = session.headroom().live(of, holding);
        ExposureTally tally = items(of, AsOf.of(on));
        if (!on.isBefore(today)) {
            addDebitsAfter(of, on, tally);
        }
        file.addAllTo(tally, on, holding, without);
        return tally;
    }

    // Each as it begins: what will settle it is no reason to sell on it before.
    private void addDebitsAfter(AccountId of, LocalDate on, ExposureTally tally) {
        if (!on.plusDays(1).isBefore(Require.LAST_DAY)) {
            return;
        }
        Map<ItemId, Entry> later = new HashMap<>();
        session.accounts()
                .entries(of, DateRange.ofClosed(on.plusDays(1), Require.LAST_DAY))
                .forEach((customer, entry) -> {
                    if (entry.side() == Side.DEBIT) {
                        later.put(entry.id(), entry);
                    }
                });
        Set<ItemId> whole = new HashSet<>();
        for (LocalDate day :
                new TreeSet<>(later.values().stream().map(Entry::effectiveOn).toList())) {
            open(session, of, AsOf.of(day), policy).forEach(item -> {
                Entry begun = later.get(item.id());
                if (begun != null && begun.effectiveOn().equals(day)) {
                    tally.add(item);
                    if (item.applied().isZero()) {
                        whole.add(item.id());
                    }
                }
            });
        }
        if (whole.size() < later.size()) {
            addPaidAhead(session.accounts().history(of), later, on, tally);
        }
    }

    // A credit of today that will settle a debit as it begins relieves today already, and must not do so twice.
    private static void addPaidAhead(
            AccountHistory history, Map<ItemId, Entry> later, LocalDate on, ExposureTally tally) {
        Set<ItemId> credits = history.entries()
                .filter(entry ->
                        entry.side() == Side.CREDIT && !entry.effectiveOn().isAfter(on))
                .map(Entry::id)
                .collect(Collectors.toSet());
        for (Link link : history.links()) {
            Entry debit = later.get(link.allocation().debit());
            if (debit != null && credits.contains(link.allocation().credit())) {
                tally.add(ExposureTerm.OPEN_DEBITS, debit.currency(), link.minorAt(AsOf.of(debit.effectiveOn())));
            }
        }
    }

    /** When the latest of that was recorded on which a decision for a day rests, beside the account itself. */
    Optional<Instant> restsOn(LocalDate from) {
        Set<AccountId> roots = roots(from).keySet();
        Stream<Instant> limits = Stream.concat(Stream.of(account), roots.stream())
                .flatMap(id -> session.creditLimits().find(id).grants().stream())
                .map(LimitGranted::recordedAt);
        Stream<Instant> members = roots.stream()
                .flatMap(root -> members(root, from).stream())
                .distinct()
                .filter(member -> !member.equals(account))
                .flatMap(member ->
                        Stream.concat(session.headroom().lastRecordedAt(member).stream(), lastChange(member).stream()));
        return Stream.concat(limits, members).max(Instant::compareTo);
    }

    private Optional<Instant> lastChange(AccountId of) {
        return session.accounts().history(of, HistoryQuery.all().latestFirst().inPagesOf(1)).lines().stream()
                .map(HistoryLine::recordedAt)
                .findFirst();
    }

    /**
     * The roots of the groups in which the account is on a day or a later one, each with the first such day: itself where it is in
     * none.
     */
    SortedMap<AccountId, LocalDate> roots(LocalDate from) {
        SortedMap<AccountId, LocalDate> roots = new TreeMap<>();
        session.headroom()
                .memberships(account)
                .rootsFrom(from)
                .forEach((customer, day) -> roots.put(AccountId.of(account.ledger(), customer), day));
        return roots;
    }

    /** The root of a group and whoever is a member on a day or a later one. */
    private List<AccountId> members(AccountId root, LocalDate from) {
        List<AccountId> members = new ArrayList<>();
        members.add(root);
        session.headroom().group(root).forEach((customer, file) -> {
            if (file.rootsFrom(from).containsKey(root.customer())) {
                members.add(file.account());
            }
        });
        return members;
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

    /**
     * Decides a sale by all that the policy asks for, and what the host knows besides.
     *
     * @param at when it is asked: what is reserved counts where it can be committed on that day (UTC)
     */
    Decided decide(CreditRequest request, Instant at, Consumer<? super CreditPicture.Builder> known) {
        AsOf asOf = AsOf.of(request.on());
        List<LimitMeasure> measures = measures(request, dayOf(at));
        CreditPicture.Builder picture = new PictureReading(session, account, request, policy, asOf).read(measures);
        known.accept(picture);
        CreditDecision decision = policy.decide(request, picture.build());
        return new Decided(decision, decision instanceof Approved ? Optional.of(grounds(measures)) : Optional.empty());
    }

    static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /**
     * The limits in force on a day and what is at stake under each: the account's own, that of its group on whoever is a member then
     * or later, those of groups to which it will belong, those of groups on terms of what is at stake with all members, and those on terms of its
     * own exposure. What is asked for is an order first;
     * another term may be over its limit already. A delivery adds to what is not billed, an invoice to the open debits. The reservation of
     * which the sale is a step is left out. What begins later counts, so that no decision sells it again.
     */
    private List<LimitMeasure> measures(CreditRequest request, LocalDate today) {
        CurrencyUnit currency = request.amount().getCurrencyUnit();
        LocalDate on = request.on();
        AsOf asOf = AsOf.of(on);
        CreditLimits limits = session.creditLimits().find(account);
        ExposureTally tally = atStake(account, on, today, request.reservation());
        CreditExposure own = tally.in(currency);
        List<LimitMeasure> measures = new ArrayList<>();
        measures.add(LimitMeasure.own(limits.at(asOf), own));
        roots(on).entrySet().stream()
                .sorted(Map.Entry.<AccountId, LocalDate>comparingByValue())
                .forEach(root -> {
                    AccountId id = root.getKey();
                    CreditLimits ofRoot =
                            id.equals(account) ? limits : session.creditLimits().find(id);
                    AsOf asOfMember = AsOf.of(root.getValue());
                    Optional<CreditLimit> whole = ofRoot.ofGroup(asOfMember)
                            .map(granted -> granted.grant().limit());
                    Map<ExposureTerm, CreditLimit> onTerms = ofRoot.ofGroupOnTerms(asOfMember);
                    if (whole.isPresent() || !onTerms.isEmpty()) {
                        List<ExposureTally> members = members(id, on).stream()
                                .map(member ->
                                        member.equals(account) ? tally : atStake(member, on, today, Optional.empty()))
                                .toList();
                        measures.addAll(new GroupMeasures(id.customer().value(), members, request).of(whole, onTerms));
                    }
                });
        limits.onTerms(asOf).forEach((term, limit) -> {
            LimitMeasure part = LimitMeasure.part(word(term), limit, own.measuredOn(term))
                    .withOtherCurrencies(tally.measuredOn(term).minus(own.measuredOn(term)));
            measures.add(term == termOf(request.kind()) ? part : part.withoutTheSale());
        });
        return measures;
    }

    /** What is at stake with the members of a group, under its limits. */
    private record GroupMeasures(String name, List<ExposureTally> members, CreditRequest request) {

        List<LimitMeasure> of(Optional<CreditLimit> whole, Map<ExposureTerm, CreditLimit> onTerms) {
            CurrencyUnit currency = request.amount().getCurrencyUnit();
            CreditExposure together = CreditExposure.together(
                    members.stream().map(member -> member.in(currency)).toList(), currency);
            List<LimitMeasure> measures = new ArrayList<>();
            whole.ifPresent(limit -> measures.add(LimitMeasure.group(name, limit, together)));
            onTerms.forEach((term, limit) -> {
                MoneyBag all = members.stream()
                        .flatMap(member -> member.measuredOn(term).amounts().stream())
                        .collect(MoneyBag.collector());
                Money inCurrency = together.measuredOn(term);
                LimitMeasure part = LimitMeasure.groupPart(name, word(term), limit, inCurrency)
                        .withOtherCurrencies(all.minus(inCurrency));
                measures.add(term == termOf(request.kind()) ? part : part.withoutTheSale());
            });
            return measures;
        }
    }

    private static String word(ExposureTerm term) {
        return term.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static ExposureTerm termOf(SalesDocumentKind kind) {
        return switch (kind) {
            case QUOTATION, ORDER -> ExposureTerm.OPEN_ORDERS;
            case DELIVERY -> ExposureTerm.UNBILLED;
            case INVOICE -> ExposureTerm.OPEN_DEBITS;
        };
    }

    private static HeadroomGrounds grounds(List<LimitMeasure> measures) {
        LimitMeasure own = measures.get(0);
        HeadroomGrounds grounds = HeadroomGrounds.of(own.exposure(), amount(own.limit()));
        for (LimitMeasure measure : measures) {
            Optional<Money> most = amount(measure.limit());
            boolean isFirst = grounds.root().isEmpty();
            if (isFirst && measure.scope() == LimitMeasure.Scope.GROUP && most.isPresent()) {
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
