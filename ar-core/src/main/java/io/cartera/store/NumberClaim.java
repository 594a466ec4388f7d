package io.cartera.store;

import io.cartera.account.AccountId;
import io.cartera.audit.IssuedDocumentLog;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.trace.Command;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a number of a series is wanted for: a document that is issued, or nothing at all, with the reason. Compared by all
 * its parts, without the content of the command, which is not kept. Immutable.
 */
public final class NumberClaim {

    private final Command command;
    private final LocalDate on;
    private final @Nullable AccountId account;
    private final @Nullable InvoiceId document;
    private final @Nullable String reason;
    private final @Nullable Invoice invoice;
    private final @Nullable IssuedDocumentLog log;

    private NumberClaim(
            Command command,
            LocalDate on,
            @Nullable AccountId account,
            @Nullable InvoiceId document,
            @Nullable String reason,
            @Nullable Invoice invoice,
            @Nullable IssuedDocumentLog log) {
        this.command = Command.of(command.kind(), command.id(), command.actor(), command.basis());
        this.on = Require.date(on, "on");
        this.account = account;
        this.document = document;
        this.reason = reason;
        this.invoice = invoice;
        this.log = log;
    }

    /**
     * For a document.
     *
     * @param command what issues it
     * @param issuedOn its date of issue
     */
    public static NumberClaim issued(Command command, AccountId account, InvoiceId document, LocalDate issuedOn) {
        return new NumberClaim(
                command,
                issuedOn,
                Objects.requireNonNull(account, "account"),
                Objects.requireNonNull(document, "document"),
                null,
                null,
                null);
    }

    /**
     * For nothing: no document will ever bear the number.
     *
     * @param command what voids it
     * @param on the day on which it is void, among the dates of issue
     * @param reason why
     */
    public static NumberClaim voided(Command command, LocalDate on, String reason) {
        return new NumberClaim(command, on, null, null, Require.text(reason, "reason"), null, null);
    }

    /**
     * This claim with the document itself, whose facts the chain of the series covers. It is not kept and not compared.
     *
     * @param invoice the document, which a series numbers
     * @throws IllegalArgumentException if it is not that of the claim
     */
    public NumberClaim over(Invoice invoice) {
        if (!invoice.id().equals(document)) {
            throw new IllegalArgumentException("the claim is not that of document " + invoice.id());
        }
        return new NumberClaim(command, on, account, document, reason, invoice, log);
    }

    /** This claim, told to a log of the host. It is not kept and not compared. */
    public NumberClaim loggedBy(IssuedDocumentLog log) {
        return new NumberClaim(command, on, account, document, reason, invoice, Objects.requireNonNull(log, "log"));
    }

    /** What is kept of this claim: neither the document itself nor a log. */
    NumberClaim kept() {
        return invoice == null && log == null
                ? this
                : new NumberClaim(command, on, account, document, reason, null, null);
    }

    Optional<Invoice> invoice() {
        return Optional.ofNullable(invoice);
    }

    Optional<IssuedDocumentLog> log() {
        return Optional.ofNullable(log);
    }

    /** What issues the document or voids the number. */
    public Command command() {
        return command;
    }

    /** The date of issue, or that of the void. */
    public LocalDate on() {
        return on;
    }

    /** The account of the document; empty where the number is void. */
    public Optional<AccountId> account() {
        return Optional.ofNullable(account);
    }

    /** The document; empty where the number is void. */
    public Optional<InvoiceId> document() {
        return Optional.ofNullable(document);
    }

    /** Why the number is void; empty where a document bears it. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberClaim that
                && command.equals(that.command)
                && on.equals(that.on)
                && Objects.equals(account, that.account)
                && Objects.equals(document, that.document)
                && Objects.equals(reason, that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(command, on);
    }

    /** Identifiers and the day; not the reason, which may be personal. */
    @Override
    public String toString() {
        return "NumberClaim[" + command.id() + ", " + on + (reason == null ? "" : ", void") + "]";
    }
}
