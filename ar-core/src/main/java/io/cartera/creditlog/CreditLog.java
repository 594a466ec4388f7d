package io.cartera.creditlog;

import io.cartera.account.AccountId;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.DecisionId;
import io.cartera.credit.SupplyHold;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * The credit decisions of an account and what overrides them, in the order of recording; all of them, or those about one
 * decision, with those that were let through under it. Immutable.
 */
public final class CreditLog {

    private final AccountId account;
    private final List<CreditLogRecorded> facts;

    private CreditLog(AccountId account, List<CreditLogRecorded> facts) {
        this.account = Objects.requireNonNull(account, "account");
        this.facts = List.copyOf(facts);
    }

    /**
     * The log of an account.
     *
     * @param facts its facts in the order of recording
     * @throws IllegalArgumentException if one is of another account, or was recorded before the one before it
     */
    public static CreditLog of(AccountId account, List<CreditLogRecorded> facts) {
        CreditLogRecorded before = null;
        for (CreditLogRecorded recorded : facts) {
            if (!recorded.account().equals(account)
                    || (before != null && recorded.at().isBefore(before.at()))) {
                throw new IllegalArgumentException(recorded + " does not follow in the log of " + account);
            }
            before = recorded;
        }
        return new CreditLog(account, facts);
    }

    /** Whose log. */
    public AccountId account() {
        return account;
    }

    /** All facts, in the order of recording: by whom, on what basis and when. */
    public List<CreditLogRecorded> facts() {
        return facts;
    }

    /** What a command recorded. */
    public Optional<CreditLogRecorded> find(CommandKind kind, CommandId command) {
        return facts.stream()
                .filter(recorded -> recorded.command().kind() == kind
                        && recorded.command().id().equals(command))
                .findFirst();
    }

    /** A decision as it was made. */
    public Optional<CreditDecision> decision(DecisionId id) {
        return decided(id).map(CreditLogFact.Decided::made);
    }

    private Optional<CreditLogFact.Decided> decided(DecisionId id) {
        return decided().filter(decided -> decided.decision().equals(id)).findFirst();
    }

    private Stream<CreditLogFact.Decided> decided() {
        return facts.stream()
                .map(CreditLogRecorded::fact)
                .filter(CreditLogFact.Decided.class::isInstance)
                .map(CreditLogFact.Decided.class::cast);
    }

    /** What overrides a decision as of then, in the order of recording; what is withdrawn by then does not. */
    public List<CreditOverride> overrides(DecisionId id, AsOf asOf) {
        return overridden()
                .filter(recorded -> recorded.fact().decision().equals(id)
                        && asOf.counts(recorded.fact().effectiveOn(), recorded.at())
                        && withdrawals(recorded.command().id())
                                .noneMatch(gone -> asOf.counts(gone.fact().effectiveOn(), gone.at())))
                .map(recorded -> ((CreditLogFact.Overridden) recorded.fact()).override())
                .toList();
    }

    Stream<CreditLogRecorded> overridden() {
        return facts.stream().filter(recorded -> recorded.fact() instanceof CreditLogFact.Overridden);
    }

    Stream<CreditLogRecorded> withdrawals(CommandId override) {
        return facts.stream()
                .filter(recorded -> recorded.fact() instanceof CreditLogFact.Withdrawn withdrawn
                        && withdrawn.override().equals(override));
    }

    /** The decisions that a decision let through since it was overridden, in the order of recording. */
    public List<CreditLogFact.Decided> under(DecisionId id) {
        return decided()
                .filter(decided -> decided.under().equals(Optional.of(id)))
                .toList();
    }

    /**
     * The first override of a decision on record that {@linkplain CreditOverride#lifts lifts} what is decided now, on its day.
     * It lets the sale that was asked for through once, as a whole or in parts: what went {@linkplain #under under} it before
     * and what is asked now are together of no more than was asked then, in all and on credit. That something of it was given
     * back later changes nothing: who wants it once more asks once more.
     */
    public Optional<CreditOverride> lifting(DecisionId id, CreditDecision now) {
        Optional<CreditDecision> then = decision(id).filter(decision -> isOfTheSale(id, decision, now));
        return then.flatMap(decision -> overrides(id, AsOf.of(now.request().on())).stream()
                .filter(override -> override.lifts(decision, now))
                .findFirst());
    }

    private boolean isOfTheSale(DecisionId id, CreditDecision then, CreditDecision now) {
        if (!then.asked().isSameCurrency(now.asked())) {
            return false;
        }
        Money asked = now.asked();
        Money onCredit = now.request().onCredit();
        for (CreditLogFact.Decided before : under(id)) {
            asked = asked.plus(before.made().asked());
            onCredit = onCredit.plus(before.made().request().onCredit());
        }
        return !asked.isGreaterThan(then.asked())
                && !onCredit.isGreaterThan(then.request().onCredit());
    }

