package io.cartera.creditlog;

import io.cartera.credit.DecisionId;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import org.joda.money.Money;

/**
 * Why an override or its withdrawal is refused. Of several, the first of these is given, in the order in which they stand here. Further
 * refusals may come with later versions.
 */
public interface CreditLogRefusal extends Refusal {

    /**
     * No such decision is on record on the account.
     *
     * @param decision the decision that was named
     */
    record UnknownDecision(DecisionId decision) implements CreditLogRefusal {}

    /**
     * The decision is an approval, or the policy does not let what it declined be overridden.
     *
     * @param decision the decision
     */
    record NotOverridable(DecisionId decision) implements CreditLogRefusal {}

    /**
     * Who asked for the sale, or put the decision on record, can neither override the answer nor record that another does.
     *
     * @param decision the decision
     * @param requester who asked
     */
    record ApproverAskedForIt(DecisionId decision, Actor requester) implements CreditLogRefusal {}

    /**
     * The override allows less than was asked for, or another currency.
     *
     * @param asked the amount of the sale
     * @param amount the amount of the override
     */
    record AmountTooSmall(Money asked, Money amount) implements CreditLogRefusal {}

    /**
     * There is no such override of the decision, or it has been withdrawn.
     *
     * @param override the command that was named
     */
    record NothingToWithdraw(CommandId override) implements CreditLogRefusal {}

    /**
     * The override would count before the day of the decision, or end before it begins; or its withdrawal would count before
     * the override does, or when it has ended.
     *
     * @param effectiveOn the day from which it would count
     * @param earliest the day of the decision, or of the override
     * @param through the last day of the override
     */
    record NoSuchTime(LocalDate effectiveOn, LocalDate earliest, LocalDate through) implements CreditLogRefusal {}

    /**
     * The override would hold for longer than the policy of the decision lets it.
     *
     * @param through its last day
     * @param latest the last day that it may have
     */
    record TooLong(LocalDate through, LocalDate latest) implements CreditLogRefusal {}
}
