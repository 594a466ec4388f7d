package io.cartera.jdbc.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Empty H2 databases for tests: in memory, kept until the JVM ends, or on a file, deleted when the JVM ends. */
public final class TestH2 {
    private TestH2() {}

    /** A new empty database in memory, unpooled. */
    public static DataSource freshDatabase() {
        return dataSource(freshUrl());
    }

    /** The JDBC address of a new empty database in memory, which outlives its last connection. */
    public static String freshUrl() {
        return "jdbc:h2:mem:cartera_" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    /** A new empty database on a file, unpooled. */
    public static DataSource freshFileDatabase() {
        return dataSource(freshFileUrl());
    }

    /** The JDBC address of a new empty database on a file, which is closed with its last connection. */
    public static String freshFileUrl() {
        try {
            Path folder = Files.createTempDirectory("cartera-h2-");
            // The JVM deletes the last registered first, and only after H2's own shutdown hook has closed the files.
            folder.toFile().deleteOnExit();
            for (String suffix : new String[] {".mv.db", ".trace.db"}) {
                new File(folder.toFile(), "ledger" + suffix).deleteOnExit();
            }
            return "jdbc:h2:file:" + folder.resolve("ledger").toAbsolutePath();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static DataSource dataSource(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        return source;
    }
}
