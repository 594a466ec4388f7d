package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.EntryKind;
import io.cartera.customer.CustomerId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentMethod;
import io.cartera.store.PaymentRepository;
import io.cartera.trace.ExternalRef;
import java.sql.SQLException;
import java.util.Optional;

/** The payments. */
final class PaymentTable implements PaymentRepository {

    static final Sql INSERT = Sql.of(
            "insert payment",
            "insert into cartera_payment (shard_key, ledger, customer, payment, payer, currency, amount_minor,"
                    + " received_on, value_on, reference, method, kind, external_refs)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final Sql FIND = Sql.of(
            "find payment",
            "select payer, currency, amount_minor, received_on, value_on, reference, method, kind, external_refs from cartera_payment"
                    + " where shard_key = ? and ledger = ? and customer = ? and payment = ?");

    private final Transaction transaction;
    private final Accounts accounts;
    private final WriteBuffer documents;

    PaymentTable(Transaction transaction, Accounts accounts, WriteBuffer documents) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.documents = documents;
    }

    @Override
    public Optional<Payment> find(AccountId account, PaymentId id) {
        transaction.requireUsable();
        documents.flush();
        return transaction.find(
                FIND, parameters -> parameters.account(account).text(id.value()), row -> payment(id, row));
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
                        .text(payment.reference().orElse(null))
                        .text(payment.method().map(PaymentMethod::value).orElse(null))
                        .code(payment.isDeposit() ? EntryKind.DEPOSIT : EntryKind.RECEIPT)
                        .externalRefs(payment.externalRefs()));
    }

    private static Payment payment(PaymentId id, Row row) throws SQLException {
        Payment payment = Payment.received(id, CustomerId.of(row.text()), row.money(), row.date())
                .withValueOn(row.date());
        String reference = row.textOrNone();
        String method = row.textOrNone();
        Payment referring = reference == null ? payment : payment.withReference(reference);
        Payment paid = method == null ? referring : referring.withMethod(new PaymentMethod(method));
        Payment known = row.code(EntryKind.class) == EntryKind.DEPOSIT ? paid.asDeposit() : paid;
        for (ExternalRef ref : row.externalRefs()) {
            known = known.withExternalRef(ref);
        }
        return known;
    }
}
