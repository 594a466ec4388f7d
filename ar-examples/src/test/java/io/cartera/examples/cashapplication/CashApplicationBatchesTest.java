package io.cartera.examples.cashapplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import io.cartera.examples.reconciliation.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Batches of bank lines by other people, whose notes say what should come of each line. The chain does not see the
 * notes; what it books at its usual threshold is held against them. Any batch beside these runs too.
 */
class CashApplicationBatchesTest {

    private static final Pattern NOTHING_BOOKED = Pattern.compile(
            "do not (auto-)?(post|apply)|cannot be posted|\\bhold\\b|return(ed)? nsf|nsf return|wrong entity|reverse prior",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REST_STAYS_OPEN = Pattern.compile(
            "unauthorized|deduction|claim|disput|mismatch|short ship|installment|netting", Pattern.CASE_INSENSITIVE);

    private static final List<Batch.Result> RESULTS = new ArrayList<>();
    private static final List<JsonObject> INVOICES = new ArrayList<>();
    private static int batches;

    @BeforeAll
    static void apply_every_batch() throws IOException {
        Path folder = SharedData.folder("cash-application");
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.filter(Files::isDirectory).sorted().toList()) {
                Batch batch = Batch.of(each);
                INVOICES.addAll(batch.invoices());
                RESULTS.addAll(batch.applied());
                batches++;
            }
        }
    }

    private static List<Batch.Result> booked() {
        return RESULTS.stream().filter(result -> !result.booked().isEmpty()).toList();
    }

    @Test
    void nothing_is_booked_that_the_notes_forbid() {
        assertThat(booked())
                .isNotEmpty()
                .allSatisfy(result -> assertThat(
                                NOTHING_BOOKED.matcher(result.note()).find())
                        .as(result.toString())
                        .isFalse());
    }

    @Test
    void nothing_is_closed_that_the_notes_leave_open() {
        assertThat(booked())
                .filteredOn(Batch.Result::closesRest)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(
                                REST_STAYS_OPEN.matcher(result.note()).find())
                        .as(result.toString())
                        .isFalse());
    }

    /**
     * The documents that a line pays as its text and the ledger say, found apart from the chain: those whose number or
     * whose customer's order is in the text, letter by letter; without a text the one of the payer that falls due first.
     */
    private static Set<String> expected(Batch.Result result) {
        Set<String> named = INVOICES.stream()
                .filter(row -> result.text().contains(Batch.text(row, "invoice_id"))
                        || Batch.optional(row, "po_reference")
                                .filter(result.text()::contains)
                                .isPresent())
                .map(row -> Batch.text(row, "invoice_id"))
                .collect(Collectors.toSet());
        if (!result.text().isEmpty()) {
            return named;
        }
        return INVOICES.stream()
                .filter(row -> result.debtor().isPresent()
                        && result.debtor().get().debtors().stream()
                                .anyMatch(debtor -> debtor.value().equals(Batch.text(row, "customer_id"))))
                .min(Comparator.comparing(row -> Batch.text(row, "due_date")))
                .map(row -> Set.of(Batch.text(row, "invoice_id")))
                .orElse(Set.of());
    }

    /** Booked as a whole, on just the documents expected, and not against the note. */
    private static boolean isRight(Batch.Result result) {
        return Set.copyOf(result.booked()).equals(expected(result))
                && result.bookedAmount().equals(result.amount())
                && !NOTHING_BOOKED.matcher(result.note()).find();
    }

    @Test
    void what_is_not_booked_of_the_five_is_proposed_with_a_reason() {
        assumeThat(batches).isEqualTo(5);
        assertThat(RESULTS)
                .filteredOn(
                        result -> result.booked().isEmpty() && result.amount().isPositive())
                .allSatisfy(result -> assertThat(
                                result.debtor().orElseThrow().isCertain()
                                        ? result.proposal().forReview()
                                        : result.debtor().orElseThrow().documents())
                        .as(result.toString())
                        .isNotEmpty());
    }

    @Test
    void precision_is_one_and_recall_is_reported(TestReporter reporter) {
        List<Batch.Result> bookable = RESULTS.stream()
                .filter(result -> !NOTHING_BOOKED.matcher(result.note()).find())
                .toList();
        List<Batch.Result> right =
                booked().stream().filter(CashApplicationBatchesTest::isRight).toList();
        BigDecimal precision = share(right.size(), booked().size());
        BigDecimal recall = share(right.size(), bookable.size());
        reporter.publishEntry(
                "cash-application",
                "precision " + precision + ", recall " + recall + ": " + right.size() + " booked of " + bookable.size()
                        + " that could be, " + RESULTS.size() + " lines");
        RESULTS.stream()
                .filter(result -> result.booked().isEmpty())
                .forEach(result -> reporter.publishEntry(
                        result.line(), result.debtor() + " " + result.proposal().explanations()));

        assertThat(booked())
                .allSatisfy(result -> assertThat(isRight(result))
                        .as(result + ", expected " + expected(result))
                        .isTrue());
        assertThat(precision).isEqualByComparingTo("1.00");
        if (batches == 5) {
            assertThat(right).hasSize(23);
            assertThat(bookable).hasSize(32);
        }
    }

    private static BigDecimal share(int part, int whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }
}
