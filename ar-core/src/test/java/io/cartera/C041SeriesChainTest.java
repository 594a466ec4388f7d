package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditAnchor;
import io.cartera.audit.AuditFinding;
import io.cartera.audit.AuditFinding.Kind;
import io.cartera.audit.IssuedDocumentLog;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.store.TakenNumber;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C041: every number of a series is a link of a chain, and a host may keep a chain of its own beside it. */
class C041SeriesChainTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final SeriesId SALES = SeriesId.of("sales");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");

    private final Receivables books = Receivables.over(new InMemoryStore());

    @BeforeEach
    void aSeries() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        books.numbering().define(NumberSeries.continuous(SALES, "F")).orElseThrow();
    }

    private static void issue(Receivables by, String id) {
        by.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, DAY)
                        .line("Goods", Money.parse("EUR 100"))
                        .numberedBy(SALES)
                        .build())
                .orElseThrow();
    }

    @Test
    void H03_C041_the_end_of_a_series_is_anchored_with_those_of_the_accounts() {
        assertThat(books.audit().anchor().series()).isEmpty();
        issue(books, "INV-1");
        books.numbering().voidNext(CommandId.of("V-1"), SALES, DAY, "spoiled").orElseThrow();
        AuditAnchor anchor = AuditAnchor.parse(books.audit().anchor().text());

        assertThat(anchor.series()).containsOnlyKeys(SALES);
        assertThat(anchor.series().get(SALES).sequence()).isEqualTo(2);
        assertThat(anchor.series().get(SALES).hash())
                .isEqualTo(books.numbering()
                        .numbers(SALES)
                        .get(1)
                        .link()
                        .orElseThrow()
                        .hash());
        issue(books, "INV-2");
        assertThat(books.audit().verify(anchor)).isEmpty();
        assertThat(anchor.text()).contains("\nseries 2 ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditAnchor.parse(anchor.text().replace("series 2 ", "series 3 ")));
    }

    @Test
    void H03_C041_books_whose_series_ends_before_the_anchor_or_is_another_one_are_found() {
        issue(books, "INV-1");
        AuditAnchor anchor = books.audit().anchor();
        C041SeriesChainTest shorter = new C041SeriesChainTest();
        shorter.aSeries();
        C041SeriesChainTest other = new C041SeriesChainTest();
        other.aSeries();
        issue(other.books, "INV-9");

        assertThat(shorter.books.audit().verify(anchor))
                .contains(AuditFinding.ofSeries(LedgerId.MAIN, SALES, 1, Kind.TRUNCATED));
        assertThat(other.books.audit().verify(anchor))
                .contains(AuditFinding.ofSeries(LedgerId.MAIN, SALES, 1, Kind.REPLACED));
    }

    @Test
    void C041_the_chain_of_the_host_goes_on_after_a_number_that_was_not_told_to_it() {
        Receivables logging = books.loggingDocuments((previous, row, document) -> previous.orElse("") + row.position());
        issue(logging, "INV-1");
        issue(books, "INV-2");
        issue(books, "INV-3");
        issue(logging, "INV-4");

        assertThat(books.numbering().numbers(SALES))
                .extracting(each -> each.link().orElseThrow().own())
                .containsExactly(Optional.of("1"), Optional.empty(), Optional.empty(), Optional.of("14"));
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void C041_a_finding_about_a_series_says_so_and_is_none_about_an_account_of_that_name() {
        SeriesId acme = SeriesId.of("ACME");
        AuditFinding found = AuditFinding.ofSeries(LedgerId.MAIN, acme, 3, Kind.BROKEN_LINK);
        AuditFinding ofAccount = AuditFinding.of(AccountId.of(LedgerId.MAIN, ACME), 3, Kind.BROKEN_LINK);

        assertThat(found.series()).contains(acme);
        assertThat(found)
                .hasToString("main number series ACME position 3: BROKEN_LINK")
                .isNotEqualTo(ofAccount);
        assertThat(found.command()).isEmpty();
        assertThat(ofAccount.series()).isEmpty();
    }

    @Test
    void C041_a_log_of_the_host_is_told_of_every_number_in_order_and_its_answers_are_kept() {
        IssuedDocumentLog log = (previous, row, document) -> previous.orElse("begin") + "|" + row.number() + " "
                + document.map(each -> each.total() + " on " + each.number().orElseThrow())
                        .orElse("void");
        Receivables logging = books.loggingDocuments(log);
        issue(logging, "INV-1");
        logging.numbering().voidNext(CommandId.of("V-1"), SALES, DAY, "spoiled").orElseThrow();
        issue(logging.onBasis(io.cartera.trace.Basis.of("contract")), "INV-2");

        List<TakenNumber> numbers = books.numbering().numbers(SALES);
        assertThat(numbers)
                .extracting(each -> each.link().orElseThrow().own())
                .containsExactly(
                        Optional.of("begin|F-00001 EUR 100.00 on F-00001"),
                        Optional.of("begin|F-00001 EUR 100.00 on F-00001|F-00002 void"),
                        Optional.of("begin|F-00001 EUR 100.00 on F-00001|F-00002 void|F-00003 EUR 100.00 on F-00003"));
        assertThat(books.audit().verify()).isEmpty();
    }
}
