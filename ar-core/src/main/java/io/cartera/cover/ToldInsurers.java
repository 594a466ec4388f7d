package io.cartera.cover;

import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.creditfile.InsurerNotice;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.time.AsOf;
import io.cartera.trace.internal.CodePoints;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** On which day an insurer was first told of each debit of a ledger, by the notices of the customer file that hold. */
final class ToldInsurers {

    /** A notice that holds, and the day on which it reached the insurer. */
    record Told(InsurerNotice notice, LocalDate on) {}

    private record What(String policy, CoverDeadline.Kind kind, InsurerNotice.Debit debit) {}

    private final List<Told> notices;
    private final Map<What, LocalDate> first = new HashMap<>();

    private ToldInsurers(List<Told> notices) {
        this.notices = List.copyOf(notices);
        for (Told told : notices) {
            for (InsurerNotice.Debit debit : told.notice().debits()) {
                tell(told, CoverDeadline.Kind.NOTIFICATION, debit);
                // Who is asked to pay knows that it is not paid; who knows it was not asked.
                if (told.notice().step() == InsurerNotice.Step.CLAIMED) {
                    tell(told, CoverDeadline.Kind.CLAIM, debit);
                }
            }
        }
    }

    private void tell(Told told, CoverDeadline.Kind kind, InsurerNotice.Debit debit) {
        first.merge(
                new What(told.notice().policy(), kind, debit),
                told.on(),
                (one, other) -> one.isBefore(other) ? one : other);
    }

    static ToldInsurers of(CustomerFile file, LedgerId ledger, AsOf asOf) {
        List<Told> notices = new ArrayList<>();
        for (CustomerFactRecorded recorded : holding(file, asOf)) {
            CustomerFact fact = recorded.fact();
            if (recorded.account().ledger().equals(ledger)) {
                fact.content(CustomerFactKind.INSURER_NOTICE)
                        .find()
                        .ifPresent(notice -> notices.add(new Told(notice, fact.from())));
            }
        }
        return new ToldInsurers(notices);
    }

    /** By number, as the timeline of each has it, but in one pass: there may be many. */
    private static Collection<CustomerFactRecorded> holding(CustomerFile file, AsOf asOf) {
        SortedMap<String, CustomerFactRecorded> last = new TreeMap<>(CodePoints::compare);
        for (CustomerFactRecorded recorded : file.facts()) {
            CustomerFact fact = recorded.fact();
            if (fact.kind() == CustomerFactKind.INSURER_NOTICE && asOf.counts(fact.from(), recorded.at())) {
                last.merge(
                        fact.key(),
                        recorded,
                        (before, next) ->
                                next.fact().from().isBefore(before.fact().from()) ? before : next);
            }
        }
        return last.values().stream()
                .filter(recorded -> recorded.fact().lasts(asOf.date()))
                .toList();
    }

    /** The notices that hold, by number. */
    List<Told> notices() {
        return notices;
    }

    Optional<LocalDate> first(CoverDeadline.Kind kind, ItemId item, String policy) {
        @Nullable
        LocalDate on = first.get(new What(policy, kind, new InsurerNotice.Debit(item.document(), item.part())));
        return Optional.ofNullable(on);
    }
}
