package io.cartera.jdbc.race;

import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.jdbc.race.RacingCommand.Pair;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Commands that take from a limit, give back to it, or change it, on two members of one group. Each has 100 of its own, the
 * group 120, and 30 of them are reserved: so of two that want 60 only one can have them.
 */
enum RacingReservation implements Racing {
    RESERVE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.reservations().reserve(order("SO-9", pair.one(), "EUR 60"));
        }
    },
    RESERVE_AGAIN {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.reservations().reserve(order("SO-8", pair.one(), "EUR 60"));
        }
    },
    RESERVE_FOR_ANOTHER {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.reservations().reserve(order("SO-9", pair.other(), "EUR 60"));
        }
    },
    COMMIT {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.reservations()
                    .commit(
                            CommandId.of("COMMIT"),
                            Commitment.to(
                                    SalesDocumentKind.ORDER, "O-1", pair.one(), FIRST, Money.parse("EUR 20"), DAY));
        }
    },
    RELEASE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.reservations()
                    .release(CommandId.of("GIVE BACK"), ReservationRelease.of(pair.one(), FIRST, DAY));
        }
    },
    ISSUE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.reservations()
                    .issue(
                            Invoice.draft(InvoiceId.of("INV-9"), pair.one(), DAY)
                                    .line("Goods", Money.parse("EUR 25"))
                                    .build(),
                            FIRST);
        }
    },
    LOWER {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.credit().grant(CommandId.of("LOWER"), pair.one(), CreditLimit.of(Money.parse("EUR 50")), DAY);
        }
    },
    LOWER_GROUP {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.credit()
                    .grant(
                            CommandId.of("LOWER ALL"),
                            LimitGrant.of(root(pair), CreditLimit.of(Money.parse("EUR 50")), DAY)
                                    .forGroup());
        }
    },
    LEAVE {
        @Override
        Outcome<?> give(Receivables books, Pair pair) {
            return books.reservations().join(CommandId.of("LEAVE"), GroupMembership.none(pair.one(), DAY));
        }
    };

    private static final LocalDate DAY = LocalDate.parse("2026-06-01");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
    private static final ReservationId FIRST = ReservationId.of("SO-1");

    /** The couples that could sell a headroom twice, or lose or double what is reserved. */
    static List<List<Racing>> couples() {
        return List.of(
                List.of(RESERVE, RESERVE),
                List.of(RESERVE, RESERVE_AGAIN),
                List.of(RESERVE, RESERVE_FOR_ANOTHER),
                List.of(RESERVE, LOWER),
                List.of(RESERVE, LOWER_GROUP),
                List.of(RESERVE, ISSUE),
                List.of(RESERVE, LEAVE),
                List.of(RESERVE_FOR_ANOTHER, LEAVE),
                List.of(COMMIT, RELEASE),
                List.of(ISSUE, COMMIT));
    }

    abstract Outcome<?> give(Receivables books, Pair pair);

    @Override
    public String run(ReceivablesStore store, Pair pair) {
        Outcome<?> outcome = give(Receivables.over(store, pair.ticking()), pair);
        return neutral(
                outcome.applied().isPresent() ? "Applied" : outcome.getClass().getSimpleName() + " " + outcome, pair);
    }

    @Override
    public void prepare(ReceivablesStore store, Pair pair) {
        Receivables books = Receivables.over(store, pair.ticking());
        CustomerId root = root(pair);
        customers(pair)
                .forEach(customer -> books.customers()
                        .register(Customer.organisation(customer, "One").build()));
        for (CustomerId member : List.of(pair.one(), pair.other())) {
            books.credit()
                    .grant(CommandId.of("LIMIT"), member, CreditLimit.of(Money.parse("EUR 100")), DAY)
                    .orElseThrow();
            books.reservations()
                    .join(CommandId.of("JOIN"), GroupMembership.of(member, root, DAY))
                    .orElseThrow();
        }
        books.credit()
                .grant(
                        CommandId.of("LIMIT"),
                        LimitGrant.of(root, CreditLimit.of(Money.parse("EUR 120")), DAY)
                                .forGroup())
                .orElseThrow();
        books.reservations().reserve(order("SO-1", pair.one(), "EUR 30")).orElseThrow();
    }

    /**
     * All that is kept on the accounts of the group, and in which order its limits and reservations were recorded: whatever
     * is kept apart on two accounts is a serial order only by the instants.
     */
    @Override
    public String state(ReceivablesStore store, Pair pair) {
        return kept(store, pair) + "\nin the order of " + order(store, pair);
    }

    private static String order(ReceivablesStore store, Pair pair) {
        SortedMap<Instant, String> recorded = new TreeMap<>();
        customers(pair)
                .map(customer -> AccountId.of(LedgerId.MAIN, customer))
                .forEach(account -> store.<Boolean>read(session -> {
                    session.headroom()
                            .find(account)
                            .facts()
                            .forEach(fact ->
                                    recorded.merge(fact.at(), fact.command().toString(), RacingReservation::atOnce));
                    session.creditLimits()
                            .find(account)
                            .grants()
                            .forEach(grant ->
                                    recorded.merge(grant.recordedAt(), grant.toString(), RacingReservation::atOnce));
                    return true;
                }));
        return neutral(recorded.values().toString(), pair);
    }

    private static String atOnce(String one, String other) {
        return Stream.of(one, other).sorted().collect(Collectors.joining(" and "));
    }

    private static String neutral(String text, Pair pair) {
        return INSTANT.matcher(pair.neutral(text)).replaceAll("then");
    }

    private static String kept(ReceivablesStore store, Pair pair) {
        return customers(pair)
                .map(customer -> AccountId.of(LedgerId.MAIN, customer))
                .map(account -> store.<String>read(session -> String.join(
                        "\n",
                        session.accounts().history(account).changes().toString(),
                        session.audit().of(account).toString(),
                        session.headroom().find(account).facts().toString(),
                        session.creditLog().find(account).facts().toString(),
                        session.creditLimits().find(account).toString())))
                .map(text -> neutral(text, pair))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<CustomerId> customers(Pair pair) {
        return Stream.of(root(pair), pair.one(), pair.other());
    }

    private static CustomerId root(Pair pair) {
        return CustomerId.of("ROOT-" + pair.one().value());
    }

    private static Reservation order(String id, CustomerId customer, String amount) {
        return Reservation.of(
                ReservationId.of(id), customer, Money.parse(amount), SalesDocumentKind.ORDER, DAY, DAY.plusDays(7));
    }
}
