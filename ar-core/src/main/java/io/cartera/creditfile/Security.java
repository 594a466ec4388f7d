package io.cartera.creditfile;

import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What we hold should a customer not pay: a guarantee, a deposit, the title to what was delivered.
 * <p>
 * From when to when it holds is said by the fact of the customer file that has it. It counts with a share of its amount, and
 * lowers exposure only where it is liquid: where it can be turned into money on demand. By default a bank guarantee and a
 * deposit are liquid, and the others are not. A deposit that was received as money on the account is an open credit there, and
 * must not be on file once more. Who guarantees may be personal, so {@link #toString()} leaves it out. Immutable. Worked:
 * a bank guarantee of EUR 10,000.00 of which 80 % count has the {@linkplain #value() value} EUR 8,000.00.
 */
public final class Security {

    /** What kinds there are; more may come, and programs that switch on them should have a default. */
    public enum Kind {
        /** Somebody answers for the customer. */
        GUARANTEE(false),
        /** A bank pays on demand. */
        BANK_GUARANTEE(true),
        /** What was delivered stays ours until it is paid. */
        RETENTION_OF_TITLE(false),
        /** Money left with us or with a third party for the case. */
        DEPOSIT(true),
        /** Something of the customer's that we may sell. */
        PLEDGE(false);

        private final boolean isLiquid;

        Kind(boolean isLiquid) {
            this.isLiquid = isLiquid;
        }
    }

    private static final Percentage ALL = new Percentage(new BigDecimal(100));

    private final Kind kind;
    private final Money amount;
    private final Percentage counted;
    private final boolean isLiquid;
    private final @Nullable String document;
    private final @Nullable String guarantor;

    private Security(
            Kind kind,
            Money amount,
            Percentage counted,
            boolean isLiquid,
            @Nullable String document,
            @Nullable String guarantor) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.amount = Objects.requireNonNull(amount, "amount");
        this.counted = Objects.requireNonNull(counted, "counted");
        this.isLiquid = isLiquid;
        this.document = document == null ? null : Require.id(document, "document");
        this.guarantor = guarantor == null ? null : Require.text(guarantor, "guarantor");
        if (MinorUnits.of(amount) <= 0) {
            throw new IllegalArgumentException("amount is " + amount + ", it must be greater than zero");
        }
        if (counted.compareTo(ALL) > 0) {
            throw new IllegalArgumentException("counted is " + counted + ", at most 100 % is allowed");
        }
    }

    /**
     * A security of this amount, which counts whole, liquid as its kind is.
     *
     * @throws IllegalArgumentException if the amount is not greater than zero
     */
    public static Security of(Kind kind, Money amount) {
        return new Security(kind, amount, ALL, Objects.requireNonNull(kind, "kind").isLiquid, null, null);
    }

    /** The same, of which this share counts: at most 100 %. */
    public Security counted(Percentage share) {
        return new Security(kind, amount, share, isLiquid, document, guarantor);
    }

    /** The same, able to be turned into money on demand or not, whatever its kind. */
    public Security liquid(boolean liquid) {
        return new Security(kind, amount, counted, liquid, document, guarantor);
    }

    /** The same, kept under this reference, which is not personal. */
    public Security withDocument(String reference) {
        return new Security(kind, amount, counted, isLiquid, Objects.requireNonNull(reference, "reference"), guarantor);
    }

    /** The same, given by somebody else than the customer. */
    public Security givenBy(String name) {
        return new Security(kind, amount, counted, isLiquid, document, Objects.requireNonNull(name, "name"));
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** How much. */
    public Money amount() {
        return amount;
    }

    /** Which share of the amount counts. */
    public Percentage counted() {
        return counted;
    }

    /** Whether it can be turned into money on demand, and so lowers exposure. */
    public boolean isLiquid() {
        return isLiquid;
    }

    /** Where the document is. */
    public Optional<String> document() {
        return Optional.ofNullable(document);
    }

    /** Who gave it, where that is not the customer. */
    public Optional<String> guarantor() {
        return Optional.ofNullable(guarantor);
    }

    /** The share of the amount that counts, rounded down to the minor unit: never more than there is. */
    public Money value() {
        return counted.of(amount, RoundingMode.DOWN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Security that
                && kind == that.kind
                && amount.equals(that.amount)
                && counted.equals(that.counted)
                && isLiquid == that.isLiquid
                && Objects.equals(document, that.document)
                && Objects.equals(guarantor, that.guarantor);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, amount, document);
    }

    /** Leaves out who gave it. */
    @Override
    public String toString() {
        return "Security[" + kind + " " + amount + ", " + counted + (isLiquid ? ", liquid]" : "]");
    }
}
