package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static io.cartera.contract.Samples.invoice;
import static io.cartera.contract.Samples.payment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cartera.account.AccountId;
import io.cartera.customer.PaymentMethod;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.BankLineId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.PaymentRepository;
import io.cartera.store.PaymentRepository.BankLineClaim;
import io.cartera.store.PaymentRepository.Share;
import io.cartera.trace.ExternalRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a {@link PaymentRepository} keeps. */
public abstract class PaymentRepositoryContract extends StoreContract {

    private static final LocalDate RECEIVED = day("2026-02-20");

    /** For the test of a store. */
    protected PaymentRepositoryContract() {}

    private void add(AccountId account, Payment payment) {
        write(account, session -> session.payments().add(account, payment));
    }

    private Optional<Payment> find(AccountId account, String id) {
        return read(session -> session.payments().find(account, PaymentId.of(id)));
    }

    private void assertComesBack(Payment payment) {
        add(ACME_ACCOUNT, payment);
        assertEquals(Optional.of(payment), find(ACME_ACCOUNT, payment.id().value()));
    }

    @Test
    void a_payment_with_all_its_parts_comes_back() {
        assertComesBack(payment(ACME, "PAY-1", eur("1200"), RECEIVED)
                .withReference("INV-1")
                .withMethod(PaymentMethod.of("cheque"))
                .withExternalRef(ExternalRef.of("stripe", "ch_1"))
                .withExternalRef(ExternalRef.of("bank", "7"))
                .withBankLine(line("ES12", "a", 2))
                .withValueOn(day("2026-02-23")));
    }

    @Test
    void a_payment_with_nothing_optional_comes_back() {
        assertComesBack(payment(ACME, "PAY-1", eur("1200"), RECEIVED));
    }

    @Test
    void a_deposit_comes_back_as_one() {
        assertComesBack(payment(ACME, "PAY-1", eur("1200"), RECEIVED).asDeposit());
        assertComesBack(payment(ACME, "PAY-2", eur("1200"), RECEIVED)
                .asDeposit()
                .withReference("order 4711")
                .withMethod(PaymentMethod.of("transfer")));
    }

    @Test
    void each_optional_part_comes_back_alone() {
        assertComesBack(payment(ACME, "1", eur("1"), RECEIVED).withReference("INV-1"));
        assertComesBack(payment(ACME, "2", eur("1"), RECEIVED).withMethod(PaymentMethod.of("transfer")));
        assertComesBack(payment(ACME, "3", eur("1"), RECEIVED).withValueOn(day("2026-02-19")));
        assertComesBack(payment(ACME, "5", eur("1"), RECEIVED).withBankLine(line("ES12", "a", 1)));
        assertComesBack(Samples.REFS.stream()
                .reduce(payment(ACME, "4", eur("1"), RECEIVED), Payment::withExternalRef, (one, other) -> one));
    }

    @Test
    void the_smallest_and_largest_amounts_of_any_currency_come_back() {
        for (Money amount : Samples.AMOUNTS) {
            assertComesBack(payment(ACME, "PAY " + amount, amount, RECEIVED));
        }
    }

    @Test
    void the_first_and_the_last_day_come_back() {
        assertComesBack(payment(ACME, "PAY-1", eur("1"), Samples.FIRST_DAY).withValueOn(Samples.LAST_DAY));
        assertComesBack(payment(ACME, "PAY-2", eur("1"), Samples.LAST_DAY).withValueOn(Samples.FIRST_DAY));
        assertComesBack(payment(ACME, "PAY-3", eur("1"), day("1582-10-10")));
        assertComesBack(payment(ACME, "PAY-4", eur("1"), day("2024-02-29")));
    }

    @Test
    void texts_come_back_character_by_character() {
        IntStream.range(0, Samples.TEXTS.size())
                .forEach(i -> assertComesBack(
                        payment(ACME, "PAY-" + i, eur("1"), RECEIVED).withReference(Samples.TEXTS.get(i))));
    }

    @Test
    void methods_come_back_character_by_character() {
        IntStream.range(0, Samples.IDS.size())
                .forEach(i -> assertComesBack(payment(ACME, "PAY-" + i, eur("1"), RECEIVED)
                        .withMethod(PaymentMethod.of(Samples.IDS.get(i)))));
    }

