package io.cartera;

import static io.cartera.ClubBooks.ACME;
import static io.cartera.ClubBooks.CLUB;
import static io.cartera.ClubBooks.day;
import static io.cartera.ClubBooks.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.points.PointsEntry;
import io.cartera.points.PointsKind;
import io.cartera.points.PointsLot;
import io.cartera.points.PointsMove;
import io.cartera.points.PointsRecorded;
import io.cartera.points.PointsRefusal;
import io.cartera.points.Reward;
import io.cartera.reward.EarnRule;
import io.cartera.reward.RewardTerms;
import io.cartera.terms.DueDateRule;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C117: points become vouchers and gifts, never go below zero, and come back. */
class C117RedemptionTest {

    private final ClubBooks club = new ClubBooks();

    @BeforeEach
    void twoInvoices() {
        club.issue("INV-1", "10000", "02-01");
        club.issue("INV-2", "20000", "03-01");
        club.earn("INV-1");
        club.earn("INV-2");
    }

    @Test
    void points_become_a_voucher_of_their_value_which_moves_no_balance_by_itself() {
        var before = club.books.accounts().balance(ACME, day("03-02"));

        PointsRecorded voucher = club.redeem("V-1", 15, "03-02").orElseThrow();

        assertThat(voucher.entry().reward()).contains(Reward.voucher(eur("150")));
        assertThat(voucher.entry().moves())
                .containsExactly(
                        PointsMove.of(InvoiceId.of("INV-1"), -10).usableThrough(LocalDate.parse("2027-02-01")),
                        PointsMove.of(InvoiceId.of("INV-2"), -5).usableThrough(LocalDate.parse("2027-03-01")));
        assertThat(club.balance("03-02")).isEqualTo(15);
        assertThat(club.books.accounts().balance(ACME, day("03-02"))).isEqualTo(before);
        assertThat(club.points().openVouchers(AsOf.of(day("03-02")))).containsExactly(voucher);
    }

    @Test
    void a_voucher_is_a_discount_on_the_next_invoice_and_is_used_once() {
        PointsRecorded voucher = club.redeem("V-1", 15, "03-02").orElseThrow();
        Reward reward = voucher.entry().reward().orElseThrow();
        Invoice next = club.issue(Invoice.draft(InvoiceId.of("INV-3"), ACME, day("03-03"))
                .line("goods", eur("500"))
                .adjusted(reward.discount("V-1", eur("500"))));

        PointsEntry use = PointsEntry.of(CLUB, ACME, day("03-03")).voucherUsed(CommandId.of("V-1"), next.id());
        assertThat(club.books.rewards().useVoucher(CommandId.of("U-1"), use).applied())
                .isPresent();

        assertThat(next.total()).isEqualTo(eur("350"));
        assertThat(club.points().openVouchers(AsOf.of(day("03-03")))).isEmpty();
        assertThat(club.points().openVouchers(AsOf.of(day("03-02")))).containsExactly(voucher);
        Refusal used = new PointsRefusal.Already(PointsKind.VOUCHER_USED, "V-1", CommandId.of("U-1"));
        assertThat(refusal(club.books.rewards().useVoucher(CommandId.of("U-2"), use)))
                .isEqualTo(used);
        assertThat(refusal(club.giveBack("B-1", "V-1", "03-04"))).isEqualTo(used);
    }

