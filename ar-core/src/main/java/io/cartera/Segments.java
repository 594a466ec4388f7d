package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.membership.SegmentChange;
import io.cartera.membership.SegmentationPlan;
import io.cartera.membership.SegmentationRun;
import io.cartera.relationship.SegmentMembership;
import io.cartera.reward.RewardProfile;
import io.cartera.segment.CustomerPicture;
import io.cartera.segment.Purchasers;
import io.cartera.segment.Segmentation;
import io.cartera.segment.SegmentedCustomer;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * Segments of customers: what they bought, who is in which segment, and what changes. Readings are made from the books in one go;
 * memberships are facts of the customer file. Thread-safe.
 */
public final class Segments {

    private final Desk desk;

    Segments(Desk desk) {
        this.desk = desk;
    }

    /**
     * Classifies the customers by what they were billed in a period, by currency, then turnover, largest first, then
     * customer.
     */
    public List<SegmentedCustomer> of(Segmentation segmentation, DateRange period) {
        return segmentation.classify(new Analysis(desk).turnover(period));
    }

    /**
     * What each customer bought in a window, in one currency: what schemes classify. */
    public Purchasers purchasers(DateRange window, CurrencyUnit currency) {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(currency, "currency");
        return desk.read(
                Permission.READ_ANALYSES,
                session -> Purchasers.of(session.accounts().entries(desk.ledger(), window), window, currency));
    }

    /** The memberships in a scheme that hold, by customer; read customer after customer. */
    public SortedMap<CustomerId, SegmentMembership> memberships(String scheme, AsOf asOf) {
        Require.id(scheme, "scheme");
        Objects.requireNonNull(asOf, "asOf");
        return desk.read(Permission.READ_CUSTOMERS, session -> {
            SortedMap<CustomerId, SegmentMembership> memberships = new TreeMap<>();
            files(session)
                    .forEach(file -> membership(file, scheme, asOf)
                            .ifPresent(found -> memberships.put(file.customer().id(), found)));
            return Collections.unmodifiableSortedMap(memberships);
        });
    }

    /**
     * What a programme of points is told of a customer from its membership in a scheme that holds: the segment is its tier, and nothing
     * is told of who is in none. Read at once, so what is recorded later is not in it. Example:
     * {@code books.rewards().earnAll(club, march, books.segments().rewardProfiles("value", AsOf.of(lastOfMarch)))}.
     */
    public Function<CustomerId, RewardProfile> rewardProfiles(String scheme, AsOf asOf) {
        SortedMap<CustomerId, SegmentMembership> memberships = memberships(scheme, asOf);
        return customer -> Optional.ofNullable(memberships.get(Objects.requireNonNull(customer, "customer")))
                .map(membership -> RewardProfile.inTier(membership.segment()))
                .orElseGet(RewardProfile::none);
    }

    /**
     * The same, and besides what each customer bought as two figures, {@link RewardProfile#TURNOVER} and {@link RewardProfile#PURCHASES}, such as those of
     * the year before, so that rules for who buys much need nobody to tell them. Who is none of the purchasers has no figures.
     * Example: {@code EarnRule.of("good", EUR 100, 1).atLeast(RewardProfile.TURNOVER, new BigDecimal("10000"))}.
     */
    public Function<CustomerId, RewardProfile> rewardProfiles(String scheme, Purchasers purchasers, AsOf asOf) {
        Objects.requireNonNull(purchasers, "purchasers");
        Function<CustomerId, RewardProfile> tiers = rewardProfiles(scheme, asOf);
        return customer -> purchasers
                .find(customer)
                .map(bought -> tiers.apply(customer)
                        .with(RewardProfile.TURNOVER, bought.total().getAmount())
                        .with(RewardProfile.PURCHASES, BigDecimal.valueOf(bought.count())))
                .orElseGet(() -> tiers.apply(customer));
    }

    private static Optional<SegmentMembership> membership(CustomerFile file, String scheme, AsOf asOf) {
        return file.find(CustomerFactKind.SEGMENT, scheme, asOf)
                .flatMap(recorded ->
                        recorded.fact().content(CustomerFactKind.SEGMENT).find());
    }

    private static Stream<CustomerFile> files(Session session) {
        return session.customers().all().stream()
                .map(customer -> CustomerFile.of(customer, session.customers().facts(customer.id())));
    }

    /**
     * What is known of each customer on file, prospects without any purchase among them: its file as of a day, and what it
     * bought where it is one of the purchasers. By customer; all files are held at once.
     */
    public List<CustomerPicture> pictures(Purchasers purchasers, AsOf asOf) {
        Objects.requireNonNull(purchasers, "purchasers");
        Objects.requireNonNull(asOf, "asOf");
        return desk.read(
                Permission.READ_CUSTOMERS,
                session -> files(session)
                        .map(file -> CustomerPicture.of(file, asOf))
                        .map(picture -> purchasers
                                .find(picture.customer())
                                .map(picture::with)
                                .orElse(picture))
                        .toList());
    }

    /**
     * Holds what customers bought against their memberships on a day, and proposes what follows. Nothing is recorded.
     *
     * @param id of the run, under which its changes are to be recorded
     * @throws IllegalArgumentException if the purchases are of days after the day of the run, or the scheme puts a customer into no
     *     segment of its own or twice
     */
    public SegmentationRun run(CommandId id, SegmentationPlan plan, Purchasers purchasers, LocalDate on) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(purchasers, "purchasers");
        return plan.run(id, purchasers, memberships(plan.scheme().name(), AsOf.of(Require.date(on, "on"))), on);
    }

    /**
     * Records the changes of a run from its day on, customer after customer, each in a transaction of its own: the membership and
     * the class that comes with it, both or none. So a run that was interrupted is recorded again, and what is there is a
     * repeat. One outcome for each change, in their order, of the membership; its events tell of the class too. A customer that
     * was put into another segment since, or has a membership from a later day, is refused with
     * {@link io.cartera.customerfile.CustomerFileRefusal.SegmentMoved}, one that is not on file with {@link UnknownCustomer}; another content under the identifier of the run is
     * {@link Outcome.Conflicting}.
     */
    public List<Outcome<CustomerFactRecorded>> record(SegmentationRun run) {
        // All are asked for first, so that a run is not refused halfway.
        run.changes().forEach(change -> desk.ask(Permission.MAINTAIN_CUSTOMERS, change.customer()));
        List<Outcome<CustomerFactRecorded>> outcomes = new ArrayList<>();
        for (SegmentChange change : run.changes()) {
            AccountId account = desk.account(change.customer());
            outcomes.add(desk.write(Permission.MAINTAIN_CUSTOMERS, change.customer(), account, (session, told) -> {
                AccountFacts books = session.accounts().lock(account);
                return new Filing(desk, session, account).recordAll(run.id(), change.facts(run.on()), books, told);
            }));
        }
        return List.copyOf(outcomes);
    }
}
