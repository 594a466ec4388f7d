package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountId;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.InvoiceId;
import io.cartera.points.PointsAccount;
import io.cartera.points.PointsEntry;
import io.cartera.points.PointsKind;
import io.cartera.points.PointsLedger;
import io.cartera.points.PointsRecorded;
import io.cartera.points.PointsRefusal;
import io.cartera.points.Reward;
import io.cartera.points.RewardProgramId;
import io.cartera.reward.PointsLiability;
import io.cartera.reward.RewardProfile;
import io.cartera.reward.RewardProgram;
import io.cartera.reward.RewardTerms;
import io.cartera.store.outer.OuterSession;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * Points of customers: documents earn them, credit notes claw them back, reversed ones restore them, and they become vouchers and gifts. Every command is audited on
 * the customer's account, recorded under its lock, and safe to repeat; none moves a balance of money. Refused with {@link UnknownCustomer}
 * or as {@link PointsRefusal} says. Every method throws {@link io.cartera.store.outer.NoOuterRingException} over a store without the
 * outer ring. Thread-safe. Example:
 * <pre>{@code
 * books.rewards().earn(CommandId.of("E-1"), club, acme, InvoiceId.of("INV-1"), RewardProfile.none());   // EUR 10000: 10 points
 * Reward voucher = club.termsOn(day).orElseThrow().voucher(5, day);                                   // EUR 50, at EUR 10 a point
 * books.rewards().redeem(CommandId.of("V-1"), club, PointsEntry.of(club.id(), acme, day).redeemed(5, voucher));
 * books.rewards().points(club.id(), acme).balance(AsOf.of(day));                   // 5
 * }</pre>
 */
public final class Rewards {

    private final Desk desk;

    Rewards(Desk desk) {
        this.desk = desk;
    }

    /** An invoice earns what the terms of its date of issue give, and counts from that day or, where it is late, from that of the last entry. */
    public Outcome<PointsRecorded> earn(
            CommandId command, RewardProgram program, CustomerId customer, InvoiceId invoice, RewardProfile profile) {
        Objects.requireNonNull(profile, "profile");
        PointsEntry ordered = earningOrder(program, customer, invoice);
        return record(Permission.EARN_POINTS, PointsKind.EARNED, command, ordered, earning(program, invoice, profile));
    }

    /**
     * A credit note that credits an invoice claws back what the invoice {@linkplain PointsLedger#toClawBack earned for too much}; an invoice whose
     * parts were all reversed claws back all that is left of its own.
     */
    public Outcome<PointsRecorded> clawBack(
            CommandId command, RewardProgramId program, CustomerId customer, InvoiceId by) {
        PointsEntry ordered = clawBackOrder(program, customer, by);
        return record(Permission.EARN_POINTS, PointsKind.CLAWED_BACK, command, ordered, clawingBack(by));
    }

    /**
     * A credit note that clawed back and was reversed since gives back what is {@linkplain PointsLedger#toRestore not due any more}: what was taken
     * last comes back first, to the lots from which it was taken, with their last days or, where the terms of the day of the reversal give
     * grace, at least that long; what was owed for it is so no more. Where another note was issued in its place before, that
     * one clawed back so much less, and nothing is left to be restored.
     */
    public Outcome<PointsRecorded> restore(
            CommandId command, RewardProgram program, CustomerId customer, InvoiceId note) {
        PointsEntry ordered = restoringOrder(program, customer, note);
        return record(Permission.EARN_POINTS, PointsKind.RESTORED, command, ordered, restoring(program, note));
    }

    /**
     * All invoices of a period that have not earned do, by the terms of their days; all credit notes and reversals that count before its end
     * claw back where that was not done yet, and credit notes that were reversed before its end give back; what is dated after today, in UTC, waits for a later run. By customer, then day, earnings first, then claw-backs, then document; what is not of the programme, such as
     * an invoice before its first terms, is passed over. Customers are locked one after the other, so a run that fails has done those before;
     * to run it again earns nothing twice.
     *
     * @param profiles what is told of a customer
     */
    public List<Outcome<PointsRecorded>> earnAll(
            RewardProgram program, DateRange period, Function<? super CustomerId, RewardProfile> profiles) {
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(period, "period");
        List<AccountId> accounts = desk.read(
                Permission.EARN_POINTS,
                session -> List.copyOf(session.accounts().accounts(desk.ledger())));
        List<Outcome<PointsRecorded>> outcomes = new ArrayList<>();
        for (AccountId account : accounts) {
            RewardProfile profile = profiles.apply(account.customer());
            outcomes.addAll(desk.<List<Outcome<PointsRecorded>>>write(
                    Permission.EARN_POINTS, account.customer(), account, (session, told) -> {
                        PointsBooking booking = new PointsBooking(desk, session, account);
                        return booking.due(program, period).stream()
                                .map(due -> booking.bookNew(
                                        order(due, program, account.customer()), making(due, program, profile), told))
                                .toList();
                    }));
        }
        return outcomes;
    }

