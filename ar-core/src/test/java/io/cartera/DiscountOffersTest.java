package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountChange;
import io.cartera.account.Adjustment;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.account.TwoLegs;
import io.cartera.allocation.AllocationChain;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.money.ExchangeRate;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.terms.DiscountOffer;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TaxedAmount;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * What an offer still comes to, after part payments, credit notes, moves, late money and discounts: 2 % for ten days on
 * what is invoiced on 1 January.
 */
class DiscountOffersTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BETA = CustomerId.of("BETA");
    private static final LocalDate DAY = LocalDate.parse("2026-01-01");
    private static final LocalDate LATE = LocalDate.parse("2026-02-10");
    private static final String TERMS = "net 30 less 2% net 10";
    private static final List<AllocationPolicy> POLICIES = List.of(
            AllocationPolicy.referenceThenDue(),
            AllocationPolicy.oldest(),
            AllocationPolicy.largest(),
            AllocationPolicy.exactAmount(),
            AllocationPolicy.byRemittance(),
            AllocationPolicy.imputation("principal", item -> 0),
            AllocationChain.standard().then(AllocationPolicy.oldest()));

    private Receivables books = begin();
    private int commands;

    private static Receivables begin() {
        Receivables books = Receivables.over(new InMemoryStore());
        for (CustomerId customer : List.of(ACME, BETA)) {
            books.customers()
                    .register(Customer.organisation(customer, "Trader").build())
                    .orElseThrow();
        }
        return books;
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private CommandId next() {
        return CommandId.of("K" + ++commands);
    }

    private ItemId issue(CustomerId customer, String id, String terms, String net) {
        return issue(customer, id, terms, InvoiceLine.of("goods", eur(net)));
    }

    private ItemId issue(CustomerId customer, String id, String terms, InvoiceLine line) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, DAY)
                        .terms(PaymentTerms.parse(terms))
                        .line(line)
                        .build())
                .orElseThrow();
        return ItemId.debit(id);
    }

    private ItemId credit(String id, String invoice, String net) {
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of(id), ACME, DAY)
                        .line("returned", eur(net))
                        .reference(invoice)
                        .build())
                .orElseThrow();
        return ItemId.credit(id);
    }

    private ItemId pay(CustomerId customer, String id, String amount, LocalDate on, LocalDate value, String reference) {
        books.cash()
                .receive(Payment.received(PaymentId.of(id), customer, eur(amount), on)
                        .withValueOn(value)
                        .withReference(reference))
                .orElseThrow();
        return ItemId.credit(id);
    }

    private ItemId pay(String id, String amount) {
        return pay(ACME, id, amount, DAY, DAY, "INV-1");
    }

    private AccountChange apply(CustomerId customer, LocalDate on, AllocationPolicy policy) {
        return books.cash().apply(next(), customer, on, policy).orElseThrow();
    }

    private AccountChange apply(LocalDate on) {
        return apply(ACME, on, AllocationPolicy.referenceThenDue());
    }

    private Outcome<AccountChange> adjust(Adjustment adjustment) {
        return books.adjustments().adjust(next(), ACME, adjustment);
    }

    private void move(String id, CustomerId from, ItemId item, CustomerId to, String amount) {
        books.adjustments()
                .record(CommandId.of(id), TwoLegs.transfer(from, item, to, DAY).of(eur(amount)))
                .orElseThrow();
    }

    private Map<String, String> open(CustomerId customer, LocalDate on) {
        Map<String, String> open = new TreeMap<>();
        books.accounts()
                .openItems(customer, on)
                .forEach(item -> open.put(
                        (item.side() == Side.DEBIT ? "" : "-") + item.id(),
                        item.open().getAmount().toPlainString()));
        return open;
    }

    private static List<String> discounts(AccountChange change) {
        return change.entries().stream()
                .filter(entry -> entry.kind() == EntryKind.CASH_DISCOUNT)
                .map(entry -> entry.amount().getAmount().toPlainString())
                .toList();
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.refusal().code() : "none";
    }

    private List<DiscountOffer> offers(CustomerId customer, ItemId item) {
        return books.accounts().openItems(customer, DAY).stream()
                .filter(open -> open.id().equals(item))
                .findFirst()
                .orElseThrow()
                .offers();
    }

    @Test
    void what_a_part_payment_took_of_an_offer_is_not_granted_again() {
        for (AllocationPolicy policy : POLICIES) {
            books = begin();
            ItemId invoice = issue(ACME, "INV-1", TERMS, "1140");
            DiscountOffer offer = offers(ACME, invoice).get(0);
            ItemId first = pay("P1", "450");
            Money agreed = offer.settledBy(eur("450")).minus(eur("450"));
            assertThat(agreed).isEqualTo(eur("9.18"));
            books.cash()
                    .settle(
                            next(),
                            ACME,
                            Settlement.none()
                                    .matching(first, invoice, eur("450"), DAY)
                                    .adjusting(Adjustment.cashDiscount(invoice, DAY)
                                            .taking(offer)
                                            .of(agreed)))
                    .orElseThrow();

            pay("P2", "658.02");
            assertThat(discounts(apply(ACME, DAY, policy)))
                    .as(policy.policyName())
                    .isEmpty();
            Adjustment taking = Adjustment.cashDiscount(invoice, DAY).taking(offer);
            assertThat(refusal(adjust(taking.of(eur("13.63"))))).isEqualTo("NotOffered");
            assertThat(refusal(adjust(taking))).isEqualTo("NotOffered");

            books.cash().apply(next(), ACME, DAY, AllocationPolicy.oldest()).orElseThrow();
            assertThat(open(ACME, DAY)).isEqualTo(Map.of("INV-1", "22.80"));
            pay("P3", "9.18");
            assertThat(discounts(apply(ACME, DAY, policy)))
                    .as(policy.policyName())
                    .containsExactly("13.62");
            assertThat(open(ACME, DAY)).isEmpty();
        }
    }

    @Test
    void what_is_left_after_a_credit_note_or_a_transfer_carries_its_part_of_the_discount() {
        for (AllocationPolicy policy : POLICIES) {
            for (boolean isOneRun : List.of(true, false)) {
                for (String amount : List.of("480", "490")) {
                    books = begin();
                    issue(ACME, "INV-1", TERMS, "1000");
                    credit("CN", "INV-1", "500");
                    // A pair needs a credit of the whole amount.
                    if (!isOneRun || policy.policyName().equals("exact-amount")) {
                        apply(DAY);
                    }
                    pay(ACME, "P", amount, DAY.plusDays(1), DAY.plusDays(1), "INV-1");
                    assertThat(discounts(apply(ACME, DAY.plusDays(1), policy)))
                            .as(policy.policyName() + " " + isOneRun)
                            .isEqualTo(amount.equals("480") ? List.of() : List.of("10.00"));
                }
            }
        }
        books = begin();
        ItemId invoice = issue(ACME, "INV-1", TERMS, "1000");
        move("T-1", ACME, invoice, BETA, "900");
        pay("P", "80");
        assertThat(discounts(apply(DAY))).isEmpty();
        assertThat(refusal(adjust(Adjustment.cashDiscount(invoice, DAY)
                        .taking(offers(ACME, invoice).get(0)))))
                .isEqualTo("NotOffered");
        pay("Q", "18");
        assertThat(discounts(apply(DAY))).containsExactly("2.00");
    }

    @Test
    void a_concession_takes_its_part_of_the_discount_and_a_part_payment_none() {
        ItemId invoice = issue(ACME, "INV-1", TERMS, "1000");
        adjust(Adjustment.concession(invoice, DAY).of(eur("250"))).orElseThrow();
        pay("P", "300");
        apply(DAY);
        pay("Q", "430");
        assertThat(discounts(apply(DAY))).isEmpty();
        pay("R", "5");
        assertThat(discounts(apply(DAY))).containsExactly("15.00");
        assertThat(open(ACME, DAY)).isEmpty();
    }

    @Test
    void a_debit_that_moves_takes_its_offers_with_it_however_often_it_is_divided() {
        ItemId invoice =
                issue(ACME, "INV-1", TERMS, InvoiceLine.of("goods", eur("100")).taxedAt(Percentage.of("21")));
        Money offered = offers(ACME, invoice).get(0).amount();
        move("T-1", ACME, invoice, BETA, "40");
        move("T-2", ACME, invoice, BETA, "40.50");
        move("T-3", ACME, invoice, BETA, "40.50");

        Money sum = eur("0");
        for (String leg : List.of("T-1", "T-2", "T-3")) {
            DiscountOffer arrived = offers(BETA, ItemId.debit(leg)).get(0);
            assertThat(arrived.until()).isEqualTo(DAY.plusDays(10));
            assertThat(arrived.parts()).isNotEmpty();
            sum = sum.plus(arrived.amount());
        }
        assertThat(sum).isEqualTo(offered);
        DiscountOffer arrived = offers(BETA, ItemId.debit("T-1")).get(0);
        assertThat(arrived.discountable()).isEqualTo(eur("40"));

        move("T-4", BETA, ItemId.debit("T-1"), ACME, "40");
        assertThat(offers(ACME, ItemId.debit("T-4"))).containsExactly(arrived);
        pay(ACME, "P", eur("40").minus(arrived.amount()).getAmount().toPlainString(), DAY, DAY, "thanks");
        assertThat(discounts(apply(DAY)))
                .containsExactly(arrived.amount().getAmount().toPlainString());
        assertThat(open(ACME, DAY)).isEmpty();
    }

    @Test
    void an_offer_that_late_money_has_missed_does_not_move_on() {
        ItemId invoice = issue(ACME, "INV-1", TERMS, "1000");
        pay(ACME, "P", "500", LATE, LATE, "INV-1");
        apply(LATE);
        books.adjustments()
                .record(CommandId.of("T-1"), TwoLegs.transfer(ACME, invoice, BETA, LATE))
                .orElseThrow();
        Entry arrived = books.accounts().history(BETA).entries().findFirst().orElseThrow();
        assertThat(arrived.amount()).isEqualTo(eur("500"));
        assertThat(arrived.offers()).isEmpty();
    }

    @Test
    void what_arrives_of_a_receipt_is_money_and_what_arrives_of_a_credit_note_is_not() {
        issue(BETA, "INV-1", TERMS, "1000");
        ItemId payment = pay(ACME, "P", "980", DAY.plusDays(1), DAY.plusDays(1), "INV-1");
        LocalDate moved = LATE;
        books.adjustments()
                .record(CommandId.of("T-1"), TwoLegs.transfer(ACME, payment, BETA, moved))
                .orElseThrow();
        assertThat(discounts(apply(BETA, moved, AllocationPolicy.referenceThenDue())))
                .containsExactly("20.00");
        assertThat(open(BETA, moved)).isEmpty();

        issue(BETA, "INV-2", TERMS, "1000");
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN"), ACME, DAY)
                        .line("bonus", eur("980"))
                        .build())
                .orElseThrow();
        move("T-2", ACME, ItemId.credit("CN"), BETA, "980");
        assertThat(discounts(apply(BETA, DAY, AllocationPolicy.oldest()))).isEmpty();
        assertThat(open(BETA, DAY)).containsEntry("INV-2", "20.00");
    }

    @Test
    void what_arrives_of_a_receipt_in_another_currency_is_money_too() {
        issue(ACME, "INV-1", TERMS, "100");
        books.cash()
                .receive(Payment.received(PaymentId.of("P"), ACME, Money.parse("USD 100"), DAY)
                        .withReference("INV-1"))
                .orElseThrow();
        books.adjustments()
                .record(
                        CommandId.of("C-1"),
                        TwoLegs.conversion(
                                ACME,
                                ItemId.credit("P"),
                                ExchangeRate.of(CurrencyUnit.USD, CurrencyUnit.EUR, new BigDecimal("0.98"), LATE),
                                LATE))
                .orElseThrow();
        assertThat(discounts(apply(LATE))).containsExactly("2.00");
    }

    @Test
    void late_money_counts_towards_no_discount_whatever_is_applied_first() {
        for (AllocationPolicy policy : POLICIES) {
            for (String order : List.of("late first", "early first", "together")) {
                books = begin();
                issue(ACME, "INV-1", TERMS, "1000");
                if (!order.equals("early first")) {
                    pay(ACME, "A", "500", LATE, LATE, "INV-1");
                }
                if (order.equals("late first")) {
                    apply(LATE);
                }
                pay(ACME, "B", "480", LATE.plusDays(1), DAY.plusDays(5), "INV-1");
                if (order.equals("early first")) {
                    apply(LATE.plusDays(1));
                    pay(ACME, "C", "500", LATE.plusDays(1), LATE, "INV-1");
                }
                AccountChange change = apply(ACME, LATE.plusDays(1), policy);
                assertThat(discounts(change))
                        .as(order + " " + policy.policyName())
                        .isEmpty();
            }
        }
    }

    @Test
    void a_discount_takes_only_an_offer_that_its_debit_has_and_one_without_an_offer_is_free() {
        ItemId invoice = issue(ACME, "INV-1", "net 30", "121");
        DiscountOffer made = DiscountOffer.of(
                DAY.plusDays(10),
                eur("60"),
                eur("121"),
                List.of(TaxedAmount.of(Percentage.of("50"), eur("10"), eur("50"))));
        assertThat(refusal(adjust(Adjustment.cashDiscount(invoice, DAY).taking(made))))
                .isEqualTo("NotOffered");
        Entry posted = Entry.builder(ItemId.credit("D"), EntryKind.CASH_DISCOUNT, eur("60"), DAY)
                .offers(List.of(made))
                .build();
        assertThat(refusal(books.cash()
                        .settle(
                                next(),
                                ACME,
                                Settlement.none().posting(posted).matching(posted.id(), invoice, eur("60"), DAY))))
                .isEqualTo("NotOffered");
        assertThat(open(ACME, DAY)).isEqualTo(Map.of("INV-1", "121.00"));

        assertThat(adjust(Adjustment.cashDiscount(invoice, DAY).of(eur("60"))).applied())
                .isPresent();

        ItemId other = issue(ACME, "INV-2", TERMS, "100");
        DiscountOffer real = offers(ACME, other).get(0);
        DiscountOffer otherTax = DiscountOffer.of(real.until(), real.amount(), real.discountable(), List.of());
        assertThat(refusal(adjust(Adjustment.cashDiscount(other, DAY).taking(otherTax))))
                .isEqualTo("NotOffered");
        AccountChange taken = adjust(
                        Adjustment.cashDiscount(other, LATE).taking(real).of(eur("1")))
                .orElseThrow();
        // Undone, it may be taken once more.
        books.accounts()
                .reverse(next(), ACME, taken.entries().get(0).id(), LATE)
                .orElseThrow();
        assertThat(adjust(Adjustment.cashDiscount(other, LATE).taking(real)).applied())
                .isPresent();
    }

    @Test
    void a_discount_that_a_chain_was_told_of_is_booked_as_one_without_an_offer() {
        issue(ACME, "INV-1", "net 30", "100");
        pay("P", "90");
        AllocationChain chain = AllocationChain.standard()
                .offering(
                        ItemId.debit("INV-1"),
                        DiscountOffer.of(
                                DAY,
                                eur("10"),
                                eur("100"),
                                List.of(TaxedAmount.of(Percentage.of("50"), eur("5"), eur("5")))));
        AccountChange change = apply(ACME, DAY, chain);
        assertThat(discounts(change)).containsExactly("10.00");
        assertThat(change.entries().get(0).offers()).isEmpty();
        assertThat(open(ACME, DAY)).isEmpty();
    }

    @Test
    void correcting_what_we_gave_ourselves_leaves_a_discount_that_payments_and_credit_notes_earned() {
        ItemId invoice = issue(ACME, "INV-1", TERMS, "1000");
        AccountChange fee =
                adjust(Adjustment.bankFee(invoice, DAY).of(eur("10"))).orElseThrow();
        AllocationId credited = books.cash()
                .settle(
                        next(),
                        ACME,
                        Settlement.none().matching(credit("CN", "INV-1", "100"), invoice, eur("100"), DAY))
                .orElseThrow()
                .allocations()
                .get(0)
                .id();
        pay("P", "872");
        AccountChange paid = apply(DAY);
        assertThat(discounts(paid)).containsExactly("18.00");
        Allocation payment = paid.allocations().get(0);
        assertThat(paid.entries().get(0).earnedBy()).containsExactly(credited, payment.id());

        LocalDate later = DAY.plusDays(20);
        books.accounts().reverse(next(), ACME, fee.entries().get(0).id(), later).orElseThrow();
        assertThat(open(ACME, later)).isEqualTo(Map.of("INV-1", "10.00"));

        books.cash().release(next(), ACME, payment.id(), later).orElseThrow();
        assertThat(open(ACME, later)).isEqualTo(Map.of("INV-1", "900.00", "-P", "872.00"));
    }
}
