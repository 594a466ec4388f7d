package io.cartera.jdbc.race;

import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.Adjustment;
import io.cartera.account.AllocationId;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Settlement;
import io.cartera.account.TwoLegs;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** Every command that changes books, given on books that all of them begin with. */
enum RacingCommand implements Racing {
    ISSUE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.invoicing().issue(invoice("INV-9", pair.one(), "EUR 5"));
        }
    },
    ISSUE_OTHERWISE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.invoicing().issue(invoice("INV-9", pair.one(), "EUR 6"));
        }
    },
    CREDIT {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.invoicing()
                    .issue(Invoice.creditNote(InvoiceId.of("CN-9"), pair.one(), DAY)
                            .line("Goods back", Money.parse("EUR 60"))
                            .crediting(InvoiceId.of("INV-1"))
                            .build());
        }
    },
    CREDIT_AGAIN {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.invoicing()
                    .issue(Invoice.creditNote(InvoiceId.of("CN-8"), pair.one(), DAY)
                            .line("Goods back", Money.parse("EUR 60"))
                            .crediting(InvoiceId.of("INV-1"))
                            .build());
        }
    },
    RECEIVE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.cash().receive(payment("PAY-9", pair.one(), "EUR 15"));
        }
    },
    APPLY {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.cash().apply(CommandId.of("APPLY"), pair.one(), DAY, AllocationPolicy.oldest());
        }
    },
    SETTLE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.cash()
                    .settle(
                            CommandId.of("SETTLE"),
                            pair.one(),
                            Settlement.none()
                                    .matching(
                                            ItemId.credit("PAY-1"), ItemId.debit("INV-1"), Money.parse("EUR 70"), DAY));
        }
    },
    RELEASE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.cash().release(CommandId.of("RELEASE"), pair.one(), new AllocationId(5, 1), DAY);
        }
    },
    RETURN {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.cash()
                    .returned(PaymentReturn.bounced(
                            CommandId.of("RETURN"), pair.one(), PaymentId.of("PAY-1"), DAY, "no funds"));
        }
    },
    REVERSE_INVOICE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.accounts().reverse(CommandId.of("REV-I"), pair.one(), ItemId.debit("INV-1"), DAY);
        }
    },
    REVERSE_PAYMENT {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.accounts().reverse(CommandId.of("REV-P"), pair.one(), ItemId.credit("PAY-1"), DAY);
        }
    },
    WRITE_OFF {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.adjustments()
                    .adjust(CommandId.of("WRITE-OFF"), pair.one(), Adjustment.badDebt(ItemId.debit("INV-1"), DAY));
        }
    },
    REFUND {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.adjustments()
                    .adjust(CommandId.of("REFUND"), pair.one(), Adjustment.refund(ItemId.credit("PAY-1"), DAY));
        }
    },
    TRANSFER {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.adjustments()
                    .record(
                            CommandId.of("TRANSFER"),
                            TwoLegs.transfer(pair.one(), ItemId.debit("INV-1"), pair.other(), DAY));
        }
    },
    NET {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.adjustments()
                    .record(
                            CommandId.of("NET"),
                            TwoLegs.netting(
                                    pair.one(), ItemId.debit("INV-1"), pair.other(), ItemId.credit("PAY-3"), DAY));
        }
    },
    DISPUTE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.collections()
                    .dispute(Dispute.opened(
                            DisputeId.of("D-1"), pair.one(), ItemId.debit("INV-1"), DisputeReason.PRICE, DAY));
        }
    },
    PROMISE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.collections()
                    .promise(PromiseToPay.of(PromiseId.of("P-1"), pair.one(), Money.parse("EUR 1"), DAY, DAY));
        }
    },
    GRANT {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.credit().grant(CommandId.of("GRANT"), pair.one(), CreditLimit.of(Money.parse("EUR 5")), DAY);
        }
    },
    ATTACH {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.invoicing()
                    .attach(
                            CommandId.of("ATTACH"),
                            pair.one(),
                            InvoiceId.of("INV-1"),
                            ExternalRef.of("shop", pair.one().value()));
        }
    };

    private static final LocalDate DAY = LocalDate.parse("2026-01-20");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    /** Two customers who belong to one run, and a clock of that run by which no two readings are the same. */
    record Pair(CustomerId one, CustomerId other, Clock ticking) {
        static Pair of(int number) {
            return new Pair(CustomerId.of("A-" + number), CustomerId.of("B-" + number), new TickingClock());
        }

        /** A text in which the customers are named as in every run. */
        String neutral(String text) {
            return text.replace(one.value(), "A").replace(other.value(), "B");
        }
    }

    abstract Outcome<?> give(Receivables books, Pair pair);

    @Override
    public String run(ReceivablesStore store, Pair pair) {
        Outcome<?> outcome = give(Receivables.over(store, CLOCK), pair);
        return pair.neutral(
                outcome.applied().isPresent() ? "Applied" : outcome.getClass().getSimpleName() + " " + outcome);
    }

    /** Two invoices, a payment open and one allocated, and a payment of the other customer. */
    @Override
    public void prepare(ReceivablesStore store, Pair pair) {
        Receivables books = Receivables.over(store, CLOCK);
        books.customers().register(Customer.organisation(pair.one(), "One").build());
        books.customers().register(Customer.organisation(pair.other(), "Other").build());
        books.accounts().inOneUnit(pair.one(), unit -> {
            unit.issue(invoice("INV-1", pair.one(), "EUR 100"));
            unit.issue(invoice("INV-2", pair.one(), "EUR 50"));
            unit.receive(payment("PAY-1", pair.one(), "EUR 80"));
            unit.receive(payment("PAY-2", pair.one(), "EUR 30"));
            return unit.settle(
                    CommandId.of("FIRST"),
                    Settlement.none()
                            .matching(ItemId.credit("PAY-2"), ItemId.debit("INV-2"), Money.parse("EUR 30"), DAY));
        });
        books.cash().receive(payment("PAY-3", pair.other(), "EUR 40"));
    }

    /** All that is kept on both accounts. */
    @Override
    public String state(ReceivablesStore store, Pair pair) {
        return List.of(pair.one(), pair.other()).stream()
                .map(customer -> AccountId.of(LedgerId.MAIN, customer))
                .map(account -> store.<String>read(session -> String.join(
                        "\n",
                        session.accounts().history(account).changes().toString(),
                        session.audit().of(account).toString(),
                        session.collections().find(account).facts().toString(),
                        session.creditLimits().find(account).toString())))
                .map(pair::neutral)
                .collect(Collectors.joining("\n"));
    }

    private static Invoice invoice(String id, CustomerId customer, String amount) {
        return Invoice.draft(InvoiceId.of(id), customer, DAY)
                .line("Goods", Money.parse(amount))
                .build();
    }

    private static Payment payment(String id, CustomerId customer, String amount) {
        return Payment.received(PaymentId.of(id), customer, Money.parse(amount), DAY);
    }
}