    private static PointsEntry order(PointsBooking.Due due, RewardProgram program, CustomerId customer) {
        return switch (due.kind()) {
            case EARNED -> earningOrder(program, customer, due.document());
            case CLAWED_BACK -> clawBackOrder(program.id(), customer, due.document());
            default -> restoringOrder(program, customer, due.document());
        };
    }

    private static PointsBooking.Making making(PointsBooking.Due due, RewardProgram program, RewardProfile profile) {
        return switch (due.kind()) {
            case EARNED -> earning(program, due.document(), profile);
            case CLAWED_BACK -> clawingBack(due.document());
            default -> restoring(program, due.document());
        };
    }

    /**
     * Points become a voucher of what they are {@linkplain RewardTerms#voucher worth} by the terms of the day, or a gift, of which the host says
     * how many points it costs. By itself it moves no balance.
     *
     * @throws IllegalArgumentException if the entry is no redemption, or of another programme
     */
    public Outcome<PointsRecorded> redeem(CommandId command, RewardProgram program, PointsEntry redemption) {
        return record(
                Permission.REDEEM_POINTS,
                PointsKind.REDEEMED,
                command,
                redemption,
                PointsBooking.as(redemption, (documents, points) -> refusalToRedeem(program, redemption, points)));
    }

    private static Optional<Refusal> refusalToRedeem(
            RewardProgram program, PointsEntry redemption, PointsLedger points) {
        if (!redemption.program().equals(program.id())) {
            throw new IllegalArgumentException(redemption + " is not of programme " + program.id());
        }
        LocalDate on = redemption.effectiveOn();
        Optional<RewardTerms> found = program.termsOn(on);
        if (found.isEmpty()) {
            return Optional.of(new PointsRefusal.NoTerms(program.id(), on));
        }
        RewardTerms terms = found.get();
        if (redemption.points() < terms.leastPoints()) {
            return Optional.of(new PointsRefusal.BelowMinimum(redemption.points(), terms.leastPoints()));
        }
        Reward reward = redemption.reward().orElseThrow();
        // More than there are may be worth more than can be said; that they are not there comes later.
        if (reward.value().isEmpty() || points.balance(on) < redemption.points()) {
            return Optional.empty();
        }
        Optional<Reward> worth = terms.pointValue().map(value -> terms.voucher(redemption.points(), on));
        return worth.equals(Optional.of(reward))
                ? Optional.empty()
                : Optional.of(new PointsRefusal.OtherValue(reward, worth));
    }

    /**
     * A redemption is undone, whose voucher was not used and is not past its last day, or was used on a document that is reversed by that day: its
     * points come back to their lots, with their last days or, where the terms of the day give grace, at least that long; what the customer owes
     * is settled first.
     */
    public Outcome<PointsRecorded> reverse(
            CommandId command, RewardProgram program, CustomerId customer, CommandId redemption, LocalDate on) {
        PointsEntry back = PointsEntry.of(program.id(), customer, on).givenBack(redemption);
        Optional<LocalDate> grace = program.termsOn(on).flatMap(terms -> terms.graceThrough(on));
        PointsEntry ordered = grace.map(back::usableThrough).orElse(back);
        return record(
                Permission.REDEEM_POINTS,
                PointsKind.GIVEN_BACK,
                command,
                ordered,
                PointsBooking.as(
                        ordered,
                        (documents, points) -> points.find(PointsKind.VOUCHER_USED, redemption.value())
                                .filter(use ->
                                        documents.stands(use.entry().document().orElseThrow(), on))
                                .map(use -> new PointsRefusal.Already(
                                        PointsKind.VOUCHER_USED,
                                        redemption.value(),
                                        use.command().id()))));
    }

    /**
     * The voucher of a redemption became a discount on a document that was issued ({@link Reward#discount} gives it for the draft). It is used once;
     * where the document is reversed later, {@link #reverse} gives its points back. The document is an invoice or a debit note that stands, in
     * the voucher's currency, with an allowance whose reason is the redemption.
     *
     * @throws IllegalArgumentException if the entry is no use of a voucher
     */
    public Outcome<PointsRecorded> useVoucher(CommandId command, PointsEntry use) {
        return record(
                Permission.REDEEM_POINTS,
                PointsKind.VOUCHER_USED,
                command,
                use,
                PointsBooking.as(use, (documents, points) -> documents.refusalToUse(points, use)));
    }

