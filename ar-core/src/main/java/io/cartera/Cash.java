package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountId;
import io.cartera.account.AllocationId;
import io.cartera.account.OpenSet;
import io.cartera.account.Settlement;
import io.cartera.allocation.AllocationChain;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.allocation.AllocationProposal;
import io.cartera.customer.CustomerId;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.Referent;
import io.cartera.payment.BankLine;
import io.cartera.payment.BankLineSplit;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.payment.PlatformPayout;
import io.cartera.reconciliation.Reconciliation;
import io.cartera.settlement.PaymentState;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The use cases of payments and their application. Thread-safe. */
public final class Cash {

    private final Desk desk;

    Cash(Desk desk) {
        this.desk = desk;
    }

    /**
     * Receives a payment: keeps it as it is and posts it to the customer's account on the day it was received; nothing
     * is applied yet. The identifier is that of the command: a repeat changes nothing, another payment under it is
     * {@link Outcome.Conflicting}. Refused with {@link UnknownCustomer},
     * {@link io.cartera.account.AccountRefusal.PeriodClosed} or, where another payment has a reference of this one,
     * {@link io.cartera.external.ExternalRefRefusal.Taken}. The payment of a line of a bank statement takes that line: for
     * another customer it is refused with {@link io.cartera.external.BankLineTaken}.
     */
    public Outcome<AccountChange> receive(Payment payment) {
        return desk.inOneUnit(Permission.RECEIVE_PAYMENTS, payment.customer(), batch -> batch.receive(payment));
    }

    /**
     * Receives one line of a bank statement for several customers, each its share, all or nothing: on every account a
     * payment under the identifier of the line. A repeat changes nothing; other shares of the same line are
     * {@link Outcome.Conflicting}. Refused as {@link #receive(Payment)} is, and with
     * {@link io.cartera.external.BankLineTaken} where the line was received for others altogether. Every account is audited.
     *
     * @return the changes, in the order of accounts
     * @throws IllegalArgumentException if there is no share
     */
    public Outcome<List<AccountChanged>> receive(BankLineSplit split) {
        return new SplitReceipt(desk, split).run();
    }

    /**
     * Applies the customer's open credits to its open debits from a day on, by the default policy
     * {@link AllocationPolicy#referenceThenDue()}, in every currency for itself.
     */
    public Outcome<AccountChange> apply(CustomerId customer, LocalDate on) {
        return apply(desk.mint(), customer, on, AllocationPolicy.referenceThenDue());
    }

    /**
     * Applies the customer's open credits to its open debits from a day on by a policy, in every currency for itself.
     * What finds no debit stays unapplied. Discounts and differences it closes become credits under the identifier of the
     * command; where a credit has that name, such as a payment, and there are any, it is {@link Outcome.Conflicting}: give
     * it one that no document or payment has. Refused with {@link UnknownCustomer}, with {@link io.cartera.account.AccountRefusal.RefundApart} or, where there was something to
     * apply, {@link io.cartera.account.AccountRefusal.PeriodClosed}.
     */
    public Outcome<AccountChange> apply(CommandId command, CustomerId customer, LocalDate on, AllocationPolicy policy) {
        return desk.inOneUnit(Permission.APPLY_PAYMENTS, customer, batch -> batch.apply(command, on, policy));
    }

    /**
     * What {@link #apply(CommandId, CustomerId, LocalDate, AllocationPolicy)} would record now and why, and what it would
     * leave for a person to look at, currency by currency. A reading: nothing is recorded or locked, and by the time of
     * applying, the account may have changed: {@code settle(command, customer, proposal.toSettlement())} records just what
     * was proposed, or is refused. It reads the account's whole history; several proposals in a row on a great one are
     * made by {@link AccountBatch#propose} in one unit.
     *
     * @throws IllegalArgumentException if the customer is not on file, where applying is refused with
     *     {@link UnknownCustomer}
     */
    public AllocationProposal propose(CustomerId customer, LocalDate on, AllocationPolicy policy) {
        AllocationPolicy explaining = AllocationChain.explaining(policy);
        Require.date(on, "on");
        return desk.read(Permission.READ_PAYMENTS, customer, session -> {
            if (session.customers().find(customer).isEmpty()) {
                throw new IllegalArgumentException("customer " + customer + " is not on file");
            }
            AllocationProposal proposal = AllocationProposal.none();
            for (List<OpenSet> sides : Allocatable.of(session.accounts().history(desk.account(customer)), on)) {
                proposal = proposal.and(explaining.propose(sides.get(0), sides.get(1), on));
            }
            return proposal;
        });
    }

