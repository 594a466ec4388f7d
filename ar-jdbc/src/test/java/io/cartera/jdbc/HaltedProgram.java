package io.cartera.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.Receivables;
import io.cartera.account.ItemId;
import io.cartera.account.TwoLegs;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.SeriesId;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * A program that transfers a payment between two servers, or undoes a transfer, and is gone, without a last word, when it
 * has made so many writes. Arguments: the address, the servers' rule is {@link Shards#serverOf}, the order, how many.
 */
final class HaltedProgram {

    static final int STATUS = 137;

    private HaltedProgram() {}

    public static void main(String[] arguments) {
        String[] order = arguments[1].split(" ");
        int writes = Integer.parseInt(arguments[2]);
        LocalDate on = LocalDate.parse(order[4]);
        HikariDataSource together = Shards.at(arguments[0]);
        Receivables books =
                Receivables.over(new Halting(JdbcStore.using(together).sharded(Shards::serverOf), writes));
        CustomerId customer = CustomerId.of(order[2]);
        if (order[0].equals("transfer")) {
            TwoLegs legs = TwoLegs.transfer(customer, ItemId.credit("PAY-1"), CustomerId.of(order[3]), on);
            books.adjustments().record(CommandId.of(order[1]), legs).orElseThrow();
        } else {
            books.adjustments()
                    .undo(CommandId.of(order[1]), customer, ItemId.credit(order[3]), on)
                    .orElseThrow();
        }
        System.exit(0);
    }

    private static final class Halting implements ReceivablesStore {
        private final ReceivablesStore store;
        private int left;

        Halting(ReceivablesStore store, int writes) {
            this.store = store;
            this.left = writes;
        }

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            T result = store.write(work);
            left--;
            if (left == 0) {
                Runtime.getRuntime().halt(STATUS);
            }
            return result;
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return store.read(work);
        }

        @Override
        public boolean keepsTogether(CustomerId one, CustomerId other) {
            return store.keepsTogether(one, other);
        }

        @Override
        public boolean keepsTogether(CustomerId customer, SeriesId series) {
            return store.keepsTogether(customer, series);
        }
    }
}
