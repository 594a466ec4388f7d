package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.customer.CustomerId;
import io.cartera.jdbc.sealing.SensitiveCodec;
import io.cartera.jdbc.sealing.SensitiveTextException;
import io.cartera.jdbc.sealing.WrappedKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Master keys that are changed under many customers. */
class RewrappedKeysTest {

    @ParameterizedTest
    @EnumSource
    void all_are_wrapped_anew_but_those_that_cannot_be(TestDatabase kind) throws SQLException {
        for (int all : new int[] {999, 1000, 1001}) {
            DataSource database = kind.fresh();
            keep(database, all);
            TestDatabase.execute(
                    database,
                    "update cartera_subject_key set wrapped_key = 'A1:x' where customer in ('C-0000', 'C-0998')");
            SubjectKeys keys =
                    JdbcStore.using(database).sealing(MasterKeys.rotating()).subjectKeys();

            assertThatThrownBy(keys::rewrap)
                    .isInstanceOf(SensitiveTextException.class)
                    .hasMessageStartingWith("2 keys were not wrapped anew: key 1 of C-0000 does not open")
                    .hasMessageContaining("key 1 of C-0998 does not open");
            assertThat(keys.byMasterKey()).isEqualTo(Map.of("K1", 2L, "K2", all - 2L));

            TestDatabase.execute(database, "delete from cartera_subject_key where wrapped_by = 'K1'");
            assertThat(keys.rewrap()).isZero();
            SubjectKeys next =
                    JdbcStore.using(database).sealing(MasterKeys.thenFirst()).subjectKeys();
            assertThat(next.rewrap()).isEqualTo(all - 2L);
            assertThat(next.byMasterKey()).isEqualTo(Map.of("K1", all - 2L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_codec_that_wraps_under_another_master_key_than_it_says_is_told_so(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        keep(database, 1);
        SensitiveCodec sound = MasterKeys.rotating();
        SensitiveCodec wrong = new SensitiveCodec() {
            @Override
            public String masterKeyId() {
                return "K3";
            }

            @Override
            public WrappedKey newKey(CustomerId customer, int number) {
                return sound.newKey(customer, number);
            }

            @Override
            public WrappedKey rewrapped(CustomerId customer, int number, WrappedKey key) {
                return sound.rewrapped(customer, number, key);
            }

            @Override
            public Sealing under(CustomerId customer, int number, WrappedKey key) {
                return sound.under(customer, number, key);
            }
        };
        SubjectKeys keys = JdbcStore.using(database).sealing(wrong).subjectKeys();

        assertThatThrownBy(keys::rewrap)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the codec wrapped key 1 of C-0000 under master key K2, while the current one is K3");
        assertThat(keys.byMasterKey()).containsExactly(Map.entry("K1", 1L));
    }

    private static void keep(DataSource database, int count) throws SQLException {
        SensitiveCodec codec = MasterKeys.first();
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(
                        "insert into cartera_subject_key (shard_key, customer, number, wrapped_by, wrapped_key)"
                                + " values (?, ?, 1, ?, ?)")) {
            for (int i = 0; i < count; i++) {
                CustomerId customer = CustomerId.of(String.format(Locale.ROOT, "C-%04d", i));
                WrappedKey key = codec.newKey(customer, 1);
                row.setString(1, customer.value());
                row.setString(2, customer.value());
                row.setString(3, key.masterKeyId());
                row.setString(4, key.text());
                row.addBatch();
            }
            row.executeBatch();
        }
    }
}