    @Test
    void identifiers_that_look_alike_are_different_payments() {
        for (String id : Samples.IDS) {
            add(ACME_ACCOUNT, payment(ACME, id, eur("1"), RECEIVED).withReference("named " + id));
        }

        for (String id : Samples.IDS) {
            assertEquals(Optional.of("named " + id), find(ACME_ACCOUNT, id).flatMap(Payment::reference));
        }
    }

    @Test
    void an_identifier_in_another_account_or_ledger_is_another_payment() {
        Payment acme = payment(ACME, "PAY-1", eur("1"), RECEIVED);
        Payment beta = payment(BETA, "PAY-1", eur("2"), RECEIVED);
        Payment branch = payment(ACME, "PAY-1", eur("3"), RECEIVED);
        add(ACME_ACCOUNT, acme);
        add(BETA_ACCOUNT, beta);
        add(ACME_IN_BRANCH, branch);

        assertEquals(Optional.of(acme), find(ACME_ACCOUNT, "PAY-1"));
        assertEquals(Optional.of(beta), find(BETA_ACCOUNT, "PAY-1"));
        assertEquals(Optional.of(branch), find(ACME_IN_BRANCH, "PAY-1"));
    }

    @Test
    void an_invoice_and_a_payment_may_share_an_identifier() {
        Invoice invoice = invoice(ACME, "4711", eur("1"), RECEIVED);
        Payment payment = payment(ACME, "4711", eur("2"), RECEIVED);
        write(ACME_ACCOUNT, session -> {
            session.invoices().add(ACME_ACCOUNT, invoice);
            session.payments().add(ACME_ACCOUNT, payment);
        });

        assertEquals(Optional.of(payment), find(ACME_ACCOUNT, "4711"));
        assertEquals(
                Optional.of(invoice), read(session -> session.invoices().find(ACME_ACCOUNT, InvoiceId.of("4711"))));
    }

    @Test
    void all_payments_of_an_account_come_by_identifier() {
        Samples.idsOutOfOrder()
                .forEach(id -> add(
                        ACME_ACCOUNT,
                        payment(ACME, id, eur("1"), RECEIVED)
                                .withReference("named " + id)
                                .withBankLine(line("ES12", id, 1))));
        add(BETA_ACCOUNT, payment(BETA, "B", eur("1"), RECEIVED));
        add(ACME_IN_BRANCH, payment(ACME, "C", eur("1"), RECEIVED));

        List<Payment> all = read(session -> session.payments().of(ACME_ACCOUNT));
        assertEquals(
                Samples.IDS_IN_ORDER,
                all.stream().map(payment -> payment.id().value()).toList());
        all.forEach(each ->
                assertEquals(Optional.of(each), find(ACME_ACCOUNT, each.id().value())));
        assertEquals(1, read(session -> session.payments().of(ACME_IN_BRANCH)).size());
        assertEquals(List.of(), read(session -> session.payments().of(Samples.accountOf("NOBODY"))));
    }

    @Test
    void an_unknown_payment_is_not_found() {
        add(ACME_ACCOUNT, payment(ACME, "PAY-1", eur("1"), RECEIVED));

        assertEquals(Optional.empty(), find(ACME_ACCOUNT, "PAY-2"));
        assertEquals(Optional.empty(), find(ACME_ACCOUNT, "pay-1"));
        assertEquals(Optional.empty(), find(BETA_ACCOUNT, "PAY-1"));
        assertEquals(Optional.empty(), find(ACME_IN_BRANCH, "PAY-1"));
    }

    @Test
    void an_identifier_is_taken_once_and_the_first_payment_stays() {
        Payment first = payment(ACME, "PAY-1", eur("1"), RECEIVED);
        add(ACME_ACCOUNT, first);

        assertThrows(DuplicateKeyException.class, () -> add(ACME_ACCOUNT, first));
        assertThrows(DuplicateKeyException.class, () -> add(ACME_ACCOUNT, payment(ACME, "PAY-1", eur("2"), RECEIVED)));

        assertEquals(Optional.of(first), find(ACME_ACCOUNT, "PAY-1"));
    }

    @Test
    void an_identifier_is_taken_once_within_a_session_too() {
        assertThrows(
                DuplicateKeyException.class,
                () -> write(ACME_ACCOUNT, session -> {
                    session.payments().add(ACME_ACCOUNT, payment(ACME, "PAY-1", eur("1"), RECEIVED));
                    session.payments().add(ACME_ACCOUNT, payment(ACME, "PAY-1", eur("2"), RECEIVED));
                }));

        assertEquals(Optional.empty(), find(ACME_ACCOUNT, "PAY-1"));
    }

