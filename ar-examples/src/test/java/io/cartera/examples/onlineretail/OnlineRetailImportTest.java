package io.cartera.examples.onlineretail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The importer on a few rows of our own in the form of the source, which need no data beside the repository. */
class OnlineRetailImportTest {

    private static final String COLUMNS = "invoiceNo,kind,issued,customer,country,lines,units,amountThousandths\n";

    @TempDir
    private Path folder;

    private Path source;
    private Path target;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void make_source() throws IOException {
        source = Files.createDirectory(folder.resolve("source"));
        target = folder.resolve("target");
    }

    @Test
    void the_sign_of_a_row_says_whether_it_raises_or_lowers_the_debt() throws IOException {
        write("""
                1,I,2020-02-29T23:59,7,Norway,1,1,1050
                2,I,2020-03-01T00:00,7,Norway,1,1,-20
                C3,C,2020-03-01T00:00,7,Norway,1,1,-123456780
                C4,C,2020-03-01T00:00,7,Norway,1,1,10
                A5,A,2020-03-01T00:00,7,Norway,1,1,-990
                A6,A,2020-03-01T00:00,7,Norway,1,1,1000
                """);

        assertThat(run()).isZero();

        assertThat(target.resolve("documents.csv")).hasContent("""
                document,type,customer,issued,currency,amount
                1,INVOICE,7,2020-02-29,GBP,1.05
                2,CREDIT_NOTE,7,2020-03-01,GBP,0.02
                C3,CREDIT_NOTE,7,2020-03-01,GBP,123456.78
                C4,DEBIT_NOTE,7,2020-03-01,GBP,0.01
                A5,CREDIT_NOTE,7,2020-03-01,GBP,0.99
                A6,DEBIT_NOTE,7,2020-03-01,GBP,1.00
                """);
        assertThat(target.resolve("payments.csv")).hasContent("payment,customer,received,currency,amount\n");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("1 customers and 6 documents (3 CREDIT_NOTE, 2 DEBIT_NOTE, 1 INVOICE) are in ")
                .contains("0 rows were rejected")
                .doesNotContain("rejected (");
    }

    @Test
    void rows_without_a_customer_are_those_of_one_cash_customer() throws IOException {
        write("""
                1,I,2020-02-29T23:59,,Norway,1,1,1000
                2,I,2020-02-29T23:59,8,"Korea, Republic of",1,1,1000
                3,I,2020-02-29T23:59, ,Chile,1,1,1000
                4,I,2020-02-29T23:59,8,Chile,1,1,1000
                """);

        assertThat(run()).isZero();

        assertThat(target.resolve("customers.csv")).hasContent("""
                customer,name,country
                8,,Chile
                CASH,Cash customer,
                """);
        assertThat(Files.readString(target.resolve("documents.csv")))
                .contains("\n1,INVOICE,CASH,", "\n2,INVOICE,8,", "\n3,INVOICE,CASH,");
    }

    @Test
    void totals_of_nothing_and_totals_with_a_part_of_a_penny_are_rejected_with_their_reason() throws IOException {
        write("""
                1,I,2020-02-29T23:59,,Norway,1,1,0
                2,I,2020-02-29T23:59,8,Chile,1,1,1001
                3,I,2020-02-29T23:59,8,Chile,1,1,1000
                C4,C,2020-02-29T23:59,8,Chile,1,1,-5
                """);

        assertThat(run()).isZero();

        assertThat(target.resolve("rejected.csv")).hasContent("""
                file,line,column,value,reason
                invoices.csv.gz,2,amountThousandths,0,amount is zero
                invoices.csv.gz,3,amountThousandths,1001,more decimals than GBP has
                invoices.csv.gz,5,amountThousandths,-5,more decimals than GBP has
                """);
        assertThat(target.resolve("documents.csv")).hasContent("""
                document,type,customer,issued,currency,amount
                3,INVOICE,8,2020-02-29,GBP,1.00
                """);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("3 rows were rejected (1 amount is zero, 2 more decimals than GBP has)");
    }

    @ParameterizedTest
    @CsvSource({
        "X, 2020-02-29T23:59, 10,   'kind is none of I, C and A'",
        "I, 2020-02-29,       10,   issued is not of the form",
        "I, 2020-02-29T23:59, 0.10, amountThousandths is not a whole number",
        "I, 2020-02-29T23:59, '',   amountThousandths is not a whole number",
    })
    void a_row_that_cannot_be_read_stops_the_import(String kind, String issued, String amount, String why)
            throws IOException {
        write("1,I,2020-02-29T23:59,,Norway,1,1,0\n" + String.join(",", "2", kind, issued, "7,Chile,1,1", amount)
                + "\n");

        assertThat(run()).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("invoices.csv.gz, line 3: " + why);
        assertThat(target).doesNotExist();
    }

    @Test
    void a_file_that_is_cut_off_stops_the_import() throws IOException {
        write("1,I,2020-02-29T23:59,,Norway,1,1,10\n");
        Path file = source.resolve("invoices.csv.gz");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThat(run()).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("It could not be done: ");
        assertThat(target).doesNotExist();
    }

    @Test
    void nothing_is_ever_overwritten() throws IOException {
        write("1,I,2020-02-29T23:59,,Norway,1,1,10\n");
        Files.createDirectory(target);
        Files.writeString(target.resolve("documents.csv"), "mine");

        assertThat(run()).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("is not empty");
        assertThat(target.resolve("documents.csv")).hasContent("mine");
        assertThat(target.resolve("customers.csv")).doesNotExist();
    }

    private int run() {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return OnlineRetail.run(stream, stream, source.toString(), target.toString());
    }

    private void write(String rows) throws IOException {
        Path file = source.resolve("invoices.csv.gz");
        try (Writer writer =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            writer.write(COLUMNS + rows);
        }
    }
}
