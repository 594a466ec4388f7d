package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.interest.AccruedInterest;
import io.cartera.interest.FixedCompensation;
import io.cartera.interest.LateInterest;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.journal.GlAccount;
import io.cartera.journal.JournalLine;
import io.cartera.journal.PostingRules;
import io.cartera.money.Percentage;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C025: what is claimed for lateness is on the account as what it is, and no sale. */
class C025LateChargesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-01-01");
    private static final LocalDate CLAIMED = DAY.plusDays(103);
    private static final LateInterest TEN = LateInterest.atAgreedRate(Percentage.of("10"));
    private static final LateInterest TEN_AND_FORTY = TEN.withCompensation(FixedCompensation.of(Money.parse("EUR 40")));

    private final Receivables books = Receivables.over(new InMemoryStore());

    private List<Entry> claim() {
        books.customers()
                .register(Customer.organisation(ACME, "Acme")
                        .terms(PaymentTerms.netDays(30))
                        .build());
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("Goods", Money.parse("EUR 1000"))
                        .build());
        AccruedInterest accrued = books.analysis()
                .lateInterest(ACME, TEN_AND_FORTY, AsOf.of(CLAIMED))
                .get(0);
        return accrued.claimedAs("LC-1", CLAIMED, CLAIMED.plusDays(14));
    }

    private void post(List<Entry> claims) {
        assertThat(books.cash()
                        .settle(CommandId.of("LC-1"), ACME, Settlement.of(claims, List.of()))
                        .applied())
                .isPresent();
    }

    @Test
    void interest_and_compensation_are_two_parts_of_one_claim_on_the_late_document() {
        List<Entry> claims = claim();

        // 73 days at 10 % of 1000.00.
        assertThat(claims)
                .extracting(entry -> entry.id() + " " + entry.kind() + " " + entry.amount() + " " + entry.dueOn() + " "
                        + entry.reference().orElse("-"))
                .containsExactly(
                        ItemId.debit("LC-1") + " LATE_CHARGE EUR 20.00 2026-04-28 INV-1",
                        new ItemId(Side.DEBIT, "LC-1", 2) + " LATE_CHARGE EUR 40.00 2026-04-28 INV-1");
    }

    @Test
    void what_is_claimed_is_owed_and_ages_but_is_no_sale_no_deal_and_no_dealing() {
        post(claim());

        assertThat(books.accounts().balance(ACME, CLAIMED).in(CurrencyUnit.EUR)).isEqualTo(Money.parse("EUR 1060"));
        assertThat(books.accounts().openItems(ACME, CLAIMED)).hasSize(3);
        DateRange year = DateRange.yearTo(LocalDate.parse("2026-12-31"));
        assertThat(books.analysis().turnover(year).in(CurrencyUnit.EUR)).containsEntry(ACME, Money.parse("EUR 1000"));
        assertThat(books.analysis().sales(year).in(CurrencyUnit.EUR).get(ACME).gross())
                .isEqualTo(Money.parse("EUR 1000"));
        assertThat(books.analysis().customerFacts(ACME, CLAIMED).lastActivity()).contains(DAY);
        assertThat(books.analysis().customerFacts(ACME, CLAIMED).lastActivity(EntryKind.LATE_CHARGE))
                .contains(CLAIMED);
    }

    @Test
    void it_bears_no_interest_itself() {
        LocalDate later = CLAIMED.plusDays(400);
        post(claim());

        assertThat(books.analysis().lateInterest(ACME, TEN, AsOf.of(later)))
                .extracting(AccruedInterest::item)
                .containsExactly(ItemId.debit("INV-1"));
    }

    @Test
    void it_is_paid_and_written_off_like_any_debit_and_posted_to_an_account_of_its_own() {
        post(claim());
        PostingRules rules = PostingRules.builder(GlAccount.of("1200"), GlAccount.of("1210"))
                .against(EntryKind.LATE_CHARGE, GlAccount.of("7100"))
                .otherwise(GlAccount.of("9999"))
                .build();

        assertThat(books.generalLedger().journal(ACME, rules, DateRange.ofClosed(CLAIMED, CLAIMED)).stream()
                        .flatMap(entry -> entry.lines().stream())
                        .map(JournalLine::toString))
                .hasSize(4)
                .contains("CREDIT 7100 EUR 40.00 " + new ItemId(Side.DEBIT, "LC-1", 2));
        assertThat(books.accounts()
                        .reverse(CommandId.of("R"), ACME, ItemId.debit("LC-1"), CLAIMED)
                        .applied())
                .isPresent();
        assertThat(books.accounts().balance(ACME, CLAIMED).in(CurrencyUnit.EUR)).isEqualTo(Money.parse("EUR 1040"));
    }

    @Test
    void nothing_is_claimed_of_what_cost_nothing_and_not_before_its_day() {
        claim();
        AccruedInterest none = TEN.accrued(
                        books.accounts().history(ACME), ItemId.debit("INV-1"), DateRange.ofClosed(DAY, DAY))
                .orElseThrow();

        assertThat(none.claimedAs("LC-2", DAY, DAY)).isEmpty();
        AccruedInterest some =
                books.analysis().lateInterest(ACME, TEN, AsOf.of(CLAIMED)).get(0);
        assertThat(some.claimedAs("LC-2", CLAIMED, CLAIMED)).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> some.claimedAs("LC-2", CLAIMED, CLAIMED.minusDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> some.claimedAs(" ", CLAIMED, CLAIMED));
    }
}
