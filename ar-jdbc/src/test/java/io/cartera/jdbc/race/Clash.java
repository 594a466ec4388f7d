package io.cartera.jdbc.race;

import io.cartera.Receivables;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.TwoLegs;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditLimits;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.LimitGranted;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.payment.BankLine;
import io.cartera.store.TakenNumber;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What all clerks do at once to the same books, and what has to come of it whoever is first. For four clerks or more. */
enum Clash {
    /** Invoices of 30 each from a payment of 100. */
    PAYMENT_ALLOCATED_TOO_OFTEN {
        @Override
        void prepare(Round round) {
            round.books().accounts().inOneUnit(Round.customer(0), unit -> {
                for (int clerk = 0; clerk < round.clerks(); clerk++) {
                    unit.issue(Round.draft(0, "INV-" + clerk, 30).build());
                }
                return unit.receive(Round.payment(0, "PAY-1", 100, Round.DAY));
            });
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(round.settle(clerk, "PAY-1", "INV-" + clerk, 30));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + round.open(ItemId.credit("PAY-1"));
        }

        @Override
        String right(int clerks) {
            return "3 Applied, " + (clerks - 3) + " Refused, EUR 10.00";
        }
    },
    /** An invoice of 100 from payments of 60 each. */
    INVOICE_PAID_TOO_OFTEN {
        @Override
        void prepare(Round round) {
            round.books().accounts().inOneUnit(Round.customer(0), unit -> {
                for (int clerk = 0; clerk < round.clerks(); clerk++) {
                    unit.receive(Round.payment(0, "PAY-" + clerk, 60, Round.DAY));
                }
                return unit.issue(Round.draft(0, "INV-1", 100).build());
            });
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(round.settle(clerk, "PAY-" + clerk, "INV-1", 60));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + round.open(ItemId.debit("INV-1"));
        }

        @Override
        String right(int clerks) {
            return "1 Applied, " + (clerks - 1) + " Refused, EUR 40.00";
        }
    },
    /** The very same credit note. */
    CREDIT_NOTE_TWICE {
        @Override
        void prepare(Round round) {
            round.issue(0, "INV-1", 100);
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(creditNote(round, "CN-1"));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + round.account(0);
        }

        @Override
        String right(int clerks) {
            return clerks + " Applied, [EUR 40.00] by 2 commands";
        }
    },
    /** Credit notes of 60 each to an invoice of 100. */
    CREDITED_TOO_OFTEN {
        @Override
        void prepare(Round round) {
            round.issue(0, "INV-1", 100);
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(creditNote(round, "CN-" + clerk));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + round.account(0);
        }

        @Override
        String right(int clerks) {
            return "1 Applied, " + (clerks - 1) + " Refused, [EUR 40.00] by 2 commands";
        }
    },
    DOUBLE_REVERSAL {
        @Override
        void prepare(Round round) {
            round.issue(0, "INV-1", 100);
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(round.books()
                    .accounts()
                    .reverse(CommandId.of("REVERSE-" + clerk), Round.customer(0), ItemId.debit("INV-1"), Round.DAY));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + round.account(0);
        }

        @Override
        String right(int clerks) {
            return "1 Applied, " + (clerks - 1) + " Refused, [] by 2 commands";
        }
    },
    /** Refunds of 40 each of a payment of 100. */
    REFUNDED_TOO_OFTEN {
        @Override
        void prepare(Round round) {
            round.receive(0, "PAY-1", 100, Round.DAY);
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(round.books()
                    .adjustments()
                    .adjust(
                            CommandId.of("REFUND-" + clerk),
                            Round.customer(0),
                            Adjustment.refund(ItemId.credit("PAY-1"), Round.DAY).of(Round.euros(40))));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + round.account(0);
        }

        @Override
        String right(int clerks) {
            return "2 Applied, " + (clerks - 2) + " Refused, [EUR -20.00] by 3 commands";
        }
    },
    /** One command identifier, first seen by all at once, on an account that is not there yet. */
    SAME_COMMAND {
        @Override
        void prepare(Round round) {}

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(round.receive(0, "PAY-1", 100, Round.DAY));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + outcomes.stream().distinct().count() + " outcome, " + round.account(0);
        }

