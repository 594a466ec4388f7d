package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.ItemId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.relationship.LifecycleRules;
import io.cartera.relationship.LifecycleStage;
import io.cartera.trace.CommandId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C018: in which stage of its life each customer is, from the ledger and by its own rhythm. */
class C018LifecycleStagesTest {

    private static final LocalDate DAY = LocalDate.parse("2024-01-01");
    private static final LifecycleRules OWN = LifecycleRules.byOwnRhythm();

    private static List<LocalDate> every(int days, int sales) {
        return IntStream.range(0, sales)
                .mapToObj(sale -> DAY.plusDays((long) days * sale))
                .toList();
    }

    private static LifecycleStage after(List<LocalDate> sales, int silent) {
        return OWN.stage(sales, sales.get(sales.size() - 1).plusDays(silent));
    }

    @Test
    void who_buys_every_month_is_at_risk_after_two_months_dormant_after_three_and_lost_after_six() {
        List<LocalDate> monthly = every(30, 12);

        assertThat(after(monthly, 60)).isEqualTo(LifecycleStage.ACTIVE);
        assertThat(after(monthly, 61)).isEqualTo(LifecycleStage.AT_RISK);
        assertThat(after(monthly, 90)).isEqualTo(LifecycleStage.AT_RISK);
        assertThat(after(monthly, 91)).isEqualTo(LifecycleStage.DORMANT);
        assertThat(after(monthly, 180)).isEqualTo(LifecycleStage.DORMANT);
        assertThat(after(monthly, 181)).isEqualTo(LifecycleStage.LOST);
    }

    @Test
    void who_buys_every_day_is_not_at_risk_after_a_long_weekend_and_who_buys_once_a_year_not_after_one() {
        List<LocalDate> daily = every(1, 200);
        assertThat(after(daily, 14)).isEqualTo(LifecycleStage.ACTIVE);
        assertThat(after(daily, 15)).isEqualTo(LifecycleStage.AT_RISK);
        assertThat(after(daily, 22)).isEqualTo(LifecycleStage.DORMANT);
        assertThat(after(daily, 43)).isEqualTo(LifecycleStage.LOST);

        List<LocalDate> yearly = every(365, 5);
        assertThat(after(yearly, 730)).isEqualTo(LifecycleStage.ACTIVE);
        assertThat(after(yearly, 731)).isEqualTo(LifecycleStage.AT_RISK);
        assertThat(LifecycleRules.standard().stage(yearly, yearly.get(4).plusDays(366)))
                .isEqualTo(LifecycleStage.LOST);
    }

    @Test
    void too_few_gaps_make_no_rhythm_and_half_days_of_a_median_count() {
        assertThat(after(every(5, 3), 80)).isEqualTo(LifecycleStage.NEW);
        assertThat(after(every(5, 3), 90)).isEqualTo(LifecycleStage.ACTIVE);
        assertThat(after(every(5, 3), 91)).isEqualTo(LifecycleStage.AT_RISK);
        // Gaps of 10, 11, 100 and 200 days: a median of 55.5.
        List<LocalDate> uneven = List.of(DAY, DAY.plusDays(10), DAY.plusDays(21), DAY.plusDays(121), DAY.plusDays(321));
        assertThat(after(uneven, 111)).isEqualTo(LifecycleStage.ACTIVE);
        assertThat(after(uneven, 112)).isEqualTo(LifecycleStage.AT_RISK);
        assertThat(after(uneven, 166)).isEqualTo(LifecycleStage.AT_RISK);
        assertThat(after(uneven, 167)).isEqualTo(LifecycleStage.DORMANT);
    }

    @Test
    void who_was_lost_by_its_own_rhythm_and_buys_again_is_reactivated() {
        List<LocalDate> sales = new ArrayList<>(every(10, 12));
        LocalDate back = sales.get(11).plusDays(61);
        sales.add(back);

        assertThat(OWN.stage(sales, back)).isEqualTo(LifecycleStage.REACTIVATED);
        sales.set(12, back.minusDays(1));
        assertThat(OWN.stage(sales, back)).isEqualTo(LifecycleStage.ACTIVE);
    }

