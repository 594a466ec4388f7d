package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.ItemId;
import io.cartera.interest.AccruedInterest;
import io.cartera.interest.InterestSegment;
import io.cartera.interest.LateAccount;
import io.cartera.interest.LateInterest;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What other systems' tests and users say of interest, by the numbers of the collected cases. */
class ErpInterestCasesTest {

    private final LateAccount account = new LateAccount();

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @Test
    void F11_fifteen_days_at_ten_per_cent_on_100_are_41_cents_and_a_fee_is_a_debit_note_of_its_own() {
        ItemId item = account.owes("I1", "EUR 100", "2026-03-10");
        LateInterest policy = LateInterest.atAgreedRate(Percentage.of("10"));
        LocalDate today = LocalDate.parse("2026-03-25");

        AccruedInterest interest = account.through(policy, item, "2026-03-25");
        account.books
                .invoicing()
                .issue(Invoice.debitNote(InvoiceId.of("D1"), LateAccount.ACME, today)
                        .line("Interest", interest.amount())
                        .line("Fee", eur("10"))
                        .build())
                .orElseThrow();

        assertThat(interest.days()).isEqualTo(15);
        assertThat(interest.amount()).isEqualTo(eur("0.41"));
        assertThat(account.books.accounts().balance(LateAccount.ACME, today).in(CurrencyUnit.EUR))
                .isEqualTo(eur("110.41"));
    }

    /**
     * The peer charges 5 % of what is open, however late it is: 10.00. Ours is a rate a year and grows by the day, since
     * that is what the laws and contracts mean by interest; a flat charge is a fee, and the caller's to post.
     */
    @Test
    void F23_five_per_cent_on_200_is_a_rate_a_year_here_and_comes_to_ten_after_a_year() {
        ItemId item = account.owes("I1", "EUR 200", "2025-03-10");
        LateInterest policy = LateInterest.atAgreedRate(Percentage.of("5"));

        assertThat(account.through(policy, item, "2025-03-11").amount()).isEqualTo(eur("0.03"));
        assertThat(account.through(policy, item, "2025-04-09").amount()).isEqualTo(eur("0.82"));
        assertThat(account.through(policy, item, "2026-03-10").amount()).isEqualTo(eur("10"));
    }

    @Test
    void F29_after_a_payment_of_200_on_1000_the_next_month_is_reckoned_on_800() {
        ItemId item = account.owes("I1", "EUR 1000", "2025-12-31");
        account.pays(item, "EUR 200", "2026-01-31");
        LateInterest policy = LateInterest.atAgreedRate(Percentage.of("12"));

        AccruedInterest january = account.through(policy, item, "2026-01-31");
        AccruedInterest both = account.through(policy, item, "2026-02-28");

        assertThat(january.amount()).isEqualTo(eur("10.19"));
        assertThat(both.segments()).extracting(InterestSegment::principal).containsExactly(eur("1000"), eur("800"));
        assertThat(both.segments()).extracting(InterestSegment::days).containsExactly(31L, 28L);
        assertThat(both.amount()).isEqualTo(eur("17.56"));
        assertThat(account.books
                        .analysis()
                        .lateInterest(LateAccount.ACME, policy, AsOf.of(LocalDate.parse("2026-02-28"))))
                .isEqualTo(List.of(both));
    }
}
