package io.cartera.jdbc.internal;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The products by the names they give themselves, each with its oldest release that can do what is asked of it. */
enum Release {
    /** The first that passes over rows which others have locked, as the gate needs it. */
    H2("H2", Engine.H2, 2, 2, 220),
    /** Any that is still maintained. */
    POSTGRESQL("PostgreSQL", Engine.POSTGRESQL, 0, 0, 0),
    /** The first that passes over rows which others have locked. */
    MARIADB("MariaDB", Engine.MARIADB, 10, 6, 0),
    /** The first with a collation by code point to which blanks at the end count; checks are older by one. */
    MYSQL("MySQL", Engine.MARIADB, 8, 0, 17);

    /** MariaDB wrote this before its own number, for old replicas. */
    private static final String FOR_REPLICAS = "5.5.5-";

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    private final String product;
    private final Engine engine;
    private final int[] oldest;

    Release(String product, Engine engine, int... oldest) {
        this.product = product;
        this.engine = engine;
        this.oldest = oldest;
    }

    /**
     * What this database is.
     *
     * @throws IllegalArgumentException if it is none of these, or too old
     */
    static Release of(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName();
        String version = database.getDatabaseProductVersion();
        Release found = named(product, version);
        found.requireNewEnough(version);
        return found;
    }

    Engine engine() {
        return engine;
    }

    private static Release named(String product, String version) {
        // The driver of MySQL takes every server for one.
        if (product.equalsIgnoreCase(MYSQL.product)
                && version.toLowerCase(Locale.ROOT).contains("mariadb")) {
            return MARIADB;
        }
        return Stream.of(values())
                .filter(each -> each.product.equalsIgnoreCase(product))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no dialect for the database " + product));
    }

    private void requireNewEnough(String told) {
        String own = told.startsWith(FOR_REPLICAS) ? told.substring(FOR_REPLICAS.length()) : told;
        Matcher version = VERSION.matcher(own);
        if (version.lookingAt()) {
            int[] found = IntStream.rangeClosed(1, oldest.length)
                    .map(part -> Integer.parseInt(version.group(part)))
                    .toArray();
            if (Arrays.compare(found, oldest) < 0) {
                throw new IllegalArgumentException(product + " " + version.group() + " is too old, it takes "
                        + oldest[0] + "." + oldest[1] + "." + oldest[2] + " or newer");
            }
        }
    }
}
