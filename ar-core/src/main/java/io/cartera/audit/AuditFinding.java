package io.cartera.audit;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.SeriesId;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with the books of an account, by its audit trail: where, and in which way. It holds
 * identifiers, no amounts and no texts. Immutable.
 */
public final class AuditFinding {

    /** The ways in which an account can be wrong. More may come; programs that switch on them should have a default. */
    public enum Kind {
        /** In the place of the row with this number there is another one. */
        NUMBERING,
        /** The row does not follow from the one before: it, its link or the link before was changed. */
        BROKEN_LINK,
        /** The link is of a form that this library does not know. */
        UNKNOWN_FORM,
        /** What the command of the row recorded is gone. */
        FACTS_MISSING,
        /** What the command of the row recorded was changed. */
        FACTS_CHANGED,
        /** A text of the row, or of what its command recorded, was changed. */
        TEXTS_CHANGED,
        /** A second row says that the same command was applied. */
        APPLIED_TWICE,
        /** Something is recorded for which no row says that it was. */
        NOT_AUDITED,
        /** What is kept of the account cannot be read as what may be recorded. */
        UNREADABLE,
        /**
         * What is recorded contradicts a law of the books: {@link AuditFinding#law} says which, and on what. Of a number
         * series the identifier stands in the customer's place.
         */
        LAW_BROKEN,
        /** The trail ends before the row of the anchor: its tail was cut off. */
        TRUNCATED,
        /** The row of the anchor has another hash: the chain was made anew. */
        REPLACED
    }

    private final AccountId account;
    private final long sequence;
    private final Kind kind;
    private final @Nullable String subject;
    private final @Nullable SeriesId series;

    private AuditFinding(
            AccountId account, long sequence, Kind kind, @Nullable String subject, @Nullable SeriesId series) {
        this.account = Objects.requireNonNull(account, "account");
        this.sequence = sequence;
        this.kind = Objects.requireNonNull(kind, "kind");
        this.subject = subject;
        this.series = series;
    }

    /** What is wrong with a row of an account, or with the account where the number is 0. */
    public static AuditFinding of(AccountId account, long sequence, Kind kind) {
        return new AuditFinding(account, sequence, kind, null, null);
    }

    /** What is wrong with a row. */
    public static AuditFinding of(AuditRecord record, long sequence, Kind kind) {
        return new AuditFinding(record.account(), sequence, kind, record.kind() + " " + record.command(), null);
    }

    /** What is wrong with a number of a series, by its position: the identifier of the series stands in the customer's place. */
    public static AuditFinding ofSeries(LedgerId ledger, SeriesId series, long position, Kind kind) {
        return new AuditFinding(AccountId.of(ledger, CustomerId.of(series.value())), position, kind, null, series);
    }

    /** Something that was recorded by a command without a row. */
    public static AuditFinding notAudited(AccountId account, CommandKind kind, CommandId command) {
        return new AuditFinding(account, 0, Kind.NOT_AUDITED, kind + " " + command, null);
    }

    /**
     * Something that contradicts a law.
     *
     * @param law the law and what is wrong by it, such as {@code a02 DEBIT INV-1/1}
     */
    public static AuditFinding lawBroken(AccountId account, String law) {
        return new AuditFinding(account, 0, Kind.LAW_BROKEN, Objects.requireNonNull(law, "law"), null);
    }

    /** The series whose chain is wrong, at the position {@link #sequence()}; empty where an account is. */
    public Optional<SeriesId> series() {
        return Optional.ofNullable(series);
    }

    /** The account; none where there is a {@link #series()}, whose identifier then stands in the customer's place. */
    public AccountId account() {
        return account;
    }

    /** The number of the row; 0 where no row is wrong. */
    public long sequence() {
        return sequence;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** The kind and the identifier of the command, where it is known. */
    public Optional<String> command() {
        return kind == Kind.LAW_BROKEN ? Optional.empty() : Optional.ofNullable(subject);
    }

    /** Of a broken law: which one, and what is wrong by it, such as {@code a02 DEBIT INV-1/1}. */
    public Optional<String> law() {
        return kind == Kind.LAW_BROKEN ? Optional.ofNullable(subject) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditFinding that
                && account.equals(that.account)
                && sequence == that.sequence
                && kind == that.kind
                && Objects.equals(subject, that.subject)
                && Objects.equals(series, that.series);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, sequence, kind);
    }

    @Override
    public String toString() {
        if (series != null) {
            return account.ledger() + " number series " + series + " position " + sequence + ": " + kind;
        }
        return account + (sequence == 0 ? "" : " row " + sequence) + ": " + kind
                + (subject == null ? "" : " (" + subject + ")");
    }
}
