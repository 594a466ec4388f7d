package io.cartera.credit;

import io.cartera.creditfile.SettlementMode;
import io.cartera.exposure.CreditLimit;
import io.cartera.money.MoneyBag;
import io.cartera.relationship.AdministrativeStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Something that would change a credit decision, as a value: it says who can do it, says it in words, and shows the request
 * and the picture as they would be afterwards, so that whoever likes can decide again and see. Told in the order of these
 * types. Immutable.
 */
public sealed interface Remedy {

    /** Who can do it. */
    enum Side {
        /** The customer. */
        CUSTOMER,
        /** We, who sell. */
        SELLER
    }

    private static void positive(Money amount) {
        if (!Objects.requireNonNull(amount, "amount").isPositive()) {
            throw new IllegalArgumentException("amount is " + amount + ", it must be positive");
        }
    }

    /** Who can do it. */
    Side side();

    /** As a sentence, for the person it concerns. */
    String inWords();

    /** The picture as it would be afterwards. */
    default CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
        return Objects.requireNonNull(picture, "picture");
    }

    /** The request as it would be afterwards. */
    default CreditRequest afterwards(CreditRequest request) {
        return Objects.requireNonNull(request, "request");
    }

    /**
     * Pay what is owed, what is overdue first.
     *
     * @param amount how much
     */
    record Pay(Money amount) implements Remedy {

        /** Refuses an amount that is not positive. */
        public Pay {
            positive(amount);
        }

        @Override
        public Side side() {
            return Side.CUSTOMER;
        }

        @Override
        public String inWords() {
            return "Pay " + amount + " of what is open, what is overdue first.";
        }

        @Override
        public CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
            return picture.paid(amount);
        }
    }

    /**
     * Pay what is owed in other currencies.
     *
     * @param amounts how much in each
     */
    record PayInOtherCurrencies(MoneyBag amounts) implements Remedy {
        @Override
        public Side side() {
            return Side.CUSTOMER;
        }

        @Override
        public String inWords() {
            return "Settle what is owed in other currencies: " + TextLines.bag(amounts) + ".";
        }

        @Override
        public CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
            CreditPicture.Builder builder = picture.change();
            picture.measures().stream()
                    .filter(measure -> measure.otherCurrencies().equals(amounts))
                    .map(measure -> measure.withOtherCurrencies(MoneyBag.empty()))
                    .forEach(builder::measure);
            return builder.build();
        }
    }

    /**
     * Settle all items that have been overdue for longer.
     *
     * @param days the most days that an item may be overdue
     */
    record SettleOverdueLongerThan(int days) implements Remedy {
        @Override
        public Side side() {
            return Side.CUSTOMER;
        }

        @Override
        public String inWords() {
            return "Settle every item that is overdue by more than " + days + (days == 1 ? " day." : " days.");
        }

        @Override
        public CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
            return picture.overdue()
                    .map(known -> picture.change()
                            .overdue(new CreditPicture.Overdue(
                                    Math.min(known.oldestDays(), days), known.amount(), known.openDebits()))
                            .build())
                    .orElse(picture);
        }
    }

    /**
     * Settle all items that were dunned at this level or above.
     *
     * @param level the level
     */
    record SettleDunnedFrom(int level) implements Remedy {
        @Override
        public Side side() {
            return Side.CUSTOMER;
        }

        @Override
        public String inWords() {
            return "Settle every item that has reached dunning level " + level + ".";
        }

        @Override
        public CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
            return picture.dunningLevel()
                    .map(known -> picture.change()
                            .dunningLevel(Math.min(known, level - 1))
                            .build())
                    .orElse(picture);
        }
    }

    /**
     * Make good broken promises.
     *
     * @param number how many
     */
    record KeepPromises(int number) implements Remedy {
        @Override
        public Side side() {
            return Side.CUSTOMER;
        }

        @Override
        public String inWords() {
            return "Make good " + number + " of the broken promises to pay.";
        }

        @Override
        public CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
            return picture.brokenPromises()
                    .map(known -> picture.change()
                            .brokenPromises(Math.max(0, known - number))
                            .build())
                    .orElse(picture);
        }
    }

    /**
     * Make good payments that the bank took back, the earliest first.
     *
     * @param since after which day they were returned
     * @param number how many of them
     */
    record MakeGoodReturns(LocalDate since, int number) implements Remedy {
        @Override
        public Side side() {
            return Side.CUSTOMER;
        }

        @Override
        public String inWords() {
            return "Make good " + number + " of the payments that the bank took back after " + since + ".";
        }

        @Override
        public CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
            return picture.returnedPayments()
                    .map(known -> {
                        List<LocalDate> before = known.stream()
                                .filter(day -> !day.isAfter(since))
                                .toList();
                        List<LocalDate> left = known.stream()
                                .skip((long) before.size() + number)
                                .toList();
                        return picture.change()
                                .returnedPayments(Stream.concat(before.stream(), left.stream())
                                        .toList())
                                .build();
                    })
                    .orElse(picture);
        }
    }

    /**
     * Give up a part of what is reserved or ordered, which takes from the limit and is not owed.
     *
     * @param amount how much
     */
    record ReleaseReserved(Money amount) implements Remedy {

        /** Refuses an amount that is not positive. */
        public ReleaseReserved {
            positive(amount);
        }

        @Override
        public Side side() {
            return Side.CUSTOMER;
        }

        @Override
        public String inWords() {
            return "Give up " + amount + " of what is reserved or ordered and not delivered yet.";
        }

        @Override
        public CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
            return picture.released(amount);
        }
    }

    /**
     * Pay a part of the sale, or all of it, before anything is handed over.
     *
     * @param amount how much
     */
    record PayFirst(Money amount) implements Remedy {

        /** Refuses an amount that is not positive. */
        public PayFirst {
            positive(amount);
        }

        @Override
        public Side side() {
            return Side.CUSTOMER;
        }

        @Override
        public String inWords() {
            return "Pay " + amount + " of this sale before delivery.";
        }

        @Override
        public CreditRequest afterwards(CreditRequest request) {
            return request.payingFirstMore(amount);
        }
    }

    /**
     * Pay a part of the sale, or all of it, when it is handed over.
     *
     * @param amount how much
     */
    record PayOnDelivery(Money amount) implements Remedy {

        /** Refuses an amount that is not positive. */
        public PayOnDelivery {
            positive(amount);
        }

        @Override
        public Side side() {
            return Side.CUSTOMER;
        }

        @Override
        public String inWords() {
            return "Pay " + amount + " of this sale on delivery.";
        }

        @Override
        public CreditRequest afterwards(CreditRequest request) {
            return request.payingOnDeliveryMore(amount);
        }
    }

    /**
     * Give a security for a part of the sale, or all of it.
     *
     * @param amount for how much
     */
    record Secure(Money amount) implements Remedy {

        /** Refuses an amount that is not positive. */
        public Secure {
            positive(amount);
        }

        @Override
        public Side side() {
            return Side.CUSTOMER;
        }

        @Override
        public String inWords() {
            return "Give a security for " + amount + " of this sale.";
        }

        @Override
        public CreditRequest afterwards(CreditRequest request) {
            return request.securedForMore(amount);
        }
    }

    /** Take the terms that are agreed. */
    record TakeAgreedTerms() implements Remedy {
        @Override
        public Side side() {
            return Side.CUSTOMER;
        }

        @Override
        public String inWords() {
            return "Buy on the terms that are agreed.";
        }

        @Override
        public CreditRequest afterwards(CreditRequest request) {
            return request.onAgreedTerms();
        }
    }

    /**
     * Grant a limit of so much, in place of the one there may be.
     *
     * @param scope of the group, of the customer, or on a part
     * @param name the group or the part; empty text for the customer's own
     * @param amount how much
     */
    record GrantLimit(LimitMeasure.Scope scope, String name, Money amount) implements Remedy {

        /** Refuses an amount that is not positive. */
        public GrantLimit {
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(name, "name");
            positive(amount);
        }

        @Override
        public Side side() {
            return Side.SELLER;
        }

        @Override
        public String inWords() {
            // What the others of a group owe is none of this person's business.
            return switch (scope) {
                case GROUP, GROUP_PART -> "A limit that suffices is granted for the group " + name + ".";
                case OWN -> "A limit of " + amount + " is granted.";
                case PART -> "A limit of " + amount + " on " + name + " is granted.";
            };
        }

        @Override
        public CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
            Optional<LimitMeasure> measured = picture.measures().stream()
                    .filter(measure ->
                            measure.scope() == scope && measure.name().equals(name))
                    .findFirst();
            return measured.map(measure -> picture.change()
                            .measure(measure.withLimit(CreditLimit.of(amount)))
                            .build())
                    .orElse(picture);
        }
    }

    /** Deal with the customer again. */
    record LiftHold() implements Remedy {
        @Override
        public Side side() {
            return Side.SELLER;
        }

        @Override
        public String inWords() {
            return "The account is opened again.";
        }

        @Override
        public CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
            return picture.change().standing(AdministrativeStatus.OPEN).build();
        }
    }

    /** Grant open credit. */
    record GrantOpenCredit() implements Remedy {
        @Override
        public Side side() {
            return Side.SELLER;
        }

        @Override
        public String inWords() {
            return "Open credit is granted.";
        }

        @Override
        public CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
            return picture.change().settlementMode(SettlementMode.OPEN_CREDIT).build();
        }
    }

    /** Review the customer, so that the next review is not due before the day of the sale. */
    record Review() implements Remedy {
        @Override
        public Side side() {
            return Side.SELLER;
        }

        @Override
        public String inWords() {
            return "The account is reviewed.";
        }

        @Override
        public CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
            return picture.change().reviewDue(request.on()).build();
        }
    }

    /**
     * Find in a new assessment that the customer is in none of these classes of risk.
     *
     * @param refused the classes that are not accepted
     */
    record ReassessRisk(List<String> refused) implements Remedy {

        /** Copies the classes. */
        public ReassessRisk {
            refused = List.copyOf(refused);
        }

        @Override
        public Side side() {
            return Side.SELLER;
        }

        @Override
        public String inWords() {
            return "The risk is assessed anew, and the account is in none of: " + String.join(", ", refused) + ".";
        }

        @Override
        public CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
            String other = "accepted";
            for (int i = 1; refused.contains(other); i++) {
                other = "accepted-" + i;
            }
            return picture.change().riskClass(other).build();
        }
    }

    /**
     * Find out a figure that is not known, and find nothing wrong.
     *
     * @param subject which
     */
    record FindOut(CreditCheck.Subject subject) implements Remedy {
        @Override
        public Side side() {
            return Side.SELLER;
        }

        @Override
        public String inWords() {
            return "It is found out that nothing is wrong in regard to: " + CheckText.word(subject) + ".";
        }

        @Override
        public CreditPicture afterwards(CreditPicture picture, CreditRequest request) {
            CreditPicture.Builder builder = picture.change();
            Money none = Money.zero(picture.currency());
            return (switch (subject) {
                        case STANDING -> builder.standing(AdministrativeStatus.OPEN);
                        case SETTLEMENT -> builder.settlementMode(SettlementMode.OPEN_CREDIT);
                        case OVERDUE_DAYS, OVERDUE_SHARE -> builder.overdue(new CreditPicture.Overdue(0, none, none));
                        case DUNNING_LEVEL -> builder.dunningLevel(0);
                        case BROKEN_PROMISES -> builder.brokenPromises(0);
                        case RETURNED_PAYMENTS -> builder.returnedPayments(List.of());
                        case REVIEW -> builder.reviewDue(request.on());
                        case TERMS, RISK_CLASS, LIMIT, UTILISATION, RAMP, LIMIT_ON_FILE, CURRENCY -> builder;
                    })
                    .build();
        }
    }
}
