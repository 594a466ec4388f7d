package io.cartera.journal;

import io.cartera.account.EntryKind;
import io.cartera.account.Side;
import io.cartera.money.Percentage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the facts of customers' accounts map to a chart of accounts.
 * <p>
 * Open debits stand on {@code receivables} and open credits on {@code unapplied}, which may be one account. What makes
 * an entry stands {@code against} it: sales for an invoice, the bank for a receipt, an expense for a bad debt. Tax, where
 * mapped, is posted apart from what an invoice, a debit note or a credit note stands against, and so is what corrects it:
 * the share of tax in a cash discount, a bad debt, a concession or a small difference on such a document. The rounding that a
 * document states has its own account where one is mapped, and else goes with the net amount. Reversals post the opposite
 * of what they reverse and need no account of their own. Immutable. Example:
 * <pre>{@code
 * PostingRules.builder(GlAccount.of("1200"), GlAccount.of("1210"))
 *         .against(EntryKind.INVOICE, GlAccount.of("4000"))
 *         .against(EntryKind.RECEIPT, GlAccount.of("1000"))
 *         .tax(rate -> GlAccount.of("2200-" + rate.value().toPlainString()))
 *         .otherwise(GlAccount.of("9999"))
 *         .build();
 * }</pre>
 */
public final class PostingRules {

    private final GlAccount receivables;
    private final GlAccount unapplied;
    private final Map<Side, Map<EntryKind, GlAccount>> against = new EnumMap<>(Side.class);
    private final @Nullable Function<? super Percentage, GlAccount> tax;
    private final @Nullable GlAccount rounding;
    private final Set<EntryKind> correcting;

    private PostingRules(Builder builder) {
        this.receivables = builder.receivables;
        this.unapplied = builder.unapplied;
        this.tax = builder.tax;
        this.correcting = EnumSet.copyOf(builder.correcting);
        this.rounding = builder.rounding == null ? null : requireNoControl(builder.rounding);
        for (Side side : Side.values()) {
            against.put(side, complete(side, builder));
        }
    }

    private Map<EntryKind, GlAccount> complete(Side side, Builder builder) {
        Map<EntryKind, GlAccount> accounts = new EnumMap<>(builder.against.get(side));
        Set<EntryKind> unmapped = EnumSet.noneOf(EntryKind.class);
        for (EntryKind kind : EntryKind.values()) {
            if (kind.standsOn(side) && kind != EntryKind.REVERSAL && !accounts.containsKey(kind)) {
                unmapped.add(kind);
            }
        }
        if (builder.otherwise == null && !unmapped.isEmpty()) {
            throw new IllegalArgumentException(
                    "no account against " + unmapped + " on " + side + ", and none otherwise");
        }
        for (EntryKind kind : unmapped) {
            accounts.put(kind, builder.otherwise);
        }
        accounts.values().forEach(this::requireNoControl);
        return accounts;
    }

    private GlAccount requireNoControl(GlAccount account) {
        if (account.equals(receivables) || account.equals(unapplied)) {
            throw new IllegalArgumentException(account + " is where open items stand, nothing else is posted to it");
        }
        return account;
    }

    /**
     * Starts rules.
     *
     * @param receivables where open debits stand
     * @param unapplied where open credits stand; it may be the same account
     */
    public static Builder builder(GlAccount receivables, GlAccount unapplied) {
        return new Builder(receivables, unapplied);
    }

    /** Where the open items of a side stand. */
    public GlAccount control(Side side) {
        return side == Side.DEBIT ? receivables : unapplied;
    }

    /**
     * What stands against entries of a kind on a side.
     *
     * @throws IllegalArgumentException if there are none, or for reversals, which stand against what they reverse stood
     *     against
     */
    public GlAccount against(EntryKind kind, Side side) {
        Objects.requireNonNull(kind, "kind");
        GlAccount account = against.get(Objects.requireNonNull(side, "side")).get(kind);
        if (account == null) {
            throw new IllegalArgumentException("no account stands against every " + kind + " on " + side);
        }
        return account;
    }

    /**
     * Where the tax at a rate is posted; empty where tax is not posted apart.
     *
     * @throws IllegalArgumentException if the caller's function names an account where open items stand, or none
     */
    public Optional<GlAccount> tax(Percentage rate) {
        Objects.requireNonNull(rate, "rate");
        if (tax == null) {
            return Optional.empty();
        }
        GlAccount account = tax.apply(rate);
        if (account == null) {
            throw new IllegalArgumentException("no account for tax at " + rate);
        }
        return Optional.of(requireNoControl(account));
    }

    /** Where the rounding of documents is posted; empty where it stands against what their net amount does. */
    public Optional<GlAccount> rounding() {
        return Optional.ofNullable(rounding);
    }

    boolean splitsTax() {
        return tax != null;
    }

