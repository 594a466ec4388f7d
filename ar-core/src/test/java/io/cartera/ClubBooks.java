package io.cartera;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.points.PointsAccount;
import io.cartera.points.PointsEntry;
import io.cartera.points.PointsRecorded;
import io.cartera.points.Reward;
import io.cartera.points.RewardProgramId;
import io.cartera.reward.EarnRule;
import io.cartera.reward.RewardProfile;
import io.cartera.reward.RewardProgram;
import io.cartera.reward.RewardTerms;
import io.cartera.store.ReceivablesStore;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.joda.money.Money;

/** Books with a club: 1 point per EUR 1,000 net, usable for a year, worth EUR 10 each. */
final class ClubBooks {

    static final CustomerId ACME = CustomerId.of("ACME");
    static final CustomerId BETA = CustomerId.of("BETA");
    static final RewardProgramId CLUB = RewardProgramId.of("CLUB");
    static final LocalDate JAN_1 = LocalDate.parse("2026-01-01");

    final Receivables books;
    RewardProgram club = program(RewardTerms.builder()
            .rule(EarnRule.of("all", eur("1000"), 1))
            .lifetime(Period.ofYears(1))
            .pointValue(eur("10")));

    ClubBooks() {
        this(new InMemoryStore());
    }

    ClubBooks(ReceivablesStore store) {
        books = Receivables.over(store, Clock.fixed(Instant.parse("2028-12-31T12:00:00Z"), ZoneOffset.UTC));
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
    }

    static RewardProgram program(RewardTerms.Builder terms) {
        return RewardProgram.of(CLUB).from(JAN_1, terms.build());
    }

    static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    static LocalDate day(String text) {
        return LocalDate.parse("2026-" + text);
    }

    Invoice issue(String id, String amount, String day) {
        return issue(Invoice.draft(InvoiceId.of(id), ACME, day(day)).line("goods", eur(amount)));
    }

    Invoice issue(Invoice.Builder draft) {
        Invoice invoice = draft.build();
        books.invoicing().issue(invoice).orElseThrow();
        return invoice;
    }

    Invoice credit(String id, String invoice, String amount, String day) {
        return issue(Invoice.creditNote(InvoiceId.of(id), ACME, day(day))
                .crediting(InvoiceId.of(invoice))
                .line("goods back", eur(amount)));
    }

    static InvoiceLine line(String amount, String group) {
        return InvoiceLine.of("goods", eur(amount)).inGroup(group);
    }

    Outcome<PointsRecorded> earn(String invoice) {
        return earn(invoice, RewardProfile.none());
    }

    Outcome<PointsRecorded> earn(String invoice, RewardProfile profile) {
        return earn(ACME, invoice, profile);
    }

    Outcome<PointsRecorded> earn(CustomerId customer, String invoice, RewardProfile profile) {
        return books.rewards().earn(CommandId.of("E-" + invoice), club, customer, InvoiceId.of(invoice), profile);
    }

    Outcome<PointsRecorded> clawBack(String by) {
        return books.rewards().clawBack(CommandId.of("C-" + by), CLUB, ACME, InvoiceId.of(by));
    }

    Outcome<PointsRecorded> restore(String note) {
        return books.rewards().restore(CommandId.of("S-" + note), club, ACME, InvoiceId.of(note));
    }

    Outcome<PointsRecorded> redeem(String id, long points, String day) {
        return redeem(id, points, day(day));
    }

    Outcome<PointsRecorded> redeem(String id, long points, LocalDate day) {
        Reward voucher = club.termsOn(day).orElseThrow().voucher(points, day);
        return redeem(id, PointsEntry.of(CLUB, ACME, day).redeemed(points, voucher));
    }

    Outcome<PointsRecorded> redeem(String id, PointsEntry redemption) {
        return books.rewards().redeem(CommandId.of(id), club, redemption);
    }

    Outcome<PointsRecorded> giveBack(String id, String redemption, String day) {
        return books.rewards().reverse(CommandId.of(id), club, ACME, CommandId.of(redemption), day(day));
    }

    PointsAccount points() {
        return books.rewards().points(CLUB, ACME);
    }

    long balance(String day) {
        return points().balance(AsOf.of(day(day)));
    }

    long owed(String day) {
        return points().owed(AsOf.of(day(day)));
    }
}
