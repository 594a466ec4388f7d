package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.EntryKind;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.payment.BankLineId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.PaymentRepository;
import io.cartera.store.RetryableStoreException;
import io.cartera.trace.ExternalRef;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The payments, and the lines of bank statements that they are; a line is found by our account at the bank. */
final class PaymentTable implements PaymentRepository {

    static final Sql INSERT = Sql.of(
            "insert payment",
            "insert into cartera_payment (shard_key, ledger, customer, payment, payer, currency, amount_minor,"
                    + " received_on, value_on, reference, method, kind, external_refs,"
                    + " bank_account, bank_line, bank_occurrence)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final String COLUMNS =
            "payer, currency, amount_minor, received_on, value_on, reference, method, kind,"
                    + " external_refs, bank_account, bank_line, bank_occurrence";

    private static final Sql OF_ACCOUNT = Sql.of(
            "read payments",
            "select payment, " + COLUMNS + " from cartera_payment where shard_key = ? and ledger = ? and customer = ?");

    private static final Sql FIND = Sql.of(
            "find payment",
            "select " + COLUMNS + " from cartera_payment"
                    + " where shard_key = ? and ledger = ? and customer = ? and payment = ?");

    private static final Sql INSERT_SHARE = Sql.of(
            "claim bank line",
            "insert into cartera_bank_line (shard_key, bank_line, occurrence, seq, ledger, customer, payment,"
                    + " currency, amount_minor) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final Sql SHARES = Sql.of(
            "find bank line",
            "select ledger, customer, payment, currency, amount_minor from cartera_bank_line"
                    + " where shard_key = ? and bank_line = ? and occurrence = ? order by seq");

    private final Transaction transaction;
    private final Accounts accounts;
    private final WriteBuffer documents;
    private final Set<BankLineId> missed = new HashSet<>();

    PaymentTable(Transaction transaction, Accounts accounts, WriteBuffer documents) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.documents = documents;
    }

    @Override
    public Optional<Payment> find(AccountId account, PaymentId id) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expect(account.customer());
        return transaction.find(
                FIND, parameters -> parameters.account(account).text(id.value()), row -> payment(account, id, row));
    }

    @Override
    public List<Payment> of(AccountId account) {
        transaction.requireUsable();
        documents.flush();
        transaction.texts().expect(account.customer());
        return transaction
                .list(
                        OF_ACCOUNT,
                        parameters -> parameters.account(account),
                        row -> payment(account, PaymentId.of(row.text()), row))
                .stream()
                .sorted(Comparator.comparing(Payment::id))
                .toList();
    }

    @Override
    public void add(AccountId account, Payment payment) {
        accounts.requireLocked(account);
        documents.add(
                INSERT,
                parameters -> parameters
                        .account(account)
                        .text(payment.id().value())
                        .text(payment.customer().value())
                        .money(payment.amount())
                        .date(payment.receivedOn())
                        .date(payment.valueOn())
                        .sensitive(
                                SensitiveColumn.PAYMENT_REFERENCE,
                                account.customer(),
                                payment.reference().orElse(null),
                                account.ledger().value(),
                                payment.id().value())
                        .text(payment.method().map(PaymentMethod::value).orElse(null))
                        .code(payment.isDeposit() ? EntryKind.DEPOSIT : EntryKind.RECEIPT)
                        .externalRefs(payment.externalRefs())
                        .text(payment.bankLine().map(BankLineId::account).orElse(null))
                        .text(payment.bankLine().map(BankLineId::reference).orElse(null))
                        .numberOrNone(
                                payment.bankLine().map(BankLineId::occurrence).orElse(null)));
    }

    @Override
    public Optional<BankLineClaim> claimOf(BankLineId line) {
        List<Share> shares = transaction.list(SHARES, parameters -> parameters.bankLine(line), PaymentTable::share);
        if (shares.isEmpty()) {
            missed.add(line);
            return Optional.empty();
        }
        return Optional.of(new BankLineClaim(line, shares));
    }

    @Override
    public void claim(BankLineClaim claim) {
        claim.shares().forEach(share -> accounts.requireLocked(share.account()));
        try {
            insert(claim);
        } catch (DuplicateKeyException taken) {
            if (missed.contains(claim.line())) {
                // Somebody received it since, on another account; run again, the work decides on what became of it.
                throw transaction.replaced(new RetryableStoreException(taken.getMessage(), taken.getCause()));
            }
            throw taken;
        }
        missed.remove(claim.line());
    }

    /** Every claim has a first share, so that the key lets a line be received once. */
    private void insert(BankLineClaim claim) {
        for (int i = 0; i < claim.shares().size(); i++) {
            Share share = claim.shares().get(i);
            int position = i + 1;
            transaction.update(
                    INSERT_SHARE,
                    parameters -> parameters
                            .bankLine(claim.line())
                            .number(position)
                            .text(share.account().ledger().value())
                            .text(share.account().customer().value())
                            .text(share.payment().value())
                            .money(share.amount()));
        }
    }

    private static Share share(Row row) throws SQLException {
        LedgerId ledger = LedgerId.of(row.text());
        AccountId account = AccountId.of(ledger, CustomerId.of(row.text()));
        PaymentId payment = PaymentId.of(row.text());
        return new Share(account, payment, row.money());
    }

    private static Payment payment(AccountId account, PaymentId id, Row row) throws SQLException {
        Payment payment = Payment.received(id, CustomerId.of(row.text()), row.money(), row.date())
                .withValueOn(row.date());
        String reference = row.sensitiveOrNone(
                SensitiveColumn.PAYMENT_REFERENCE,
                account.customer(),
                account.ledger().value(),
                id.value());
        String method = row.textOrNone();
        Payment referring = reference == null ? payment : payment.withReference(reference);
        Payment paid = method == null ? referring : referring.withMethod(new PaymentMethod(method));
        Payment known = row.code(EntryKind.class) == EntryKind.DEPOSIT ? paid.asDeposit() : paid;
        for (ExternalRef ref : row.externalRefs()) {
            known = known.withExternalRef(ref);
        }
        String bankAccount = row.textOrNone();
        String bankLine = row.textOrNone();
        int occurrence = row.count();
        return bankAccount == null ? known : known.withBankLine(BankLineId.of(bankAccount, bankLine, occurrence));
    }
}
