package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditLink;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FiscalProfile;
import io.cartera.customerfile.CustomerFile;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.BilledTo;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.party.Organisation;
import io.cartera.party.Sensitive;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.Money;

/** An issued document keeps the customer data of its day, and the file answers as of every day as known at every instant. */
class BilledDocumentsLawsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final AccountId ACCOUNT = AccountId.of(LedgerId.MAIN, ACME);
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final Instant MORNING = Instant.parse("2026-06-01T08:00:00Z");
    private static final int DAYS = 20;

    /** A change of the profile from a day on, or a document issued on a day. */
    private record Step(boolean isChange, int day) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.integers().between(0, DAYS))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    @Property(tries = 150)
    void D03_D07_no_later_fact_changes_an_issued_document_or_its_canonical_bytes(@ForAll("steps") List<Step> steps) {
        InMemoryStore store = new InMemoryStore();
        Receivables books = at(store, 0);
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        List<Change> changes = new ArrayList<>();
        Map<InvoiceId, Invoice> issued = new LinkedHashMap<>();
        List<AuditLink> frozen = List.of();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            LocalDate day = FIRST.plusDays(step.day());
            Receivables door = at(store, i);
            if (step.isChange()) {
                FiscalProfile profile =
                        FiscalProfile.of(Organisation.of("Acme " + i)).build();
                door.customers()
                        .changeFiscalProfile(CommandId.of("C-" + i), ACME, profile, day)
                        .orElseThrow();
                changes.add(new Change(day, profile, i));
            } else {
                InvoiceId id = InvoiceId.of("INV-" + i);
                door.invoicing()
                        .issue(Invoice.draft(id, ACME, day)
                                .line("Anvil", Money.parse("EUR 1"))
                                .build())
                        .orElseThrow();
                Invoice found = door.invoicing().find(ACME, id).orElseThrow();
                assertThat(found.billedTo().map(BilledTo::profile))
                        .isEqualTo(expected(changes, day, i).map(Sensitive::of));
                issued.put(id, found);
            }
            issued.forEach(
                    (id, invoice) -> assertThat(door.invoicing().find(ACME, id)).contains(invoice));
            List<AuditLink> links = store.read(session -> session.audit().links(ACCOUNT));
            assertThat(links.subList(0, frozen.size())).isEqualTo(frozen);
            frozen = links;
            assertThat(door.audit().verify()).isEmpty();
        }
        assertReads(books.customers().file(ACME).orElseThrow(), changes, steps.size());
    }

    /** Every day as known after every step, against a list that is searched from its end. */
    private static void assertReads(CustomerFile file, List<Change> changes, int steps) {
        for (int known = 0; known < steps; known++) {
            for (int day = -1; day <= DAYS + 1; day++) {
                LocalDate on = FIRST.plusDays(day);
                assertThat(file.fiscalProfile(AsOf.of(on).knownAt(MORNING.plusSeconds(known))))
                        .isEqualTo(expected(changes, on, known).map(Sensitive::of));
            }
        }
        // T04: on each day from the first on which there is one exactly one profile holds.
        Optional<LocalDate> first = changes.stream().map(Change::from).min(LocalDate::compareTo);
        for (int day = -1; day <= DAYS + 1; day++) {
            LocalDate on = FIRST.plusDays(day);
            boolean hasBegun = first.filter(from -> !from.isAfter(on)).isPresent();
            assertThat(file.all(CustomerFactKind.FISCAL_PROFILE, AsOf.of(on))).hasSize(hasBegun ? 1 : 0);
        }
    }

    private static Optional<FiscalProfile> expected(List<Change> changes, LocalDate day, int known) {
        Optional<Change> best = Optional.empty();
        for (Change change : changes) {
            boolean counts = !change.from().isAfter(day) && change.step() <= known;
            if (counts
                    && best.filter(found -> found.from().isAfter(change.from())).isEmpty()) {
                best = Optional.of(change);
            }
        }
        return best.map(Change::profile);
    }

    private static Receivables at(InMemoryStore store, int step) {
        return Receivables.over(store, Clock.fixed(MORNING.plusSeconds(step), ZoneOffset.UTC));
    }

    private record Change(LocalDate from, FiscalProfile profile, int step) {}
}