    /** The decisions of days within a range, with the other facts about them and the decisions let through under them. */
    public CreditLog of(DateRange days) {
        Set<DecisionId> decisions = decided()
                .filter(decided -> days.contains(decided.effectiveOn()))
                .map(CreditLogFact.Decided::decision)
                .collect(Collectors.toSet());
        return new CreditLog(
                account,
                facts.stream()
                        .filter(recorded -> decisions.contains(recorded.fact().decision())
                                || (recorded.fact() instanceof CreditLogFact.Decided decided
                                        && decided.under()
                                                .filter(decisions::contains)
                                                .isPresent()))
                        .toList());
    }

    /** What a decision means for supply, lifted where somebody has overridden that decision on record on the same sale. */
    public SupplyHold supply(DecisionId overridden, CreditDecision now) {
        SupplyHold hold = SupplyHold.of(now);
        return lifting(overridden, now)
                .map(override -> hold.lifted(override, decision(overridden).orElseThrow()))
                .orElse(hold);
    }

    /** Whether the account cannot hold a fact beside those it has, since its command is taken. */
    public boolean excludes(CreditLogRecorded recorded) {
        return find(recorded.command().kind(), recorded.command().id()).isPresent();
    }

    /**
     * Why a fact is refused; empty where it may be recorded. A decision never is.
     *
     * @param by who records it
     */
    public Optional<Refusal> refusalOf(CreditLogFact fact, Actor by) {
        if (fact instanceof CreditLogFact.Withdrawn withdrawn) {
            return refusalOf(withdrawn);
        }
        return fact instanceof CreditLogFact.Overridden overridden ? refusalOf(overridden, by) : Optional.empty();
    }

    private Optional<Refusal> refusalOf(CreditLogFact.Withdrawn offered) {
        Optional<CreditLogRecorded> found = overridden()
                .filter(recorded -> recorded.command().id().equals(offered.override())
                        && recorded.fact().decision().equals(offered.decision()))
                .findFirst();
        if (found.isEmpty() || withdrawals(offered.override()).findAny().isPresent()) {
            return Optional.of(new CreditLogRefusal.NothingToWithdraw(offered.override()));
        }
        LocalDate earliest = found.get().fact().effectiveOn();
        LocalDate through =
                ((CreditLogFact.Overridden) found.get().fact()).override().through();
        return offered.effectiveOn().isBefore(earliest) || offered.effectiveOn().isAfter(through)
                ? Optional.of(new CreditLogRefusal.NoSuchTime(offered.effectiveOn(), earliest, through))
                : Optional.empty();
    }

    // Who asks is whoever is named and whoever typed it: naming others makes no second person of one.
    private Optional<Actor> oneWhoAsked(CreditDecision decision, CreditOverride override, Actor by) {
        Set<Actor> asked = new LinkedHashSet<>();
        decision.request().askedBy().ifPresent(asked::add);
        facts.stream()
                .filter(recorded -> recorded.fact() instanceof CreditLogFact.Decided
                        && recorded.fact().decision().equals(override.decision()))
                .map(recorded -> recorded.command().actor())
                .forEach(asked::add);
        return asked.stream()
                .filter(actor -> actor.equals(override.approver()) || actor.equals(by))
                .findFirst();
    }

    private Optional<Refusal> refusalOf(CreditLogFact.Overridden offered, Actor by) {
        CreditOverride override = offered.override();
        Optional<CreditDecision> found = decision(override.decision());
        if (found.isEmpty()) {
            return Optional.of(new CreditLogRefusal.UnknownDecision(override.decision()));
        }
        CreditDecision decision = found.get();
        if (!decision.canBeOverridden() || decision.request().askedBy().isEmpty()) {
            return Optional.of(new CreditLogRefusal.NotOverridable(override.decision()));
        }
        Optional<Actor> requester = oneWhoAsked(decision, override, by);
        if (requester.isPresent()) {
            return Optional.of(new CreditLogRefusal.ApproverAskedForIt(override.decision(), requester.get()));
        }
        if (!override.amount().isSameCurrency(decision.asked())
                || override.amount().isLessThan(decision.asked())) {
            return Optional.of(new CreditLogRefusal.AmountTooSmall(decision.asked(), override.amount()));
        }
        LocalDate earliest = decision.request().on();
        boolean isInTime =
                !offered.effectiveOn().isBefore(earliest) && !override.through().isBefore(offered.effectiveOn());
        if (!isInTime) {
            return Optional.of(new CreditLogRefusal.NoSuchTime(offered.effectiveOn(), earliest, override.through()));
        }
        // From the day of the decision: nobody lifts by a second grant what was seen longer ago.
        long days = ChronoUnit.DAYS.between(earliest, override.through());
        int most = decision.policy().overrideDays();
        return days > most
                ? Optional.of(new CreditLogRefusal.TooLong(override.through(), earliest.plusDays(most)))
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditLog that && account.equals(that.account) && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, facts);
    }

    @Override
    public String toString() {
        return "CreditLog[" + account + ", " + facts.size() + " facts]";
    }
}
