package io.cartera.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.money.Percentage;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Due dates and discounts as textbooks and lawyers publish them, in {@code shared/data/textbook}. */
class TextbookTermsTest {

    private static final Pattern EXAMPLE = Pattern.compile(
            "\"group\":\\s*\"(dueDate|discount)\",\\s*\"id\":\\s*\"([^\"]+)\""
                    + ".*?\"published\":\\s*(\"[^\"]*\"|\\{[^}]*})",
            Pattern.DOTALL);

    private static final Map<String, String> PUBLISHED = new TreeMap<>();

    @BeforeAll
    static void readTheExamples() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(textbook()));
        while (example.find()) {
            PUBLISHED.put(
                    example.group(2), example.group(3).replaceAll("\\s+", " ").replace("\"", ""));
        }
    }

    private static Path textbook() {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (Path folder = module; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/data/textbook/examples.json");
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return Assumptions.abort("There is no shared/data/textbook beside the repository; no textbook was compared");
    }

    @Test
    void due_dates_are_those_of_the_textbooks() {
        Map<String, String> ours = new TreeMap<>();
        ours.put("ordinary-2-10", due("2025-05-04", DueDateRule.netDays(10)));
        ours.put("ordinary-apr", due("2025-04-12", DueDateRule.netDays(30)));
        ours.put("eom-feb", due("2025-02-10", DueDateRule.proximo(15)));
        ours.put("eom-sep", due("2025-09-18", DueDateRule.proximo(15)));
        ours.put("eom-26-rule", due("2025-03-28", DueDateRule.proximo(10).cutOffDay(25)));
        ours.put(
                "eom-june27-net",
                due("2025-06-27", DueDateRule.proximo(10).cutOffDay(25).thenDays(28)));
        for (String on : List.of("2025-03-10", "2025-01-15", "2017-10-05", "2017-10-22")) {
            ours.put("fr-45fdm-A-" + on, due(on, DueDateRule.netDaysThenEndOfMonth(45)));
        }

        Map<String, String> published = new TreeMap<>(PUBLISHED);
        published
                .keySet()
                .removeAll(List.of("2-10-net-30-360", "3-15-net-60-360", "partial-dave", "questionai-summary"));
        assertThat(ours).isEqualTo(published);
    }

    private static String due(String on, DueDateRule rule) {
        return rule.dueOn(TermDates.of(LocalDate.parse(on))).toString();
    }

    @Test
    void the_cost_of_leaving_a_discount_is_that_of_the_textbooks() {
        // They cut at two decimals where we give four: 36.7347 and 24.7423.
        assertThat(CashDiscount.yearlyCost(Percentage.of("2"), 20, 360).setScale(2, RoundingMode.DOWN))
                .hasToString(PUBLISHED.get("2-10-net-30-360"));
        assertThat(CashDiscount.yearlyCost(Percentage.of("3"), 45, 360).setScale(2, RoundingMode.DOWN))
                .hasToString(PUBLISHED.get("3-15-net-60-360"));
    }

    @Test
    void a_part_payment_in_time_earns_its_part_of_the_discount() {
        DiscountOffer offer = offer("2", "USD 1140", DueDateRule.proximo(10), "2025-03-08");
        Money credit = offer.settledBy(Money.parse("USD 450"));

        assertThat(offer.holdsOn(LocalDate.parse("2025-04-05"))).isTrue();
        assertThat(published("partial-dave", "credit")).isEqualTo(number(credit));
        assertThat(published("partial-dave", "balance"))
                .isEqualTo(number(Money.parse("USD 1140").minus(credit)));
        assertThat(published("partial-dave", "discount")).isEqualTo(number(credit.minus(Money.parse("USD 450"))));
    }

    @Test
    void freight_takes_no_discount() {
        Money net = Money.parse("USD 27393").multipliedBy(new java.math.BigDecimal("0.648"), RoundingMode.HALF_UP);
        Money freight = Money.parse("USD 748.38");
        DiscountOffer offer = offer("3", net.toString(), DueDateRule.proximo(15), "2025-09-18");
        Money credit = offer.settledBy(Money.parse("USD 10000"));

        assertThat(offer.holdsOn(LocalDate.parse("2025-10-11"))).isTrue();
        assertThat(published("questionai-summary", "net")).isEqualTo(number(net));
        assertThat(published("questionai-summary", "discount")).isEqualTo(number(offer.amount()));
        assertThat(published("questionai-summary", "due")).isEqualTo(number(offer.completing(net.plus(freight))));
        assertThat(published("questionai-summary", "credit")).isEqualTo(number(credit));
        assertThat(published("questionai-summary", "balance"))
                .isEqualTo(number(net.plus(freight).minus(credit)));
    }

    private static DiscountOffer offer(String percent, String amount, DueDateRule until, String issued) {
        return CashDiscount.builder()
                .tier(Percentage.of(percent), until)
                .build()
                .offers(List.of(TaxedAmount.untaxed(Money.parse(amount))), TermDates.of(LocalDate.parse(issued)))
                .get(0);
    }

    private static String published(String example, String figure) {
        Matcher found = Pattern.compile("\\b" + figure + ": ([0-9.]+)").matcher(PUBLISHED.get(example));
        assertThat(found.find()).as(figure).isTrue();
        return found.group(1);
    }

    private static String number(Money amount) {
        return amount.getAmount().toPlainString();
    }
}
