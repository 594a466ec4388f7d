package io.cartera.allocation;

import static io.cartera.allocation.Listed.ACME;
import static io.cartera.allocation.Listed.DAY;
import static io.cartera.allocation.Listed.credit;
import static io.cartera.allocation.Listed.credits;
import static io.cartera.allocation.Listed.debit;
import static io.cartera.allocation.Listed.debits;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.account.Side;
import io.cartera.terms.DiscountOffer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C048: what looks founded and is not: numbers cut off or broken, amounts and dates read as numbers, several sets that fit. */
class AllocationDoubtTest {

    private static final AllocationChain STANDARD = AllocationChain.standard();

    private static String said(String amount, String text, OpenSet debits) {
        Explanation found = STANDARD.propose(credits(credit("P", "EUR " + amount, 0, text)), debits, DAY)
                .explanations()
                .get(0);
        return found.reason() + " " + found.documents() + (found.isBooked() ? " booked" : "");
    }

    /** Debits from "INV-1 500, INV-10 700", all due tomorrow. */
    private static OpenSet open(String documents) {
        List<OpenItem> items = new ArrayList<>();
        for (String each : documents.split(", ")) {
            int at = each.lastIndexOf(' ');
            items.add(debit(each.substring(0, at), "EUR " + each.substring(at + 1), 1));
        }
        return debits(items.toArray(OpenItem[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INV-100 300, INV-1001 500        | 500 | INV-100             | NAME_UNCERTAIN [INV-100]",
                "INV-100 300, INV-1001 500        | 420 | INV-100             | NAME_UNCERTAIN [INV-100]",
                "INV-100 300, INV-200 500         | 500 | INV-100             | NAME_UNCERTAIN [INV-100]",
                "INV-100 300, INV-200 500         | 420 | INV-100             | OVERPAYMENT [INV-100] booked",
                "INV-1 300, INV-2 90, INV-3 500   | 590 | INV-2, INV-1        | NAME_UNCERTAIN [INV-2, INV-1]",
                "INV-1 500, INV-10 500            | 500 | INV-1               | NAME_UNCERTAIN [INV-1]",
                "INV-1 500, INV-10 700            | 500 | INV-1               | EXACT [INV-1] booked",
                "INV-1 500, INV-10 500            | 500 | INV-1 of 30.03.2026 | EXACT [INV-1] booked",
                "INV-1 500, INV-10 300, INV-3 200 | 500 | INV-1               | NAME_UNCERTAIN [INV-1]",
                "1001 500, INV-1001 500           | 500 | 1001                | NAME_UNCERTAIN [1001]",
                "0012 500, 2026/0012 500          | 500 | 0012                | NAME_UNCERTAIN [0012]",
                "INV-0012 500, INV-12 500         | 500 | Payment INV-12 EUR  | NAME_UNCERTAIN [INV-12]",
                "INV-123 300, INV-123-4 500       | 500 | Payment INV-123     | NAME_UNCERTAIN [INV-123]",
            })
    void a_number_that_may_be_the_rest_of_anothers_is_booked_only_if_the_amount_is_its_own(
            String documents, String amount, String text, String expected) {
        assertThat(said(amount, text, open(documents))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1001 700, 1002 1001 | 1001 | Payment EUR 1001      | EXACT [1002] booked",
                "1001 700, 1002 1001 | 1001 | Payment €1001         | EXACT [1002] booked",
                "1001 700, 1002 1001 | 1001 | Payment 1001 EUR      | EXACT [1002] booked",
                "500 700, 1002 2500  | 2500 | Payment 2,500 EUR     | EXACT [1002] booked",
                "500 700, 1002 500   | 500  | Payment 500,00        | EXACT [1002] booked",
                "100 700, 1002 500   | 500  | Payment 100 % of 1002 | EXACT [1002] booked",
                "2026 700, 2027 900  | 900  | Invoice March 2026    | EXACT [2027] booked",
                "2026 700, 2027 900  | 900  | March 15, 2026        | EXACT [2027] booked",
                "2026 700, 2027 900  | 900  | Payment 2026          | DOCUMENT_NOT_FOUND [2027]",
                "2026 700, 2027 900  | 950  | Payment 2026          | NOTHING_FOUND []",
                "12/2026 700, 5 900  | 900  | Payment 12/2026       | DOCUMENT_NOT_FOUND [5]",
                "12/2026 700, 5 900  | 700  | Payment 12/2026       | EXACT [12/2026] booked",
                "2026 700, 2027 700  | 700  | 2026                  | NAME_UNCERTAIN [2026]",
                "2026 700, 2027 900  | 700  | 2026                  | EXACT [2026] booked",
                "1001 300, 1002 500  | 100  | 1001 instalment 1/3   | INSTALMENT [1001] booked",
                "4500 300, 4501 4500 | 4500 | 4500                  | NAME_UNCERTAIN [4500]",
                "4500 300, 4501 4500 | 4500 | Payment 4500          | DOCUMENT_NOT_FOUND [4501]",
                "1001 300, 1002 500  | 900  | Payment 1001          | NAME_UNCERTAIN [1001]",
                "1001 300, 1002 500  | 900  | Invoice 1001          | OVERPAYMENT [1001] booked",
                "1001 300, 1002 500  | 300  | Payment 1001          | EXACT [1001] booked",
                "1001 300, 1002 500  | 500  | Account no. 1001      | DOCUMENT_NOT_FOUND [1002]",
                "1001 300, 1002 500  | 800  | 1001 EUR 300.00; 1002 EUR 500.00 | EXACT [1001, 1002] booked",
                "1001 300, 1002 500  | 800  | 300.00 EUR 1001; 500.00 EUR 1002 | EXACT [1001, 1002] booked",
                "3704 300, INV-5 500 | 900  | INV-5 IBAN DE89 3704 0044 0532   | DOCUMENT_NOT_FOUND [INV-5, 3704]",
            })
    void an_amount_a_year_or_the_number_of_an_account_is_no_document(
            String documents, String amount, String text, String expected) {
        assertThat(said(amount, text, open(documents))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INV-1 500, INV-10 500     | 500 | INV-1 0                    | NAME_UNCERTAIN [INV-1]",
                "INV-1 500, INV-2 700      | 500 | INV-1 001                  | NAME_UNCERTAIN [INV-1]",
                "001 500, 2 700            | 500 | 20 001                     | NAME_UNCERTAIN [001]",
                "INV-1 500, INV-1500 500   | 500 | INV-1 500                  | NAME_UNCERTAIN [INV-1]",
                "INV-1 500, INV-2 700      | 500 | INV-1 500                  | EXACT [INV-1] booked",
                "INV-1 500, INV-2 700      | 500 | INV-1 500.00 of 30.03.2026 | EXACT [INV-1] booked",
            })
    void a_number_that_a_blank_may_have_broken_in_two_is_for_a_person(
            String documents, String amount, String text, String expected) {
        assertThat(said(amount, text, open(documents))).isEqualTo(expected);
    }

    @Test
    void several_that_would_do_stay_several_for_every_rule_that_looks_at_amounts_alone() {
        OpenSet debits = debits(debit("A1", "EUR 500", -2), debit("A2", "EUR 500", 2));

        for (String text : List.of("", "payment May")) {
            AllocationProposal proposal = STANDARD.propose(credits(credit("P", "EUR 500", 0, text)), debits, DAY);
            assertThat(proposal.matches()).isEmpty();
            assertThat(proposal.forReview()).singleElement().satisfies(found -> {
                assertThat(found.reason()).isEqualTo(AllocationReason.AMBIGUOUS);
                assertThat(found.score()).isEqualTo(new BigDecimal("0.600"));
                assertThat(found.alternatives())
                        .containsExactly(List.of(ItemId.debit("A1")), List.of(ItemId.debit("A2")));
            });
        }
    }

    @Test
    void other_debits_that_come_to_the_same_amount_are_listed_and_none_is_booked() {
        OpenSet single = debits(debit("A1", "EUR 100", -9), debit("A2", "EUR 200", -8), debit("A3", "EUR 300", 9));
        OpenSet pastDue = debits(
                debit("A1", "EUR 100", -9),
                debit("A2", "EUR 200", -8),
                debit("A3", "EUR 150", 8),
                debit("A4", "EUR 150", 9));

        assertThat(said("300", "", single)).isEqualTo("AMBIGUOUS [A3]");
        assertThat(said("300", "", pastDue)).isEqualTo("AMBIGUOUS [A1, A2]");
        assertThat(said("300", "A3", single)).isEqualTo("EXACT [A3] booked");
        assertThat(STANDARD.propose(credits(credit("P", "EUR 300", 0, "")), pastDue, DAY)
                        .forReview())
                .singleElement()
                .satisfies(found -> assertThat(found.alternatives())
                        .containsExactly(
                                List.of(ItemId.debit("A1"), ItemId.debit("A2")),
                                List.of(ItemId.debit("A3"), ItemId.debit("A4"))));
    }

    @Test
    void as_many_payments_as_debits_of_one_amount_are_no_more_clear_where_others_come_to_it() {
        OpenSet debits = open("A1 500, A2 500, A3 300, A4 200");

        assertThat(STANDARD.propose(
                                credits(credit("P1", "EUR 500", 0, ""), credit("P2", "EUR 500", 1, "")), debits, DAY)
                        .matches())
                .isEmpty();
    }

    @Test
    void a_debit_less_its_discount_is_another_one_of_the_amount() {
        AllocationChain chain =
                STANDARD.offering(ItemId.debit("INV-B"), DiscountOffer.of(DAY.plusDays(5), Money.parse("EUR 20")));
        OpenSet debits = open("INV-A 980, INV-B 1000");

        Explanation found = chain.propose(credits(credit("P", "EUR 980", 0, "")), debits, DAY)
                .explanations()
                .get(0);

        assertThat(found.reason()).as(found.toString()).isEqualTo(AllocationReason.AMBIGUOUS);
        assertThat(found.isBooked()).isFalse();
        assertThat(found.alternatives())
                .containsExactly(List.of(ItemId.debit("INV-A")), List.of(ItemId.debit("INV-B")));
    }

    @Test
    void among_a_thousand_debits_one_of_the_amount_is_clear_whatever_sums_there_are() {
        List<OpenItem> debits = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            debits.add(OpenItem.debit(ACME, "I" + i, Money.ofMinor(CurrencyUnit.EUR, 100L * i), DAY, DAY));
        }

        assertThat(said("900", "", new Listed(Side.DEBIT, CurrencyUnit.EUR, debits)))
                .isEqualTo("EXACT [I900] booked");
    }

    private static OpenItem creditNote(String reference) {
        Entry.Builder entry = Entry.builder(ItemId.credit("CN"), EntryKind.CREDIT_NOTE, Money.parse("EUR 100"), DAY);
        if (!reference.isEmpty()) {
            entry.reference(reference);
        }
        return OpenItem.of(ACME, entry.build(), 10_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "instalment 1 of 3 | NAME_UNCERTAIN [1002]",
                "Rate 1/3          | NAME_UNCERTAIN [1002]",
                "part payment      | NAME_UNCERTAIN [1002]",
                "on account        | NAME_UNCERTAIN [1002]",
                "payment           | EXACT [1002] booked",
                "1002 part payment | EXACT [1002] booked",
            })
    void a_part_of_something_is_no_whole_debit_of_its_amount(String text, String expected) {
        assertThat(said("300", text, open("1001 900, 1002 300"))).isEqualTo(expected);
    }

    @Test
    void a_part_of_something_is_a_part_of_a_document_in_several_but_not_the_only_debit() {
        OpenSet parts = debits(
                OpenItem.debit(ACME, "1001", Money.parse("EUR 900"), DAY, DAY),
                part("1002", 2, "300"),
                part("1002", 3, "250"));

        assertThat(said("300", "instalment 2 of 3", parts)).isEqualTo("EXACT [1002] booked");
        assertThat(said("100", "payment, instalment 1/3", open("124 100"))).isEqualTo("NAME_UNCERTAIN [124]");
    }

    private static OpenItem part(String document, int part, String amount) {
        Money whole = Money.parse("EUR " + amount);
        Entry entry = Entry.builder(new ItemId(Side.DEBIT, document, part), EntryKind.INVOICE, whole, DAY)
                .dueOn(DAY)
                .build();
        return OpenItem.of(ACME, entry, entry.amountMinor());
    }

    @Test
    void a_credit_note_that_names_two_documents_lowers_neither_for_certain() {
        AllocationProposal both =
                STANDARD.propose(credits(creditNote("INV-1 INV-2")), open("INV-1 700, INV-2 200"), DAY);

        assertThat(both.matches()).isEmpty();
        assertThat(both.forReview()).singleElement().satisfies(found -> {
            assertThat(found.reason()).isEqualTo(AllocationReason.AMBIGUOUS);
            assertThat(found.alternatives())
                    .containsExactly(List.of(ItemId.debit("INV-1")), List.of(ItemId.debit("INV-2")));
        });
        assertThat(STANDARD.propose(credits(creditNote("INV-1 INV-2")), open("INV-1 70, INV-2 30"), DAY)
                        .matches())
                .hasSize(2);
    }

    @Test
    void a_named_document_is_not_given_up_whole_as_a_small_difference() {
        AllocationChain lenient = STANDARD.tolerating(Tolerance.upTo(Money.parse("EUR 5")));

        Explanation whole = lenient.propose(
                        credits(credit("P", "EUR 504", 0, "Invoices INV-2, INV-1.")), open("INV-1 3, INV-2 504"), DAY)
                .explanations()
                .get(0);
        assertThat(whole.reason()).isEqualTo(AllocationReason.SHORT_PAYMENT);
        assertThat(whole.isBooked()).isFalse();
        assertThat(whole.adjustments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 | INV-5 2/3 | INSTALMENT [INV-5] booked | INV-5#2",
                "100 | INV-5 1/3 | INSTALMENT [INV-5] booked | INV-5",
                "100 | INV-5     | INSTALMENT [INV-5] booked | INV-5",
                "100 | INV-5 2/4 | SHORT_PAYMENT [INV-5]     | INV-5",
                "100 | INV-5 3/3 | SHORT_PAYMENT [INV-5]     | INV-5",
                "200 | INV-5 2/3 | EXACT [INV-5]             | INV-5",
                "120 | INV-5 3/3 | INSTALMENT [INV-5] booked | INV-5#3",
            })
    void an_instalment_that_says_which_it_is_pays_that_part(String amount, String text, String expected, String first) {
        OpenSet parts = debits(part("INV-5", 1, "100"), part("INV-5", 2, "100"), part("INV-5", 3, "120"));

        assertThat(said(amount, text, parts)).isEqualTo(expected);
        assertThat(STANDARD.propose(credits(credit("P", "EUR " + amount, 0, text)), parts, DAY)
                        .explanations()
                        .get(0)
                        .matches()
                        .get(0)
                        .debit())
                .hasToString(first);
    }

    @Test
    void a_credit_note_lowers_the_document_it_names_and_no_other_of_its_amount() {
        OpenSet debits = open("INV-1 1000, INV-2 100");

        AllocationProposal silent = STANDARD.propose(credits(creditNote("")), debits, DAY);
        assertThat(silent.matches()).isEmpty();
        assertThat(silent.forReview()).singleElement().satisfies(found -> {
            assertThat(found.documents()).containsExactly("INV-2");
            assertThat(found.score()).isEqualTo(new BigDecimal("0.700"));
        });
        assertThat(STANDARD.propose(credits(creditNote("INV-1")), debits, DAY).matches())
                .singleElement()
                .satisfies(match -> assertThat(match.debit()).isEqualTo(ItemId.debit("INV-1")));
        assertThat(STANDARD.threshold(new BigDecimal("0.7"))
                        .propose(credits(creditNote("")), debits, DAY)
                        .matches())
                .hasSize(1);
    }

    @Test
    void an_amount_that_fits_only_some_of_the_documents_named_is_booked_on_none() {
        assertThat(said("500", "INV-1, INV-2", open("INV-1 300, INV-20 200, INV-2 500")))
                .isEqualTo("NAME_UNCERTAIN [INV-1, INV-2]");
        assertThat(said("500", "INV-2 and INV-1.", open("INV-1 300, INV-2 500")))
                .isEqualTo("SHORT_PAYMENT [INV-2]");
    }
}
