package io.cartera.segment;

import java.util.List;

/**
 * A way to put every customer into one of some segments. Hosts may write their own; a scheme is a value.
 * <p>
 * The same purchasers, in whatever order they came, get the same segments; the identifier of a customer decides nothing but
 * what is otherwise equal.
 */
public interface SegmentationScheme {

    /** The name under which memberships are kept: 1 to 128 characters. Schemes that answer differently differ in it. */
    String name();

    /** The names of the segments, the best first; at least one, each once. */
    List<String> segments();

    /** Puts each of the purchasers into one segment. */
    Classification classify(Purchasers purchasers);

    /**
     * Who is in a segment by what else is known of it, though none of the purchasers, each once and in one of the segments; nobody
     * unless a scheme says so. A member that is not named here is found in the last segment, and who is no member in none.
     */
    default List<Classification.Placed> withoutPurchases(Purchasers purchasers) {
        return List.of();
    }
}
