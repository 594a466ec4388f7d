package io.cartera;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Limits and what is taken from them, as lists that are gone through anew for each question, cent by cent and day by day: what
 * the books are held against. Customers and days are numbers; none of the library's code is used.
 */
final class NaiveHeadroom {

    private static final int LAST_DAY = 400;
    private static final int RESERVED = 0;
    private static final int ORDERED = 1;
    private static final int UNBILLED = 2;

    /** What becomes of a reservation. */
    enum Step {
        ORDER,
        DELIVERY,
        INVOICE,
        RELEASE
    }

    private record Grant(int customer, boolean isForGroup, long most, int from, int until) {}

    private record Membership(int customer, int root, int from, int until) {}

    private record Posting(int customer, long minor, int on) {}

    private record Left(int on, boolean isInvoice, long[] stages) {}

    private record Hold(int customer, int from, int through, List<Left> history) {}

    /** A limit and what is at stake under it, before the sale. */
    record Under(int root, long most, long exposure) {}

    /**
     * What a decision finds.
     *
     * @param own the own limit, absent where there is none on file
     * @param groups those of the groups
     */
    record Finding(long exposure, List<Under> own, List<Under> groups) {
        boolean isApproved(long amount) {
            return !(own.isEmpty() && groups.isEmpty())
                    && own.stream().allMatch(under -> under.exposure() + amount <= under.most())
                    && groups.stream().allMatch(under -> under.exposure() + amount <= under.most());
        }
    }

    private final int customers;
    private final List<Grant> grants = new ArrayList<>();
    private final List<Membership> memberships = new ArrayList<>();
    private final List<Posting> postings = new ArrayList<>();
    private final Map<String, Hold> holds = new TreeMap<>();
    private final List<Consumer<NaiveHeadroom>> facts = new ArrayList<>();

    NaiveHeadroom(int customers) {
        this.customers = customers;
    }

    /** How many facts there are. */
    int size() {
        return facts.size();
    }

    /** The same as it was after so many facts. */
    NaiveHeadroom after(int count) {
        NaiveHeadroom earlier = new NaiveHeadroom(customers);
        facts.subList(0, count).forEach(earlier::record);
        return earlier;
    }

    private void record(Consumer<NaiveHeadroom> fact) {
        fact.accept(this);
        facts.add(fact);
    }

    void grant(int customer, boolean isForGroup, long most, int from, int until) {
        record(state -> state.grants.add(new Grant(customer, isForGroup, most, from, until)));
    }

    void join(int customer, int root, int from, int until) {
        record(state -> state.memberships.add(new Membership(customer, root, from, until)));
    }

    /** A debit, or a credit where it is less than zero. */
    void post(int customer, long minor, int on) {
        record(state -> state.postings.add(new Posting(customer, minor, on)));
    }

    void reserve(String id, int customer, long minor, int from, int through) {
        record(state -> {
            List<Left> history = new ArrayList<>();
            history.add(new Left(from, false, new long[] {minor, 0, 0}));
            state.holds.put(id, new Hold(customer, from, through, history));
        });
    }

    boolean has(String id) {
        return holds.containsKey(id);
    }

    /** Whether a step comes before the one before it. */
    boolean isTooEarly(String id, int on) {
        List<Left> history = holds.get(id).history();
        return on < history.get(history.size() - 1).on();
    }

    /** Takes a step, if it moves anything. */
    boolean step(String id, Step step, long minor, int on, int today) {
        Hold hold = holds.get(id);
        long[] stages = hold.history().get(hold.history().size() - 1).stages().clone();
        boolean hasExpired = hold.through() < Math.max(on, today);
        boolean hasMoved = false;
        for (long cent = 0; cent < minor; cent++) {
            hasMoved |= move(stages, step, hasExpired);
        }
        if (hasMoved) {
            record(state -> state.holds.get(id).history().add(new Left(on, step == Step.INVOICE, stages)));
        }
        return hasMoved;
    }

