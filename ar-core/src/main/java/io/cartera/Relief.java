package io.cartera;

import io.cartera.account.AccountId;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.cover.Collateral;
import io.cartera.cover.InsuredDebts;
import io.cartera.customerfile.CustomerFile;
import io.cartera.exposure.ExposureTally;
import io.cartera.exposure.ExposureTerm;
import io.cartera.money.MoneyBag;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * By how much insurance and securities relieve the exposure on what is owed: on open debits, never on orders. Credits that are
 * not applied yet go first, and settle what falls due first, since whatever they will settle no insurer pays a share of; then what
 * is insured of the rest, then securities. The file of a
 * customer is read only where something is owed.
 */
final class Relief {

    private final MoneyBag owed;
    private final Optional<CustomerFile> file;
    private final List<OpenItem> open;
    private final AsOf asOf;

    private Relief(MoneyBag owed, Optional<CustomerFile> file, List<OpenItem> open, AsOf asOf) {
        this.owed = owed;
        this.file = file;
        this.open = open;
        this.asOf = asOf;
    }

    static Relief of(Session session, AccountId account, List<OpenItem> open, AsOf asOf) {
        MoneyBag owed = open.stream().map(OpenItem::signedOpen).collect(MoneyBag.collector());
        boolean isAnyOwed = owed.amounts().stream().anyMatch(Money::isPositive);
        Optional<CustomerFile> file = isAnyOwed
                ? session.customers()
                        .find(account.customer())
                        .map(found -> CustomerFile.of(found, session.customers().facts(found.id())))
                : Optional.empty();
        return new Relief(owed, file, open, asOf);
    }

    /** The debits as they will be once the credits of their currency are applied, by due date. */
    private List<OpenItem> left() {
        Map<CurrencyUnit, Long> credits = new HashMap<>();
        open.stream()
                .filter(item -> item.side() == Side.CREDIT)
                .forEach(item -> credits.merge(item.currency(), item.openMinor(), Math::addExact));
        List<OpenItem> left = new ArrayList<>();
        open.stream()
                .filter(item -> item.side() == Side.DEBIT)
                .sorted(OpenItem.openOrder())
                .forEach(item -> {
                    long credit = credits.getOrDefault(item.currency(), 0L);
                    long settled = Math.min(credit, item.openMinor());
                    credits.put(item.currency(), credit - settled);
                    if (settled < item.openMinor()) {
                        left.add(settled == 0 ? item : item.withOpen(item.openMinor() - settled));
                    }
                });
        return left;
    }

    void addTo(ExposureTally tally) {
        file.ifPresent(known -> {
            InsuredDebts insured = InsuredDebts.of(known, left(), asOf);
            Collateral collateral = Collateral.of(known, asOf);
            for (Money each : owed.amounts()) {
                if (each.isPositive()) {
                    CurrencyUnit currency = each.getCurrencyUnit();
                    Money borne = insured.insured(currency).isGreaterThan(each) ? each : insured.insured(currency);
                    Money worth = collateral.relief(each.minus(borne));
                    tally.add(ExposureTerm.INSURED, currency, borne.getAmountMinorLong());
                    tally.add(ExposureTerm.COLLATERAL, currency, worth.getAmountMinorLong());
                }
            }
        });
    }
}
