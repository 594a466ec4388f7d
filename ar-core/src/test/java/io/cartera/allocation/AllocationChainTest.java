package io.cartera.allocation;

import static io.cartera.allocation.Listed.ACME;
import static io.cartera.allocation.Listed.DAY;
import static io.cartera.allocation.Listed.credit;
import static io.cartera.allocation.Listed.credits;
import static io.cartera.allocation.Listed.debit;
import static io.cartera.allocation.Listed.debits;
import static io.cartera.allocation.Listed.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.Adjustment;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.account.Side;
import io.cartera.money.Percentage;
import io.cartera.terms.DiscountOffer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C048: payments are checked against invoices, by rules that say how sure they are. */
class AllocationChainTest {

    private static final AllocationChain STANDARD = AllocationChain.standard();
    private static final OpenSet THREE =
            debits(debit("INV-01-001", "EUR 100", 1), debit("INV-01-002", "EUR 60", 2), debit("INV-02", "EUR 35", 3));

    private static Explanation only(AllocationChain chain, OpenItem payment, OpenSet debits) {
        List<Explanation> explanations =
                chain.propose(credits(payment), debits, DAY).explanations();
        assertThat(explanations).hasSize(1);
        return explanations.get(0);
    }

    private static String said(AllocationChain chain, String amount, String text, OpenSet debits) {
        List<Explanation> found = chain.propose(credits(credit("P", amount, 0, text)), debits, DAY)
                .explanations();
        return found.get(0).reason() + " " + found.get(0).documents()
                + (found.get(0).isBooked() ? " booked" : "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "160 | INV-01-001 INV-01-002                   | EXACT [INV-01-001, INV-01-002] booked",
                "160 | invoices: inv 01/001, inv.01.002        | EXACT [INV-01-001, INV-01-002] booked",
                "100 | Payment of INV01-001                    | EXACT [INV-01-001] booked",
                "100 | ＩＮＶ-０１-００１                       | EXACT [INV-01-001] booked",
                "160 | INV-01-002 60.00 INV-01-001 EUR 100     | EXACT [INV-01-002, INV-01-001] booked",
                "90  | INV-01-001 50,00 EUR; INV-01-002 40.00  | STATED_AMOUNTS [INV-01-001, INV-01-002] booked",
                "100 | INV-01-0011                             | DOCUMENT_NOT_FOUND [INV-01-001]",
                "100 | INV-01-001-2                            | DOCUMENT_NOT_FOUND [INV-01-001]",
                "100 | XINV-01-001                             | DOCUMENT_NOT_FOUND [INV-01-001]",
                "60  | INV-01-001                              | SHORT_PAYMENT [INV-01-001]",
                "80  | INV-01-001 less 20.00                   | DEDUCTION_STATED [INV-01-001]",
                "120 | INV-01-001                              | OVERPAYMENT [INV-01-001] booked",
                "100 | INV-01-001 for another house            | TEXT_NOT_UNDERSTOOD [INV-01-001]",
                "100 | INV-01-001 your voucher A4711           | TEXT_NOT_UNDERSTOOD [INV-01-001]",
                "100 | INV-01-001 ref A4711                    | EXACT [INV-01-001] booked",
                "35  | A4711                                   | DOCUMENT_NOT_FOUND [INV-02]",
                "35  | transfer of 2026-03-30, 35.00 EUR       | EXACT [INV-02] booked",
                "60  | INV-02                                  | NAME_UNCERTAIN [INV-02]",
                "50  | INV-02                                  | OVERPAYMENT [INV-02] booked",
            })
    void a_text_is_read_as_far_as_it_can_be(String amount, String text, String expected) {
        assertThat(said(STANDARD, "EUR " + amount, text, THREE)).isEqualTo(expected);
    }

    @Test
    void an_amount_that_fits_another_document_than_the_one_named_is_not_booked() {
        OpenSet debits = debits(debit("R1", "EUR 100", 1), debit("R2", "EUR 30", 2));

        assertThat(said(STANDARD, "EUR 30", "R1", debits)).isEqualTo("SHORT_PAYMENT [R1]");
        assertThat(said(AllocationChain.of(AllocationPolicy.exactAmount()), "EUR 30", "R1", debits))
                .isEqualTo("OTHER_DOCUMENT_NAMED [R2]");
    }

