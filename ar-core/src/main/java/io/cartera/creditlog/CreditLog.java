package io.cartera.creditlog;

import io.cartera.account.AccountId;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.DecisionId;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The credit decisions of an account and what overrides them, in the order of recording; all of them, or those about one
 * decision. Immutable.
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
        return facts.stream()
                .map(CreditLogRecorded::fact)
                .filter(CreditLogFact.Decided.class::isInstance)
                .map(CreditLogFact.Decided.class::cast)
                .filter(decided -> decided.decision().equals(id))
                .findFirst();
    }

    /** What overrides a decision as of then, in the order of recording. */
    public List<CreditOverride> overrides(DecisionId id, AsOf asOf) {
        return overridden()
                .filter(recorded -> recorded.fact().decision().equals(id)
                        && asOf.counts(recorded.fact().effectiveOn(), recorded.at()))
                .map(recorded -> ((CreditLogFact.Overridden) recorded.fact()).override())
                .toList();
    }

    Stream<CreditLogRecorded> overridden() {
        return facts.stream().filter(recorded -> recorded.fact() instanceof CreditLogFact.Overridden);
    }

    /**
     * The first override of a decision on record that lifts what is decided now, on its day: the sale is of the same customer
     * and step and of no more than was asked then, and the override {@linkplain CreditOverride#lifts lifts} it.
     */
    public Optional<CreditOverride> lifting(DecisionId id, CreditDecision now) {
        LocalDate on = now.request().on();
        boolean isTheSameSale = decision(id)
                .filter(then -> then.customer().equals(now.customer())
                        && then.request().kind() == now.request().kind()
                        && then.asked().isSameCurrency(now.asked())
                        && !now.asked().isGreaterThan(then.asked()))
                .isPresent();
        return overrides(id, AsOf.of(on)).stream()
                .filter(override -> isTheSameSale && override.lifts(now, on))
                .findFirst();
    }

    /** Whether the account cannot hold a fact beside those it has, since its command is taken. */
    public boolean excludes(CreditLogRecorded recorded) {
        return find(recorded.command().kind(), recorded.command().id()).isPresent();
    }

    /** Why a fact is refused; empty where it may be recorded. A decision never is. */
    public Optional<Refusal> refusalOf(CreditLogFact fact) {
        return fact instanceof CreditLogFact.Overridden overridden ? refusalOf(overridden) : Optional.empty();
    }

    private Optional<Refusal> refusalOf(CreditLogFact.Overridden offered) {
        CreditOverride override = offered.override();
        Optional<CreditDecision> found = decision(override.decision());
        if (found.isEmpty()) {
            return Optional.of(new CreditLogRefusal.UnknownDecision(override.decision()));
        }
        CreditDecision decision = found.get();
        Optional<Actor> requester = decision.request().askedBy();
        if (!decision.canBeOverridden() || requester.isEmpty()) {
            return Optional.of(new CreditLogRefusal.NotOverridable(override.decision()));
        }
        if (requester.get().equals(override.approver())) {
            return Optional.of(new CreditLogRefusal.ApproverAskedForIt(override.decision(), requester.get()));
        }
        if (!override.amount().isSameCurrency(decision.asked())
                || override.amount().isLessThan(decision.asked())) {
            return Optional.of(new CreditLogRefusal.AmountTooSmall(decision.asked(), override.amount()));
        }
        LocalDate earliest = decision.request().on();
        boolean isInTime =
                !offered.effectiveOn().isBefore(earliest) && !override.through().isBefore(offered.effectiveOn());
        return isInTime
                ? Optional.empty()
                : Optional.of(new CreditLogRefusal.NoSuchTime(offered.effectiveOn(), earliest, override.through()));
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
