package io.cartera.overview;

import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.collection.DisputeState;
import io.cartera.collection.PromiseState;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyBag;
import io.cartera.overview.ShareGrant.Part;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The account as the customer may see it: of that customer only, of the parts that were granted only, and without what is
 * ours: limits, who recorded what, who looks after a dispute, what we think of the customer. A part that is not granted is
 * empty, which is another answer than a list with nothing in it. It is of the moment it was made: whoever serves a customer
 * makes it anew for each answer. Immutable. Made by {@link CustomerOverview#sharedBy}.
 */
public final class CustomerSelfView {

    private final CustomerOverview overview;
    private final ShareGrant grant;

    CustomerSelfView(CustomerOverview overview, ShareGrant grant) {
        this.overview = overview;
        this.grant = grant;
    }

    /** Who it is. */
    public CustomerId customer() {
        return grant.customer();
    }

    /** The name under which the customer was registered. */
    public String name() {
        return overview.customer().name();
    }

    /** The day of which it tells. */
    public LocalDate asOf() {
        return overview.asOf().date();
    }

    /** What is owed, in every currency; empty where that is not granted. */
    public Optional<MoneyBag> balance() {
        return granted(Part.BALANCE).map(CustomerOverview::balance);
    }

    /**
     * What is open, as {@link CustomerOverview#openItems} has it, without the texts of what we book ourselves, such as the
     * reason of a refund, and without the reference of a leg of a transfer, a netting or a conversion, which may be another
     * customer's document or payment text; empty where that is not granted.
     */
    public Optional<List<OpenItem>> openItems() {
        return granted(Part.OPEN_ITEMS)
                .map(shown -> shown.openItems().stream()
                        .map(item -> isOurs(item.kind()) ? item.withoutReference() : item)
                        .toList());
    }

    private static boolean isOurs(EntryKind kind) {
        return kind.isAdjustment() || kind.isLeg() || kind == EntryKind.RETURNED_PAYMENT;
    }

    /** The disputes by opening day; empty where that is not granted. */
    public Optional<List<SharedDispute>> disputes() {
        return granted(Part.DISPUTES)
                .map(shown -> shown.disputes().stream().map(SharedDispute::new).toList());
    }

    /** The promises, without days of grace; empty where that is not granted. */
    public Optional<List<PromiseState>> promises() {
        return granted(Part.PROMISES).map(CustomerOverview::promises);
    }

    private Optional<CustomerOverview> granted(Part part) {
        return grant.shows(part) ? Optional.of(overview) : Optional.empty();
    }

    @Override
    public String toString() {
        return "CustomerSelfView[" + grant + ", " + AsOf.of(asOf()) + "]";
    }

    /** A dispute as the customer may see it: without who looks after it and until when we mean to answer. Immutable. */
    public static final class SharedDispute {

        private final DisputeState state;

        private SharedDispute(DisputeState state) {
            this.state = state;
        }

        /** The disputed item. */
        public ItemId item() {
            return state.dispute().item();
        }

        /** The day from which it is disputed. */
        public LocalDate openedOn() {
            return state.dispute().openedOn();
        }

        /** Whether it is not resolved yet. */
        public boolean isOpen() {
            return state.isOpen();
        }

        /** How much is disputed now; empty where it is resolved. */
        public Optional<Money> disputed() {
            return state.disputed();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SharedDispute that && state.equals(that.state);
        }

        @Override
        public int hashCode() {
            return Objects.hash(state);
        }

        @Override
        public String toString() {
            return "SharedDispute[" + item() + ", " + openedOn() + (isOpen() ? ", open" : ", resolved") + "]";
        }
    }
}
