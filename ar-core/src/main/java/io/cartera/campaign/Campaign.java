package io.cartera.campaign;

import io.cartera.customer.CustomerId;
import io.cartera.segment.Purchasers;
import io.cartera.time.DateRange;
import io.cartera.trace.internal.Require;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;

/**
 * An offer to an audience in a period, with a part of the audience held out, so that what came of it can be told from what would
 * have come anyway.
 * <p>
 * Who is held out is decided by the identifiers of campaign and customer alone: SHA-256 of the UTF-8 text of campaign, line feed
 * and customer, read as a number without sign, modulo 1000, is below the per mille. So it is the same on every machine and
 * every day, independent of the customers around, and another one in the next campaign. Nothing is sent from here: whoever
 * sends takes {@link #addressed()}. Immutable.
 */
public final class Campaign {

    private static final int PER_MILLE = 1000;
    private static final BigInteger WHOLE = BigInteger.valueOf(PER_MILLE);

    private final String id;
    private final DateRange period;
    private final String offer;
    private final Audience audience;
    private final int heldOutPerMille;

    private Campaign(String id, DateRange period, String offer, Audience audience, int heldOutPerMille) {
        this.id = id;
        this.period = period;
        this.offer = offer;
        this.audience = audience;
        this.heldOutPerMille = heldOutPerMille;
    }

    /**
     * A campaign that holds nobody out.
     *
     * @param id 1 to 128 characters; another campaign has another one
     * @param period in which what is bought counts
     * @param offer what is offered, 1 to 1000 characters
     */
    public static Campaign of(String id, DateRange period, String offer, Audience audience) {
        return new Campaign(
                Require.id(id, "id"),
                Objects.requireNonNull(period, "period"),
                Require.text(offer, "offer"),
                Objects.requireNonNull(audience, "audience"),
                0);
    }

    /**
     * The same with so many of a thousand held out, give or take: each by its own hash.
     *
     * @throws IllegalArgumentException if not 0 to 999
     */
    public Campaign holdingOut(int perMille) {
        if (perMille < 0 || perMille >= PER_MILLE) {
            throw new IllegalArgumentException("held out are " + perMille + " per mille, 0 to 999 are allowed");
        }
        return new Campaign(id, period, offer, audience, perMille);
    }

    /** The identifier. */
    public String id() {
        return id;
    }

    /** In which days what is bought counts. */
    public DateRange period() {
        return period;
    }

    /** What is offered. */
    public String offer() {
        return offer;
    }

    /** Who was selected, the held out among them. */
    public Audience audience() {
        return audience;
    }

    /** Who is addressed, by customer. */
    public List<Audience.Member> addressed() {
        return audience.members().stream()
                .filter(member -> !isHeldOut(member.customer()))
                .toList();
    }

    /** Who is held out, by customer. */
    public List<Audience.Member> heldOut() {
        return audience.members().stream()
                .filter(member -> isHeldOut(member.customer()))
                .toList();
    }

    /** Whether a customer is held out where it is selected. */
    public boolean isHeldOut(CustomerId customer) {
        byte[] text = (id + "\n" + customer.value()).getBytes(StandardCharsets.UTF_8);
        BigInteger hash = new BigInteger(1, sha256().digest(text));
        return hash.mod(WHOLE).intValueExact() < heldOutPerMille;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * What came of it, by what was bought in the period.
     *
     * @throws IllegalArgumentException if the window of the purchasers is not the period
     */
    public CampaignOutcome outcome(Purchasers purchasers) {
        if (!purchasers.window().equals(period)) {
            throw new IllegalArgumentException(
                    "purchases are of " + purchasers.window() + ", the campaign is of " + period);
        }
        return CampaignOutcome.of(
                purchasers,
                addressed().stream().map(Audience.Member::customer).toList(),
                heldOut().stream().map(Audience.Member::customer).toList());
    }

    @Override
    public String toString() {
        return "Campaign[" + id + ", " + period + ", " + audience + ", held out " + heldOutPerMille + " per mille]";
    }
}
