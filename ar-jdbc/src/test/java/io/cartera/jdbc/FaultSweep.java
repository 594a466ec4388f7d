package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.cartera.Receivables;
import io.cartera.jdbc.CallFaults.Mode;
import io.cartera.store.OutcomeUnknownException;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.StoreException;
import io.cartera.trace.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives commands on a database whose driver goes wrong at one call after the other, and looks each time whether the
 * books are what they are without a fault. Every run begins on the same rows. For one thread.
 */
final class FaultSweep implements AutoCloseable {

    /** What the driver says where a connection is lost. */
    static final String LOST = "08006";

    /** What it says of a failure that does not pass. */
    static final String BROKEN = "58030";

    private final CallFaults database;
    private final KeptBooks kept;
    private final Receivables books;
    private final boolean mayFail;
    private final Map<DoorCommand, Integer> calls = new EnumMap<>(DoorCommand.class);
    private final Map<DoorCommand, List<String>> done = new EnumMap<>(DoorCommand.class);
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private int runs;

    private FaultSweep(DataSource real, UnaryOperator<ReceivablesStore> between, boolean mayFail) throws SQLException {
        DoorCommand.prepare(Desk.onFile(JdbcStore.using(real)).books());
        this.kept = new KeptBooks(real);
        this.database = new CallFaults(real);
        this.books = Desk.onFile(between.apply(JdbcStore.using(database))).books();
        this.mayFail = mayFail;
    }

    /** Commands that have to come through whatever single connection is lost. */
    static FaultSweep comingThrough(TestDatabase kind) throws SQLException {
        return new FaultSweep(kind.fresh(), store -> store, false);
    }

    /** The same with something between the door and the store. */
    static FaultSweep comingThrough(TestDatabase kind, UnaryOperator<ReceivablesStore> between) throws SQLException {
        return new FaultSweep(kind.fresh(), between, false);
    }

    /** Commands that may fail, with something between the door and the store. */
    static FaultSweep failing(TestDatabase kind, UnaryOperator<ReceivablesStore> between) throws SQLException {
        return new FaultSweep(kind.fresh(), between, true);
    }

    /** How many calls a command makes without a fault. */
    int callsOf(DoorCommand command) throws SQLException {
        Integer known = calls.get(command);
        if (known != null) {
            return known;
        }
        kept.restore();
        database.fail(Mode.THROW_BEFORE, LOST);
        command.give(books).orElseThrow();
        int made = database.calls().size();
        calls.put(command, made);
        done.put(command, kept.rows());
        return made;
    }

    /** Every call of these commands goes wrong, one in each run. */
    void every(Collection<DoorCommand> commands, Collection<Mode> modes, String state) throws SQLException {
        for (DoorCommand command : commands) {
            for (Mode mode : modes) {
                for (int call = 1; call <= callsOf(command); call++) {
                    run(command, mode, state, call);
                }
            }
        }
    }

    /** Every two calls of a command go wrong, the second of them counted on in what follows the first. */
    void everyTwo(DoorCommand command, Mode mode) throws SQLException {
        int most = callsOf(command);
        for (int first = 1; first <= most; first++) {
            for (int second = first + 1; second <= first + most; second++) {
                run(command, mode, LOST, first, second);
            }
        }
    }

    private void run(DoorCommand command, Mode mode, String state, Integer... at) throws SQLException {
        List<String> after = done.get(command);
        kept.restore();
        List<String> before = kept.rows();
        database.fail(mode, state, at);
        List<Outcome<?>> given = new ArrayList<>();
        Throwable told = catchThrowable(() -> given.add(command.give(books)));
        Outcome<?> outcome = given.isEmpty() ? null : given.get(0);
        List<String> made = List.copyOf(database.calls());
        database.heal();
        String where = command + " " + mode + " at " + List.of(at) + " " + nameOf(made, at[0]);
        runs++;
        judge(where, outcome, told, kept.rows(), before, after);
        if (command.isRepeatable()) {
            judgeRepeat(where, command, outcome, after);
        }
        outcomes.merge(classOf(made, at[0], told), 1, Integer::sum);
    }

    private void judge(
            String where,
            @Nullable Outcome<?> outcome,
            @Nullable Throwable told,
            List<String> found,
            List<String> before,
            List<String> after) {
        boolean isWhole = found.equals(after);
        if (told != null && !(told instanceof StoreException)) {
            violations.add(where + ": failed without a type: " + told);
        }
        if (told != null && !mayFail) {
            violations.add(where + ": failed with " + told);
        }
        if (!isWhole && !found.equals(before)) {
            violations.add(where + ": torn, or done twice");
        }
        if (outcome != null && (outcome.applied().isEmpty() || !isWhole)) {
            violations.add(where + ": acknowledged and not kept");
        }
        if (told != null && !(told instanceof OutcomeUnknownException) && !found.equals(before)) {
            violations.add(where + ": failed and kept");
        }
    }

    private void judgeRepeat(String where, DoorCommand command, @Nullable Outcome<?> outcome, List<String> after)
            throws SQLException {
        List<Outcome<?>> again = new ArrayList<>();
        Throwable failed = catchThrowable(() -> again.add(command.give(books)));
        if (failed != null) {
            violations.add(where + ": failed when it was given again: " + failed);
        } else if (outcome != null && !again.get(0).equals(outcome)) {
            violations.add(where + ": another outcome when it was given again");
        }
        if (!kept.rows().equals(after)) {
            violations.add(where + ": not what it is without a fault after it was given again");
        }
    }

    private static String nameOf(List<String> calls, int at) {
        return at <= calls.size() ? calls.get(at - 1) : "none";
    }

    private static String classOf(List<String> calls, int at, @Nullable Throwable told) {
        if (told != null) {
            return told.getClass().getSimpleName();
        }
        boolean isAgain = calls.stream().filter("getConnection"::equals).count() > 1;
        return !isAgain ? "noticed by nobody" : nameOf(calls, at).equals("commit") ? "looked up" : "run again";
    }

    List<String> violations() {
        return violations;
    }

    int runs() {
        return runs;
    }

    Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** What was done and what came of it, in a line. */
    String told(TestDatabase kind) {
        int all = calls.values().stream().mapToInt(Integer::intValue).sum();
        return "faults at every call on " + kind + ": " + calls.size() + " commands, " + all + " calls, " + runs
                + " runs, " + outcomes + ", violations " + violations.size();
    }

    @Override
    public void close() throws SQLException {
        kept.close();
        database.close();
    }
}
