package io.cartera.store;

import io.cartera.account.AccountId;
import java.util.Objects;

/**
 * Something in a store that contradicts a law of the books, as when somebody changed rows without going through it.
 * <p>
 * It holds identifiers, amounts and dates, no personal data. Immutable and thread-safe. What is wrong with a number series,
 * over all customers, names its identifier in the customer's place.
 */
public final class Violation {

    private final String law;
    private final AccountId account;
    private final String subject;
    private final String finding;

    private Violation(String law, AccountId account, String subject, String finding) {
        this.law = Objects.requireNonNull(law, "law");
        this.account = Objects.requireNonNull(account, "account");
        this.subject = Objects.requireNonNull(subject, "subject");
        this.finding = Objects.requireNonNull(finding, "finding");
    }

    /** What contradicts a law on an account. */
    public static Violation of(String law, AccountId account, String subject, String finding) {
        return new Violation(law, account, subject, finding);
    }

    /** The law, by its identifier in lower case, such as {@code a02}. */
    public String law() {
        return law;
    }

    /** The account; of a number series its ledger, with the identifier of the series in the customer's place. */
    public AccountId account() {
        return account;
    }

    /** What of the account is wrong, such as {@code DEBIT INV-1/1}. */
    public String subject() {
        return subject;
    }

    /** How, in words and minor units, such as {@code 900 is open since 2026-01-10, it should be 1000 since 2026-01-10}. */
    public String finding() {
        return finding;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Violation that
                && law.equals(that.law)
                && account.equals(that.account)
                && subject.equals(that.subject)
                && finding.equals(that.finding);
    }

    @Override
    public int hashCode() {
        return Objects.hash(law, account, subject, finding);
    }

    @Override
    public String toString() {
        return law + " on " + account + ", " + subject + ": " + finding;
    }
}
