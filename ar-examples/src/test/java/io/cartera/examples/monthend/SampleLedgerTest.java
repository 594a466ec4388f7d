package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SampleLedgerTest {
    private final List<NamedCsvRecord> customers = rows("customers.csv");
    private final List<NamedCsvRecord> documents = rows("documents.csv");
    private final List<NamedCsvRecord> payments = rows("payments.csv");
    private final Map<String, NamedCsvRecord> documentById =
            documents.stream().collect(Collectors.toMap(row -> row.getField("document"), Function.identity()));

    @ParameterizedTest
    @ValueSource(strings = {"customers.csv", "documents.csv", "payments.csv"})
    void the_generator_reproduces_the_committed_file_byte_for_byte(String file, @TempDir Path folder)
            throws IOException {
        SampleLedger.main(new String[] {folder.resolve("new").toString()});

        assertThat(Files.readAllBytes(folder.resolve("new").resolve(file))).isEqualTo(committed(file));
    }

    @Test
    void the_generator_wants_exactly_one_folder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleLedger.main(new String[0]))
                .withMessageContaining("0");
    }

    @Test
    void about_150_customers_of_different_names_pay_in_four_currencies() {
        assertThat(customers).hasSizeBetween(140, 160);
        assertThat(column(customers, "name")).doesNotHaveDuplicates();
        assertThat(column(customers, "industry")).contains("Construction", "Retail", "Healthcare");
        assertThat(new HashSet<>(column(customers, "country"))).hasSizeGreaterThan(10);
        assertThat(new HashSet<>(column(documents, "currency"))).containsExactlyInAnyOrder("EUR", "USD", "GBP", "JPY");
    }

    @Test
    void the_ledger_runs_from_july_2024_to_the_last_day_of_2025() {
        List<String> dates = Stream.concat(column(documents, "issued").stream(), column(payments, "received").stream())
                .sorted()
                .toList();

        assertThat(dates.get(0)).isEqualTo("2024-07-01");
        assertThat(dates.get(dates.size() - 1)).isEqualTo("2025-12-31");
    }

    @Test
    void rows_are_sorted_by_date_then_id_and_no_id_occurs_twice() {
        assertThat(documents).isSortedAccordingTo(by("issued").thenComparing(by("document")));
        assertThat(payments).isSortedAccordingTo(by("received").thenComparing(by("payment")));
        assertThat(Stream.concat(column(documents, "document").stream(), column(payments, "payment").stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_row_is_acceptable() {
        assertThat(Stream.concat(documents.stream(), payments.stream())).allSatisfy(row -> {
            CurrencyUnit currency = CurrencyUnit.of(row.getField("currency"));
            assertThat(column(customers, "customer")).contains(row.getField("customer"));
            assertThat(amount(row)).isPositive().hasScaleOf(currency.getDecimalPlaces());
        });
        assertThat(documents)
                .filteredOn(row -> !row.getField("due").isEmpty())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(LocalDate.parse(row.getField("due")))
                        .isAfterOrEqualTo(LocalDate.parse(row.getField("issued"))));
    }

    @Test
    void a_credit_note_with_a_reference_is_never_worth_more_than_its_invoice() {
        List<NamedCsvRecord> notes = ofType("CREDIT_NOTE");

        assertThat(notes)
                .anySatisfy(note -> assertThat(note.getField("reference")).isEmpty());
        assertThat(notes)
                .filteredOn(note -> !note.getField("reference").isEmpty())
                .hasSizeGreaterThan(50)
                .allSatisfy(note -> {
                    NamedCsvRecord credited = Objects.requireNonNull(documentById.get(note.getField("reference")));
                    assertThat(account(note)).isEqualTo(account(credited));
                    assertThat(amount(note)).isLessThanOrEqualTo(amount(credited));
                    assertThat(note.getField("issued")).isGreaterThan(credited.getField("issued"));
                });
        assertThat(ofType("DEBIT_NOTE")).hasSizeGreaterThan(20);
    }

    @Test
    void some_payments_are_only_a_part_of_the_document_they_name() {
        Set<String> credited = new HashSet<>(column(ofType("CREDIT_NOTE"), "reference"));

        assertThat(payments.stream()
                        .filter(payment -> documentById.containsKey(payment.getField("reference")))
                        .filter(payment -> !credited.contains(payment.getField("reference")))
                        .filter(payment ->
                                amount(payment).compareTo(amount(documentById.get(payment.getField("reference")))) < 0))
                .hasSizeGreaterThan(100);
    }

    @Test
    void some_payments_without_reference_are_the_sum_of_two_invoices() {
        Map<String, List<NamedCsvRecord>> invoices =
                ofType("INVOICE").stream().collect(Collectors.groupingBy(SampleLedgerTest::account));

        assertThat(payments.stream()
                        .filter(payment -> payment.getField("reference").isEmpty())
                        .filter(payment ->
                                isSumOfTwo(amount(payment), invoices.getOrDefault(account(payment), List.of()))))
                .hasSizeGreaterThan(100);
    }

    @Test
    void some_accounts_have_more_credit_than_debt_so_that_cash_must_stay_unapplied() {
        Map<String, BigDecimal> balances = new TreeMap<>();
        for (NamedCsvRecord row : documents) {
            boolean credit = row.getField("type").equals("CREDIT_NOTE");
            balances.merge(account(row), credit ? amount(row).negate() : amount(row), BigDecimal::add);
        }
        payments.forEach(
                payment -> balances.merge(account(payment), amount(payment).negate(), BigDecimal::add));

        assertThat(balances.values())
                .filteredOn(balance -> balance.signum() < 0)
                .hasSizeGreaterThan(10);
    }

    @Test
    void some_limits_are_absent_and_some_are_zero() {
        assertThat(column(customers, "credit_limit")).contains("", "0.00");
    }

    private static boolean isSumOfTwo(BigDecimal sum, List<NamedCsvRecord> invoices) {
        Set<BigDecimal> seen = new HashSet<>();
        for (NamedCsvRecord invoice : invoices) {
            if (seen.contains(sum.subtract(amount(invoice)))) {
                return true;
            }
            seen.add(amount(invoice));
        }
        return false;
    }

    private List<NamedCsvRecord> ofType(String type) {
        return documents.stream()
                .filter(row -> row.getField("type").equals(type))
                .toList();
    }

    private static String account(NamedCsvRecord row) {
        return row.getField("customer") + " " + row.getField("currency");
    }

    private static BigDecimal amount(NamedCsvRecord row) {
        return new BigDecimal(row.getField("amount"));
    }

    private static Comparator<NamedCsvRecord> by(String column) {
        return Comparator.comparing(row -> row.getField(column));
    }

    private static List<String> column(List<NamedCsvRecord> rows, String column) {
        return rows.stream().map(row -> row.getField(column)).toList();
    }

    private static List<NamedCsvRecord> rows(String file) {
        return CsvReader.builder().ofNamedCsvRecord(new String(committed(file), StandardCharsets.UTF_8)).stream()
                .toList();
    }

    private static byte[] committed(String file) {
        try (InputStream in = Objects.requireNonNull(SampleLedger.class.getResourceAsStream("/sample/" + file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