    /** One cent from where the step takes it first, to where it brings it. */
    private static boolean move(long[] stages, Step step, boolean hasExpired) {
        int[] order = switch (step) {
            case ORDER -> new int[] {RESERVED};
            case DELIVERY -> new int[] {ORDERED, RESERVED};
            case INVOICE -> new int[] {UNBILLED, ORDERED, RESERVED};
            case RELEASE -> new int[] {RESERVED, ORDERED, UNBILLED};
        };
        for (int stage : order) {
            boolean isGone = stage == RESERVED && hasExpired && step != Step.RELEASE;
            if (stages[stage] > 0 && !isGone) {
                stages[stage]--;
                if (step == Step.ORDER) {
                    stages[ORDERED]++;
                } else if (step == Step.DELIVERY) {
                    stages[UNBILLED]++;
                }
                return true;
            }
        }
        return false;
    }

    /** What a sale on a day finds that is decided today, which is no later day. */
    Finding find(int customer, int on, int today) {
        List<Under> own = new ArrayList<>();
        Grant limit = inForce(customer, false, on);
        if (limit != null) {
            own.add(new Under(customer, limit.most(), exposure(customer, on, today)));
        }
        List<Under> groups = new ArrayList<>();
        for (int day = on; day <= LAST_DAY; day++) {
            int root = root(customer, day);
            Grant together = inForce(root, true, day);
            boolean isFirst = day == on || !belongs(customer, root, on, day - 1);
            if (together != null && isFirst) {
                long exposure = 0;
                for (int member = 0; member < customers; member++) {
                    if (member == root || belongs(member, root, on, LAST_DAY)) {
                        exposure += exposure(member, on, today);
                    }
                }
                groups.add(new Under(root, together.most(), exposure));
            }
        }
        return new Finding(exposure(customer, on, today), own, groups);
    }

    /** What stands in the way of a limit that is not there. */
    static final long UNLIMITED = Long.MAX_VALUE / 4;

    private Grant inForce(int customer, boolean isForGroup, int day) {
        Grant found = null;
        for (Grant grant : grants) {
            boolean holds = grant.customer() == customer
                    && grant.isForGroup() == isForGroup
                    && grant.from() <= day
                    && day < grant.until();
            if (holds && (found == null || grant.from() >= found.from())) {
                found = grant;
            }
        }
        return found;
    }

    private int root(int customer, int day) {
        Membership found = null;
        for (Membership membership : memberships) {
            boolean holds = membership.customer() == customer && membership.from() <= day && day < membership.until();
            if (holds && (found == null || membership.from() >= found.from())) {
                found = membership;
            }
        }
        return found == null ? customer : found.root();
    }

    private boolean belongs(int customer, int root, int from, int through) {
        for (int day = from; day <= through; day++) {
            if (root(customer, day) == root) {
                return true;
            }
        }
        return false;
    }

    private long exposure(int customer, int on, int today) {
        long sum = 0;
        for (Posting posting : postings) {
            boolean counts = posting.minor() > 0 || posting.on() <= on;
            sum += posting.customer() == customer && counts ? posting.minor() : 0;
        }
        for (Hold hold : holds.values()) {
            sum += hold.customer() == customer ? left(hold, Math.max(on, hold.from()), today) : 0;
        }
        return Math.max(0, sum);
    }

    /** What of a reservation counts: by the steps until a day, without what invoices take later, which count themselves. */
    private static long left(Hold hold, int day, int today) {
        long[] stages = hold.history().get(0).stages().clone();
        long before = sum(stages);
        for (Left left : hold.history()) {
            long total = sum(left.stages());
            if (left.on() <= day) {
                stages = left.stages().clone();
            } else if (left.isInvoice()) {
                for (long cent = total; cent < before; cent++) {
                    move(stages, Step.INVOICE, false);
                }
            }
            before = total;
        }
        return sum(stages) - (hold.through() < today ? stages[RESERVED] : 0);
    }

    private static long sum(long[] stages) {
        return stages[RESERVED] + stages[ORDERED] + stages[UNBILLED];
    }
}