        @Override
        String right(int clerks) {
            return clerks + " Applied, 1 outcome, [EUR -100.00] by 1 commands";
        }
    },
    /** One command identifier with contents that contradict each other. */
    SAME_IDENTIFIER {
        @Override
        void prepare(Round round) {}

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(round.receive(0, "PAY-1", 100 + clerk, Round.DAY));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + round.account(0).replaceAll("EUR -10\\d", "about EUR -100");
        }

        @Override
        String right(int clerks) {
            return "1 Applied, " + (clerks - 1) + " Conflicting, [about EUR -100.00] by 1 commands";
        }
    },
    /** Commands of their own, none of which may be lost, on an account that is not there yet. */
    NEW_ACCOUNT {
        @Override
        void prepare(Round round) {}

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(
                    round.issue(0, "INV-" + clerk, 3),
                    round.receive(0, "PAY-" + clerk, 1, Round.DAY),
                    round.settle(clerk, "PAY-" + clerk, "INV-" + clerk, 1));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + round.account(0);
        }

        @Override
        String right(int clerks) {
            return 3 * clerks + " Applied, [EUR " + 2 * clerks + ".00] by " + 3 * clerks + " commands";
        }
    },
    /** The same file of the bank, each clerk from another line on. */
    BANK_FILE_TWICE {
        @Override
        void prepare(Round round) {}

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return IntStream.range(0, LINES)
                    .<Outcome<?>>mapToObj(i -> receive(round, (clerk + i) % LINES, (clerk + i) % LINES % 2))
                    .toList();
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + round.account(0) + ", " + round.account(1);
        }

        @Override
        String right(int clerks) {
            return LINES * clerks + " Applied, [EUR -4.00] by 2 commands, [EUR -6.00] by 2 commands";
        }
    },
    /** One line of a statement, which each clerk takes for another customer's. */
    BANK_LINE_OF_MANY {
        @Override
        void prepare(Round round) {}

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(receive(round, 9, clerk));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + round.books().generalLedger().controlTotal(Round.DAY);
        }

        @Override
        String right(int clerks) {
            return "1 Applied, " + (clerks - 1) + " Refused, [EUR -10.00]";
        }
    },
    /** The next number of one series for everybody's document, and every other clerk spoils a form. */
    NEXT_NUMBER {
        @Override
        void prepare(Round round) {
            round.books().numbering().define(NumberSeries.continuous(F, "F"));
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            Outcome<?> issued = round.books()
                    .invoicing()
                    .issue(Round.draft(clerk, "INV-1", 1).numberedBy(F).build());
            return clerk % 2 == 0
                    ? List.of(issued)
                    : List.of(
                            issued,
                            round.books()
                                    .numbering()
                                    .voidNext(CommandId.of("VOID-" + clerk), F, Round.DAY, "spoilt form"));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + numbers(round);
        }

        @Override
        String right(int clerks) {
            int all = clerks + clerks / 2;
            return all + " Applied, " + IntStream.rangeClosed(1, all).boxed().toList() + ", " + clerks
                    + " of documents, gaps []";
        }
    },
    /** The very same document, which needs one number and not more. */
    SAME_NUMBERED_DOCUMENT {
        @Override
        void prepare(Round round) {
            round.books().numbering().define(NumberSeries.continuous(F, "F"));
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(round.books()
                    .invoicing()
                    .issue(Round.draft(0, "INV-1", 1).numberedBy(F).build()));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + numbers(round);
        }

        @Override
        String right(int clerks) {
            return clerks + " Applied, [1], 1 of documents, gaps []";
        }
    },
    /** One item, transferred to another customer by each. */
    TRANSFERRED_TOO_OFTEN {
        @Override
        void prepare(Round round) {
            round.issue(0, "INV-1", 100);
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(transfer(round, clerk, 0, "INV-1", 1 + clerk % (round.clerks() - 1)));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + round.account(0) + ", "
                    + round.books().generalLedger().controlTotal(Round.DAY);
        }

        @Override
        String right(int clerks) {
            return "1 Applied, " + (clerks - 1) + " Refused, [] by 2 commands, [EUR 100.00]";
        }
    },
    /** Transfers in both directions, which lock the same two accounts. */
    TRANSFERS_THAT_CROSS {
        @Override
        void prepare(Round round) {
            for (int clerk = 0; clerk < round.clerks(); clerk++) {
                round.issue(clerk % 2, "INV-" + clerk, clerk % 2 == 0 ? 3 : 5);
            }
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(transfer(round, clerk, clerk % 2, "INV-" + clerk, 1 - clerk % 2));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + round.account(0) + ", " + round.account(1);
        }

        @Override
        String right(int clerks) {
            int odd = clerks / 2;
            int even = clerks - odd;
            return clerks + " Applied, [EUR " + 5 * odd + ".00] by " + (clerks + even) + " commands, [EUR " + 3 * even
                    + ".00] by " + (clerks + odd) + " commands";
        }
    },
    /** Limits, each granted by a command of its own. */
    LIMITS_GRANTED {
        @Override
        void prepare(Round round) {}

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(round.books()
                    .credit()
                    .grant(
                            CommandId.of("GRANT-" + clerk),
                            Round.customer(0),
                            CreditLimit.of(Round.euros(clerk)),
                            Round.DAY));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes)
                    + round.books().credit().limits(Round.customer(0)).grants().size();
        }

        @Override
        String right(int clerks) {
            return clerks + " Applied, " + clerks;
        }
    },
    /** One limit, of which each wants a third. */
    HEADROOM_RESERVED_TOO_OFTEN {
        @Override
        void prepare(Round round) {
            round.books()
                    .credit()
                    .grant(CommandId.of("LIMIT"), Round.customer(0), CreditLimit.of(Round.euros(300)), Round.DAY)
                    .orElseThrow();
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(reserve(round.books(), clerk, 0));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + reserved(round);
        }

        @Override
        String right(int clerks) {
            return "3 Applied, " + (clerks - 3) + " Refused, EUR 300.00";
        }
    },
    /** One limit of a group, of which each wants a third for a member of its own. */
    HEADROOM_OF_A_GROUP {
        @Override
        void prepare(Round round) {
            CustomerId root = Round.customer(0);
            LimitGrant together = LimitGrant.of(root, CreditLimit.of(Round.euros(300)), Round.DAY)
                    .forGroup();
            round.books().credit().grant(CommandId.of("LIMIT"), together).orElseThrow();
            for (int member = 1; member < round.clerks(); member++) {
                round.books()
                        .reservations()
                        .join(
                                CommandId.of("JOIN-" + member),
                                GroupMembership.of(Round.customer(member), root, Round.DAY))
                        .orElseThrow();
            }
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return List.of(reserve(round.books(), clerk, clerk));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return tally(outcomes) + reserved(round);
        }

        @Override
        String right(int clerks) {
            return "3 Applied, " + (clerks - 3) + " Refused, EUR 300.00";
        }
    },
    /** The limit of a customer, which one clerk lowers from 1000 to 300 time and again while the others reserve 100 each. */
    LIMIT_LOWERED_WHILE_RESERVING {
        @Override
        void prepare(Round round) {
            grant(round, 0, Round.customer(0), UnaryOperator.identity()).orElseThrow();
            reserveTheLower(round);
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return clerk == 0
                    ? changes(round, UnaryOperator.identity())
                    : List.of(reserve(round.booksByTime(), clerk, 0));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return beyondTheLimit(round, limits -> limits::inForce);
        }

        @Override
        String right(int clerks) {
            return WITHIN;
        }
    },
    /** The limit of a group, which one clerk lowers likewise while the others reserve 100 each for members. */
    LIMIT_OF_A_GROUP_LOWERED_WHILE_RESERVING {
        @Override
        void prepare(Round round) {
            CustomerId root = Round.customer(0);
            grant(round, 0, root, LimitGrant::forGroup).orElseThrow();
            for (int member = 1; member < round.clerks(); member++) {
                round.booksByTime()
                        .reservations()
                        .join(
                                CommandId.of("JOIN-" + member),
                                GroupMembership.of(Round.customer(member), root, Round.DAY))
                        .orElseThrow();
            }
            reserveTheLower(round);
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return clerk == 0
                    ? changes(round, LimitGrant::forGroup)
                    : List.of(reserve(round.booksByTime(), clerk, clerk));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            return beyondTheLimit(round, limits -> limits::ofGroup);
        }

        @Override
        String right(int clerks) {
            return WITHIN;
        }
    },
    /** Two clerks close the ledger, the others post on the last closed day and on the first open one. */
    CLOSED_WHILE_POSTING {
        @Override
        void prepare(Round round) {
            round.issue(0, "INV-1", 100);
        }

        @Override
        List<Outcome<?>> strike(Round round, int clerk) {
            return clerk < 2
                    ? List.of(round.close(Round.DAY.minusDays(clerk)))
                    : List.of(
                            round.receive(clerk, "PAY-1", 1, Round.DAY),
                            round.receive(clerk, "PAY-2", 1, Round.DAY),
                            round.receive(clerk, "PAY-3", 1, Round.DAY.plusDays(1)));
        }

        @Override
        String found(Round round, List<Outcome<?>> outcomes) {
            long open = outcomes.stream()
                    .filter(outcome -> outcome.command().value().equals("PAY-3"))
                    .filter(outcome -> outcome.applied().isPresent())
                    .count();
            return round.books().accounts().closings().size() + " closings, " + round.late() + " posted after them, "
                    + open + " on the next day";
        }

        @Override
        String right(int clerks) {
            return "2 closings, 0 posted after them, " + (clerks - 2) + " on the next day";
        }
    };

    /** Where several come upon an account or a line of a bank at once that is not there, there is no row yet to wait at. */
    private static final Set<Clash> WITHOUT_A_ROW = EnumSet.of(
            SAME_COMMAND,
            SAME_IDENTIFIER,
            NEW_ACCOUNT,
            BANK_FILE_TWICE,
            BANK_LINE_OF_MANY,
            SAME_NUMBERED_DOCUMENT,
            TRANSFERRED_TOO_OFTEN,
            LIMITS_GRANTED);

    private static final SeriesId F = SeriesId.of("F");
    private static final String SALE = "SO-";
    private static final int LINES = 4;
    private static final int CHANGES = 7;
    private static final String WITHIN = (CHANGES + 1) + " limits, none reserved beyond the one in force";

    abstract void prepare(Round round);

    /** What one clerk orders. */
    abstract List<Outcome<?>> strike(Round round, int clerk);

    /** What came of it. */
    abstract String found(Round round, List<Outcome<?>> outcomes);

    /** What had to. */
    abstract String right(int clerks);

    /** Whether locks put all clerks in a row, so that nobody's work is undone by another's. */
    boolean isInARow() {
        return !WITHOUT_A_ROW.contains(this);
    }

    /** Whether what is right leaves open which sales are allowed: then some must be and some not, or nothing was tried. */
    boolean isOpen() {
        return this == LIMIT_LOWERED_WHILE_RESERVING || this == LIMIT_OF_A_GROUP_LOWERED_WHILE_RESERVING;
    }

    /** Whether an outcome is that of a reservation. */
    static boolean isSale(Outcome<?> outcome) {
        return outcome.command().value().startsWith(SALE);
    }

    /** So that nothing more can be reserved where the lower limit is in force. */
    private static void reserveTheLower(Round round) {
        for (int early = 1; early <= 3; early++) {
            reserve(round.booksByTime(), -early, 0).orElseThrow();
        }
    }

    /** Each limit is lower than the one before it, or the first one again; the last one is lower. */
    private static List<Outcome<?>> changes(Round round, UnaryOperator<LimitGrant> scope) {
        return IntStream.rangeClosed(1, CHANGES)
                .<Outcome<?>>mapToObj(number -> grant(round, number, Round.customer(0), scope))
                .toList();
    }

    private static Outcome<?> grant(Round round, int number, CustomerId customer, UnaryOperator<LimitGrant> scope) {
        Money amount = Round.euros(number % 2 == 0 ? 1000 : 300);
        LimitGrant granted = LimitGrant.of(customer, CreditLimit.of(amount), Round.DAY);
        return round.booksByTime().credit().grant(CommandId.of("LIMIT-" + number), scope.apply(granted));
    }

    /** Holds every reservation, in the order of recording, against the limit that was in force as known by then. */
    private static String beyondTheLimit(
            Round round, Function<CreditLimits, Function<AsOf, Optional<LimitGranted>>> inForce) {
        CreditLimits limits = round.books().credit().limits(Round.customer(0));
        List<HeadroomRecorded> reserved = IntStream.range(0, round.clerks())
                .mapToObj(Round::customer)
                .flatMap(customer -> round.books().reservations().file(customer).facts().stream())
                .filter(recorded -> recorded.fact() instanceof Reservation)
                .sorted(Comparator.comparing(HeadroomRecorded::at))
                .toList();
        Money sum = Round.euros(0);
        List<String> beyond = new ArrayList<>();
        for (HeadroomRecorded recorded : reserved) {
            sum = sum.plus(((Reservation) recorded.fact()).amount());
            CreditLimit limit = inForce.apply(limits)
                    .apply(AsOf.of(Round.DAY).knownAt(recorded.at()))
                    .map(granted -> granted.grant().limit())
                    .orElseThrow();
            if (sum.isGreaterThan(((CreditLimit.UpTo) limit).amount())) {
                beyond.add(recorded + " makes " + sum + " of " + limit);
            }
        }
        return limits.grants().size() + " limits, " + (beyond.isEmpty() ? "none" : beyond)
                + " reserved beyond the one in force";
    }

    private static Outcome<?> reserve(Receivables books, int clerk, int customer) {
        return books.reservations()
                .reserve(Reservation.of(
                        ReservationId.of(SALE + clerk),
                        Round.customer(customer),
                        Round.euros(100),
                        SalesDocumentKind.ORDER,
                        Round.DAY,
                        Round.DAY.plusYears(900)));
    }

    /** What is at stake with all of the group. */
    private static Money reserved(Round round) {
        return round
                .books()
                .reservations()
                .group(Round.customer(0), CurrencyUnit.EUR, AsOf.of(Round.DAY))
                .values()
                .stream()
                .map(CreditExposure::net)
                .reduce(Round.euros(0), Money::plus);
    }

    private static Outcome<?> creditNote(Round round, String id) {
        return round.books()
                .invoicing()
                .issue(Invoice.creditNote(InvoiceId.of(id), Round.customer(0), Round.DAY)
                        .line("Goods back", Round.euros(60))
                        .crediting(InvoiceId.of("INV-1"))
                        .build());
    }

    private static Outcome<?> receive(Round round, int line, int customer) {
        return round.books()
                .cash()
                .receive(BankLine.builder(round.name(), Round.DAY, Round.euros(line + 1))
                        .build()
                        .toPayment(Round.customer(customer)));
    }

    private static Outcome<?> transfer(Round round, int clerk, int from, String item, int to) {
        return round.books()
                .adjustments()
                .record(
                        CommandId.of("TRANSFER-" + clerk),
                        TwoLegs.transfer(Round.customer(from), ItemId.debit(item), Round.customer(to), Round.DAY));
    }

    private static String numbers(Round round) {
        List<TakenNumber> taken = round.books().numbering().numbers(F);
        List<Long> ordinals =
                taken.stream().map(number -> number.number().ordinal()).toList();
        long documents = taken.stream().filter(number -> !number.isVoid()).count();
        return ordinals + ", " + documents + " of documents, gaps "
                + round.books().numbering().gaps(F);
    }

    private static String tally(List<Outcome<?>> outcomes) {
        return outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.getClass().getSimpleName(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> String.format(Locale.ROOT, "%d %s, ", kind.getValue(), kind.getKey()))
                .collect(Collectors.joining());
    }
}