    /** Whether entries of this kind correct the tax of the document that they adjust. */
    boolean correctsTax(EntryKind kind) {
        return splitsTax() && correcting.contains(kind);
    }

    @Override
    public String toString() {
        return "PostingRules[" + receivables + ", " + unapplied + ", " + against + "]";
    }

    /** Collects rules. Not thread-safe. */
    public static final class Builder {

        private final GlAccount receivables;
        private final GlAccount unapplied;
        private final Map<Side, Map<EntryKind, GlAccount>> against = new EnumMap<>(Side.class);
        private @Nullable Function<? super Percentage, GlAccount> tax;
        private @Nullable GlAccount otherwise;
        private @Nullable GlAccount rounding;
        private final Set<EntryKind> correcting = EnumSet.of(
                EntryKind.CASH_DISCOUNT, EntryKind.BAD_DEBT, EntryKind.CONCESSION, EntryKind.SMALL_DIFFERENCE);

        private Builder(GlAccount receivables, GlAccount unapplied) {
            this.receivables = Objects.requireNonNull(receivables, "receivables");
            this.unapplied = Objects.requireNonNull(unapplied, "unapplied");
            for (Side side : Side.values()) {
                against.put(side, new EnumMap<>(EntryKind.class));
            }
        }

        /**
         * Sets what stands against entries of a kind, on whichever side it may stand.
         *
         * @throws IllegalArgumentException for reversals, which stand against what they reverse stood against
         */
        public Builder against(EntryKind kind, GlAccount account) {
            Objects.requireNonNull(kind, "kind");
            for (Side side : Side.values()) {
                if (kind.standsOn(side)) {
                    against(kind, side, account);
                }
            }
            return this;
        }

        /**
         * Sets what stands against entries of a kind on a side, such as a gain for the small differences that stand on
         * the debit side, and a loss for the others.
         *
         * @throws IllegalArgumentException if the kind does not stand on that side, or for reversals, which stand against
         *     what they reverse stood against
         */
        public Builder against(EntryKind kind, Side side, GlAccount account) {
            if (Objects.requireNonNull(kind, "kind") == EntryKind.REVERSAL) {
                throw new IllegalArgumentException("reversals stand against what they reverse stood against");
            }
            if (!kind.standsOn(Objects.requireNonNull(side, "side"))) {
                throw new IllegalArgumentException(kind + " never stands on " + side);
            }
            against.get(side).put(kind, Objects.requireNonNull(account, "account"));
            return this;
        }

        /**
         * Posts the tax of documents apart, to the account of its rate; the function must be deterministic. It is asked
         * for the rates at which there is tax, never where the tax is zero, and must know each of them: else whoever
         * asks for a journal gets an {@link IllegalArgumentException} that names the rate.
         */
        public Builder tax(Function<? super Percentage, GlAccount> accounts) {
            this.tax = Objects.requireNonNull(accounts, "accounts");
            return this;
        }

        /**
         * Posts apart by how much documents round what is to be paid ({@link io.cartera.invoice.Invoice#rounding()}), a loss
         * or a gain, prorated over the parts of a document. Otherwise it stands against what their net amount does, and sales
         * are off by it.
         */
        public Builder rounding(GlAccount account) {
            this.rounding = Objects.requireNonNull(account, "account");
            return this;
        }

        /**
         * Leaves the tax as it is when entries of this kind give up a part of a document's price, as where a bad debt
         * corrects it only on conditions of the law. Otherwise a cash discount that was offered corrects the tax by what
         * the offer says ({@link io.cartera.terms.TaxTreatment}), and every other cash discount, bad debt, concession or
         * small difference by its share, by cumulative proration in the order of recording: all that entries of this kind
         * gave up of the document so far × the tax at the rate / its total, rounded half-up, less what they corrected
         * before, with what offers said left out of all three, and what credit notes that credit the document by then took
         * off it left out of tax and total. What gives up the last of a document corrects all that is
         * left, so a document that is given up in parts has exactly its tax corrected. Worked: of 2.90 given up of a
         * document with 19 % tax 0.46 is tax; 120.00 with 20.83 of tax given up as twelve times 10.00 corrects 20.83 in
         * all; of 100.00 at 21 % and 100.00 at 0 %, of which a credit note took 121.00 at 21 %, the rest of 100.00 corrects
         * none. What arrived by a transfer corrects none.
         */
        public Builder keepingTax(EntryKind kind) {
            correcting.remove(Objects.requireNonNull(kind, "kind"));
            return this;
        }

        /** Sets what stands against entries of all other kinds, those of later versions of this library included. */
        public Builder otherwise(GlAccount account) {
            this.otherwise = Objects.requireNonNull(account, "account");
            return this;
        }

        /**
         * The rules.
         *
         * @throws IllegalArgumentException if a kind has no account and there is none otherwise, or an account is one on
         *     which open items stand
         */
        public PostingRules build() {
            return new PostingRules(this);
        }
    }
}
