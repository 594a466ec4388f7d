package io.cartera.inmemory;

import io.cartera.account.Item;
import io.cartera.account.OpenRun;
import io.cartera.account.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is open of some accounts in the end, in columns by account, currency, debits before credits: what a reading finds that
 * is as of a day on or after their last change. Immutable.
 */
final class OpenColumns {

    private final OpenRun[] runs;
    /** Where the runs of an account begin. */
    private final int[] firstRun;

    private OpenColumns(List<OpenRun> pieces, int[] firstRun) {
        int count = 0;
        for (OpenRun piece : pieces) {
            count += piece.count();
        }
        long[] openMinor = new long[count];
        int[] dueDay = new int[count];
        int[] documentDay = new int[count];
        runs = new OpenRun[pieces.size()];
        int next = 0;
        for (int run = 0; run < runs.length; run++) {
            OpenRun piece = pieces.get(run);
            int from = next;
            for (int i = 0; i < piece.count(); i++) {
                openMinor[next] = piece.openMinor(i);
                dueDay[next] = piece.dueDay(i);
                documentDay[next++] = piece.documentDay(i);
            }
            runs[run] = OpenRun.of(
                    piece.customer(), piece.currency(), piece.side(), openMinor, dueDay, documentDay, from, next);
        }
        this.firstRun = firstRun;
    }

    /**
     * The columns of these accounts.
     *
     * @param before where the open items of each lay before; null where it was written since
     */
    static OpenColumns of(MemoryAccount[] accounts, @Nullable Part[] before) {
        List<OpenRun> pieces = new ArrayList<>();
        int[] firstRun = new int[accounts.length + 1];
        for (int place = 0; place < accounts.length; place++) {
            Part part = before[place];
            if (part == null) {
                addRuns(accounts[place], pieces);
            } else {
                part.addTo(pieces);
            }
            firstRun[place + 1] = pieces.size();
        }
        return new OpenColumns(pieces, firstRun);
    }

    /** What the columns have of the account at this place. */
    Part part(int place) {
        return new Part(this, place);
    }

    /** One account in columns. */
    record Part(OpenColumns columns, int place) {

        private void addTo(List<OpenRun> pieces) {
            for (int run = columns.firstRun[place]; run < columns.firstRun[place + 1]; run++) {
                pieces.add(columns.runs[run]);
            }
        }
    }

    private static void addRuns(MemoryAccount account, List<OpenRun> pieces) {
        account.open().forEach((currency, sides) -> {
            for (Side side : Side.values()) {
                OpenRow items = sides.of(side);
                if (!items.isEmpty()) {
                    pieces.add(run(account, currency, side, items));
                }
            }
        });
    }

    private static OpenRun run(MemoryAccount account, CurrencyUnit currency, Side side, OpenRow items) {
        long[] openMinor = new long[items.size()];
        int[] dueDay = new int[items.size()];
        int[] documentDay = new int[items.size()];
        int next = 0;
        for (Item item : items) {
            openMinor[next] = item.openMinor();
            dueDay[next] = item.entry().dueDay();
            documentDay[next++] = item.entry().documentDay();
        }
        return OpenRun.of(account.id.customer(), currency, side, openMinor, dueDay, documentDay, 0, next);
    }

    void forEach(Consumer<? super OpenRun> action) {
        for (OpenRun run : runs) {
            action.accept(run);
        }
    }
}
