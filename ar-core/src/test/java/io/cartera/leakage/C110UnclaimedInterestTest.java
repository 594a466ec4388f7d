package io.cartera.leakage;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.ItemId;
import io.cartera.interest.AccruedInterest;
import io.cartera.interest.LateAccount;
import io.cartera.interest.LateInterest;
import io.cartera.money.MoneyBag;
import io.cartera.money.Percentage;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C110: interest that nobody asked for is lost revenue. */
class C110UnclaimedInterestTest {

    private static final DateRange MARCH =
            DateRange.ofClosed(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"));

    @Test
    void interest_that_was_not_claimed_leaks_and_what_is_zero_does_not() {
        LateAccount account = new LateAccount();
        ItemId late = account.owes("LATE", "EUR 100", "2026-03-10");
        ItemId onTime = account.owes("ON-TIME", "EUR 100", "2026-03-25");
        LateInterest policy = LateInterest.atAgreedRate(Percentage.of("10"));
        List<AccruedInterest> accrued =
                List.of(account.through(policy, late, "2026-03-25"), account.through(policy, onTime, "2026-03-25"));

        Leakage leakage = Leakage.in(MARCH).unclaimed(LateAccount.ACME, accrued).result();

        // 100 · 10 % · 15/365 = 0.41
        assertThat(leakage.unclaimedInterest())
                .singleElement()
                .hasToString("2026-03-10 " + LateAccount.ACME + " LATE EUR 0.41");
        assertThat(leakage.total()).isEqualTo(MoneyBag.of(Money.parse("EUR 0.41")));
        assertThat(leakage.unbilled()).isEmpty();
        assertThat(Leakage.in(MARCH)
                        .unclaimed(LateAccount.ACME, List.of())
                        .result()
                        .total()
                        .isEmpty())
                .isTrue();
    }
}
