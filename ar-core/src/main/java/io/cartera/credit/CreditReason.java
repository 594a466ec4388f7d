package io.cartera.credit;

import io.cartera.creditfile.SettlementMode;
import io.cartera.money.MoneyBag;
import io.cartera.money.Percentage;
import io.cartera.relationship.AdministrativeStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;

/**
 * Why a sale on credit is not simply approved, with the figures that were compared. Each comes from one
 * {@link CreditCheck.Subject}, in whose order reasons are told. What is asked is what the sale leaves on credit. Further
 * reasons may come with later versions.
 */
public interface CreditReason {

    /** The reason as a sentence with its figures, for the person it concerns. */
    String inWords();

    /**
     * The exposure with the sale would exceed the customer's own limit.
     *
     * @param limit the limit in force
     * @param exposure the exposure before the sale
     * @param asked what the sale leaves on credit
     * @param over by how much the most that is allowed would be exceeded: the limit, or under a policy that does not allow
     *     to reach it one minor unit less
     */
    record LimitExceeded(Money limit, Money exposure, Money asked, Money over) implements CreditReason {
        @Override
        public String inWords() {
            return "The limit is " + limit + ". With " + exposure + " already at stake, this sale of " + asked
                    + " on credit would go " + over + " beyond what is allowed.";
        }
    }

    /**
     * The exposure of the group with the sale would exceed the group's limit. The figures are for us; what the other members owe
     * is none of the customer's business, and not in the words.
     *
     * @param group the group
     * @param limit its limit in force
     * @param exposure its exposure before the sale
     * @param asked what the sale leaves on credit
     * @param over by how much the most that is allowed would be exceeded
     */
    record GroupLimitExceeded(String group, Money limit, Money exposure, Money asked, Money over)
            implements CreditReason {
        @Override
        public String inWords() {
            return "This sale of " + asked + " on credit would go " + over + " beyond what is allowed to the group "
                    + group + " together.";
        }
    }

    /**
     * A part of the exposure with the sale would exceed the limit on that part.
     *
     * @param part the part, such as open orders
     * @param limit its limit in force
     * @param exposure that part of the exposure before the sale
     * @param asked what the sale leaves on credit
     * @param over by how much the most that is allowed would be exceeded
     */
    record PartLimitExceeded(String part, Money limit, Money exposure, Money asked, Money over)
            implements CreditReason {
        @Override
        public String inWords() {
            if (asked.isZero()) {
                return "The limit on " + part + " is " + limit + ". There are " + exposure + " already, " + over
                        + " beyond what is allowed.";
            }
            return "The limit on " + part + " is " + limit + ". With " + exposure + " already there, this sale of "
                    + asked + " on credit would go " + over + " beyond what is allowed.";
        }
    }

    /**
     * More than the allowed share of a limit would be used.
     *
     * @param measure the limit and the exposure before the sale
     * @param limit the limit as an amount
     * @param share the most of it that may be used
     * @param asked what the sale leaves on credit
     * @param over by how much the share would be exceeded
     */
    record UtilisationTooHigh(LimitMeasure measure, Money limit, Percentage share, Money asked, Money over)
            implements CreditReason {
        @Override
        public String inWords() {
            if (measure.isOfGroup()) {
                return "This sale of " + asked + " on credit would go " + over
                        + " beyond the part of its limit that the" + " group " + measure.name() + " may use together.";
            }
            return "At most " + CheckText.percent(share) + " of the limit of " + limit + " may be used. With "
                    + measure.exposure() + " already at stake, this sale of " + asked + " on credit would go " + over
                    + " beyond that.";
        }
    }

    /**
     * The customer is new, and more than the share of its limit that it has for its first time would be used.
     *
     * @param limit the customer's own limit
     * @param share the most of it that may be used for now
     * @param days how many days from the first sale that holds
     * @param exposure the exposure before the sale
     * @param asked what the sale leaves on credit
     * @param over by how much the share would be exceeded
     */
    record NewCustomerRamp(Money limit, Percentage share, int days, Money exposure, Money asked, Money over)
            implements CreditReason {
        @Override
        public String inWords() {
            return "For " + days + " days from the first sale, " + CheckText.percent(share) + " of the limit of "
                    + limit
                    + " may be used. With " + exposure + " already at stake, this sale of " + asked
                    + " on credit would go " + over + " beyond that.";
        }
    }

    /**
     * No limit is on file.
     *
     * @param exposure the exposure before the sale
     * @param asked what the sale leaves on credit
     */
    record LimitNotSet(Money exposure, Money asked) implements CreditReason {
        @Override
        public String inWords() {
            return "No credit limit is on file. " + exposure + " is already at stake, and this sale asks for " + asked
                    + " on credit.";
        }
    }

    /**
     * The limit is in another currency than the sale, and nothing is converted without a rate.
     *
     * @param limit the limit in force
     * @param asked what the sale leaves on credit
     */
    record LimitInOtherCurrency(Money limit, Money asked) implements CreditReason {
        @Override
        public String inWords() {
            return "The limit of " + limit + " is in another currency than this sale of " + asked + " on credit.";
        }
    }

    /**
     * The customer also owes in other currencies, which the limit does not measure.
     *
     * @param exposures the exposure in each of them
     */
    record ExposureInOtherCurrencies(MoneyBag exposures) implements CreditReason {
        @Override
        public String inWords() {
            return "In other currencies " + TextLines.bag(exposures)
                    + " is at stake, which the limit does not measure.";
        }
    }

    /**
     * Members of the group have something at stake in other currencies, which the limit of the group does not measure. How much is none of the
     * business of the one who asks: the figures are for us, and not in the words.
     *
     * @param group the group
     * @param exposures what is at stake with its members in each of them
     */
    record GroupExposureInOtherCurrencies(String group, MoneyBag exposures) implements CreditReason {
        @Override
        public String inWords() {
            return "Something is at stake in other currencies with the group " + group
                    + ", which its limit does not measure.";
        }
    }

