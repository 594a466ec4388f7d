package io.cartera;

import io.cartera.access.AccessPolicy;
import io.cartera.account.LedgerId;
import io.cartera.audit.IssuedDocumentLog;
import io.cartera.customer.AccountOpeningPolicy;
import io.cartera.customer.CustomerNumber.NumberSequence;
import io.cartera.customer.CustomerNumber.NumberingPolicy;
import io.cartera.relationship.AttributeSchema;
import io.cartera.store.ReceivablesStore;
import io.cartera.time.BusinessCalendar;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import java.time.Clock;

/**
 * The door to the books of one ledger.
 * <p>
 * Every command goes through here. Every command on an account runs under its lock and is audited, refused ones
 * included; a closing of the ledger is its own record. Readings take the day as an argument; the clock stamps only when
 * something is recorded. A door knows its actor and, if there is one, the basis on which it acts; {@link #actingAs} and
 * {@link #onBasis} give doors for others, {@link #notifying} one that tells what was recorded. Immutable and thread-safe.
 * <p>
 * Where a store loses its connection in a commit, the command looks under its locks whether it is on record, and is done
 * again where it is not: it is kept once, whether its identifier was given or minted here, and its outcome comes back. A
 * refused command may be in the audit trail twice then. Only where the store stays unreachable it ends with
 * {@link io.cartera.store.OutcomeUnknownException}; giving it again with the same identifier is safe, and one whose
 * identifier was minted here is looked up in the history first. Example:
 * <pre>{@code
 * var books = Receivables.over(new InMemoryStore());
 * books.customers().register(Customer.organisation(acme, "Acme S.L.").terms(PaymentTerms.netDays(30)).build());
 * books.invoicing().issue(Invoice.draft(InvoiceId.of("INV-1"), acme, LocalDate.parse("2026-01-10"))
 *         .line("Consulting", Money.parse("EUR 3000")).build());
 * books.accounts().aging(AgingBuckets.days(30, 60, 90), LocalDate.parse("2026-03-31")); // 31-60: 3000.00
 * }</pre>
 */
public final class Receivables {

    private final Desk desk;

    private Receivables(Desk desk) {
        this.desk = desk;
    }

    /** The door to the main ledger of a store, with the system's clock, acting as {@link Actor#SYSTEM}. */
    public static Receivables over(ReceivablesStore store) {
        return over(store, Clock.systemUTC());
    }

    /** The door to the main ledger of a store, with this clock, acting as {@link Actor#SYSTEM}. */
    public static Receivables over(ReceivablesStore store, Clock clock) {
        return new Receivables(Desk.of(store, clock));
    }

    /** The same door for another actor. */
    public Receivables actingAs(Actor actor) {
        return new Receivables(desk.actingAs(actor));
    }

    /** The same door, acting on a basis. */
    public Receivables onBasis(Basis basis) {
        return new Receivables(desk.onBasis(basis));
    }

    /**
     * The same door, with the business days over which due dates roll. Without it terms that roll are refused with
     * {@link TermsNotApplicable}.
     */
    public Receivables onCalendar(BusinessCalendar calendar) {
        return new Receivables(desk.onCalendar(calendar));
    }

    /**
     * The same door, with another policy by which the accounts of customers that are registered through it are opened, in
     * place of {@link AccountOpeningPolicy#ON_REGISTRATION}.
     */
    public Receivables opening(AccountOpeningPolicy policy) {
        return new Receivables(desk.opening(policy));
    }

    /**
     * The same door, which gives each customer that is registered through it without a number the next one that no other
     * customer has. A repeat of the registration keeps the number that was given.
     */
    public Receivables numberingCustomers(NumberingPolicy policy, NumberSequence sequence) {
        return new Receivables(desk.numbering(policy, sequence));
    }

    /**
     * The same door, with a log of the host over the documents that its series number: what it answers is kept with each
     * number, and {@code numbering().numbers(series)} gives it back. Each series has its own chain of answers; a number that
     * is taken through a door without the log is not told to it.
     */
    public Receivables loggingDocuments(IssuedDocumentLog log) {
        return new Receivables(desk.loggedBy(log));
    }

