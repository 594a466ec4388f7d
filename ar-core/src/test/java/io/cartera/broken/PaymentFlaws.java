package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.contract.PaymentRepositoryContract;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.BankLineId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.PaymentRepository.BankLineClaim;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.joda.money.Money;

/** Flaws in the payments. */
final class PaymentFlaws {

    private PaymentFlaws() {}

    static List<Flaw> all() {
        return List.of(
                behaving(
                        "sorts payments by UTF-16",
                        parts -> parts.with(new Payments(parts) {
                            @Override
                            public List<Payment> of(AccountId account) {
                                return super.of(account).stream()
                                        .sorted(Comparator.comparing(
                                                each -> each.id().value()))
                                        .toList();
                            }
                        }),
                        "all_payments_of_an_account_come_by_identifier"),
                keeping(
                        "loses how it was paid",
                        payment -> rebuilt(payment.id(), payment, payment.amount(), payment.reference()),
                        "a_payment_with_all_its_parts_comes_back",
                        "each_optional_part_comes_back_alone",
                        "methods_come_back_character_by_character"),
                keeping(
                        "takes deposits for payments like any",
                        payment -> payment.isDeposit()
                                ? rebuilt(payment.id(), payment, payment.amount(), payment.reference())
                                : payment,
                        "a_deposit_comes_back_as_one"),
                keeping(
                        "keeps every payment with one value date",
                        payment -> payment.withValueOn(LocalDate.EPOCH),
                        "a_payment_with_nothing_optional_comes_back",
                        "the_first_and_the_last_day_come_back"),
                keeping(
                        "keeps amounts of payments in floating point",
                        payment ->
                                rebuilt(payment.id(), payment, FloatingPoint.of(payment.amount()), payment.reference()),
                        "the_smallest_and_largest_amounts_of_any_currency_come_back"),
                keeping(
                        "trims references",
                        payment -> rebuilt(
                                payment.id(),
                                payment,
                                payment.amount(),
                                payment.reference().map(String::strip)),
                        "texts_come_back_character_by_character"),
                keeping(
                        "takes composed and decomposed payment identifiers for one",
                        PaymentFlaws::normalised,
                        "identifiers_that_look_alike_are_different_payments"),
                behaving(
                        "has one payment of a name in all accounts",
                        PaymentFlaws::inOneAccount,
                        "an_identifier_in_another_account_or_ledger_is_another_payment",
                        "an_unknown_payment_is_not_found"),
                behaving(
                        "gives invoices and payments their identifiers from one series",
                        PaymentFlaws::inOneSeries,
                        "an_invoice_and_a_payment_may_share_an_identifier"),
                behaving(
                        "passes over a payment that is there",
                        PaymentFlaws::ignoringDuplicates,
                        "an_identifier_is_taken_once_and_the_first_payment_stays",
                        "an_identifier_is_taken_once_within_a_session_too"),
                behaving(
                        "forgets of which line a payment is",
                        parts -> parts.with(new Payments(parts) {
                            @Override
                            public void add(AccountId account, Payment payment) {
                                super.add(
                                        account, rebuilt(payment.id(), payment, payment.amount(), payment.reference()));
                            }
                        }),
                        "a_payment_with_all_its_parts_comes_back",
                        "each_optional_part_comes_back_alone"),
                claiming(
                        "keeps the first share of a line only",
                        claim -> new BankLineClaim(claim.line(), claim.shares().subList(0, 1)),
                        "a_line_comes_back_with_all_its_shares"),
                claiming(
                        "does not count lines that are alike",
                        claim -> new BankLineClaim(
                                BankLineId.of(
                                        claim.line().account(), claim.line().reference(), 1),
                                claim.shares()),
                        "lines_that_look_alike_are_different"),
                behaving(
                        "takes an unknown line for received",
                        PaymentFlaws::receivingAnyOccurrence,
                        "a_line_that_was_not_received_is_not_found"),
                behaving(
                        "receives a line again",
                        PaymentFlaws::ignoringClaims,
                        "a_line_is_received_once_in_the_store_and_stays_what_it_became",
                        "a_line_is_received_once_within_a_session_too"),
                behaving(
                        "asks for the lock of one account of a line",
                        PaymentFlaws::lockingOne,
                        "a_line_is_received_under_the_locks_of_all_its_accounts_only"));
    }

    private static Flaw keeping(String name, UnaryOperator<Payment> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Payments(parts) {
                    @Override
                    public void add(AccountId account, Payment payment) {
                        super.add(account, kept.apply(payment));
                    }
                }),
                cases);
    }

    private static Flaw claiming(String name, UnaryOperator<BankLineClaim> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Payments(parts) {
                    @Override
                    public void claim(BankLineClaim claim) {
                        super.claim(kept.apply(claim));
                    }
                }),
                cases);
    }

    private static Parts receivingAnyOccurrence(Parts parts) {
        return parts.with(new Payments(parts) {
            @Override
            public Optional<BankLineClaim> claimOf(BankLineId line) {
                return super.claimOf(line).or(() -> super.claimOf(BankLineId.of(line.account(), line.reference(), 1)));
            }
        });
    }

    private static Parts ignoringClaims(Parts parts) {
        return parts.with(new Payments(parts) {
            @Override
            public void claim(BankLineClaim claim) {
                if (claimOf(claim.line()).isEmpty()) {
                    super.claim(claim);
                }
            }
        });
    }

    private static Parts lockingOne(Parts parts) {
        return parts.with(new Payments(parts) {
            @Override
            public void claim(BankLineClaim claim) {
                super.claim(new BankLineClaim(claim.line(), claim.shares().subList(0, 1)));
            }
        });
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, PaymentRepositoryContract.class, flaw, cases);
    }

    private static Payment rebuilt(PaymentId id, Payment payment, Money amount, Optional<String> reference) {
        Payment rebuilt = Payment.received(id, payment.customer(), amount, payment.receivedOn())
                .withValueOn(payment.valueOn());
        return reference.map(rebuilt::withReference).orElse(rebuilt);
    }

    private static Payment normalised(Payment payment) {
        PaymentId id = PaymentId.of(Normalizer.normalize(payment.id().value(), Normalizer.Form.NFC));
        return rebuilt(id, payment, payment.amount(), payment.reference());
    }

    private static Parts inOneAccount(Parts parts) {
        return parts.with(new Payments(parts) {
            @Override
            public Optional<Payment> find(AccountId account, PaymentId id) {
                return parts.allAccounts().stream()
                        .flatMap(any -> super.find(any, id).stream())
                        .findFirst();
            }
        });
    }

    private static Parts inOneSeries(Parts parts) {
        return parts.with(new Payments(parts) {
            @Override
            public void add(AccountId account, Payment payment) {
                if (parts.invoices()
                        .find(account, InvoiceId.of(payment.id().value()))
                        .isPresent()) {
                    throw new DuplicateKeyException(payment.id() + " is taken");
                }
                super.add(account, payment);
            }
        });
    }

    private static Parts ignoringDuplicates(Parts parts) {
        return parts.with(new Payments(parts) {
            @Override
            public void add(AccountId account, Payment payment) {
                if (find(account, payment.id()).isEmpty()) {
                    super.add(account, payment);
                }
            }
        });
    }
}
