package io.cartera.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.customer.CustomerId;
import io.cartera.payment.BankLine;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RemittanceMatcherTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-31");
    private static final CustomerId WEST = CustomerId.of("WEST");
    private static final CustomerId EAST = CustomerId.of("EAST");
    private final RemittanceMatcher matcher = RemittanceMatcher.over(
                    OpenItemSource.of(List.of(item(WEST, "INV-1"), item(WEST, "INV-2"), item(EAST, "INV-3"))))
            .knowing("Omega West", WEST)
            .knowing("Omega East", EAST)
            .knowing("Omega Holdings", WEST)
            .knowing("Omega Holdings", EAST);

    private static OpenItem item(CustomerId customer, String document) {
        return OpenItem.debit(customer, document, Money.parse("EUR 10"), DAY, DAY);
    }

    private DebtorMatch found(String payer, String text) {
        BankLine.Builder line =
                BankLine.builder("ES00", DAY, Money.parse("EUR 10")).payer(payer);
        return matcher.find((text.isEmpty() ? line : line.text(text)).build());
    }

    @Test
    void a_known_payer_pays_for_its_customer_whatever_its_name_looks_like() {
        assertThat(found("OMEGA-WEST", "inv 1 and inv 2").debtor()).contains(WEST);
        assertThat(found("omega west.", "").debtor()).contains(WEST);
        assertThat(found("Omega West", "").score()).isEqualTo("0.950");
    }

    @Test
    void a_parent_pays_for_the_customer_whose_document_it_names() {
        assertThat(found("Omega Holdings", "INV-3").debtor()).contains(EAST);
        assertThat(found("Omega Holdings", "").reason()).isEqualTo(DebtorMatch.Reason.SEVERAL_DEBTORS);
        assertThat(found("Omega Holdings", "INV-3, INV-1").debtor()).isEmpty();
        assertThat(found("Omega Holdings", "INV-3, INV-1").debtors()).containsExactly(EAST, WEST);
    }

    @Test
    void the_document_of_another_customer_is_for_a_person_to_look_at() {
        DebtorMatch other = found("Omega West", "INV-3");

        assertThat(other.reason()).isEqualTo(DebtorMatch.Reason.OTHER_DEBTOR);
        assertThat(other.isCertain()).isFalse();
        assertThat(other.debtor()).isEmpty();
        assertThat(other.debtors()).containsExactly(EAST);
        assertThat(other.documents()).containsExactly("INV-3");
        assertThat(found("Somebody", "INV-3").reason()).isEqualTo(DebtorMatch.Reason.PAYER_UNKNOWN);
        assertThat(found("Somebody", "INV-3").debtor()).isEmpty();
    }

    @Test
    void a_name_without_letters_and_digits_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> matcher.knowing("--", WEST));
    }

    @Test
    void a_number_that_is_nothing_open_leaves_the_debtor_uncertain() {
        DebtorMatch closed = found("Omega West", "INV-A1");

        assertThat(closed.isCertain()).isFalse();
        assertThat(closed.reason()).isEqualTo(DebtorMatch.Reason.DOCUMENT_NOT_FOUND);
        assertThat(closed.score()).isEqualTo("0.700");
        assertThat(closed.debtors()).containsExactly(WEST);
        assertThat(found("Omega West", "INV-1 INV-A1").debtor()).isEmpty();
        assertThat(found("Omega West", "INV-1 10.00 EUR of 30.03.2026").debtor())
                .contains(WEST);
    }

    @Test
    void a_number_of_several_customers_is_that_of_whom_the_payer_pays_for_in_the_lines_currency() {
        OpenItem inDollars = OpenItem.debit(EAST, "R-7", Money.parse("USD 10"), DAY, DAY);
        RemittanceMatcher alike = RemittanceMatcher.over(OpenItemSource.of(
                        List.of(item(WEST, "INV-1"), item(EAST, "INV-1"), item(WEST, "R-7"), inDollars)))
                .knowing("Omega West", WEST)
                .knowing("Omega Holdings", WEST)
                .knowing("Omega Holdings", EAST);

        assertThat(alike.find(line("Omega West", "INV-1", "EUR 10")).debtor()).contains(WEST);
        assertThat(alike.find(line("Omega Holdings", "INV-1", "EUR 10")).reason())
                .isEqualTo(DebtorMatch.Reason.SEVERAL_DEBTORS);
        assertThat(alike.find(line("Omega Holdings", "R-7", "USD 10")).debtor()).contains(EAST);
        assertThat(alike.find(line("Omega Holdings", "R-7", "EUR 10")).debtor()).contains(WEST);
    }

    @Test
    void a_number_cut_off_may_be_that_of_another_customer_of_the_payer() {
        RemittanceMatcher like = RemittanceMatcher.over(OpenItemSource.of(List.of(
                        OpenItem.debit(WEST, "INV-100", Money.parse("EUR 300"), DAY, DAY),
                        OpenItem.debit(EAST, "INV-1001", Money.parse("EUR 500"), DAY, DAY),
                        OpenItem.debit(EAST, "INV-2001", Money.parse("EUR 300"), DAY, DAY),
                        OpenItem.debit(WEST, "INV-200", Money.parse("EUR 300"), DAY, DAY))))
                .knowing("Omega West", WEST)
                .knowing("Omega Holdings", WEST)
                .knowing("Omega Holdings", EAST);

        assertThat(like.find(line("Omega Holdings", "INV-100", "EUR 500")).debtor())
                .isEmpty();
        assertThat(like.find(line("Omega Holdings", "INV-100", "EUR 500")).debtors())
                .containsExactly(EAST, WEST);
        assertThat(like.find(line("Omega Holdings", "INV-200", "EUR 300")).debtor())
                .isEmpty();
        assertThat(like.find(line("Omega Holdings", "INV-100", "EUR 300")).debtor())
                .contains(WEST);
        assertThat(like.find(line("Omega Holdings", "INV-200 paid", "EUR 300")).debtor())
                .contains(WEST);
        assertThat(like.find(line("Omega West", "INV-100", "EUR 500")).debtor()).contains(WEST);
    }

    @Test
    void a_year_or_an_amount_is_no_document_of_another_customer() {
        RemittanceMatcher figures = RemittanceMatcher.over(OpenItemSource.of(List.of(
                        OpenItem.debit(WEST, "2026", Money.parse("EUR 500"), DAY, DAY),
                        OpenItem.debit(WEST, "700", Money.parse("EUR 500"), DAY, DAY),
                        OpenItem.debit(EAST, "INV-1001", Money.parse("EUR 700"), DAY, DAY))))
                .knowing("Omega East", EAST)
                .knowing("Omega Holdings", WEST)
                .knowing("Omega Holdings", EAST);

        assertThat(figures.find(line("Omega East", "INV-1001 March 2026", "EUR 700"))
                        .debtor())
                .contains(EAST);
        assertThat(figures.find(line("Omega Holdings", "INV-1001 EUR 700", "EUR 700"))
                        .debtor())
                .contains(EAST);
        assertThat(figures.find(line("Omega Holdings", "700", "EUR 700")).debtor())
                .isEmpty();
        assertThat(figures.find(line("Omega Holdings", "payment 2026", "EUR 700"))
                        .debtor())
                .isEmpty();
    }

    private static BankLine line(String payer, String text, String amount) {
        return BankLine.builder("ES00", DAY, Money.parse(amount))
                .payer(payer)
                .text(text)
                .build();
    }
}
