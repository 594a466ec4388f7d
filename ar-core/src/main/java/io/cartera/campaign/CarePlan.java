package io.cartera.campaign;

import io.cartera.contactpoint.ContactPurpose;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.ContactRoute;
import io.cartera.customerfile.CustomerFile;
import io.cartera.customerfile.UpcomingOccasion;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom to greet or to send a present in a window of days, and when to see to it; and whose occasions are let pass, with the
 * reason. Every occasion in the window is in one of the two lists. Personal as occasions and contact points are. Nothing is sent. Immutable.
 */
public final class CarePlan {

    private static final int LONGEST_LEAD = 366;

    private final List<Task> tasks;
    private final List<LetPass> letPass;

    private CarePlan(List<Task> tasks, List<LetPass> letPass) {
        this.tasks = tasks;
        this.letPass = letPass;
    }

    /**
     * Something to be done for an occasion. Personal, so {@link #toString()} shows customer, key and day only. Immutable.
     *
     * @param customer whose occasion it is
     * @param occasion the occasion, and the day on which it comes
     * @param dueOn the day on which to see to it
     * @param route the best way to reach the customer for the purpose
     */
    public record Task(CustomerId customer, UpcomingOccasion occasion, LocalDate dueOn, ContactRoute route) {

        /** Refuses nulls. */
        public Task {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(occasion, "occasion");
            Objects.requireNonNull(dueOn, "dueOn");
            Objects.requireNonNull(route, "route");
        }

        @Override
        public String toString() {
            return "Task[" + customer + ", " + occasion.key() + ", " + dueOn + "]";
        }
    }

    /**
     * An occasion that is let pass. Immutable.
     *
     * @param customer whose occasion it is
     * @param key the key of the occasion
     * @param on the day on which it comes
     * @param why no consent, no contact point, or a customer that is closed
     */
    public record LetPass(CustomerId customer, String key, LocalDate on, String why) {

        /** Refuses nulls. */
        public LetPass {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(on, "on");
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * What is due for the occasions of a window. Consent, standing and contact points are those of the day of asking.
     *
     * @param files the customers that are looked at, in any order, each once
     * @param window in which the occasions come
     * @param leadDays how many days before an occasion to see to it, 0 to 366
     * @param consent who may be contacted, for {@link ContactPurpose#MARKETING}
     * @param asOf the day of asking
     * @throws IllegalArgumentException if a customer comes twice, or the days are out of range
     */
    public static CarePlan of(
            Collection<CustomerFile> files, DateRange window, int leadDays, ConsentCheck consent, AsOf asOf) {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(consent, "consent");
        if (leadDays < 0 || leadDays > LONGEST_LEAD) {
            throw new IllegalArgumentException("leadDays is " + leadDays + ", 0 to " + LONGEST_LEAD + " are allowed");
        }
        List<Task> tasks = new ArrayList<>();
        List<LetPass> letPass = new ArrayList<>();
        Set<CustomerId> seen = new TreeSet<>();
        for (CustomerFile file : files) {
            CustomerId customer = file.customer().id();
            if (!seen.add(customer)) {
                throw new IllegalArgumentException(customer + " comes twice");
            }
            Optional<String> refusal = Routes.refusal(file, consent, ContactPurpose.MARKETING, asOf);
            for (UpcomingOccasion occasion : file.upcoming(window)) {
                refusal.ifPresentOrElse(
                        why -> letPass.add(new LetPass(customer, occasion.key(), occasion.on(), why)),
                        () -> tasks.add(new Task(
                                customer,
                                occasion,
                                occasion.on().minusDays(leadDays),
                                file.contactsFor(ContactPurpose.MARKETING, asOf).get(0))));
            }
        }
        tasks.sort(Comparator.comparing(Task::dueOn)
                .thenComparing(Task::customer)
                .thenComparing(task -> task.occasion().key()));
        letPass.sort(Comparator.comparing(LetPass::on)
                .thenComparing(LetPass::customer)
                .thenComparing(LetPass::key));
        return new CarePlan(List.copyOf(tasks), List.copyOf(letPass));
    }

    /** What is to be done, by the day to see to it, customer and key. */
    public List<Task> tasks() {
        return tasks;
    }

    /** What is let pass, by day, customer and key. */
    public List<LetPass> letPass() {
        return letPass;
    }

    /** Shows how much there is. */
    @Override
    public String toString() {
        return "CarePlan[" + tasks.size() + " tasks, " + letPass.size() + " let pass]";
    }
}
