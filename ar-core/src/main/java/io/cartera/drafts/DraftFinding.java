package io.cartera.drafts;

import io.cartera.customer.CustomerId;
import io.cartera.identifier.IdentifierFault;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.TaxCategory;
import io.cartera.party.TaxId;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Something in a draft that a person should look at before it is issued, with the figures that show it. It may be right
 * all the same: nothing is refused for it. There will be more kinds; programs that tell them apart should have a default.
 * Immutable.
 */
public interface DraftFinding {

    /**
     * The customer has a document of the same kind, amount and reference a few days apart.
     *
     * @param other that document
     * @param issuedOn its date of issue
     * @param amount the amount of each, all parts together
     * @param days how many days lie between them
     */
    record MaybeDuplicate(InvoiceId other, LocalDate issuedOn, Money amount, long days) implements DraftFinding {

        /** Refuses nulls. */
        public MaybeDuplicate {
            Objects.requireNonNull(other, "other");
            Objects.requireNonNull(issuedOn, "issuedOn");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /**
     * The total that was given with the draft is not what its lines come to.
     *
     * @param stated the total that was given
     * @param computed what the draft comes to
     */
    record TotalDiffers(Money stated, Money computed) implements DraftFinding {

        /** Refuses nulls. */
        public TotalDiffers {
            Objects.requireNonNull(stated, "stated");
            Objects.requireNonNull(computed, "computed");
        }
    }

    /**
     * A line states another net amount than its price, allowances and charges come to.
     *
     * @param line which line, from 1 on
     * @param stated what it states
     * @param computed what it comes to
     */
    record LineDiffers(int line, Money stated, Money computed) implements DraftFinding {

        /** Refuses nulls. */
        public LineDiffers {
            Objects.requireNonNull(stated, "stated");
            Objects.requireNonNull(computed, "computed");
        }
    }

    /**
     * An allowance or charge is another amount than its percentage of its base, rounded half-up.
     *
     * @param line which line's, from 1 on; 0 where it is the document's
     * @param adjustment the how manieth of them, from 1 on
     * @param stated the amount it states
     * @param computed what percentage and base come to
     */
    record AdjustmentDiffers(int line, int adjustment, Money stated, Money computed) implements DraftFinding {

        /** Refuses nulls. */
        public AdjustmentDiffers {
            Objects.requireNonNull(stated, "stated");
            Objects.requireNonNull(computed, "computed");
        }
    }

    /**
     * What is to be paid is rounded by more than 1 in the currency for each line: more than rounding is for.
     *
     * @param rounding by how much it is rounded
     * @param most what is not odd for so many lines, in either direction
     */
    record RoundingOdd(Money rounding, Money most) implements DraftFinding {

        /** Refuses nulls. */
        public RoundingOdd {
            Objects.requireNonNull(rounding, "rounding");
            Objects.requireNonNull(most, "most");
        }
    }

    /**
     * The customer was invoiced lately, and never in this currency.
     *
     * @param currency the currency of the draft
     * @param documents how many documents there were in each other currency
     */
    record UnusualCurrency(CurrencyUnit currency, SortedMap<CurrencyUnit, Integer> documents) implements DraftFinding {

        /** Refuses nulls. */
        public UnusualCurrency {
            Objects.requireNonNull(currency, "currency");
            documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
        }
    }

    /**
     * The date of issue is still to come.
     *
     * @param issuedOn the date of issue
     * @param today the day of the check
     */
    record IssuedInFuture(LocalDate issuedOn, LocalDate today) implements DraftFinding {

        /** Refuses nulls. */
        public IssuedInFuture {
            Objects.requireNonNull(issuedOn, "issuedOn");
            Objects.requireNonNull(today, "today");
        }
    }

    /**
     * It falls due long after its issue.
     *
     * @param dueOn the day on which it falls due
     * @param days how many days after the issue that is
     */
    record DueFarAway(LocalDate dueOn, long days) implements DraftFinding {

        /** Refuses nulls. */
        public DueFarAway {
            Objects.requireNonNull(dueOn, "dueOn");
        }
    }

    /**
     * The period that is invoiced begins after the issue.
     *
     * @param period the period
     * @param issuedOn the date of issue
     */
    record PeriodAfterIssue(DateRange period, LocalDate issuedOn) implements DraftFinding {

        /** Refuses nulls. */
        public PeriodAfterIssue {
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(issuedOn, "issuedOn");
        }
    }

    /**
     * No tax is stated, so the document cannot be told as EN 16931 wants it (BR-CO-04).
     *
     * @param lines how many lines state none
     */
    record TaxNotStated(int lines) implements DraftFinding {}

    /**
     * What is not subject to tax stands beside what is, which EN 16931 does not allow (BR-O-11 to BR-O-14).
     *
     * @param notSubject the base that is not subject to tax
     * @param others how many other categories and rates there are
     */
    record NotSubjectMixed(Money notSubject, int others) implements DraftFinding {

        /** Refuses nulls. */
        public NotSubjectMixed {
            Objects.requireNonNull(notSubject, "notSubject");
        }
    }

    /**
     * A reason why no tax is charged is stated where the category forbids one, by EN 16931 (BR-S-10 and BR-Z-10).
     *
     * @param category the category
     * @param base what is taxed in it
     */
    record ExemptionReasonOdd(TaxCategory category, Money base) implements DraftFinding {

        /** Refuses nulls. */
        public ExemptionReasonOdd {
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(base, "base");
        }
    }

    /**
     * Nobody says why no tax is charged, which EN 16931 wants to know (BR-E-10 and its like).
     *
     * @param category the category
     * @param base what is not taxed
     */
    record ExemptionReasonMissing(TaxCategory category, Money base) implements DraftFinding {

        /** Refuses nulls. */
        public ExemptionReasonMissing {
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(base, "base");
        }
    }

    /**
     * Somebody of ours decided not to deal with the customer as usual on the date of issue: what is on hold is for a person to
     * look at, and to a customer that is closed no invoice and no debit note is issued.
     *
     * @param customer the customer
     * @param status what was decided
     */
    record CustomerNotOpen(CustomerId customer, AdministrativeStatus status) implements DraftFinding {

        /** Refuses nulls. */
        public CustomerNotOpen {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(status, "status");
        }
    }

    /**
     * The customer has no fiscal profile that is valid on the date of issue, so the document would be billed to nobody's.
     *
     * @param customer the customer
     * @param issuedOn the date of issue
     */
    record NoFiscalProfile(CustomerId customer, LocalDate issuedOn) implements DraftFinding {

        /** Refuses nulls. */
        public NoFiscalProfile {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(issuedOn, "issuedOn");
        }
    }

    /**
     * Nobody has changed or confirmed the fiscal profile for long, so the customer may have moved since.
     *
     * @param confirmedOn the day from which the profile holds, or on which it was last confirmed
     * @param goodThrough the last day of issue on which that was recent enough
     * @param days how many days after that the date of issue is, at least one
     */
    record StaleFiscalProfile(LocalDate confirmedOn, LocalDate goodThrough, long days) implements DraftFinding {

        /** Refuses nulls. */
        public StaleFiscalProfile {
            Objects.requireNonNull(confirmedOn, "confirmedOn");
            Objects.requireNonNull(goodThrough, "goodThrough");
        }
    }

    /**
     * A tax identifier of the fiscal profile breaks the rule of its scheme. The text shows scheme and fault, not the number,
     * which may be a person's.
     *
     * @param taxId the identifier
     * @param fault what is wrong with it
     */
    record InvalidTaxId(TaxId taxId, IdentifierFault fault) implements DraftFinding {

        /** Refuses nulls. */
        public InvalidTaxId {
            Objects.requireNonNull(taxId, "taxId");
            Objects.requireNonNull(fault, "fault");
        }
    }
}
