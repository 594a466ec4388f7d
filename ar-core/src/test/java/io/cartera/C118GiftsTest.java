package io.cartera;

import static io.cartera.ClubBooks.ACME;
import static io.cartera.ClubBooks.CLUB;
import static io.cartera.ClubBooks.day;
import static io.cartera.ClubBooks.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.points.PointsEntry;
import io.cartera.points.PointsRecorded;
import io.cartera.points.Reward;
import io.cartera.trace.CommandId;
import org.junit.jupiter.api.Test;

/** C118: gifts, with points and without. */
class C118GiftsTest {

    private final ClubBooks club = new ClubBooks();

    @Test
    void a_gift_without_points_is_on_record_and_moves_nothing() {
        PointsEntry gift = PointsEntry.of(CLUB, ACME, day("02-01")).giftGranted(Reward.gift("CALENDAR", 2));

        PointsRecorded granted =
                club.books.rewards().grantGift(CommandId.of("G-1"), gift).orElseThrow();

        assertThat(granted.entry().reward().orElseThrow().gift()).contains("CALENDAR");
        assertThat(granted.entry().reward().orElseThrow().quantity()).isEqualTo(2);
        assertThat(club.points().recorded()).containsExactly(granted);
        assertThat(club.balance("02-01")).isZero();
        assertThat(club.books.audit().trail(ACME)).hasSize(2);
    }

    @Test
    void points_become_a_gift() {
        club.issue("INV-1", "10000", "02-01");
        club.earn("INV-1");
        PointsEntry order = PointsEntry.of(CLUB, ACME, day("02-02")).redeemed(8, Reward.gift("MUG", 4));

        PointsRecorded redeemed = club.redeem("G-1", order).orElseThrow();

        assertThat(redeemed.entry().reward()).contains(Reward.gift("MUG", 4));
        assertThat(club.balance("02-02")).isEqualTo(2);
    }

    @Test
    void a_gift_is_no_voucher_and_the_other_way_round() {
        PointsEntry.Dated dated = PointsEntry.of(CLUB, ACME, day("02-02"));
        Reward voucher = Reward.voucher(eur("10"));

        assertThatThrownBy(() -> dated.giftGranted(voucher)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> club.redeem("G-1", dated.giftGranted(Reward.gift("MUG", 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        club.books.rewards().grantGift(CommandId.of("G-1"), dated.redeemed(1, Reward.gift("MUG", 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reward.gift("MUG", 1).validThrough(day("02-02")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