    /**
     * A gift is given without points.
     *
     * @throws IllegalArgumentException if the entry is no such gift
     */
    public Outcome<PointsRecorded> grantGift(CommandId command, PointsEntry gift) {
        return record(
                Permission.GRANT_GIFTS,
                PointsKind.GIFT_GRANTED,
                command,
                gift,
                PointsBooking.as(gift, (documents, points) -> Optional.empty()));
    }

    private Outcome<PointsRecorded> record(
            Permission permission,
            PointsKind kind,
            CommandId command,
            PointsEntry ordered,
            PointsBooking.Making making) {
        AccountId account = desk.account(ordered.customer());
        return desk.write(permission, ordered.customer(), account, (session, told) -> {
            if (ordered.kind() != kind || !ordered.moves().isEmpty()) {
                throw new IllegalArgumentException(ordered + " is no order of " + kind);
            }
            return new PointsBooking(desk, session, account).book(command, ordered, making, told);
        });
    }

    /** All that is recorded of a customer's points in a programme, and what is left on any day. */
    public PointsAccount points(RewardProgramId program, CustomerId customer) {
        return desk.read(
                Permission.READ_POINTS,
                customer,
                session -> OuterSession.of(session).points().find(desk.account(customer), program));
    }

    /** The points of all customers of this ledger that have an entry in the programme, by customer. */
    public SortedMap<CustomerId, PointsAccount> all(RewardProgramId program) {
        return desk.read(
                Permission.READ_POINTS,
                session -> OuterSession.of(session).points().all(desk.ledger(), program));
    }

    /**
     * What is owed as of a day for points of all customers that can be used: the points × the value of one × (1 − breakage) by the terms of the day,
     * rounded half-up once. Empty where these give points no value. Vouchers that were given are not points any more: see
     * {@link PointsAccount#openVouchers}. Points that customers {@linkplain PointsAccount#owed owe} lower nothing.
     */
    public Optional<Money> liability(RewardProgram program, AsOf asOf) {
        long points = all(program.id()).values().stream()
                .mapToLong(account -> account.balance(asOf))
                .reduce(0, Math::addExact);
        return program.termsOn(asOf.date())
                .flatMap(terms ->
                        terms.pointValue().map(value -> PointsLiability.outstanding(points, value, terms.breakage())));
    }

    private static PointsEntry earningOrder(RewardProgram program, CustomerId customer, InvoiceId invoice) {
        return ordered(program.id(), customer).earned(invoice, List.of());
    }

    private static PointsEntry clawBackOrder(RewardProgramId program, CustomerId customer, InvoiceId by) {
        return ordered(program, customer).clawedBack(by, by, 0);
    }

    private static PointsEntry restoringOrder(RewardProgram program, CustomerId customer, InvoiceId note) {
        return ordered(program.id(), customer).restored(note, note, 0);
    }

    // The day of these entries follows from the document.
    private static PointsEntry.Dated ordered(RewardProgramId program, CustomerId customer) {
        return PointsEntry.of(program, customer, LocalDate.EPOCH);
    }

    private static PointsBooking.Making earning(RewardProgram program, InvoiceId invoice, RewardProfile profile) {
        return new PointsBooking.Making() {
            @Override
            public Optional<Refusal> refusal(PointedDocuments documents, PointsLedger points) {
                return documents.refusalToEarn(program, invoice);
            }

            @Override
            public PointsEntry entry(PointedDocuments documents, PointsLedger points) {
                return documents.earned(program, invoice, profile);
            }
        };
    }

    private static PointsBooking.Making clawingBack(InvoiceId by) {
        return new PointsBooking.Making() {
            @Override
            public Optional<Refusal> refusal(PointedDocuments documents, PointsLedger points) {
                return documents.refusalToClawBack(by);
            }

            @Override
            public PointsEntry entry(PointedDocuments documents, PointsLedger points) {
                return documents.clawedBack(points, by);
            }
        };
    }

    private static PointsBooking.Making restoring(RewardProgram program, InvoiceId note) {
        return new PointsBooking.Making() {
            @Override
            public Optional<Refusal> refusal(PointedDocuments documents, PointsLedger points) {
                return documents.refusalToRestore(note);
            }

            @Override
            public PointsEntry entry(PointedDocuments documents, PointsLedger points) {
                return documents.restored(points, program, note);
            }
        };
    }
}
