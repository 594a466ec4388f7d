package io.cartera;

import io.cartera.campaign.Audience;
import io.cartera.campaign.ConsentCheck;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.contactpoint.ContactPurpose;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.segment.CustomerCondition;
import io.cartera.segment.CustomerPicture;
import io.cartera.segment.PurchaseTotals;
import io.cartera.segment.Purchasers;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Books with customers who consented, or did not, and what the tests of audiences share. */
abstract class Addressable {

    static final LocalDate DAY = LocalDate.parse("2026-03-01");
    static final AsOf NOW = AsOf.of(DAY);
    static final DateRange YEAR = DateRange.of(DAY.minusYears(1), DAY);
    static final DateRange SPRING = DateRange.of(DAY, DAY.plusDays(90));
    static final CustomerCondition ANYBODY =
            picture -> new CustomerCondition.Finding(CustomerCondition.State.HOLDS, "anybody");
    static final ConsentCheck CONSENT = ConsentCheck.byNamedPurpose();
    static final ContactPoint NEWS = ContactPoint.email("news@example.org").forPurpose(ContactPurpose.MARKETING);

    final Receivables books = Receivables.over(new InMemoryStore());
    private int commands;

    FileEntry register(String id) {
        CustomerId customer = CustomerId.of(id);
        books.customers().register(Customer.organisation(customer, id).build()).orElseThrow();
        return FileEntry.of(customer, DAY.minusYears(1));
    }

    void record(CustomerFact fact) {
        books.customers().record(CommandId.of("F-" + commands++), fact).orElseThrow();
    }

    FileEntry consenting(String id) {
        FileEntry entry = register(id);
        record(entry.contactPoint("news", NEWS));
        return entry;
    }

    List<CustomerPicture> pictures(PurchaseTotals... bought) {
        return books.segments().pictures(Purchasers.of(YEAR, CurrencyUnit.EUR, List.of(bought)), NOW);
    }

    static PurchaseTotals bought(String customer, long count, String total) {
        return PurchaseTotals.of(CustomerId.of(customer), count, Money.parse("EUR " + total), DAY.minusDays(1));
    }

    static List<String> told(Audience audience) {
        List<String> told = new ArrayList<>();
        audience.members().forEach(member -> told.add(member.customer() + " in: " + member.why()));
        audience.leftOut().forEach(left -> told.add(left.customer() + " out: " + left.why()));
        return told;
    }
}
