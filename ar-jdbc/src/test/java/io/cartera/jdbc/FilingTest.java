package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cartera.Receivables;
import io.cartera.audit.AuditFinding;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentState;
import io.cartera.document.RetentionPolicy;
import io.cartera.document.RetentionSchedule;
import io.cartera.external.Referent;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.store.UnreadableException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The register of documents in a database: read as it is in memory, and watched by the audit trail. */
class FilingTest {

    @ParameterizedTest
    @EnumSource
    void a_database_reads_the_register_as_memory_does(TestDatabase kind) {
        InMemoryStore memory = new InMemoryStore();
        YearOfBooks.keep(memory);
        JdbcStore database = JdbcStore.using(kind.fresh());
        YearOfBooks.keep(database);
        Receivables expected = Receivables.over(memory);
        Receivables books = Receivables.over(database);
        RetentionSchedule schedule = RetentionSchedule.of(RetentionPolicy.shipped());
        LocalDate late = LocalDate.of(2040, 1, 1);

        assertThat(books.documents().file(YearOfBooks.ACME))
                .isEqualTo(expected.documents().file(YearOfBooks.ACME));
        assertThat(books.documents().linkedTo(Referent.customer(YearOfBooks.BOLT)))
                .isEqualTo(expected.documents().linkedTo(Referent.customer(YearOfBooks.BOLT)))
                .extracting(state -> state.record().document())
                .containsExactly(DocumentId.of("CT-1"));
        assertThat(books.documents().dueForDisposal(schedule, late))
                .isEqualTo(expected.documents().dueForDisposal(schedule, late));
        assertThat(books.audit().verify()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_file_without_its_document_is_told_as_unreadable(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        YearOfBooks.keep(JdbcStore.using(database));
        Receivables books = Receivables.over(JdbcStore.using(database));
        assertThat(TestDatabase.execute(database, "delete from cartera_document_fact where kind = 'REGISTER_DOCUMENT'"))
                .isPositive();

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> books.documents().of(YearOfBooks.ACME))
                .withMessageContaining("ACME");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_changed_in_the_register_behind_our_back_is_found(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        YearOfBooks.keep(JdbcStore.using(database));
        Receivables books = Receivables.over(JdbcStore.using(database));
        for (List<String> change : List.of(
                List.of("content_hash = '" + "1".repeat(64) + "'", "kind = 'REGISTER_DOCUMENT'"),
                List.of("storage_ref = 'elsewhere'", "kind = 'REGISTER_DOCUMENT'"),
                List.of("access_label = null", "kind = 'REGISTER_DOCUMENT'"),
                List.of("reason = 'NONE'", "kind = 'PLACE_HOLD'"),
                List.of("certificate = 'CERT-8'", "kind = 'RECORD_DISPOSAL'"),
                List.of("subject = 'INV-5'", "command = 'LINK-1'"),
                List.of("tag = 'other'", "kind = 'TAG_DOCUMENT'"))) {
            String update = "update cartera_document_fact set " + change.get(0) + " where " + change.get(1);

            assertThat(TestDatabase.execute(database, update)).as(update).isPositive();
            assertThat(books.audit().verify())
                    .as(update)
                    .extracting(AuditFinding::kind)
                    .contains(AuditFinding.Kind.FACTS_CHANGED);
        }
        assertThat(TestDatabase.execute(database, "delete from cartera_document_fact where kind = 'TAG_DOCUMENT'"))
                .isEqualTo(1);
        assertThat(books.audit().verify()).extracting(AuditFinding::kind).contains(AuditFinding.Kind.FACTS_MISSING);
        assertThat(books.documents().of(YearOfBooks.ACME))
                .extracting(DocumentState::tags)
                .containsExactly(List.of());
    }
}