    @Property(tries = 300)
    void stages_only_get_worse_with_silence_whatever_the_order_of_the_sales(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 900) Integer> offsets, @ForAll int seed) {
        List<LocalDate> sales = new ArrayList<>(
                offsets.stream().map(offset -> DAY.plusDays(offset)).toList());
        LocalDate last = Collections.max(sales);
        List<LocalDate> shuffled = new ArrayList<>(sales);
        Collections.shuffle(shuffled, new Random(seed));
        int worst = 0;
        for (int silent = 0; silent < 2000; silent += 7) {
            LifecycleStage stage = OWN.stage(sales, last.plusDays(silent));
            assertThat(OWN.stage(shuffled, last.plusDays(silent))).isEqualTo(stage);
            int rank = Math.max(
                    0,
                    List.of(LifecycleStage.AT_RISK, LifecycleStage.DORMANT, LifecycleStage.LOST)
                                    .indexOf(stage)
                            + 1);
            assertThat(rank).isGreaterThanOrEqualTo(worst);
            worst = rank;
        }
    }

    @Test
    void times_rise_and_are_told() {
        for (List<String> times : List.of(
                List.of("0", "2", "3"),
                List.of("2", "2", "3"),
                List.of("1", "3", "3"),
                List.of("-1", "2", "3"),
                List.of("1", "2", "1001"),
                List.of("1.0000001", "2", "3"))) {
            List<BigDecimal> all = times.stream().map(BigDecimal::new).toList();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LifecycleRules.standard().byRhythm(all.get(0), all.get(1), all.get(2), 3, 7));
        }
        BigDecimal one = BigDecimal.ONE;
        BigDecimal two = BigDecimal.valueOf(2);
        BigDecimal three = BigDecimal.valueOf(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LifecycleRules.standard().byRhythm(one, two, three, 0, 7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LifecycleRules.standard().byRhythm(one, two, three, 1, 0));
        assertThat(OWN.toString()).contains("atRisk=2").contains("shortestGap=7");
        assertThat(OWN.stage(List.of(), DAY)).isEqualTo(LifecycleStage.PROSPECT);
    }

    @Test
    void the_ledger_tells_the_stage_of_every_customer_on_any_day() {
        Receivables books = Receivables.over(new InMemoryStore());
        for (String name : List.of("MONTHLY", "NOBODY", "ONCE", "UNDONE")) {
            books.customers()
                    .register(Customer.organisation(CustomerId.of(name), name).build());
        }
        every(30, 6).forEach(on -> sell(books, "MONTHLY", on));
        sell(books, "ONCE", DAY.plusDays(100));
        sell(books, "UNDONE", DAY);
        books.accounts()
                .reverse(CommandId.of("R"), CustomerId.of("UNDONE"), ItemId.debit("UNDONE" + DAY), DAY.plusDays(150));

        // The last of the monthly deals is on the 150th day.
        assertThat(told(books, 149)).containsExactly("MONTHLY ACTIVE", "NOBODY PROSPECT", "ONCE NEW", "UNDONE AT_RISK");
        assertThat(told(books, 99))
                .containsExactly("MONTHLY ACTIVE", "NOBODY PROSPECT", "ONCE PROSPECT", "UNDONE AT_RISK");
        assertThat(told(books, 211))
                .containsExactly("MONTHLY AT_RISK", "NOBODY PROSPECT", "ONCE AT_RISK", "UNDONE PROSPECT");
        assertThat(told(books, 331))
                .containsExactly("MONTHLY LOST", "NOBODY PROSPECT", "ONCE DORMANT", "UNDONE PROSPECT");
    }

    private static Stream<String> told(Receivables books, int days) {
        return books.customers().lifecycle(OWN, DAY.plusDays(days)).entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue());
    }

    private static void sell(Receivables books, String customer, LocalDate on) {
        assertThat(books.invoicing()
                        .issue(Invoice.draft(InvoiceId.of(customer + on), CustomerId.of(customer), on)
                                .line("Goods", Money.parse("EUR 1"))
                                .build())
                        .applied())
                .isPresent();
    }
}
