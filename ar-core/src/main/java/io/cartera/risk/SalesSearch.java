package io.cartera.risk;

import io.cartera.customer.CustomerFactKind;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.money.MinorUnits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What is sold to a customer: sudden growth, a sale after silence, a change of data near a large one. */
final class SalesSearch {

    private static final Set<CustomerFactKind<?>> DATA = Set.of(
            CustomerFactKind.FISCAL_PROFILE,
            CustomerFactKind.ADDRESS,
            CustomerFactKind.CONTACT_POINT,
            CustomerFactKind.CONTACT_PERSON);
    private static final int WINDOWS_BEFORE = 4;

    private final RiskPicture picture;
    private final Dealings dealings;
    private final Findings findings;
    private final LocalDate day;
    private final RiskRules rules;

    SalesSearch(RiskPicture picture, Dealings dealings, Findings findings, RiskRules rules) {
        this.picture = picture;
        this.dealings = dealings;
        this.findings = findings;
        this.day = picture.asOf().date();
        this.rules = rules;
    }

    void growth(RiskSignal.Kind kind, RiskRule rule) {
        boolean isAnswered = false;
        for (Map.Entry<CurrencyUnit, List<Dealings.Sale>> each :
                dealings.sales().entrySet()) {
            List<Dealings.Sale> all = each.getValue();
            long known = ChronoUnit.DAYS.between(all.get(0).on(), day);
            if (known >= (long) rule.windowDays() * (WINDOWS_BEFORE + 1)) {
                isAnswered = true;
                List<Dealings.Sale> recent = all.stream()
                        .filter(sale -> findings.isWithin(rule, 0, sale.on()))
                        .toList();
                Money now = Findings.sum(each.getKey(), recent.stream().map(Dealings.Sale::minor));
                Money before = Findings.sum(
                        each.getKey(),
                        all.stream().filter(sale -> isBefore(rule, sale.on())).map(Dealings.Sale::minor));
                if (before.isPositive()) {
                    BigDecimal ofAverage = now.getAmount()
                            .multiply(BigDecimal.valueOf(100L * WINDOWS_BEFORE))
                            .divide(before.getAmount(), 2, RoundingMode.HALF_UP);
                    findings.found(kind, rule, ofAverage, now, documents(recent));
                }
            }
        }
        if (!isAnswered) {
            findings.unknown(
                    kind, "no sales through " + (WINDOWS_BEFORE + 1) + " windows of " + rule.windowDays() + " days");
        }
    }

    private boolean isBefore(RiskRule rule, LocalDate on) {
        for (int window = 1; window <= WINDOWS_BEFORE; window++) {
            if (findings.isWithin(rule, window, on)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> documents(List<Dealings.Sale> sales) {
        return sales.stream().map(Dealings.Sale::document).toList();
    }

    void silence(RiskSignal.Kind kind, RiskRule rule) {
        List<Dealings.Sale> all = dealings.sales().values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Dealings.Sale::on).thenComparing(Dealings.Sale::document))
                .toList();
        if (all.size() < 2) {
            findings.unknown(kind, "fewer than two sales");
        }
        for (int next = 1; next < all.size(); next++) {
            Dealings.Sale sale = all.get(next);
            if (findings.isWithin(rule, 0, sale.on())) {
                long gap = ChronoUnit.DAYS.between(all.get(next - 1).on(), sale.on());
                findings.found(kind, rule, BigDecimal.valueOf(gap), List.of(sale.document()));
            }
        }
    }

    void dataChange(RiskSignal.Kind kind, RiskRule rule) {
        List<String> changes = changes(rule);
        if (changes.isEmpty()) {
            return;
        }
        boolean isAnswered = false;
        for (Map.Entry<CurrencyUnit, List<Dealings.Sale>> each :
                dealings.sales().entrySet()) {
            List<Dealings.Sale> before = each.getValue().stream()
                    .filter(sale -> ChronoUnit.DAYS.between(sale.on(), day) >= rule.windowDays())
                    .toList();
            Optional<Dealings.Sale> largest = each.getValue().stream()
                    .filter(sale -> findings.isWithin(rule, 0, sale.on()))
                    .max(Comparator.comparingLong(Dealings.Sale::minor)
                            .thenComparing(Dealings.Sale::document, Comparator.reverseOrder()));
            isAnswered |= !before.isEmpty();
            if (!before.isEmpty() && largest.isPresent()) {
                Money sold = MinorUnits.toMoney(each.getKey(), largest.get().minor());
                Money sum = Findings.sum(each.getKey(), before.stream().map(Dealings.Sale::minor));
                List<String> evidence = Stream.concat(Stream.of(largest.get().document()), changes.stream())
                        .toList();
                findings.found(
                        kind,
                        rule,
                        sold.getAmount()
                                .movePointRight(2)
                                .multiply(BigDecimal.valueOf(before.size()))
                                .divide(sum.getAmount(), 2, RoundingMode.HALF_UP),
                        sold,
                        evidence);
            }
        }
        if (!isAnswered) {
            findings.unknown(kind, "no sales before the window of " + rule.windowDays() + " days");
        }
    }

    // What holds from the first day of a kind, or was recorded on its first day, is how the customer was put on file;
    // what comes
    // into force or is recorded on a later day takes its place or comes beside it, and is a change.
    private List<String> changes(RiskRule rule) {
        Map<String, List<CustomerFactRecorded>> watched = new TreeMap<>();
        for (CustomerFactRecorded recorded : picture.file().facts()) {
            boolean isWatched = recorded.fact().kind() == CustomerFactKind.ATTRIBUTE
                    && rules.watches(recorded.fact().key());
            if (picture.asOf().counts(recorded.fact().from(), recorded.at())
                    && (isWatched || DATA.contains(recorded.fact().kind()))) {
                String what = recorded.fact().kind().name()
                        + (isWatched ? " " + recorded.fact().key() : "");
                watched.computeIfAbsent(what, first -> new ArrayList<>()).add(recorded);
            }
        }
        SortedSet<String> changes = new TreeSet<>();
        watched.forEach((what, facts) -> {
            addChanges(changes, rule, what, facts, recorded -> recorded.fact().from());
            addChanges(changes, rule, what, facts, SalesSearch::recordedOn);
        });
        return List.copyOf(changes);
    }

    private void addChanges(
            Set<String> changes,
            RiskRule rule,
            String what,
            List<CustomerFactRecorded> facts,
            Function<CustomerFactRecorded, LocalDate> on) {
        LocalDate first = facts.stream().map(on).min(LocalDate::compareTo).orElseThrow();
        facts.stream()
                .filter(recorded -> on.apply(recorded).isAfter(first) && findings.isWithin(rule, 0, on.apply(recorded)))
                .forEach(recorded ->
                        changes.add(what + " from " + recorded.fact().from()));
    }

    private static LocalDate recordedOn(CustomerFactRecorded recorded) {
        return LocalDate.ofInstant(recorded.at(), ZoneOffset.UTC);
    }
}