    /**
     * Records entries and allocations as the caller says, all or nothing: see
     * {@link io.cartera.account.CustomerAccount#settle}. Entries posted so have no document of their own.
     */
    public Outcome<AccountChange> settle(CommandId command, CustomerId customer, Settlement settlement) {
        return desk.inOneUnit(Permission.APPLY_PAYMENTS, customer, batch -> batch.settle(command, settlement));
    }

    /**
     * Ends an allocation: see {@link io.cartera.account.CustomerAccount#release}. Where a cash discount is lost with it, the
     * reversal takes the identifier of the command as the name of a debit: in conflict if there is one, and no document of
     * that name can be issued afterwards.
     */
    public Outcome<AccountChange> release(
            CommandId command, CustomerId customer, AllocationId allocation, LocalDate on) {
        return desk.inOneUnit(Permission.APPLY_PAYMENTS, customer, batch -> batch.release(command, allocation, on));
    }

    /** Records that the bank took a payment back: see {@link io.cartera.account.CustomerAccount#returnPayment}. */
    public Outcome<AccountChange> returned(PaymentReturn payment) {
        return desk.inOneUnit(Permission.RETURN_PAYMENTS, payment.customer(), batch -> batch.returned(payment));
    }

    /**
     * What came in and went out on all accounts in a period beside the statements of our banks: see
     * {@link Reconciliation#withBank}. The entries of the period are read once, and those of money held.
     *
     * @param lines lines of all our accounts at banks
     * @param payouts what platforms paid out in one sum; none where there are no platforms
     * @param mostDays by how many days the two sides may date a line differently
     */
    public Reconciliation reconcile(
            DateRange period, Collection<BankLine> lines, Collection<PlatformPayout> payouts, int mostDays) {
        return desk.read(
                Permission.READ_PAYMENTS,
                session -> Reconciliation.withBank(
                        session.accounts().entries(desk.ledger(), period), period, lines, payouts, mostDays));
    }

    /**
     * What became of a payment by a day: received, cleared, bounced, charged back or undone; see {@link PaymentState}.
     * Empty where it does not count by then.
     */
    public Optional<PaymentState> state(CustomerId customer, PaymentId id, LocalDate asOf) {
        return desk.read(
                Permission.READ_PAYMENTS,
                customer,
                session -> PaymentState.of(session.accounts().history(desk.account(customer)), id, asOf));
    }

    /** The payment with this identifier, as it was received. */
    public Optional<Payment> find(CustomerId customer, PaymentId id) {
        return desk.read(
                Permission.READ_PAYMENTS,
                customer,
                session -> session.payments().find(desk.account(customer), id));
    }

    /** The payment of this ledger that another system calls so, as it was received. */
    public Optional<Payment> find(ExternalRef ref) {
        return desk.read(
                Permission.READ_PAYMENTS,
                session -> session.externalRefs()
                        .find(Referent.Kind.PAYMENT, ref)
                        .filter(attached -> attached.account().ledger().equals(desk.ledger()))
                        .flatMap(attached -> session.payments()
                                .find(
                                        attached.account(),
                                        PaymentId.of(attached.referent().id()))));
    }

    /**
     * Attaches one more reference of another system to a payment; what is attached stays. A repeat changes nothing;
     * another reference or payment under the same identifier is {@link Outcome.Conflicting}. Refused with
     * {@link UnknownCustomer}, {@link io.cartera.external.ExternalRefRefusal.UnknownReferent} or
     * {@link io.cartera.external.ExternalRefRefusal.Taken}.
     */
    public Outcome<ExternalRefAttached> attach(
            CommandId command, CustomerId customer, PaymentId payment, ExternalRef ref) {
        AccountId account = desk.account(customer);
        return Attaching.attach(
                desk,
                Permission.RECEIVE_PAYMENTS,
                command,
                Referent.payment(account, payment),
                ref,
                session -> session.payments().find(account, payment).isPresent());
    }

    /** What other systems call the payment, with those of its receipt, by system and identifier. */
    public List<ExternalRefAttached> externalRefs(CustomerId customer, PaymentId payment) {
        return desk.read(
                Permission.READ_PAYMENTS,
                customer,
                session -> session.externalRefs().of(Referent.payment(desk.account(customer), payment)));
    }
}