    @Test
    void a_number_of_the_customers_order_names_the_invoice_that_has_it() {
        Entry entry = Entry.builder(ItemId.debit("R7"), EntryKind.INVOICE, Money.parse("EUR 12"), DAY)
                .reference("PO-9901")
                .build();
        OpenSet debits = debits(OpenItem.of(ACME, entry, 1200), debit("R8", "EUR 12", 1));

        assertThat(said(STANDARD, "EUR 12", "PO 9901", debits)).isEqualTo("EXACT [R7] booked");
    }

    @Test
    void a_proposal_says_rule_score_reason_rest_and_what_lacks() {
        Explanation found = only(STANDARD, credit("P", "EUR 60", 0, "INV-01-001"), THREE);

        assertThat(found.rule()).isEqualTo("by-remittance");
        assertThat(found.score()).isEqualTo(new BigDecimal("0.800"));
        assertThat(found.reason()).isEqualTo(AllocationReason.SHORT_PAYMENT);
        assertThat(found.isBooked()).isFalse();
        assertThat(found.leftOver()).isEqualTo(Money.parse("EUR 0"));
        assertThat(found.shortBy()).isEqualTo(Money.parse("EUR 40"));
        assertThat(found.toSettlement().matches()).hasSize(1);
        assertThat(only(STANDARD, credit("P", "EUR 120", 0, "INV-01-001"), THREE)
                        .leftOver())
                .isEqualTo(Money.parse("EUR 20"));
    }

