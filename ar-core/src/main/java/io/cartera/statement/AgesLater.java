package io.cartera.statement;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.collection.HeldBack;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** How old what is open at the end of a period is: reckoned when somebody asks, once. Thread-safe. */
final class AgesLater {

    private final List<OpenItem> open;
    private final LocalDate on;
    private final AgingSpec spec;
    private final HeldBack held;
    private volatile @Nullable AgingReport made;

    private AgesLater(List<OpenItem> open, LocalDate on, AgingSpec spec, HeldBack held) {
        this.open = open;
        this.on = Require.date(on, "asOf");
        this.spec = spec;
        this.held = held;
    }

    /**
     * The ages of these items, a list that does not change.
     *
     * @throws IllegalArgumentException if the spec shows disputes or promises apart, which are not said here
     */
    static AgesLater of(List<OpenItem> open, LocalDate on, AgingSpec spec) {
        AgesLater ages = new AgesLater(open, on, spec, HeldBack.nothing());
        if (spec.showsDisputes() || spec.showsPromises()) {
            spec.age(OpenItemSource.of(open), on);
        }
        return ages;
    }

    /** The same with what is disputed and promised. */
    static AgesLater of(List<OpenItem> open, LocalDate on, AgingSpec spec, HeldBack held) {
        return new AgesLater(open, on, spec, held);
    }

    AgedAmounts in(CurrencyUnit currency) {
        AgingReport report = made;
        if (report == null) {
            report = reckoned();
            made = report;
        }
        return report.total(currency);
    }

    /** Whether the ages of a currency come to no open debit. It keeps nothing: hardly any account asks, and none twice. */
    boolean isNothingIn(CurrencyUnit currency) {
        return reckoned().total(currency).openDebits().isZero();
    }

    private AgingReport reckoned() {
        return spec.age(OpenItemSource.of(open), on, held);
    }
}