    /** The same books through a door that records only attributes of this schema, in place of any. */
    public Receivables keeping(AttributeSchema schema) {
        return new Receivables(desk.keeping(schema));
    }

    /** The door to another ledger of the same store. */
    public Receivables inLedger(LedgerId ledger) {
        return new Receivables(desk.inLedger(ledger));
    }

    /**
     * The same door with one more listener, which hears what is done through this new door and the doors derived from
     * it, after the listeners there are. The order of events holds among all doors that come from one {@link #over}.
     */
    public Receivables notifying(ReceivablesListener listener) {
        return new Receivables(desk.notifying(listener));
    }

    /**
     * The same door, which asks this policy, too, before it does or shows anything; where it refuses, with
     * {@link io.cartera.access.AccessDeniedException}. A door that was given none allows all, and none that is derived from
     * one with a policy is without it. Whoever holds the door may act as anybody: hand out {@link #actingAs}, not the door.
     */
    public Receivables admitting(AccessPolicy policy) {
        return new Receivables(desk.admitting(policy));
    }

    /** The customer file. */
    public Customers customers() {
        return new Customers(desk);
    }

    /** Invoices, debit notes and credit notes. */
    public Invoicing invoicing() {
        return new Invoicing(desk);
    }

    /** The series that number documents. */
    public Numbering numbering() {
        return new Numbering(desk);
    }

    /** Payments and their application. */
    public Cash cash() {
        return new Cash(desk);
    }

    /** What we book ourselves: write-offs, bank fees, refunds, opening balances. */
    public Adjustments adjustments() {
        return new Adjustments(desk);
    }

    /** Many documents and payments at once, such as the books of another system. */
    public Imports imports() {
        return new Imports(desk);
    }

    /** The accounts and their readings. */
    public Accounts accounts() {
        return new Accounts(desk);
    }

    /** The accounts as the general ledger sees them. */
    public GeneralLedger generalLedger() {
        return new GeneralLedger(desk);
    }

    /** Who did what, and whether the books are as they were recorded. */
    public Audit audit() {
        return new Audit(desk);
    }

    /** What was recorded and is still to be handed on to other systems. */
    public Relay outbox() {
        return new Relay(desk);
    }

    /** Limits, exposure and decisions. */
    public Credit credit() {
        return new Credit(desk);
    }

    /** What could be lost with a customer, what of it is insured or secured, and what to do about it. */
    public Risks risks() {
        return new Risks(desk);
    }

    /** How customers pay, their ratings, and the list of defaulters. */
    public Ratings ratings() {
        return new Ratings(desk);
    }

    /** Parts of limits that are kept for sales, and the groups that share a limit. */
    public Reserving reservations() {
        return new Reserving(desk);
    }

    /** Credit decisions by all that is known, put on record and overridden. */
    public Decisions decisions() {
        return new Decisions(desk);
    }

    /** Disputes, promises to pay, notices that were sent, and what they leave to be collected. */
    public Collecting collections() {
        return new Collecting(desk);
    }

    /** Refunds that are asked for, approved and paid. */
    public Refunding refunds() {
        return new Refunding(desk);
    }

    /**
     * The register of documents that are kept, and how long. Its methods throw
     * {@link io.cartera.store.outer.NoOuterRingException} over a store that has no repositories of the outer ring.
     */
    public Documents documents() {
        return new Documents(desk);
    }

    /** Behaviour and key figures. */
    public Analysis analysis() {
        return new Analysis(desk);
    }

    /** Key figures over all customers together: concentration, bridges, breakdowns, who lapses. */
    public Portfolio portfolio() {
        return new Portfolio(desk);
    }

    /** Plain questions about a customer, answered with their evidence. */
    public Questions questions() {
        return new Questions(desk);
    }

    /** Who should be seen to: customers at risk of leaving, and strong new ones. */
    public Care care() {
        return new Care(desk);
    }

    /** When what is open will be paid, and what cash that brings. */
    public Forecasts forecasts() {
        return new Forecasts(desk);
    }

    /** Points of customers; outer ring. */
    public Rewards rewards() {
        return new Rewards(desk);
    }

    /** Segments of customers. */
    public Segments segments() {
        return new Segments(desk);
    }
}
