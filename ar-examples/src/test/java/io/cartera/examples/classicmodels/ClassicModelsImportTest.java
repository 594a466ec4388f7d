package io.cartera.examples.classicmodels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The importer on a few rows of our own in the form of the source, which need no data beside the repository. */
class ClassicModelsImportTest {

    @TempDir
    private Path folder;

    private Path source;
    private Path target;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void write_source() throws IOException {
        source = Files.createDirectory(folder.resolve("source"));
        target = folder.resolve("target");
        write("customers.csv", """
                customerNumber,customerName,phone,country,creditLimit
                7,"Müller, Söhne",1,Norway \s,0.00
                8,Brown,2,Chile,1500.50
                """);
        write("orders.csv", """
                orderNumber,orderDate,status,comments,customerNumber
                1,2020-01-31,Shipped,"two,
                lines",7
                2,2020-02-01,Cancelled,,7
                3,2020-02-29,On Hold,,8
                """);
        write("orderdetails.csv", """
                orderNumber,productCode,quantityOrdered,priceEach,orderLineNumber
                1,A,3,0.10,1
                2,A,1,5.00,1
                1,B,100000,99999.99,2
                """);
        write("payments.csv", """
                customerNumber,checkNumber,paymentDate,amount
                7,Q1,2020-03-01,0.30
                """);
    }

    @Test
    void orders_that_are_not_cancelled_become_invoices_over_the_exact_sum_of_their_lines() throws IOException {
        assertThat(run()).isZero();

        assertThat(target.resolve("documents.csv")).hasContent("""
                document,customer,issued,type,currency,amount
                1,7,2020-01-31,INVOICE,USD,9999999000.30
                3,8,2020-02-29,INVOICE,USD,0.00
                """);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("2 customers, 2 documents and 1 payments are in ")
                .contains("1 cancelled orders are no documents.");
    }

    @Test
    void customers_go_over_with_their_limit_and_without_blanks_around() throws IOException {
        assertThat(run()).isZero();

        assertThat(target.resolve("customers.csv")).hasContent("""
                customer,name,country,credit_limit,currency
                7,"Müller, Söhne",Norway,0.00,USD
                8,Brown,Chile,1500.50,USD
                """);
    }

    @Test
    void cheques_become_payments_without_a_reference() throws IOException {
        assertThat(run()).isZero();

        assertThat(target.resolve("payments.csv")).hasContent("""
                payment,customer,received,amount,currency,method
                Q1,7,2020-03-01,0.30,USD,cheque
                """);
        assertThat(target.resolve("allocations.csv")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "9,      2, 5.00,  there is no such order",
        "1,    two, 5.00,  quantity or price is not a number",
        "1,      2, 5.001, more than two decimals",
    })
    void a_line_that_cannot_be_counted_stops_the_import(String order, String quantity, String price, String why)
            throws IOException {
        write(
                "orderdetails.csv",
                "orderNumber,quantityOrdered,priceEach\n1,1,1.00\n" + String.join(",", order, quantity, price) + "\n");

        assertThat(run()).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("orderdetails.csv, line 3", why);
        assertThat(target).doesNotExist();
    }

    @Test
    void a_missing_column_is_named() throws IOException {
        write("payments.csv", "customerNumber,checkNumber,paymentDate\n7,Q1,2020-03-01\n");

        assertThat(run()).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("payments.csv has no column amount");
        assertThat(target).doesNotExist();
    }

    @Test
    void a_missing_file_is_named() throws IOException {
        Files.delete(source.resolve("orders.csv"));

        assertThat(run()).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("There is no", "orders.csv");
        assertThat(target).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7,Q1,2020-03-01", "7,Q1,2020-03-01,1.00,more"})
    void a_ragged_line_stops_the_import(String line) throws IOException {
        write("payments.csv", "customerNumber,checkNumber,paymentDate,amount\n" + line + "\n");

        assertThat(run()).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("payments.csv, line 2: it has not one cell");
        assertThat(target).doesNotExist();
    }

    @Test
    void nothing_is_ever_overwritten() throws IOException {
        String before = Files.readString(source.resolve("customers.csv"));

        assertThat(ClassicModels.run(stream(), stream(), source.toString(), source.toString()))
                .isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("is not empty");
        assertThat(source.resolve("customers.csv")).hasContent(before);
        assertThat(source.resolve("documents.csv")).doesNotExist();
    }

    @Test
    void two_folders_are_required() {
        assertThat(ClassicModels.run(stream(), stream(), source.toString())).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("SOURCE TARGET");
    }

    private int run() {
        return ClassicModels.run(stream(), stream(), source.toString(), target.toString());
    }

    private PrintStream stream() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(source.resolve(file), content);
    }
}