    private static BankLineId line(String account, String reference, int occurrence) {
        return BankLineId.of(account, reference, occurrence);
    }

    private static Share share(AccountId account, String amount) {
        return new Share(account, PaymentId.of("PAY-1"), eur(amount));
    }

    private void claim(BankLineId line, Share... shares) {
        write(session -> {
            Stream.of(shares).map(Share::account).sorted().forEach(session.accounts()::lock);
            session.payments().claim(new BankLineClaim(line, List.of(shares)));
        });
    }

    private Optional<BankLineClaim> claimOf(BankLineId line) {
        return read(session -> session.payments().claimOf(line));
    }

    @Test
    void a_line_comes_back_with_all_its_shares() {
        BankLineId line = line("ES12", "a", 1);
        List<Share> shares = List.of(
                new Share(BETA_ACCOUNT, PaymentId.of("PAY-2"), eur("9999999999999999.98")),
                new Share(ACME_IN_BRANCH, PaymentId.of("PAY-3"), eur("0.01")));
        claim(line, shares.toArray(Share[]::new));

        assertEquals(Optional.of(new BankLineClaim(line, shares)), claimOf(line));
    }

    @Test
    void lines_that_look_alike_are_different() {
        List<BankLineId> lines = new ArrayList<>();
        for (String id : Samples.IDS) {
            lines.add(line(id, "a", 1));
            lines.add(line("ES12", id, 1));
        }
        lines.add(line("ES12", "a", 2));
        lines.add(line("ES12", "a", Integer.MAX_VALUE));
        for (int i = 0; i < lines.size(); i++) {
            claim(lines.get(i), share(ACME_ACCOUNT, i + 1 + ".00"));
        }

        for (int i = 0; i < lines.size(); i++) {
            assertEquals(
                    Optional.of(new BankLineClaim(lines.get(i), List.of(share(ACME_ACCOUNT, i + 1 + ".00")))),
                    claimOf(lines.get(i)));
        }
    }

    @Test
    void a_line_that_was_not_received_is_not_found() {
        claim(line("ES12", "a", 1), share(ACME_ACCOUNT, "1"));

        assertEquals(Optional.empty(), claimOf(line("ES12", "a", 2)));
        assertEquals(Optional.empty(), claimOf(line("ES12", "A", 1)));
        assertEquals(Optional.empty(), claimOf(line("ES13", "a", 1)));
        assertEquals(Optional.empty(), claimOf(line("a", "ES12", 1)));
    }

    @Test
    void a_line_is_received_once_in_the_store_and_stays_what_it_became() {
        BankLineId line = line("ES12", "a", 1);
        claim(line, share(ACME_ACCOUNT, "1"));

        assertThrows(DuplicateKeyException.class, () -> claim(line, share(ACME_ACCOUNT, "1")));
        assertThrows(DuplicateKeyException.class, () -> claim(line, share(BETA_ACCOUNT, "1")));
        assertThrows(
                DuplicateKeyException.class, () -> claim(line, share(BETA_ACCOUNT, "1"), share(ACME_IN_BRANCH, "2")));

        assertEquals(Optional.of(new BankLineClaim(line, List.of(share(ACME_ACCOUNT, "1")))), claimOf(line));
    }

    @Test
    void a_line_is_received_once_within_a_session_too() {
        BankLineId line = line("ES12", "a", 1);

        assertThrows(
                DuplicateKeyException.class,
                () -> write(ACME_ACCOUNT, session -> {
                    session.payments().claim(new BankLineClaim(line, List.of(share(ACME_ACCOUNT, "1"))));
                    session.payments().claim(new BankLineClaim(line, List.of(share(ACME_ACCOUNT, "1"))));
                }));

        assertEquals(Optional.empty(), claimOf(line));
    }

    @Test
    void a_line_is_received_under_the_locks_of_all_its_accounts_only() {
        BankLineId line = line("ES12", "a", 1);

        assertThrows(
                IllegalStateException.class,
                () -> write(
                        ACME_ACCOUNT,
                        session -> session.payments()
                                .claim(new BankLineClaim(
                                        line, List.of(share(ACME_ACCOUNT, "1"), share(BETA_ACCOUNT, "1"))))));

        assertEquals(Optional.empty(), claimOf(line));
    }
}
