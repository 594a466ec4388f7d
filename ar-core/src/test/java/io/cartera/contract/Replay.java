package io.cartera.contract;

import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.store.ReceivablesStore;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was recorded in one store, recorded again in another. */
public final class Replay {

    private Replay() {}

    /** Records the histories of all accounts of the main ledger again in an empty store, and gives that store. */
    public static ReceivablesStore of(ReceivablesStore from, ReceivablesStore to) {
        for (AccountHistory history : histories(from).values()) {
            to.write(session -> {
                session.accounts().lock(history.account());
                session.accounts().record(AccountWrites.replaying(history));
                return true;
            });
        }
        return to;
    }

    /** The history of every account. */
    public static Map<AccountId, AccountHistory> histories(ReceivablesStore store) {
        Map<AccountId, AccountHistory> histories = new TreeMap<>();
        for (AccountId account :
                store.<List<AccountId>>read(session -> session.accounts().accounts(LedgerId.MAIN))) {
            histories.put(account, store.read(session -> session.accounts().history(account)));
        }
        return histories;
    }

    /** What is open on every day on which something changes and on the days around it, now and as known at every instant. */
    public static List<String> openItems(ReceivablesStore store) {
        TreeSet<LocalDate> days = new TreeSet<>();
        List<AsOf> questions = new ArrayList<>();
        histories(store)
                .values()
                .forEach(history -> history.changes().forEach(change -> {
                    change.entries().forEach(entry -> days.add(entry.effectiveOn()));
                    change.allocations().forEach(allocation -> days.add(allocation.effectiveOn()));
                    change.releases().forEach(release -> days.add(release.effectiveOn()));
                }));
        for (LocalDate day : List.copyOf(days)) {
            days.add(day.minusDays(1));
            days.add(day.plusDays(1));
        }
        days.forEach(day -> questions.add(AsOf.of(day)));
        histories(store)
                .values()
                .forEach(history -> history.changes()
                        .forEach(change -> questions.add(
                                AsOf.of(days.last()).knownAt(change.recording().at()))));
        return store.read(session -> {
            List<String> answers = new ArrayList<>();
            for (AsOf asOf : questions) {
                session.accounts()
                        .openItems(LedgerId.MAIN, asOf)
                        .forEach((OpenItem item) -> answers.add(asOf + " " + item.customer() + " " + item.side() + " "
                                + item.id() + " " + item.open() + " " + item.dueOn()));
            }
            return answers;
        });
    }
}
