package io.cartera.membership;

import io.cartera.customer.CustomerId;
import io.cartera.customer.ProfileClass;
import io.cartera.money.Percentage;
import io.cartera.relationship.SegmentMembership;
import io.cartera.relationship.SegmentMembership.Move;
import io.cartera.segment.Classification;
import io.cartera.segment.Classification.Placed;
import io.cartera.segment.Purchasers;
import io.cartera.segment.SegmentationScheme;
import io.cartera.trace.CommandId;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How memberships follow a scheme: at once upwards, and downwards only by more than a band and after a grace, so that nobody
 * goes up and down with every invoice.
 * <p>
 * For each customer, in this order: who was in no segment of the scheme enters the one that was found; a better one is taken at
 * once. A worse one is no change while the total is not below the entry total of the segment less the band. Below it the
 * customer is held, from the day of the run, and falls on a run so many days later or more; who is found well again before is
 * confirmed. It falls to the best segment between the two within whose band it is, as one that was in there would stay, else to the
 * one that was found. Who is none of the purchasers is found where the scheme puts it
 * {@linkplain SegmentationScheme#withoutPurchases by what else it knows}, a member else in the last segment. Nothing is rounded. Immutable.
 * <p>
 * Worked: high from EUR 10,000, a band of 10 % and 30 days of grace. A high customer with 9,000 stays; with 8,999.99 on 1 March
 * it is held, and falls on a run of 31 March if it is still there; with middle from 1,000 and a total of 950 then, to middle.
 */
public final class SegmentationPlan {

    private static final int LONGEST_GRACE = 3660;
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final SegmentationScheme scheme;
    private final Percentage band;
    private final int graceDays;
    private final SegmentPolicy policy;

    private SegmentationPlan(SegmentationScheme scheme, Percentage band, int graceDays, SegmentPolicy policy) {
        this.scheme = scheme;
        this.band = band;
        this.graceDays = graceDays;
        this.policy = policy;
    }

    /** A plan without band, grace and policy. */
    public static SegmentationPlan of(SegmentationScheme scheme) {
        return new SegmentationPlan(
                Objects.requireNonNull(scheme, "scheme"), Percentage.of("0"), 0, SegmentPolicy.none());
    }

    /**
     * The same with a band below the entry total within which a customer stays. It does nothing in a segment without an entry
     * total, such as a code of {@link io.cartera.segment.Rfm}.
     *
     * @throws IllegalArgumentException if it is 100 % or more
     */
    public SegmentationPlan band(Percentage newBand) {
        if (newBand.value().compareTo(HUNDRED) >= 0) {
            throw new IllegalArgumentException("band is " + newBand + ", less than 100 % is required");
        }
        return new SegmentationPlan(scheme, newBand, graceDays, policy);
    }

    /**
     * The same with so many days of grace.
     *
     * @throws IllegalArgumentException if not 1 to 3660
     */
    public SegmentationPlan grace(int days) {
        if (Require.positive(days, "grace") > LONGEST_GRACE) {
            throw new IllegalArgumentException("grace is " + days + " days, at most " + LONGEST_GRACE + " are allowed");
        }
        return new SegmentationPlan(scheme, band, days, policy);
    }

    /**
     * The same with what the segments bring. It takes effect with the next change of a customer.
     *
     * @throws IllegalArgumentException if the policy has not a class for each segment of the scheme, and for no other
     */
    public SegmentationPlan with(SegmentPolicy newPolicy) {
        newPolicy.requireAllOf(scheme);
        return new SegmentationPlan(scheme, band, graceDays, newPolicy);
    }

    /** The scheme. */
    public SegmentationScheme scheme() {
        return scheme;
    }

    /**
     * Holds the purchasers against the memberships that there are.
     *
     * @param id of the run; another run has another one
     * @param before the memberships in the scheme that hold on the day
     * @param on the day of the run, from which the changes count
     * @throws IllegalArgumentException if a membership is of another scheme, the window ends after the day, or the scheme puts a
     *     customer into no segment of its own, twice, or with a total in another currency
     */
    public SegmentationRun run(
            CommandId id, Purchasers purchasers, Map<CustomerId, SegmentMembership> before, LocalDate on) {
        Objects.requireNonNull(id, "id");
        Require.date(on, "on");
        if (purchasers.window().endExclusive().isAfter(on.plusDays(1))) {
            throw new IllegalArgumentException("purchases are of " + purchasers.window() + ", the run is of " + on);
        }
        Classification found = scheme.classify(purchasers);
        NavigableMap<CustomerId, Placed> others = withoutPurchases(found);
        TreeSet<CustomerId> customers = new TreeSet<>(before.keySet());
        customers.addAll(others.keySet());
        purchasers.all().forEach(each -> customers.add(each.customer()));
        List<SegmentChange> changes = new ArrayList<>();
        for (CustomerId customer : customers) {
            @Nullable SegmentMembership own = before.get(customer);
            if (own != null && !own.scheme().equals(scheme.name())) {
                throw new IllegalArgumentException(own + " of " + customer + " is not of " + scheme.name());
            }
            Optional<Placed> placed = found.find(customer).or(() -> Optional.ofNullable(others.get(customer)));
            new Step(found, placed, Optional.ofNullable(own), on)
                    .next()
                    .map(next -> own == null ? next : next.before(own.segment()))
                    .map(next -> change(customer, next.byRun(id.value())))
                    .ifPresent(changes::add);
        }
        return new SegmentationRun(id, on, found, changes, customers.size() - changes.size());
    }

    private NavigableMap<CustomerId, Placed> withoutPurchases(Classification found) {
        NavigableMap<CustomerId, Placed> placed = new TreeMap<>();
        for (Placed each : scheme.withoutPurchases(found.purchasers())) {
            if (!each.purchases()
                    .total()
                    .getCurrencyUnit()
                    .equals(found.purchasers().currency())) {
                throw new IllegalArgumentException(
                        each.purchases() + " is not in " + found.purchasers().currency());
            }
            boolean isOnce = found.find(each.customer()).isEmpty() && placed.put(each.customer(), each) == null;
            if (!isOnce || !found.segments().contains(each.segment())) {
                throw new IllegalArgumentException(scheme.name() + " puts " + each.customer() + " into "
                        + each.segment() + " of " + found.segments() + (isOnce ? "" : " and elsewhere"));
            }
        }
        return placed;
    }

    private SegmentChange change(CustomerId customer, SegmentMembership next) {
        boolean isNew = next.move() != Move.HELD && next.move() != Move.CONFIRMED;
        @Nullable ProfileClass brought = isNew ? policy.of(next.segment()).orElse(null) : null;
        return new SegmentChange(customer, next, brought);
    }

    /** What becomes of one customer on the day of a run. */
    private final class Step {

        private final Classification found;
        private final Optional<Placed> placed;
        private final Optional<SegmentMembership> own;
        private final LocalDate on;
        private final String segment;

        Step(Classification found, Optional<Placed> placed, Optional<SegmentMembership> own, LocalDate on) {
            this.found = found;
            this.placed = placed;
            this.own = own;
            this.on = on;
            List<String> all = found.segments();
            this.segment = placed.map(Placed::segment).orElse(all.get(all.size() - 1));
        }

        /** The next membership; empty where nothing is to be recorded. */
        Optional<SegmentMembership> next() {
            int before = own.map(member -> found.segments().indexOf(member.segment()))
                    .orElse(-1);
            if (before < 0) {
                return Optional.of(membership(segment, Move.ENTERED));
            }
            int now = found.segments().indexOf(segment);
            if (now < before) {
                return Optional.of(membership(segment, Move.UP));
            }
            String same = found.segments().get(before);
            Optional<LocalDate> heldSince = own.flatMap(SegmentMembership::heldSince);
            if (now == before || isWithinBand(same)) {
                return heldSince.map(day -> membership(same, Move.CONFIRMED));
            }
            boolean isOver = !on.isBefore(heldSince.orElse(on).plusDays(graceDays));
            if (isOver) {
                return Optional.of(fallen(before, now));
            }
            return heldSince.isPresent()
                    ? Optional.empty()
                    : Optional.of(membership(same, Move.HELD).heldSince(on));
        }

        // Not past a segment that would keep it, so that the same total does not depend on where the fall began.
        private SegmentMembership fallen(int before, int now) {
            return found.segments().subList(before + 1, now).stream()
                    .filter(this::isWithinBand)
                    .findFirst()
                    .map(kept -> membership(
                            kept,
                            Move.DOWN,
                            total() + " is not below " + found.entryTotal(kept).orElseThrow() + " less " + band))
                    .orElseGet(() -> membership(segment, Move.DOWN));
        }

        private Money total() {
            return placed.map(each -> each.purchases().total())
                    .orElseGet(() -> Money.zero(found.purchasers().currency()));
        }

        private boolean isWithinBand(String same) {
            Money total = total();
            return found.entryTotal(same)
                    .filter(entry -> total.getAmount()
                                    .multiply(HUNDRED)
                                    .compareTo(entry.getAmount().multiply(HUNDRED.subtract(band.value())))
                            >= 0)
                    .isPresent();
        }

        private SegmentMembership membership(String to, Move move) {
            String why = placed.map(Placed::why)
                    .orElseGet(() -> "nothing booked in " + found.purchasers().window());
            return membership(to, move, why);
        }

        private SegmentMembership membership(String to, Move move, String why) {
            return SegmentMembership.of(scheme.name(), to, move).because(shortened(why));
        }
    }

    // A host's scheme may say more than a text of the file holds.
    private static String shortened(String why) {
        if (why.length() <= Require.MAX_TEXT) {
            return why;
        }
        int end = Require.MAX_TEXT - 1;
        return why.substring(0, Character.isHighSurrogate(why.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    @Override
    public String toString() {
        return "SegmentationPlan[" + scheme.name() + ", band " + band + ", grace " + graceDays + "]";
    }
}
