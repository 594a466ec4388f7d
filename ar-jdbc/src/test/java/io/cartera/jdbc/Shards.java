package io.cartera.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.jdbc.testing.LocalPostgres;
import io.cartera.jdbc.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The tables on two PostgreSQL servers behind ShardingSphere, which is there in the profile {@code sharding} only.
 * <p>
 * Tables with a shard key lie on the server that its hash names; the gate and the closings, which have none, lie on the
 * first one, and the currencies on both.
 */
final class Shards implements AutoCloseable {

    static final String ABSENT = "no ShardingSphere here: it takes the profile sharding";

    private static final Pattern TABLE = Pattern.compile("create table (cartera_\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);

    private final List<String> urls;
    private final String url;
    private final HikariDataSource together;

    private Shards(List<String> urls, String url) {
        this.urls = urls;
        this.url = url;
        this.together = at(url);
    }

    static boolean isHere() {
        return Shards.class.getClassLoader().getResource("org/apache/shardingsphere/driver/ShardingSphereDriver.class")
                != null;
    }

    /** Two servers with the tables, and one way to both. */
    static Shards open() {
        List<String> urls = List.of(TestPostgres.freshUrl(), secondServer());
        urls.forEach(url -> Schema.apply(server(url)));
        return new Shards(urls, "jdbc:shardingsphere:absolutepath:" + written(rules(urls)));
    }

    private static String secondServer() {
        try {
            return LocalPostgres.start().url("postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A way to both servers, for the caller to close. */
    static HikariDataSource at(String url) {
        HikariDataSource together = new HikariDataSource();
        together.setDriverClassName("org.apache.shardingsphere.driver.ShardingSphereDriver");
        together.setJdbcUrl(url);
        together.setMaximumPoolSize(32);
        return together;
    }

    /** On which server what has this shard key lies: the rule of the file, told to the store. */
    static int serverOf(String shardKey) {
        return Math.abs(shardKey.hashCode() % 2);
    }

    /** The address of both. */
    String url() {
        return url;
    }

    /** What the host uses as if it were one database. */
    DataSource together() {
        return together;
    }

    /** One of the two servers. */
    DataSource server(int shard) {
        return server(urls.get(shard));
    }

    /** The tables, apart from those that never change. */
    static List<String> tables() {
        return TABLE.matcher(Schema.ddl(Dialect.POSTGRESQL))
                .results()
                .map(found -> found.group(1))
                .filter(table -> !table.equals("cartera_gate") && !table.equals("cartera_currency"))
                .toList();
    }

    void empty() {
        for (String url : urls) {
            try {
                TestDatabase.execute(server(url), "truncate " + String.join(", ", tables()));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        together.close();
    }

    private static DataSource server(String url) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(url);
        return server;
    }

    private static String rules(List<String> urls) {
        String sources = IntStream.range(0, urls.size())
                .mapToObj(shard -> String.format(Locale.ROOT, """
                          shard_%d:
                            dataSourceClassName: com.zaxxer.hikari.HikariDataSource
                            driverClassName: org.postgresql.Driver
                            jdbcUrl: %s
                            username: postgres
                            password: ''
                            maxPoolSize: 32
                        """, shard, urls.get(shard)))
                .collect(Collectors.joining());
        String sharded = new TreeSet<>(tables())
                .stream()
                        .filter(table -> !table.equals("cartera_closing"))
                        .map(table -> "      " + table + ":\n        actualDataNodes: shard_${0..1}." + table + "\n")
                        .collect(Collectors.joining());
        return "dataSources:\n" + sources + """
                rules:
                  - !SHARDING
                    tables:
                """ + sharded + """
                    defaultDatabaseStrategy:
                      standard:
                        shardingColumn: shard_key
                        shardingAlgorithmName: by_hash
                    defaultTableStrategy:
                      none:
                    shardingAlgorithms:
                      by_hash:
                        type: INLINE
                        props:
                          algorithm-expression: shard_${Math.abs(shard_key.hashCode() % 2)}
                  - !BROADCAST
                    tables:
                      - cartera_currency
                  - !SINGLE
                    tables:
                      - shard_0.cartera_gate
                      - shard_0.cartera_closing
                """;
    }

    private static Path written(String rules) {
        try {
            Path file = Files.createTempFile("cartera-shards-", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
