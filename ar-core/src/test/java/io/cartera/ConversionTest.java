package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.AccountChanged;
import io.cartera.account.AccountRefusal;
import io.cartera.account.Adjustment;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.account.TwoLegs;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.journal.GlAccount;
import io.cartera.journal.PostingRules;
import io.cartera.money.ExchangeRate;
import io.cartera.money.MinorUnits;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.settlement.SettlementState.Status;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credits that are moved to another currency. */
class ConversionTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final ItemId PAY_1 = ItemId.credit("PAY-1");
    private static final ItemId TAKEN = ItemId.debit("V-1");
    private static final ItemId ARRIVED = ItemId.credit("V-1");
    private static final ExchangeRate RATE =
            ExchangeRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, new BigDecimal("1.07125"), DAY);

    private final Receivables books = Receivables.over(new InMemoryStore());

    @BeforeEach
    void payInTheWrongCurrency() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("Goods", Money.parse("USD 100"))
                        .build());
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 100"), DAY)
                        .withReference("INV-1"));
    }

    private Outcome<List<AccountChanged>> convert(ExchangeRate rate, String amount) {
        return books.adjustments()
                .record(
                        CommandId.of("V-1"),
                        TwoLegs.conversion(ACME, PAY_1, rate, DAY).of(Money.parse(amount)));
    }

    private List<String> open() {
        return books.accounts().openItems(ACME, DAY).stream()
                .map(item -> item.side() + " " + item.id() + " " + item.open())
                .toList();
    }

    private static AccountRefusal refusal(Outcome<?> outcome) {
        return (AccountRefusal) ((Outcome.Refused<?>) outcome).refusal();
    }

    @Test
    void A04_a_credit_pays_a_debit_of_another_currency_only_after_a_conversion_at_a_stated_rate() {
        assertThat(refusal(books.cash()
                        .settle(
                                CommandId.of("S"),
                                ACME,
                                Settlement.none().matching(PAY_1, ItemId.debit("INV-1"), Money.parse("EUR 100"), DAY))))
                .isInstanceOf(AccountRefusal.CurrencyDiffers.class);
        books.cash().apply(ACME, DAY).orElseThrow();
        assertThat(open()).containsExactly("CREDIT PAY-1 EUR 100.00", "DEBIT INV-1 USD 100.00");

        Outcome<List<AccountChanged>> outcome = convert(RATE, "EUR 90");
        books.cash().apply(ACME, DAY).orElseThrow();

        // 90 × 1.07125 = 96.4125
        assertThat(open()).containsExactly("CREDIT PAY-1 EUR 10.00", "DEBIT INV-1 USD 3.59");
        assertThat(outcome.orElseThrow()).singleElement().satisfies(changed -> {
            assertThat(changed.change().entries()).hasSize(2);
            assertThat(changed.change().allocations()).hasSize(1);
            assertThat(changed.change().recording().command().content())
                    .containsEntry("rate", "EUR/USD 1.07125 of 2026-03-01");
        });
        List<Entry> legs = outcome.orElseThrow().get(0).change().entries();
        assertThat(legs.get(0).counterpart()).contains(new Entry.Counterpart(ACME, ARRIVED));
        assertThat(legs.get(1).counterpart()).contains(new Entry.Counterpart(ACME, TAKEN));
        assertThat(legs.get(1).reference()).contains("INV-1");
        assertThat(convert(RATE, "EUR 90.00")).isEqualTo(outcome);
        assertThat(books.audit().trail(ACME)).hasSize(7);
    }

    @Test
    void M05_a_conversion_beyond_the_range_is_refused_with_its_figures_and_takes_nothing_away() {
        Money great = Money.ofMinor(CurrencyUnit.EUR, MinorUnits.MAX);
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-2"), ACME, great, DAY))
                .orElseThrow();
        ItemId credit = ItemId.credit("PAY-2");

        assertThat(refusal(
                        books.adjustments().record(CommandId.of("V-1"), TwoLegs.conversion(ACME, credit, RATE, DAY))))
                .isEqualTo(new AccountRefusal.ConvertsBeyondRange(credit, great, RATE));

        assertThat(open()).contains("CREDIT PAY-2 " + great).hasSize(3);
        books.adjustments()
                .record(
                        CommandId.of("V-1"),
                        TwoLegs.conversion(ACME, credit, RATE, DAY).of(Money.parse("EUR 100")))
                .orElseThrow();
    }

    @Test
    void M08_undoing_a_conversion_gives_exactly_what_was_converted() {
        convert(RATE, "EUR 33.33").orElseThrow();
        books.cash().apply(ACME, DAY).orElseThrow();
        books.adjustments()
                .adjust(
                        CommandId.of("W"),
                        ACME,
                        Adjustment.smallDifference(ItemId.debit("INV-1"), DAY).of(Money.parse("USD 0.01")))
                .orElseThrow();
        assertThat(refusal(books.accounts().reverse(CommandId.of("R"), ACME, ARRIVED, DAY)))
                .isEqualTo(new AccountRefusal.BoundToCounterpart(ARRIVED, new Entry.Counterpart(ACME, TAKEN)));
        assertThat(refusal(books.accounts().reverse(CommandId.of("R"), ACME, PAY_1, DAY)))
                .isEqualTo(new AccountRefusal.MovedAway(PAY_1, TAKEN, new Entry.Counterpart(ACME, ARRIVED)));

        books.adjustments().undo(CommandId.of("U"), ACME, ARRIVED, DAY).orElseThrow();

        assertThat(open()).containsExactly("CREDIT PAY-1 EUR 100.00", "DEBIT INV-1 USD 99.99");
        assertThat(books.accounts().balance(ACME, DAY).in(CurrencyUnit.EUR)).isEqualTo(Money.parse("EUR -100"));
    }

    @Test
    void a_small_difference_of_the_arrived_credit_falls_with_it_on_its_own_side() {
        convert(RATE, "EUR 100").orElseThrow();
        books.adjustments()
                .adjust(
                        CommandId.of("W"),
                        ACME,
                        Adjustment.smallDifference(ARRIVED, DAY).of(Money.parse("USD 1")))
                .orElseThrow();

        books.adjustments().undo(CommandId.of("U"), ACME, TAKEN, DAY).orElseThrow();

        assertThat(open()).containsExactly("CREDIT PAY-1 EUR 100.00", "DEBIT INV-1 USD 100.00");
    }

    @Test
    void refusals_say_what_differs_or_that_nothing_comes_of_it() {
        ExchangeRate usd = ExchangeRate.of(CurrencyUnit.USD, CurrencyUnit.EUR, BigDecimal.ONE, DAY);
        ExchangeRate tiny = ExchangeRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, new BigDecimal("0.1"), DAY);

        assertThat(refusal(convert(usd, "EUR 1")))
                .isEqualTo(new AccountRefusal.CurrencyDiffers(
                        PAY_1, TAKEN, CurrencyUnit.EUR, CurrencyUnit.USD, CurrencyUnit.EUR));
        assertThat(refusal(convert(tiny, "EUR 0.04")))
                .isEqualTo(new AccountRefusal.ConvertsToNothing(PAY_1, Money.parse("EUR 0.04"), tiny));
        assertThat(refusal(convert(RATE, "EUR 100.01")))
                .isEqualTo(
                        new AccountRefusal.OverApplied(PAY_1, Money.parse("EUR 100.01"), Money.parse("EUR 100"), DAY));
        assertThat(books.accounts().history(ACME).changes()).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> TwoLegs.conversion(ACME, PAY_1, RATE, DAY.minusDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoLegs.conversion(ACME, ItemId.debit("INV-1"), RATE, DAY));
    }

    @Test
    void readings_show_a_conversion_as_no_activity_and_balanced_in_each_currency() {
        convert(RATE, "EUR 100").orElseThrow();
        PostingRules rules = PostingRules.builder(GlAccount.of("1200"), GlAccount.of("1200"))
                .against(EntryKind.CONVERSION, GlAccount.of("1998"))
                .otherwise(GlAccount.of("9999"))
                .build();

        assertThat(books.invoicing()
                        .settlement(ACME, PAY_1, AsOf.of(DAY))
                        .orElseThrow()
                        .status())
                .isEqualTo(Status.WITHDRAWN);
        assertThat(books.analysis().customerFacts(ACME, DAY).lastActivity(EntryKind.CONVERSION))
                .contains(DAY);
        assertThat(books.generalLedger().journal(ACME, rules, DateRange.ofClosed(DAY, DAY)).stream()
                        .flatMap(entry -> entry.lines().stream())
                        .filter(line -> line.account().equals(GlAccount.of("1998")))
                        .map(line -> line.side() + " " + line.amount()))
                .containsExactly(Side.CREDIT + " EUR 100.00", Side.DEBIT + " USD 107.13");
    }
}
