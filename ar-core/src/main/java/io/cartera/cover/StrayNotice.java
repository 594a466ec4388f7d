package io.cartera.cover;

import io.cartera.account.AccountHistory;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.creditfile.InsurerNotice;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customerfile.CustomerFile;
import io.cartera.time.AsOf;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A debit of which an insurer was told, though there is no such debit or no such policy: a slip that leaves a deadline open. A
 * debit that is settled since is none. In order of the notices' numbers, then of the debits. Immutable.
 */
public final class StrayNotice {

    /** What is not there. */
    public enum Lack {
        /** No policy of this number was on file by then. */
        POLICY,
        /** The account had no such debit by then. */
        DEBIT
    }

    private final InsurerNotice notice;
    private final InsurerNotice.Debit debit;
    private final Lack lack;

    private StrayNotice(InsurerNotice notice, InsurerNotice.Debit debit, Lack lack) {
        this.notice = notice;
        this.debit = debit;
        this.lack = lack;
    }

    /**
     * Those among the notices that hold, as recorded through the ledger of the account. Where the policy is not there, the debit is not asked.
     *
     * @throws IllegalArgumentException if the history is another customer's
     */
    public static List<StrayNotice> of(CustomerFile file, AccountHistory history, AsOf asOf) {
        Objects.requireNonNull(asOf, "asOf");
        if (!history.account().customer().equals(file.customer().id())) {
            throw new IllegalArgumentException("the history is of " + history.account() + ", the file of "
                    + file.customer().id());
        }
        Set<String> policies = new HashSet<>();
        file.facts().stream()
                .filter(recorded -> recorded.fact().kind() == CustomerFactKind.CREDIT_INSURANCE
                        && asOf.counts(recorded.fact().from(), recorded.at()))
                .forEach(recorded -> policies.add(recorded.fact().key()));
        Set<ItemId> debits = new HashSet<>();
        history.changes()
                .forEach(change -> change.entries().stream()
                        .filter(entry -> entry.side() == Side.DEBIT
                                && asOf.counts(
                                        entry.effectiveOn(), change.recording().at()))
                        .forEach(entry -> debits.add(entry.id())));
        return ToldInsurers.of(file, history.account().ledger(), asOf).notices().stream()
                .map(ToldInsurers.Told::notice)
                .flatMap(notice -> notice.debits().stream()
                        .filter(debit -> !policies.contains(notice.policy()) || !debits.contains(item(debit)))
                        .map(debit -> new StrayNotice(
                                notice, debit, policies.contains(notice.policy()) ? Lack.DEBIT : Lack.POLICY)))
                .toList();
    }

    private static ItemId item(InsurerNotice.Debit debit) {
        return new ItemId(Side.DEBIT, debit.document(), debit.part());
    }

    /** The notice. */
    public InsurerNotice notice() {
        return notice;
    }

    /** The debit of which it tells. */
    public InsurerNotice.Debit debit() {
        return debit;
    }

    /** What is not there. */
    public Lack lack() {
        return lack;
    }

    /** The same in words, in English. */
    public String inWords() {
        return "Notice " + notice.number() + " tells of " + debit + " under policy " + notice.policy()
                + ", and there is no such " + (lack == Lack.POLICY ? "policy." : "debit.");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StrayNotice that
                && notice.equals(that.notice)
                && debit.equals(that.debit)
                && lack == that.lack;
    }

    @Override
    public int hashCode() {
        return Objects.hash(notice, debit);
    }

    @Override
    public String toString() {
        return "StrayNotice[" + inWords() + "]";
    }
}
