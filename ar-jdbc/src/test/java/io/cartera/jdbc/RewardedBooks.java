package io.cartera.jdbc;

import io.cartera.Receivables;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.points.PointsEntry;
import io.cartera.points.Reward;
import io.cartera.points.RewardProgramId;
import io.cartera.reward.EarnRule;
import io.cartera.reward.RewardProfile;
import io.cartera.reward.RewardProgram;
import io.cartera.reward.RewardTerms;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.CommandId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.joda.money.Money;

/** A customer whose points were earned, redeemed, clawed back, owed, given back, settled, used and restored. */
final class RewardedBooks {

    static final CustomerId MEMBER = CustomerId.of("MEMBER");
    static final RewardProgram CLUB = RewardProgram.of(RewardProgramId.of("CLUB"))
            .from(
                    LocalDate.parse("2026-01-01"),
                    RewardTerms.builder()
                            .rule(EarnRule.of("all", Money.parse("EUR 1000"), 1))
                            .lifetime(Period.ofYears(1))
                            .graceDays(400)
                            .voucherDays(90)
                            .pointValue(Money.parse("EUR 10"))
                            .build());

    private final Receivables books;

    private RewardedBooks(Receivables books) {
        this.books = books;
    }

    static Receivables over(ReceivablesStore store) {
        return Receivables.over(store, Clock.fixed(Instant.parse("2026-12-31T00:00:00Z"), ZoneOffset.UTC));
    }

    static void keep(ReceivablesStore store) {
        new RewardedBooks(over(store)).keep();
    }

    private void keep() {
        books.customers()
                .register(Customer.organisation(MEMBER, "Member").build())
                .orElseThrow();
        issue("M-1", "10000", "2026-02-01");
        issue("M-2", "20000", "2026-03-01");
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("M-3"), MEMBER, LocalDate.parse("2026-03-10"))
                        .line("Goods", Money.parse("EUR 9150"))
                        .adjusted(AllowanceCharge.allowance(Money.parse("EUR 150"))
                                .because("V-1"))
                        .build())
                .orElseThrow();
        earn("M-1", RewardProfile.none());
        earn("M-2", RewardProfile.inTier("GOLD"));
        redeem("V-1", 15);
        redeem("V-2", 8);
        books.rewards()
                .redeem(CommandId.of("G-1"), CLUB, on("2026-03-12").redeemed(2, Reward.gift("MUG", 2)))
                .orElseThrow();
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("M-CN"), MEMBER, LocalDate.parse("2026-03-13"))
                        .crediting(InvoiceId.of("M-1"))
                        .line("Goods back", Money.parse("EUR 10000"))
                        .build())
                .orElseThrow();
        books.rewards()
                .clawBack(CommandId.of("C-1"), CLUB.id(), MEMBER, InvoiceId.of("M-CN"))
                .orElseThrow();
        books.rewards()
                .reverse(CommandId.of("B-1"), CLUB, MEMBER, CommandId.of("V-2"), LocalDate.parse("2026-03-14"))
                .orElseThrow();
        books.rewards()
                .useVoucher(CommandId.of("U-1"), on("2026-03-15").voucherUsed(CommandId.of("V-1"), InvoiceId.of("M-3")))
                .orElseThrow();
        books.rewards()
                .grantGift(CommandId.of("G-2"), on("2026-03-16").giftGranted(Reward.gift("CALENDAR", 1)))
                .orElseThrow();
        earn("M-3", RewardProfile.none());
        books.invoicing()
                .reverse(CommandId.of("R-CN"), MEMBER, InvoiceId.of("M-CN"), LocalDate.parse("2026-03-17"))
                .orElseThrow();
        books.rewards()
                .restore(CommandId.of("S-1"), CLUB, MEMBER, InvoiceId.of("M-CN"))
                .orElseThrow();
    }

    private static PointsEntry.Dated on(String day) {
        return PointsEntry.of(CLUB.id(), MEMBER, LocalDate.parse(day));
    }

    private void issue(String id, String amount, String day) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), MEMBER, LocalDate.parse(day))
                        .line("Goods", Money.parse("EUR " + amount))
                        .build())
                .orElseThrow();
    }

    private void earn(String invoice, RewardProfile profile) {
        books.rewards()
                .earn(CommandId.of("E-" + invoice), CLUB, MEMBER, InvoiceId.of(invoice), profile)
                .orElseThrow();
    }

    private void redeem(String id, long points) {
        LocalDate day = LocalDate.parse("2026-03-11");
        Reward voucher = CLUB.termsOn(day).orElseThrow().voucher(points, day);
        books.rewards()
                .redeem(
                        CommandId.of(id),
                        CLUB,
                        PointsEntry.of(CLUB.id(), MEMBER, day).redeemed(points, voucher))
                .orElseThrow();
    }
}