    @Test
    void a_voucher_takes_no_document_below_zero() {
        Reward voucher = Reward.voucher(eur("150"));

        assertThat(voucher.discount("V-1", eur("100")).amount()).isEqualTo(eur("100"));
        assertThatThrownBy(() -> voucher.discount("V-1", eur("0"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reward.gift("MUG", 1).discount("V-1", eur("1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_voucher_that_is_unknown_a_gift_late_or_on_no_document_is_refused() {
        club.club = ClubBooks.program(RewardTerms.builder()
                .rule(EarnRule.of("all", eur("1000"), 1))
                .pointValue(eur("10"))
                .voucherDays(10));
        PointsRecorded voucher = club.redeem("V-1", 1, "03-02").orElseThrow();
        club.redeem("G-1", PointsEntry.of(CLUB, ACME, day("03-02")).redeemed(1, Reward.gift("MUG", 1)))
                .orElseThrow();

        assertThat(voucher.entry().reward().orElseThrow().validThrough()).contains(day("03-12"));
        assertThat(refusal(use("V-9", "INV-1", "03-03")))
                .isEqualTo(new PointsRefusal.UnknownRedemption(CommandId.of("V-9")));
        assertThat(refusal(use("G-1", "INV-1", "03-03")))
                .isEqualTo(new PointsRefusal.UnknownRedemption(CommandId.of("G-1")));
        assertThat(refusal(use("V-1", "INV-9", "03-03")))
                .isEqualTo(new PointsRefusal.UnknownDocument(InvoiceId.of("INV-9")));
        club.issue(Invoice.draft(InvoiceId.of("INV-3"), ACME, day("03-03"))
                .line("goods", eur("500"))
                .adjusted(voucher.entry().reward().orElseThrow().discount("V-1", eur("500"))));
        assertThat(refusal(club.giveBack("B-1", "V-1", "03-13")))
                .isEqualTo(new PointsRefusal.VoucherExpired(CommandId.of("V-1"), day("03-12")));
        assertThat(refusal(use("V-1", "INV-3", "03-13")))
                .isEqualTo(new PointsRefusal.VoucherExpired(CommandId.of("V-1"), day("03-12")));
        assertThat(club.points().openVouchers(AsOf.of(day("03-13")))).isEmpty();
        assertThat(use("V-1", "INV-3", "03-12").applied()).isPresent();
    }

    @Test
    void a_voucher_is_used_only_where_a_standing_document_of_its_currency_bears_it() {
        Reward voucher =
                club.redeem("V-1", 15, "03-02").orElseThrow().entry().reward().orElseThrow();
        club.issue(Invoice.draft(InvoiceId.of("USD"), ACME, day("03-03"))
                .line("goods", Money.parse("USD 500"))
                .adjusted(AllowanceCharge.allowance(Money.parse("USD 150")).because("V-1")));
        club.issue(Invoice.draft(InvoiceId.of("OTHER"), ACME, day("03-03"))
                .line("goods", eur("500"))
                .adjusted(voucher.discount("V-2", eur("500"))));
        club.issue(Invoice.creditNote(InvoiceId.of("CN"), ACME, day("03-03"))
                .line("goods", eur("500"))
                .adjusted(voucher.discount("V-1", eur("500"))));
        bearing("GONE", voucher);
        reverse("GONE", "03-04");

        for (String document : List.of("INV-1", "USD", "OTHER", "CN", "GONE")) {
            assertThat(refusal(use("V-1", document, "03-05")))
                    .isEqualTo(new PointsRefusal.NotOnDocument(CommandId.of("V-1"), InvoiceId.of(document)));
        }
        bearing("INV-3", voucher);
        assertThat(use("V-1", "INV-3", "03-05").applied()).isPresent();
    }

    @Test
    void a_voucher_whose_invoice_was_reversed_is_given_back() {
        Reward voucher =
                club.redeem("V-1", 15, "03-02").orElseThrow().entry().reward().orElseThrow();
        bearing("INV-3", voucher);
        use("V-1", "INV-3", "03-03").orElseThrow();
        assertThat(club.giveBack("B-1", "V-1", "03-04").applied()).isEmpty();
        reverse("INV-3", "03-04");

        assertThat(club.giveBack("B-0", "V-1", "03-03").applied())
                .as("on that day the discount still stood")
                .isEmpty();
        assertThat(club.giveBack("B-2", "V-1", "03-04").applied()).isPresent();
        assertThat(club.balance("03-04")).isEqualTo(30);
        assertThat(club.points().openVouchers(AsOf.of(day("03-04")))).isEmpty();
        assertThat(refusal(club.giveBack("B-3", "V-1", "03-04")))
                .isEqualTo(new PointsRefusal.Already(PointsKind.GIVEN_BACK, "V-1", CommandId.of("B-2")));
    }

    private void bearing(String id, Reward voucher) {
        club.issue(Invoice.draft(InvoiceId.of(id), ACME, day("03-03"))
                .line("goods", eur("500"))
                .adjusted(voucher.discount("V-1", eur("500"))));
    }

    private void reverse(String document, String day) {
        club.books
                .invoicing()
                .reverse(CommandId.of("R-" + document), ACME, InvoiceId.of(document), day(day))
                .orElseThrow();
    }

    @Test
    void points_that_nobody_has_are_refused_also_where_no_amount_could_be_their_value() {
        long many = 500_000_000_000_000_000L;
        assertThat(refusal(club.redeem(
                        "G-1", PointsEntry.of(CLUB, ACME, day("03-02")).redeemed(many, Reward.gift("MUG", 1)))))
                .isEqualTo(new PointsRefusal.NotEnough(many, 30));
        assertThat(refusal(club.redeem(
                        "V-1", PointsEntry.of(CLUB, ACME, day("03-02")).redeemed(many, Reward.voucher(eur("1"))))))
                .isEqualTo(new PointsRefusal.NotEnough(many, 30));
    }

    private Outcome<PointsRecorded> use(String voucher, String document, String day) {
        return club.books
                .rewards()
                .useVoucher(
                        CommandId.of("U-" + voucher + document + day),
                        PointsEntry.of(CLUB, ACME, day(day))
                                .voucherUsed(CommandId.of(voucher), InvoiceId.of(document)));
    }

    @Test
    void more_than_there_is_less_than_the_least_too_early_and_too_late_are_refused_with_figures() {
        assertThat(refusal(club.redeem("V-1", 31, "03-01"))).isEqualTo(new PointsRefusal.NotEnough(31, 30));
        assertThat(refusal(club.redeem("V-2", 1, "02-28")))
                .isEqualTo(new PointsRefusal.TooEarly(day("02-28"), day("03-01")));
        assertThat(refusal(club.redeem("V-3", 1, LocalDate.parse("2029-01-02"))))
                .isEqualTo(new PointsRefusal.TooLate(LocalDate.parse("2029-01-02"), LocalDate.parse("2029-01-01")));
        club.club = ClubBooks.program(RewardTerms.builder()
                .rule(EarnRule.of("all", eur("1000"), 1))
                .pointValue(eur("10"))
                .leastPoints(20));
        assertThat(refusal(club.redeem("V-4", 19, "03-01"))).isEqualTo(new PointsRefusal.BelowMinimum(19, 20));
        assertThat(refusal(club.redeem(
                        "V-5",
                        PointsEntry.of(CLUB, ACME, LocalDate.parse("2025-12-31"))
                                .redeemed(20, Reward.gift("MUG", 1)))))
                .isEqualTo(new PointsRefusal.NoTerms(CLUB, LocalDate.parse("2025-12-31")));
        assertThat(club.points().recorded()).hasSize(2);
        assertThat(club.redeem("V-6", 30, "03-01").applied()).isPresent();
        assertThat(club.balance("03-01")).isZero();
    }

    @Test
    void a_voucher_of_another_value_is_refused_with_what_it_would_be() {
        Reward wanted = Reward.voucher(eur("11"));
        PointsEntry redemption = PointsEntry.of(CLUB, ACME, day("03-02")).redeemed(1, wanted);

        assertThat(refusal(club.redeem("V-1", redemption)))
                .isEqualTo(new PointsRefusal.OtherValue(wanted, Optional.of(Reward.voucher(eur("10")))));
        club.club = ClubBooks.program(RewardTerms.builder());
        assertThat(refusal(club.redeem("V-2", redemption)))
                .isEqualTo(new PointsRefusal.OtherValue(wanted, Optional.empty()));
    }

    @Test
    void a_redemption_given_back_fills_the_same_lots_also_such_as_have_expired() {
        club.redeem("V-1", 15, "03-02").orElseThrow();
        var back = club.books
                .rewards()
                .reverse(CommandId.of("B-1"), club.club, ACME, CommandId.of("V-1"), LocalDate.parse("2027-02-02"))
                .orElseThrow();

        assertThat(back.entry().points()).isEqualTo(15);
        assertThat(club.points().balance(AsOf.of(LocalDate.parse("2027-02-01"))))
                .isEqualTo(15);
        // The ten of INV-1 have expired meanwhile.
        assertThat(club.points().balance(AsOf.of(LocalDate.parse("2027-02-02"))))
                .isEqualTo(20);
        assertThat(club.points().expired(AsOf.of(LocalDate.parse("2027-02-02"))))
                .isEqualTo(10);
        assertThat(refusal(club.books
                        .rewards()
                        .reverse(
                                CommandId.of("B-2"),
                                club.club,
                                ACME,
                                CommandId.of("V-1"),
                                LocalDate.parse("2027-02-02"))))
                .isEqualTo(new PointsRefusal.Already(PointsKind.GIVEN_BACK, "V-1", CommandId.of("B-1")));
    }

    @Test
    void with_grace_points_given_back_last_at_least_that_long() {
        club.club = ClubBooks.program(RewardTerms.builder()
                .rule(EarnRule.of("all", eur("1000"), 1))
                .lifetime(Period.ofYears(1))
                .graceDays(10)
                .pointValue(eur("10")));
        club.redeem("V-1", 15, "03-02").orElseThrow();
        LocalDate late = LocalDate.parse("2027-02-02");

        club.books
                .rewards()
                .reverse(CommandId.of("B-1"), club.club, ACME, CommandId.of("V-1"), late)
                .orElseThrow();

        assertThat(club.points().lots(AsOf.of(late)))
                .extracting(PointsLot::source, lot -> lot.usableThrough().orElseThrow(), PointsLot::left)
                .containsExactly(
                        tuple(InvoiceId.of("INV-1"), late.plusDays(10), 10L),
                        tuple(InvoiceId.of("INV-2"), LocalDate.parse("2027-03-01"), 20L));
    }

    @Test
    void what_is_clawed_back_and_spent_already_is_taken_elsewhere_then_owed_then_settled() {
        club.redeem("V-1", 25, "03-02").orElseThrow();
        club.credit("CN-1", "INV-1", "10000", "03-03");

        PointsRecorded back = club.clawBack("CN-1").orElseThrow();

        assertThat(back.entry().points()).isEqualTo(10);
        assertThat(back.entry().owed()).isEqualTo(5);
        assertThat(club.balance("03-03")).isZero();
        assertThat(club.owed("03-03")).isEqualTo(5);
        assertThat(club.owed("03-02")).isZero();

        club.issue("INV-3", "3000", "03-04");
        club.earn("INV-3");
        assertThat(club.balance("03-04")).isZero();
        assertThat(club.owed("03-04")).isEqualTo(2);
        club.issue("INV-4", "3000", "03-05");
        club.earn("INV-4");
        assertThat(club.balance("03-05")).isEqualTo(1);
        assertThat(club.owed("03-05")).isZero();
        assertThat(club.points()
                        .find(PointsKind.EARNED, "INV-4")
                        .orElseThrow()
                        .entry()
                        .owed())
                .isEqualTo(-2);
    }

    @Test
    void points_that_expired_unused_are_clawed_back_from_themselves_not_from_other_documents() {
        LocalDate late = LocalDate.parse("2027-02-10");
        club.issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, late)
                .crediting(InvoiceId.of("INV-1"))
                .line("goods back", eur("10000")));

        PointsRecorded back = club.clawBack("CN-1").orElseThrow();

        assertThat(back.entry().moves())
                .containsExactly(
                        PointsMove.of(InvoiceId.of("INV-1"), -10).usableThrough(LocalDate.parse("2027-02-01")));
        assertThat(back.entry().owed()).isZero();
        assertThat(club.points().balance(AsOf.of(late))).isEqualTo(20);
        assertThat(club.points().expired(AsOf.of(late.minusDays(1)))).isEqualTo(10);
        assertThat(club.points().expired(AsOf.of(late))).isZero();
    }

    @Test
    void a_credit_note_that_is_reversed_and_issued_again_claws_back_once() {
        club.credit("CN-1", "INV-1", "5000", "03-02");
        assertThat(club.clawBack("CN-1").orElseThrow().entry().points()).isEqualTo(5);
        club.books
                .invoicing()
                .reverse(CommandId.of("R"), ACME, InvoiceId.of("CN-1"), day("03-03"))
                .orElseThrow();
        club.credit("CN-2", "INV-1", "5000", "03-04");

        assertThat(club.clawBack("CN-2").orElseThrow().entry().points()).isZero();
        assertThat(club.balance("03-04")).isEqualTo(25);
        // The next note has taken what the first one's reversal would give back.
        assertThat(club.restore("CN-1").orElseThrow().entry().points()).isZero();
        assertThat(club.balance("03-04")).isEqualTo(25);
    }

    @Test
    void a_credit_note_that_is_reversed_gives_back_what_it_clawed_back_before_there_is_another() {
        club.credit("CN-1", "INV-1", "5000", "03-02");
        club.clawBack("CN-1").orElseThrow();
        reverse("CN-1", "03-03");

        PointsRecorded restored = club.restore("CN-1").orElseThrow();

        assertThat(restored.entry().kind()).isEqualTo(PointsKind.RESTORED);
        assertThat(restored.entry().points()).isEqualTo(5);
        assertThat(restored.entry().effectiveOn()).isEqualTo(day("03-03"));
        assertThat(club.balance("03-02")).isEqualTo(25);
        assertThat(club.balance("03-03")).isEqualTo(30);
        assertThat(club.points().clawedBack(InvoiceId.of("INV-1"))).isZero();
        club.credit("CN-2", "INV-1", "10000", "03-04");
        assertThat(club.clawBack("CN-2").orElseThrow().entry().points()).isEqualTo(10);
        assertThat(club.balance("03-04")).isEqualTo(20);
    }

    @Test
    void what_was_owed_for_a_note_that_is_reversed_is_so_no_more_and_what_was_settled_comes_to_the_document() {
        club.redeem("V-1", 30, "03-01").orElseThrow();
        club.credit("CN-1", "INV-1", "10000", "03-02");
        club.clawBack("CN-1").orElseThrow();
        assertThat(club.owed("03-02")).isEqualTo(10);
        club.issue("INV-3", "4000", "03-03");
        club.earn("INV-3").orElseThrow();
        assertThat(club.owed("03-03")).isEqualTo(6);
        reverse("CN-1", "03-04");

        PointsEntry restored = club.restore("CN-1").orElseThrow().entry();

        assertThat(restored.owed()).isEqualTo(-6);
        assertThat(restored.moves())
                .containsExactly(PointsMove.of(InvoiceId.of("INV-1"), 4).usableThrough(LocalDate.parse("2027-02-01")));
        assertThat(club.owed("03-04")).isZero();
        assertThat(club.balance("03-04")).isEqualTo(4);
    }

    @Test
    void with_grace_what_is_restored_lasts_at_least_that_long_and_goes_to_the_lots_it_came_from() {
        club.club = ClubBooks.program(RewardTerms.builder()
                .rule(EarnRule.of("all", eur("1000"), 1))
                .lifetime(Period.ofYears(1))
                .graceDays(400)
                .pointValue(eur("10")));
        club.redeem("V-1", 4, "03-01").orElseThrow();
        club.credit("CN-1", "INV-1", "10000", "03-02");
        assertThat(club.clawBack("CN-1").orElseThrow().entry().moves())
                .extracting(PointsMove::points)
                .containsExactly(-6L, -4L);
        reverse("CN-1", "03-03");

        LocalDate grace = day("03-03").plusDays(400);
        assertThat(club.restore("CN-1").orElseThrow().entry().moves())
                .containsExactly(
                        PointsMove.of(InvoiceId.of("INV-2"), 4).usableThrough(grace),
                        PointsMove.of(InvoiceId.of("INV-1"), 6).usableThrough(grace));
    }

    @Test
    void what_stands_was_never_clawed_back_or_is_restored_already_is_not_restored() {
        Invoice standing = club.credit("CN-1", "INV-1", "5000", "03-02");
        assertThat(refusal(club.restore("CN-1"))).isEqualTo(new PointsRefusal.NothingToRestore(standing.id()));
        reverse("CN-1", "03-03");
        assertThat(refusal(club.restore("CN-1"))).isEqualTo(new PointsRefusal.NothingToRestore(standing.id()));
        assertThat(refusal(club.restore("INV-1"))).isEqualTo(new PointsRefusal.NothingToRestore(InvoiceId.of("INV-1")));
        assertThat(refusal(club.restore("NONE"))).isEqualTo(new PointsRefusal.UnknownDocument(InvoiceId.of("NONE")));

        club.credit("CN-2", "INV-1", "5000", "03-04");
        club.clawBack("CN-2").orElseThrow();
        reverse("CN-2", "03-05");
        club.restore("CN-2").orElseThrow();
        assertThat(refusal(club.books.rewards().restore(CommandId.of("AGAIN"), club.club, ACME, InvoiceId.of("CN-2"))))
                .isEqualTo(new PointsRefusal.Already(PointsKind.RESTORED, "CN-2", CommandId.of("S-CN-2")));
        assertThat(club.balance("03-05")).isEqualTo(30);
    }

    @Test
    void what_several_notes_took_comes_back_when_all_of_them_are_reversed_in_whichever_order() {
        club.credit("CN-1", "INV-1", "5000", "03-02");
        club.clawBack("CN-1").orElseThrow();
        reverse("CN-1", "03-03");
        club.credit("CN-2", "INV-1", "5000", "03-04");
        club.clawBack("CN-2").orElseThrow();
        club.restore("CN-1").orElseThrow();
        reverse("CN-2", "03-05");

        // The second note took nothing itself: the first one's claw-back was its own.
        assertThat(club.restore("CN-2").orElseThrow().entry().points()).isEqualTo(5);
        assertThat(club.balance("03-05")).isEqualTo(30);
    }

    @Test
    void nothing_is_restored_of_a_document_that_is_reversed_itself() {
        club.credit("CN-1", "INV-1", "5000", "03-02");
        club.clawBack("CN-1").orElseThrow();
        reverse("CN-1", "03-03");
        reverse("INV-1", "03-04");

        assertThat(club.restore("CN-1").orElseThrow().entry().points()).isZero();
        assertThat(club.clawBack("INV-1").orElseThrow().entry().points()).isEqualTo(5);
        assertThat(club.balance("03-04")).isEqualTo(20);
    }

    @Test
    void a_document_in_parts_claws_back_when_the_last_of_them_is_reversed() {
        club.issue(Invoice.draft(InvoiceId.of("INV-3"), ACME, day("03-02"))
                .line("goods", eur("4000"))
                .terms(PaymentTerms.monthly(2, DueDateRule.netDays(30))));
        club.earn("INV-3");
        reversePart("INV-3", 1, "03-05");
        assertThat(refusal(club.clawBack("INV-3"))).isEqualTo(new PointsRefusal.CreditsNothing(InvoiceId.of("INV-3")));

        reversePart("INV-3", 2, "03-04");

        PointsRecorded back = club.clawBack("INV-3").orElseThrow();
        assertThat(back.entry().points()).isEqualTo(4);
        assertThat(back.entry().effectiveOn()).isEqualTo(day("03-05"));
    }

    private void reversePart(String document, int part, String day) {
        club.books
                .accounts()
                .reverse(CommandId.of("R-" + part), ACME, new ItemId(Side.DEBIT, document, part), day(day))
                .orElseThrow();
    }

    @Test
    void a_redemption_given_back_settles_what_is_owed_first() {
        club.redeem("V-1", 30, "03-02").orElseThrow();
        club.credit("CN-1", "INV-1", "10000", "03-03");
        club.clawBack("CN-1");

        PointsRecorded back = club.giveBack("B-1", "V-1", "03-04").orElseThrow();

        assertThat(back.entry().points()).isEqualTo(30);
        assertThat(back.entry().owed()).isEqualTo(-10);
        assertThat(club.balance("03-04")).isEqualTo(20);
        assertThat(club.points().lots(AsOf.of(day("03-04"))))
                .extracting(PointsLot::source)
                .containsExactly(InvoiceId.of("INV-2"));
    }

    @Test
    void a_redemption_again_is_one_and_with_other_points_in_conflict() {
        Outcome<PointsRecorded> first = club.redeem("V-1", 15, "03-02");

        assertThat(club.redeem("V-1", 15, "03-02")).isEqualTo(first);
        assertThat(club.redeem("V-1", 14, "03-02"))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("V-1"), "15", "14", "points"));
        assertThat(club.balance("03-02")).isEqualTo(15);
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal();
    }
}
