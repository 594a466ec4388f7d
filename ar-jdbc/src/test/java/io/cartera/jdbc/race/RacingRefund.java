package io.cartera.jdbc.race;

import io.cartera.Receivables;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.collection.RefundAnswer;
import io.cartera.collection.RefundId;
import io.cartera.collection.RefundRequest;
import io.cartera.customer.PaymentMethod;
import io.cartera.jdbc.race.RacingCommand.Pair;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.Money;

/**
 * Commands on a credit of 100, of which a refund of 60 is approved and one of 5 is asked for: so of two that ask for 30 more only
 * one can have it, and of a payment of the 60 and a settlement of 70 only one can be.
 */
enum RacingRefund implements Racing {
    REQUEST {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.actingAs(CLERK).refunds().request(asking("REF-8", "EUR 30", pair));
        }
    },
    REQUEST_AGAIN {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.actingAs(HEAD).refunds().request(asking("REF-9", "EUR 30", pair));
        }
    },
    APPROVE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.actingAs(HEAD)
                    .refunds()
                    .answer(CommandId.of("YES"), RefundAnswer.approved(ASKED, pair.one(), DAY));
        }
    },
    DECLINE_ASKED {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.refunds()
                    .answer(CommandId.of("NO"), RefundAnswer.declined(ASKED, pair.one(), DAY, "not owed"));
        }
    },
    DECLINE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.refunds()
                    .answer(CommandId.of("STOP"), RefundAnswer.declined(APPROVED, pair.one(), DAY, "a mistake"));
        }
    },
    PAY {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.refunds().pay(APPROVED, pair.one(), DAY, PaymentMethod.of("transfer"));
        }
    },
    PAY_OTHERWISE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.refunds().pay(APPROVED, pair.one(), DAY, PaymentMethod.of("cheque"));
        }
    },
    SETTLE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.cash()
                    .settle(
                            CommandId.of("SETTLE"),
                            pair.one(),
                            Settlement.none().matching(CREDIT, ItemId.debit("INV-1"), Money.parse("EUR 70"), DAY));
        }
    },
    REFUND {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.adjustments()
                    .adjust(
                            CommandId.of("REFUND"),
                            pair.one(),
                            Adjustment.refund(CREDIT, DAY).of(Money.parse("EUR 50")));
        }
    };

    private static final LocalDate DAY = LocalDate.parse("2026-01-20");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final ItemId CREDIT = ItemId.credit("PAY-9");
    private static final RefundId APPROVED = RefundId.of("REF-1");
    private static final RefundId ASKED = RefundId.of("REF-2");
    private static final Actor CLERK = Actor.of("clerk");
    private static final Actor HEAD = Actor.of("head of accounts");

    /** The couples that could ask for a credit twice, pay it back twice, or pay back what is declined or used. */
    static List<List<Racing>> couples() {
        return List.of(
                List.of(REQUEST, REQUEST),
                List.of(REQUEST, REQUEST_AGAIN),
                List.of(REQUEST, SETTLE),
                List.of(REQUEST, REFUND),
                List.of(REQUEST, PAY),
                List.of(REQUEST, DECLINE),
                List.of(APPROVE, DECLINE_ASKED),
                List.of(PAY, SETTLE),
                List.of(PAY, REFUND),
                List.of(PAY, PAY),
                List.of(PAY, PAY_OTHERWISE),
                List.of(PAY, DECLINE));
    }

    /** Those of them that only the lock on the account keeps in a row. */
    static List<List<Racing>> seenWithoutLock() {
        return List.of(List.of(REQUEST, SETTLE), List.of(PAY, SETTLE), List.of(PAY, DECLINE));
    }

    abstract Outcome<?> give(Receivables books, Pair pair);

    @Override
    public String run(ReceivablesStore store, Pair pair) {
        Outcome<?> outcome = give(Receivables.over(store, CLOCK), pair);
        return pair.neutral(
                outcome.applied().isPresent() ? "Applied" : outcome.getClass().getSimpleName() + " " + outcome);
    }

    /** Those of every command, with the credit and what was asked back of it besides. */
    @Override
    public void prepare(ReceivablesStore store, Pair pair) {
        RacingCommand.SETTLE.prepare(store, pair);
        Receivables books = Receivables.over(store, CLOCK);
        books.cash()
                .receive(Payment.received(PaymentId.of(CREDIT.document()), pair.one(), Money.parse("EUR 100"), DAY))
                .orElseThrow();
        books.actingAs(CLERK)
                .refunds()
                .request(asking(APPROVED.value(), "EUR 60", pair))
                .orElseThrow();
        books.actingAs(HEAD)
                .refunds()
                .answer(CommandId.of("APPROVED"), RefundAnswer.approved(APPROVED, pair.one(), DAY))
                .orElseThrow();
        books.actingAs(CLERK)
                .refunds()
                .request(asking(ASKED.value(), "EUR 5", pair))
                .orElseThrow();
    }

    @Override
    public String state(ReceivablesStore store, Pair pair) {
        return RacingCommand.SETTLE.state(store, pair);
    }

    private static RefundRequest asking(String id, String amount, Pair pair) {
        return RefundRequest.of(RefundId.of(id), pair.one(), CREDIT, Money.parse(amount), DAY, "paid twice");
    }
}