    @Test
    void a_lower_threshold_books_what_was_only_proposed() {
        AllocationChain bold = STANDARD.threshold(new BigDecimal("0.800"));

        assertThat(said(bold, "EUR 60", "INV-01-001", THREE)).isEqualTo("SHORT_PAYMENT [INV-01-001] booked");
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.threshold(new BigDecimal("1.001")));
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.threshold(new BigDecimal("0.8001")));
    }

    @Test
    void amounts_alone_are_enough_where_one_debit_or_one_sum_fits() {
        assertThat(said(STANDARD, "EUR 60", "", THREE)).isEqualTo("EXACT [INV-01-002] booked");
        assertThat(said(STANDARD, "EUR 195", "", THREE)).isEqualTo("EXACT [INV-01-001, INV-01-002, INV-02] booked");
        assertThat(said(STANDARD, "EUR 95", "", THREE)).isEqualTo("EXACT [INV-01-002, INV-02]");
        assertThat(said(STANDARD, "EUR 1", "", THREE)).isEqualTo("NOTHING_FOUND []");
    }

    @Test
    void what_is_past_due_can_be_cleared_at_once() {
        OpenSet debits = debits(
                debit("I1", "EUR 100", -2),
                debit("I2", "EUR 60", -1),
                debit("I3", "EUR 35", 0),
                debit("I4", "EUR 5", 1));

        Explanation found = only(STANDARD, credit("P", "EUR 160", 0, ""), debits);

        assertThat(found.rule()).isEqualTo("clear-past-due");
        assertThat(found.documents()).containsExactly("I1", "I2");
        assertThat(found.isBooked()).isTrue();
    }

    @Test
    void one_amount_that_fits_several_debits_is_for_a_person_unless_there_are_as_many_payments() {
        OpenSet alike = debits(debit("I1", "EUR 50", 1), debit("I2", "EUR 50", 2), debit("I3", "EUR 7", 2));

        Explanation found = only(STANDARD, credit("P", "EUR 50", 0, ""), alike);
        assertThat(found.reason()).isEqualTo(AllocationReason.AMBIGUOUS);
        assertThat(found.alternatives()).containsExactly(List.of(ItemId.debit("I1")), List.of(ItemId.debit("I2")));
        assertThat(found.isBooked()).isFalse();

        AllocationProposal both =
                STANDARD.propose(credits(credit("P1", "EUR 50", -1, ""), credit("P2", "EUR 50", 0, "")), alike, DAY);
        assertThat(told(both)).containsExactly("P1 > I1 50.00", "P2 > I2 50.00");
    }

    @Test
    void a_set_of_debits_is_proposed_if_it_is_the_only_one_and_several_are_listed() {
        OpenSet debits = debits(
                debit("I1", "EUR 10", 1),
                debit("I2", "EUR 20", 2),
                debit("I3", "EUR 30", 3),
                debit("I4", "EUR 100", 4));
        AllocationPolicy subsets = AllocationPolicy.subsetSum();

        assertThat(told(subsets.propose(credits(credit("P", "EUR 150", 0, "")), debits, DAY)))
                .containsExactly("P > I2 20.00", "P > I3 30.00", "P > I4 100.00");
        AllocationProposal several = subsets.propose(credits(credit("P", "EUR 30", 0, "")), debits, DAY);
        assertThat(several.matches()).isEmpty();
        assertThat(several.forReview())
                .singleElement()
                .satisfies(found -> assertThat(found.alternatives())
                        .containsExactly(List.of(ItemId.debit("I1"), ItemId.debit("I2")), List.of(ItemId.debit("I3"))));
    }

    @Test
    void a_search_that_is_given_up_is_a_result() {
        List<OpenItem> debits = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            debits.add(OpenItem.debit(ACME, "I" + i, Money.ofMinor(CurrencyUnit.EUR, 1_000 + 2 * i), DAY, DAY));
        }
        OpenSet many = new Listed(Side.DEBIT, CurrencyUnit.EUR, debits);

        Explanation found = only(STANDARD, credit("P", "EUR 1000.01", 0, ""), many);

        assertThat(found.reason()).isEqualTo(AllocationReason.SEARCH_GIVEN_UP);
        assertThat(found.givenUp()).contains(new SearchGivenUp(ItemId.credit("P"), 1_001, 0));
        assertThat(found.isBooked()).isFalse();
    }

    private static OpenItem part(String document, int part, String open, int dueInDays) {
        Entry entry = Entry.builder(
                        new ItemId(Side.DEBIT, document, part), EntryKind.INVOICE, Money.parse(open), DAY.minusDays(90))
                .dueOn(DAY.plusDays(dueInDays))
                .build();
        return OpenItem.of(ACME, entry, entry.amountMinor());
    }

    @Test
    void the_parts_of_a_document_are_paid_as_a_group_or_one_by_one_as_they_fall_due() {
        OpenSet debits = debits(
                part("R1", 1, "EUR 40", 0),
                part("R1", 2, "EUR 40", 30),
                part("R1", 3, "EUR 41", 60),
                debit("R2", "EUR 7", -5));

        Explanation all = only(STANDARD, credit("P", "EUR 121", 0, ""), debits);
        assertThat(all.rule()).isEqualTo("instalment-group");
        assertThat(told(STANDARD.propose(credits(credit("P", "EUR 121", 0, "")), debits, DAY)))
                .containsExactly("P > R1 40.00", "P > R1#2 40.00", "P > R1#3 41.00");
        assertThat(told(STANDARD.propose(credits(credit("P", "EUR 80", 0, "R1")), debits, DAY)))
                .containsExactly("P > R1 40.00", "P > R1#2 40.00");
        assertThat(only(STANDARD, credit("P", "EUR 50", 0, "R1"), debits).reason())
                .isEqualTo(AllocationReason.SHORT_PAYMENT);
    }

    @Test
    void the_payer_may_say_which_of_several_equal_instalments_it_is() {
        OpenSet debits = debits(debit("R1", "EUR 100", 0));

        assertThat(said(STANDARD, "EUR 33.33", "R1 installment 2 of 3", debits)).isEqualTo("INSTALMENT [R1] booked");
        assertThat(said(STANDARD, "EUR 33.34", "R1 cuota 1/3", debits)).isEqualTo("INSTALMENT [R1] booked");
        assertThat(said(STANDARD, "EUR 33.35", "R1 installment 2 of 3", debits)).isEqualTo("SHORT_PAYMENT [R1]");
        assertThat(said(STANDARD, "EUR 33.33", "R1 installment 4 of 3", debits)).isEqualTo("DOCUMENT_NOT_FOUND [R1]");
    }

    @Test
    void what_lacks_within_the_tolerance_would_be_closed() {
        AllocationChain chain =
                STANDARD.tolerating(Tolerance.upTo(Money.parse("EUR 5")).andAtMost(Percentage.of("1")));
        OpenSet debits = debits(debit("R1", "EUR 100", 0));

        Explanation within = only(chain, credit("P", "EUR 99", 0, "R1"), debits);
        assertThat(within.reason()).isEqualTo(AllocationReason.WITHIN_TOLERANCE);
        assertThat(within.isBooked()).isTrue();
        assertThat(within.adjustments())
                .containsExactly(
                        Adjustment.smallDifference(ItemId.debit("R1"), DAY).of(Money.parse("EUR 1")));
        assertThat(within.shortBy()).isEqualTo(Money.parse("EUR 0"));
        assertThat(said(chain, "EUR 98.99", "R1", debits)).isEqualTo("SHORT_PAYMENT [R1]");
        assertThat(said(chain, "EUR 99", "R1 less bank charges", debits)).isEqualTo("BANK_FEE [R1] booked");
    }

    @Test
    void a_discount_is_taken_in_time_only() {
        LocalDate until = DAY;
        AllocationChain chain = STANDARD.offering(ItemId.debit("R1"), DiscountOffer.of(until, Money.parse("EUR 2")));
        OpenSet debits = debits(debit("R1", "EUR 100", 20));

        Explanation taken = only(chain, credit("P", "EUR 98", 0, "R1"), debits);
        assertThat(taken.reason()).isEqualTo(AllocationReason.DISCOUNT_TAKEN);
        assertThat(taken.isBooked()).isTrue();
        assertThat(taken.adjustments())
                .containsExactly(
                        Adjustment.cashDiscount(ItemId.debit("R1"), DAY).of(Money.parse("EUR 2")));
        Explanation late = only(chain, credit("P", "EUR 98", 1, "R1"), debits);
        assertThat(late.reason()).isEqualTo(AllocationReason.DISCOUNT_NOT_EARNED);
        assertThat(late.isBooked()).isFalse();
        assertThat(late.adjustments()).isEmpty();
        assertThat(said(chain, "EUR 97.99", "R1", debits)).isEqualTo("SHORT_PAYMENT [R1]");
        assertThat(said(chain.tolerating(Tolerance.upTo(Money.parse("EUR 0.01"))), "EUR 97.99", "R1", debits))
                .isEqualTo("DISCOUNT_TAKEN [R1] booked");
    }

    @Test
    void a_discount_that_was_not_earned_is_no_small_difference() {
        AllocationChain chain = STANDARD.tolerating(Tolerance.upTo(Money.parse("EUR 5")));
        OpenSet debits = debits(debit("R1", "EUR 100", 20));
        AllocationChain late =
                chain.offering(ItemId.debit("R1"), DiscountOffer.of(DAY.minusDays(1), Money.parse("EUR 2")));

        assertThat(said(chain, "EUR 98", "R1", debits)).isEqualTo("WITHIN_TOLERANCE [R1] booked");
        assertThat(said(chain, "EUR 98", "R1 less 2% discount", debits)).isEqualTo("DISCOUNT_NOT_EARNED [R1]");
        assertThat(said(late, "EUR 98", "R1", debits)).isEqualTo("DISCOUNT_NOT_EARNED [R1]");
    }

    private static OpenItem creditNote(String id, String amount, int days, String reference) {
        Entry.Builder entry =
                Entry.builder(ItemId.credit(id), EntryKind.CREDIT_NOTE, Money.parse(amount), DAY.plusDays(days));
        if (!reference.isEmpty()) {
            entry.reference(reference);
        }
        return OpenItem.of(ACME, entry.build(), entry.build().amountMinor());
    }

    @Test
    void credit_notes_go_before_cash_or_after_it() {
        OpenSet debits = debits(debit("R1", "EUR 100", 0));
        OpenSet credits = credits(credit("P", "EUR 80", -1, "R1"), creditNote("CN1", "EUR 20", 0, "R1"));

        assertThat(told(STANDARD.propose(credits, debits, DAY))).containsExactly("CN1 > R1 20.00", "P > R1 80.00");
        assertThat(told(STANDARD.creditNotes(CreditNotes.AFTER_CASH).propose(credits, debits, DAY)))
                .containsExactly("CN1 > R1 20.00");
        assertThat(told(STANDARD.creditNotes(CreditNotes.AFTER_CASH)
                        .then(AllocationPolicy.oldest())
                        .threshold(new BigDecimal("0.5"))
                        .propose(credits, debits, DAY)))
                .containsExactly("P > R1 80.00", "CN1 > R1 20.00");
    }

    @Test
    void a_payment_may_name_the_credit_notes_it_is_less_of() {
        OpenSet debits = debits(debit("R1", "EUR 100", 0), debit("R2", "EUR 50", 1));
        OpenSet credits = credits(creditNote("CN1", "EUR 20", -5, ""), credit("P", "EUR 130", 0, "R1, R2 less CN1"));

        AllocationProposal proposal = STANDARD.propose(credits, debits, DAY);

        assertThat(told(proposal)).containsExactly("CN1 > R1 20.00", "P > R1 80.00", "P > R2 50.00");
        assertThat(proposal.explanations())
                .singleElement()
                .extracting(Explanation::reason)
                .isEqualTo(AllocationReason.LESS_CREDIT_NOTES);
    }

    @Test
    void what_is_on_hold_is_never_booked_whatever_the_threshold() {
        AllocationChain chain = STANDARD.holding(List.of("INV-01-001"));

        assertThat(said(chain, "EUR 100", "INV-01-001", THREE)).isEqualTo("ON_HOLD [INV-01-001]");
        assertThat(said(chain.threshold(BigDecimal.ZERO), "EUR 100", "", THREE)).isEqualTo("ON_HOLD [INV-01-001]");
        assertThat(told(chain.then(AllocationPolicy.oldest())
                        .threshold(new BigDecimal("0.5"))
                        .propose(credits(credit("P", "EUR 70", 0, "")), THREE, DAY)))
                .containsExactly("P > INV-01-002 60.00", "P > INV-02 10.00");
    }

    @Test
    void phrases_that_the_caller_knows_are_understood_as_they_stand() {
        String text = "INV-01-001 on behalf of Omega West";

        assertThat(said(STANDARD, "EUR 100", text, THREE)).isEqualTo("TEXT_NOT_UNDERSTOOD [INV-01-001]");
        assertThat(said(STANDARD.understanding(List.of("OMEGA WEST")), "EUR 100", text, THREE))
                .isEqualTo("EXACT [INV-01-001] booked");
        assertThat(said(STANDARD.understanding(List.of("Omega East")), "EUR 100", text, THREE))
                .isEqualTo("TEXT_NOT_UNDERSTOOD [INV-01-001]");
    }

    @Test
    void a_chain_has_a_name_of_its_own_for_everything_it_is_told() {
        List<String> names = List.of(
                STANDARD.then(AllocationPolicy.oldest()).policyName(),
                STANDARD.threshold(new BigDecimal("0.8")).policyName(),
                STANDARD.tolerating(Tolerance.upTo(Money.parse("EUR 1"))).policyName(),
                STANDARD.tolerating(Tolerance.upTo(Money.parse("EUR 2"))).policyName(),
                STANDARD.holding(List.of("A")).policyName(),
                STANDARD.holding(List.of("B")).policyName(),
                STANDARD.understanding(List.of("A")).policyName(),
                STANDARD.creditNotes(CreditNotes.BY_DATE).policyName(),
                STANDARD.offering(ItemId.debit("A"), DiscountOffer.of(DAY, Money.parse("EUR 1")))
                        .policyName());

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("chain-[0-9a-f]{32}"));
        assertThat(STANDARD.policyName()).isEqualTo("standard");
        assertThat(AllocationPolicy.of("standard")).isEqualTo(STANDARD);
        assertThat(STANDARD.then(AllocationPolicy.oldest()).policyName()).isEqualTo(names.get(0));
    }

    @Test
    void a_policy_that_gives_no_reasons_is_explained_by_a_chain_and_pays_the_same() {
        OpenSet credits = credits(credit("P1", "EUR 70", -1, ""), credit("P2", "EUR 200", 0, ""));
        AllocationProposal explained =
                AllocationChain.explaining(AllocationPolicy.oldest()).propose(credits, THREE, DAY);

        assertThat(explained.matches())
                .isEqualTo(
                        AllocationPolicy.oldest().propose(credits, THREE, DAY).matches());
        assertThat(explained.explanations()).extracting(Explanation::reason).containsOnly(AllocationReason.BY_ORDER);
        assertThat(explained.explanations().get(0).shortBy()).isEqualTo(Money.parse("EUR 30"));
        assertThat(explained.explanations().get(1).leftOver()).isEqualTo(Money.parse("EUR 75"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6/2024   | Factura 5/2024",
                "6/2024   | Factura 5/12",
                "124      | Invoice 123",
                "2046     | Invoice no. 2045",
                "2024.106 | Rechnung 2024.105",
                "2024.11  | Rechnung 2024.10",
                "2024.11  | Zahlung 2024.10",
                "13/03/24 | Factura 12/03/24",
                "124      | payment 123",
                "124      | payment 5 de 12",
                "124      | 31/32/24",
                "124      | Invoice 123 EUR 100.00",
                "124      | 5/2024",
            })
    void a_document_that_the_payer_names_and_we_do_not_know_is_booked_on_no_other(String open, String text) {
        OpenSet debits = debits(debit(open, "EUR 100", 1));

        AllocationProposal proposal = STANDARD.propose(credits(credit("P", "EUR 100", 0, text)), debits, DAY);

        assertThat(proposal.matches()).isEmpty();
        assertThat(proposal.forReview())
                .singleElement()
                .satisfies(found -> assertThat(found.reason())
                        .isIn(AllocationReason.DOCUMENT_NOT_FOUND, AllocationReason.OTHER_AMOUNT_STATED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment of 100.00",
                "payment 100 EUR",
                "payment EUR 100",
                "€100",
                "payment March 2026",
                "payment of 3 March 2026",
                "payment of March 3, 2026",
                "payment of 30.03.2026",
                "payment of 2026-03-30.",
                "less 2 %"
            })
    void numbers_that_are_something_else_for_certain_leave_the_amount_to_speak(String text) {
        assertThat(said(STANDARD, "EUR 100", text, debits(debit("124", "EUR 100", 1))))
                .isEqualTo("EXACT [124] booked");
    }

    @Test
    void an_amount_stated_that_contradicts_what_was_found_is_for_a_person() {
        OpenSet debits = debits(debit("INV-1", "EUR 100", 1), debit("INV-2", "EUR 40", 2));

        assertThat(said(STANDARD, "EUR 130", "INV-1 30.00", debits)).isEqualTo("OTHER_AMOUNT_STATED [INV-1]");
        assertThat(said(STANDARD, "EUR 100", "INV-1 30.00", debits)).isEqualTo("OTHER_AMOUNT_STATED [INV-1]");
        assertThat(said(STANDARD, "EUR 140", "INV-1 60.00 INV-2 80.00", debits))
                .isEqualTo("OTHER_AMOUNT_STATED [INV-1, INV-2]");
        assertThat(said(STANDARD, "EUR 130", "INV-1 100.00", debits)).isEqualTo("OVERPAYMENT [INV-1] booked");
        assertThat(said(STANDARD, "EUR 130", "INV-1, 130.00 paid", debits)).isEqualTo("OVERPAYMENT [INV-1] booked");
        assertThat(said(STANDARD, "EUR 140", "INV-1 100.00 INV-2 40.00", debits))
                .isEqualTo("EXACT [INV-1, INV-2] booked");
    }

    @Test
    void a_document_that_another_credit_names_is_taken_by_no_weaker_evidence() {
        OpenSet debits = debits(debit("INV-1", "EUR 100", 1), debit("INV-2", "EUR 40", 2));
        OpenSet credits = credits(credit("P1", "EUR 60", 0, "INV-1"), credit("P2", "EUR 100", 1, ""));

        AllocationProposal proposal = STANDARD.propose(credits, debits, DAY);

        assertThat(proposal.matches()).isEmpty();
        assertThat(proposal.forReview())
                .extracting(found -> found.credit() + " " + found.reason() + " " + found.documents())
                .containsExactly("P1 SHORT_PAYMENT [INV-1]", "P2 NAMED_BY_ANOTHER [INV-1]");
        assertThat(told(STANDARD.then(AllocationPolicy.oldest()).propose(credits, debits, DAY)))
                .containsExactly("P1 > INV-1 60.00", "P2 > INV-1 40.00", "P2 > INV-2 40.00");
    }

    @Test
    void a_credit_note_without_a_reference_leaves_what_a_payment_names() {
        OpenSet debits = debits(debit("INV-1", "EUR 100", 1), debit("INV-2", "EUR 40", 2));
        OpenSet credits = credits(creditNote("CN-1", "EUR 100", -5, ""), credit("P1", "EUR 100", 0, "INV-1"));

        AllocationProposal proposal = STANDARD.propose(credits, debits, DAY);

        assertThat(told(proposal)).containsExactly("P1 > INV-1 100.00");
        assertThat(proposal.forReview()).singleElement().satisfies(found -> {
            assertThat(found.credit()).isEqualTo(ItemId.credit("CN-1"));
            assertThat(found.reason()).isEqualTo(AllocationReason.NOTHING_FOUND);
            assertThat(found.leftOver()).isEqualTo(Money.parse("EUR 100"));
        });
    }

    @Test
    void what_is_proposed_is_still_there_when_all_is_booked() {
        OpenSet debits = debits(debit("INV-1", "EUR 100", 1), debit("INV-2", "EUR 40", 2));
        OpenSet credits = credits(credit("P1", "EUR 60", 0, "INV-1"), credit("P2", "EUR 100", 1, "INV-1"));

        AllocationProposal proposal = STANDARD.propose(credits, debits, DAY);

        assertThat(told(proposal)).containsExactly("P2 > INV-1 100.00");
        assertThat(proposal.forReview()).singleElement().satisfies(found -> {
            assertThat(found.credit()).isEqualTo(ItemId.credit("P1"));
            assertThat(found.documents()).doesNotContain("INV-1");
        });
    }

    @Test
    void of_a_credit_booked_in_part_the_rest_is_for_review() {
        OpenSet debits = debits(debit("INV-1", "EUR 100", 1), debit("INV-2", "EUR 30", 2));

        AllocationProposal proposal = STANDARD.propose(credits(credit("P", "EUR 130", 0, "INV-1")), debits, DAY);

        assertThat(told(proposal)).containsExactly("P > INV-1 100.00");
        assertThat(proposal.forReview())
                .extracting(found -> found.reason() + " " + found.documents())
                .containsExactly("OTHER_DOCUMENT_NAMED [INV-2]");
    }

    @Test
    void a_rule_by_order_at_the_end_books_what_the_others_leave_and_nothing_that_is_doubtful() {
        AllocationChain chain = STANDARD.then(AllocationPolicy.oldest());

        assertThat(said(chain, "EUR 70", "", THREE)).isEqualTo("BY_ORDER [INV-01-001] booked");
        assertThat(said(chain, "EUR 70", "Invoice 4711", THREE)).isEqualTo("DOCUMENT_NOT_FOUND [INV-01-001]");
        assertThat(said(chain, "EUR 70", "for another house", THREE)).isEqualTo("TEXT_NOT_UNDERSTOOD [INV-01-001]");
    }

    @Test
    void no_threshold_books_what_only_a_person_can_tell() {
        AllocationChain lowest = STANDARD.threshold(BigDecimal.ZERO);
        OpenSet alike = debits(debit("I1", "EUR 50", 1), debit("I2", "EUR 50", 2), debit("I3", "EUR 7", 2));
        OpenSet one = debits(debit("R1", "EUR 100", 1));

        assertThat(said(lowest, "EUR 50", "", alike)).isEqualTo("AMBIGUOUS [I1]");
        assertThat(said(lowest, "EUR 100", "for another house", one)).isEqualTo("TEXT_NOT_UNDERSTOOD [R1]");
        assertThat(said(lowest, "EUR 98", "R1 less 2% discount", one)).isEqualTo("DISCOUNT_NOT_EARNED [R1]");
        assertThat(said(lowest, "EUR 60", "R1", one)).isEqualTo("SHORT_PAYMENT [R1] booked");
    }

    @Test
    void the_name_is_a_digest_of_all_that_was_told_and_not_of_how() {
        ItemId a = ItemId.debit("A");
        ItemId b = ItemId.debit("B");
        DiscountOffer first = DiscountOffer.of(DAY, Money.parse("EUR 1"));
        DiscountOffer later = DiscountOffer.of(DAY.plusDays(9), Money.parse("EUR 2"));
        AllocationChain one = STANDARD.offering(a, first)
                .offering(b, first)
                .offering(a, later)
                .offering(a, first);
        AllocationChain other = STANDARD.offering(a, later).offering(b, first).offering(a, first);

        assertThat(one).isEqualTo(other);
        assertThat(one.policyName()).isEqualTo(other.policyName());
        assertThat(STANDARD.holding(List.of("A, B")).policyName())
                .isNotEqualTo(STANDARD.holding(List.of("A", "B")).policyName());
        assertThat(STANDARD.holding(List.of("AB", "C")).policyName())
                .isNotEqualTo(STANDARD.holding(List.of("A", "BC")).policyName());
        assertThat(STANDARD.offering(ItemId.debit("I#2"), first).policyName())
                .isNotEqualTo(
                        STANDARD.offering(new ItemId(Side.DEBIT, "I", 2), first).policyName());
    }

    private static long stepsOf(int size) {
        List<OpenItem> credits = new ArrayList<>();
        List<OpenItem> debits = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            debits.add(OpenItem.debit(ACME, "I" + i, Money.ofMinor(CurrencyUnit.EUR, 100_000L + 2L * i), DAY, DAY));
            credits.add(OpenItem.credit(ACME, "P" + i, Money.ofMinor(CurrencyUnit.EUR, 200_001L + 2L * i), DAY));
        }
        Board board = new Board(
                new Listed(Side.CREDIT, CurrencyUnit.EUR, credits),
                new Listed(Side.DEBIT, CurrencyUnit.EUR, debits),
                DAY,
                Settings.USUAL);
        AllocationProposal proposal = new ChainRun(List.of(AllocationPolicy.subsetSum()), board).proposal();
        assertThat(proposal.explanations())
                .hasSize(size)
                .extracting(Explanation::reason)
                .containsOnly(AllocationReason.NOTHING_FOUND);
        return board.stepsTaken();
    }

    @Test
    void credits_that_no_sum_fits_take_steps_in_proportion_to_their_number() {
        long half = stepsOf(500) - SubsetSearch.STEPS_TO_SET_UP;
        long whole = stepsOf(1_000) - SubsetSearch.STEPS_TO_SET_UP;

        assertThat(half).isGreaterThan(0);
        assertThat(whole).isEqualTo(2 * half);
    }

    @Test
    void a_search_that_is_set_up_again_and_again_is_given_up_in_the_end() {
        List<OpenItem> credits = new ArrayList<>();
        List<OpenItem> debits = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            long minor = 3_000_000L + 7L * i * i;
            debits.add(OpenItem.debit(ACME, "I" + i, Money.ofMinor(CurrencyUnit.EUR, minor), DAY, DAY.plusDays(i)));
            credits.add(OpenItem.credit(ACME, "P" + i, Money.ofMinor(CurrencyUnit.EUR, minor), DAY));
        }

        AllocationProposal proposal = AllocationPolicy.subsetSum()
                .propose(
                        new Listed(Side.CREDIT, CurrencyUnit.EUR, credits),
                        new Listed(Side.DEBIT, CurrencyUnit.EUR, debits),
                        DAY);

        assertThat(proposal.matches()).isNotEmpty();
        assertThat(proposal.forReview())
                .isNotEmpty()
                .extracting(Explanation::reason)
                .containsOnly(AllocationReason.SEARCH_GIVEN_UP);
    }
}