    /**
     * We do not simply deal with the customer: it is on hold or closed.
     *
     * @param status which of them
     */
    record NotInGoodStanding(AdministrativeStatus status) implements CreditReason {
        @Override
        public String inWords() {
            return "The account is " + CheckText.word(status) + ".";
        }
    }

    /**
     * The customer is to settle in another way than on open credit, and the sale does not do so in full.
     *
     * @param mode how it is to settle
     * @param amount the amount of the sale
     * @param missing what of it is neither paid nor, where that counts, secured in time
     */
    record OpenCreditNotGranted(SettlementMode mode, Money amount, Money missing) implements CreditReason {
        @Override
        public String inWords() {
            String way = switch (mode) {
                case OPEN_CREDIT -> "settled by the terms";
                case SECURED -> "covered by a security";
                case CASH_ON_DELIVERY -> "paid on delivery";
                case PREPAYMENT -> "paid before delivery";
            };
            return "Sales are to be " + way + "; of this one of " + amount + ", " + missing + " would not be.";
        }
    }

    /**
     * An item has been overdue for too long.
     *
     * @param days by how many days the oldest open item is overdue
     * @param most how many are allowed
     */
    record OverdueTooLong(int days, int most) implements CreditReason {
        @Override
        public String inWords() {
            return "The oldest open item is overdue by " + inDays(days) + "; " + inDays(most)
                    + (most == 1 ? " is" : " are") + " allowed.";
        }
    }

    /**
     * Too great a share of what is open is overdue.
     *
     * @param overdue how much is overdue
     * @param openDebits of how much
     * @param most the share that is allowed
     */
    record OverdueShareTooHigh(Money overdue, Money openDebits, Percentage most) implements CreditReason {
        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        /**
         * The least that has to be paid of what is overdue for the share to be as allowed, rounded up:
         * {@code (overdue − share × open) / (1 − share)}. Worked: 300 of 1000 overdue, 20 % allowed: 125, since 175 of
         * 875 are 20 %.
         */
        public Money toPay() {
            BigDecimal least = overdue.getAmount()
                    .multiply(HUNDRED)
                    .subtract(openDebits.getAmount().multiply(most.value()))
                    .divide(
                            HUNDRED.subtract(most.value()),
                            overdue.getCurrencyUnit().getDecimalPlaces(),
                            RoundingMode.CEILING);
            return Money.of(overdue.getCurrencyUnit(), least);
        }

        @Override
        public String inWords() {
            return "Of " + openDebits + " open, " + overdue + " is overdue; at most " + CheckText.percent(most)
                    + " may be.";
        }
    }

    /**
     * An open item was dunned too far.
     *
     * @param level the highest level that an open item has reached
     * @param tooHigh the first level that is too high
     */
    record DunningLevelReached(int level, int tooHigh) implements CreditReason {
        @Override
        public String inWords() {
            return "An open item has reached dunning level " + level + "; level " + tooHigh + " is too high already.";
        }
    }

    /**
     * Too many promises to pay were broken.
     *
     * @param broken how many
     * @param most how many are allowed
     */
    record PromisesBroken(int broken, int most) implements CreditReason {
        @Override
        public String inWords() {
            return "Broken promises to pay: " + broken + "; allowed: " + most + ".";
        }
    }

    /**
     * Too many payments were returned.
     *
     * @param returned how many, in the days before the sale
     * @param most how many are allowed
     * @param days in how many days
     */
    record PaymentsReturned(int returned, int most, int days) implements CreditReason {
        @Override
        public String inWords() {
            return "Payments that the bank took back within " + inDays(days) + ": " + returned + "; allowed: " + most
                    + ".";
        }
    }

    /**
     * The terms that are asked for are longer than those that are agreed.
     *
     * @param asked when the sale would fall due
     * @param agreed when it would by the agreed terms
     * @param longerBy by how many days the first may be later
     */
    record TermsTooLong(LocalDate asked, LocalDate agreed, int longerBy) implements CreditReason {
        @Override
        public String inWords() {
            return "By the terms asked for it would fall due on " + asked + ", by those agreed on " + agreed + "; "
                    + inDays(longerBy) + " more " + (longerBy == 1 ? "is" : "are") + " allowed.";
        }
    }

    /**
     * The customer should have been reviewed.
     *
     * @param dueOn when the review was due
     * @param overdueBy how many days after that are allowed
     */
    record ReviewOverdue(LocalDate dueOn, int overdueBy) implements CreditReason {
        @Override
        public String inWords() {
            return "A review of the account was due on " + dueOn + "; " + inDays(overdueBy) + " of delay "
                    + (overdueBy == 1 ? "is" : "are") + " allowed.";
        }
    }

    /**
     * The customer is in a class of risk that is not accepted.
     *
     * @param riskClass the class
     * @param refused the classes that are not accepted, in order
     */
    record RiskClassRefused(String riskClass, List<String> refused) implements CreditReason {

        /** Copies the classes. */
        public RiskClassRefused {
            refused = List.copyOf(refused);
        }

        @Override
        public String inWords() {
            return "The account is in risk class " + riskClass + "; not accepted: " + String.join(", ", refused) + ".";
        }
    }

    /**
     * A figure that the policy asks for is not known.
     *
     * @param subject which
     */
    record NotKnown(CreditCheck.Subject subject) implements CreditReason {
        @Override
        public String inWords() {
            return "It is not known how the account stands in regard to: " + CheckText.word(subject) + ".";
        }
    }

    private static String inDays(int number) {
        return number + (number == 1 ? " day" : " days");
    }
}
