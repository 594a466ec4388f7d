package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeLedgerTest {

    @TempDir
    Path folder;

    @Test
    void it_has_the_documents_payments_customers_and_open_items_it_promises() throws Exception {
        Path ledger = folder.resolve("ledger");
        LargeLedger.main(new String[] {ledger.toString(), "1000"});

        assertThat(rows(ledger.resolve("customers.csv"))).isEqualTo(50);
        assertThat(rows(ledger.resolve("documents.csv"))).isEqualTo(1000);
        assertThat(rows(ledger.resolve("payments.csv"))).isEqualTo(900);
        Run run = TestLedger.run(folder.resolve("out"), "--ledger", ledger.toString(), "--store", "memory");
        assertThat(run.status()).isZero();
        List<String> open = Files.readAllLines(run.out().resolve("open-items.csv"));
        assertThat(open.stream().filter(row -> row.startsWith("C000000,") && row.contains(",INVOICE,")))
                .hasSizeBetween(100, 102);
    }

    private static long rows(Path file) throws Exception {
        return Files.readAllLines(file).size() - 1L;
    }
}
