/** Receivables kept in a relational database. */
module io.cartera.jdbc {
    requires transitive io.cartera.core;
    requires transitive java.sql;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.cartera.jdbc;
    exports io.cartera.jdbc.sealing;
}
