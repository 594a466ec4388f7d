/** Receivables: what customers owe, why, and since when. */
module io.cartera.core {
    requires transitive org.joda.money;
    requires com.google.common;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.cartera;
    exports io.cartera.access;
    exports io.cartera.account;
    exports io.cartera.aging;
    exports io.cartera.allocation;
    exports io.cartera.analysis;
    exports io.cartera.audit;
    exports io.cartera.collection;
    exports io.cartera.credit;
    exports io.cartera.creditfile;
    exports io.cartera.contactpoint;
    exports io.cartera.cover;
    exports io.cartera.customer;
    exports io.cartera.document;
    exports io.cartera.customerfile;
    exports io.cartera.drafts;
    exports io.cartera.exchange;
    exports io.cartera.exposure;
    exports io.cartera.external;
    exports io.cartera.freshness;
    exports io.cartera.identifier;
    exports io.cartera.inmemory;
    exports io.cartera.interest;
    exports io.cartera.invoice;
    exports io.cartera.journal;
    exports io.cartera.money;
    exports io.cartera.overview;
    exports io.cartera.party;
    exports io.cartera.payment;
    exports io.cartera.rating;
    exports io.cartera.reconciliation;
    exports io.cartera.relationship;
    exports io.cartera.review;
    exports io.cartera.segment;
    exports io.cartera.settlement;
    exports io.cartera.statement;
    exports io.cartera.store;
    exports io.cartera.store.outer;
    exports io.cartera.terms;
    exports io.cartera.time;
    exports io.cartera.trace;
}
