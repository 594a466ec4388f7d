package io.cartera.headroom;

import io.cartera.customer.CustomerId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * On which figures a reservation was approved: the exposure before it and the limit in force, of the account and of its
 * group. A limit that is absent was none to be exceeded. Immutable.
 */
public final class HeadroomGrounds {

    private final Money exposure;
    private final @Nullable Money limit;
    private final @Nullable CustomerId root;
    private final @Nullable Money groupExposure;
    private final @Nullable Money groupLimit;

    private HeadroomGrounds(
            Money exposure,
            @Nullable Money limit,
            @Nullable CustomerId root,
            @Nullable Money groupExposure,
            @Nullable Money groupLimit) {
        this.exposure = Objects.requireNonNull(exposure, "exposure");
        this.limit = limit;
        this.root = root;
        this.groupExposure = groupExposure;
        this.groupLimit = groupLimit;
    }

    /** The net exposure of the account before the reservation, and its limit. */
    public static HeadroomGrounds of(Money exposure, Optional<Money> limit) {
        return new HeadroomGrounds(exposure, limit.orElse(null), null, null, null);
    }

    /** The same with the group under a root: what is at stake with all its members together, and their limit. */
    public HeadroomGrounds ofGroup(CustomerId root, Money exposure, Money limit) {
        return new HeadroomGrounds(
                this.exposure,
                this.limit,
                Objects.requireNonNull(root, "root"),
                Objects.requireNonNull(exposure, "exposure"),
                Objects.requireNonNull(limit, "limit"));
    }

    /** The net exposure of the account before the reservation. */
    public Money exposure() {
        return exposure;
    }

    /** The limit of the account; empty where none could be exceeded. */
    public Optional<Money> limit() {
        return Optional.ofNullable(limit);
    }

    /** The root of the group whose limit was kept; empty where there was none. */
    public Optional<CustomerId> root() {
        return Optional.ofNullable(root);
    }

    /** The net exposure of the group before the reservation. */
    public Optional<Money> groupExposure() {
        return Optional.ofNullable(groupExposure);
    }

    /** The limit of the group. */
    public Optional<Money> groupLimit() {
        return Optional.ofNullable(groupLimit);
    }

    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("exposure", exposure.toString());
        limit().ifPresent(value -> fields.put("limit", value.toString()));
        root().ifPresent(value -> fields.put("root", value.value()));
        groupExposure().ifPresent(value -> fields.put("groupExposure", value.toString()));
        groupLimit().ifPresent(value -> fields.put("groupLimit", value.toString()));
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeadroomGrounds that && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    @Override
    public String toString() {
        return "HeadroomGrounds" + fields();
    }
}
