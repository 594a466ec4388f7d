package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.store.AccountRepository;
import io.cartera.store.AuditTrail;
import io.cartera.store.CollectionRepository;
import io.cartera.store.CreditLimitRepository;
import io.cartera.store.CreditLogRepository;
import io.cartera.store.CustomerRepository;
import io.cartera.store.ExternalRefRepository;
import io.cartera.store.HeadroomRepository;
import io.cartera.store.InvoiceRepository;
import io.cartera.store.NumberSeriesRepository;
import io.cartera.store.Outbox;
import io.cartera.store.PaymentRepository;
import io.cartera.store.Session;
import io.cartera.store.outer.DocumentRepository;
import io.cartera.store.outer.ImportRepository;
import io.cartera.store.outer.OuterSession;
import io.cartera.store.outer.PointsRepository;
import java.util.List;
import java.util.stream.Stream;

/** A session of which parts can be replaced by flawed ones. */
record Parts(
        CustomerRepository customers,
        InvoiceRepository invoices,
        NumberSeriesRepository numberSeries,
        PaymentRepository payments,
        ExternalRefRepository externalRefs,
        AccountRepository accounts,
        CreditLimitRepository creditLimits,
        HeadroomRepository headroom,
        CollectionRepository collections,
        CreditLogRepository creditLog,
        AuditTrail audit,
        Outbox outbox,
        DocumentRepository documents,
        ImportRepository imports,
        PointsRepository points)
        implements OuterSession {

    static Parts of(Session session) {
        return new Parts(
                session.customers(),
                session.invoices(),
                session.numberSeries(),
                session.payments(),
                session.externalRefs(),
                session.accounts(),
                session.creditLimits(),
                session.headroom(),
                session.collections(),
                session.creditLog(),
                session.audit(),
                session.outbox(),
                OuterSession.of(session).documents(),
                OuterSession.of(session).imports(),
                OuterSession.of(session).points());
    }

    Parts with(CustomerRepository flawed) {
        return new Parts(
                flawed,
                invoices,
                numberSeries,
                payments,
                externalRefs,
                accounts,
                creditLimits,
                headroom,
                collections,
                creditLog,
                audit,
                outbox,
                documents,
                imports,
                points);
    }

    Parts with(InvoiceRepository flawed) {
        return new Parts(
                customers,
                flawed,
                numberSeries,
                payments,
                externalRefs,
                accounts,
                creditLimits,
                headroom,
                collections,
                creditLog,
                audit,
                outbox,
                documents,
                imports,
                points);
    }

    Parts with(NumberSeriesRepository flawed) {
        return new Parts(
                customers,
                invoices,
                flawed,
                payments,
                externalRefs,
                accounts,
                creditLimits,
                headroom,
                collections,
                creditLog,
                audit,
                outbox,
                documents,
                imports,
                points);
    }

    Parts with(PaymentRepository flawed) {
        return new Parts(
                customers,
                invoices,
                numberSeries,
                flawed,
                externalRefs,
                accounts,
                creditLimits,
                headroom,
                collections,
                creditLog,
                audit,
                outbox,
                documents,
                imports,
                points);
    }

    Parts with(ExternalRefRepository flawed) {
        return new Parts(
                customers,
                invoices,
                numberSeries,
                payments,
                flawed,
                accounts,
                creditLimits,
                headroom,
                collections,
                creditLog,
                audit,
                outbox,
                documents,
                imports,
                points);
    }

    Parts with(AccountRepository flawed) {
        return new Parts(
                customers,
                invoices,
                numberSeries,
                payments,
                externalRefs,
                flawed,
                creditLimits,
                headroom,
                collections,
                creditLog,
                audit,
                outbox,
                documents,
                imports,
                points);
    }

    Parts with(CreditLimitRepository flawed) {
        return new Parts(
                customers,
                invoices,
                numberSeries,
                payments,
                externalRefs,
                accounts,
                flawed,
                headroom,
                collections,
                creditLog,
                audit,
                outbox,
                documents,
                imports,
                points);
    }

    Parts with(HeadroomRepository flawed) {
        return new Parts(
                customers,
                invoices,
                numberSeries,
                payments,
                externalRefs,
                accounts,
                creditLimits,
                flawed,
                collections,
                creditLog,
                audit,
                outbox,
                documents,
                imports,
                points);
    }

    Parts with(CollectionRepository flawed) {
        return new Parts(
                customers,
                invoices,
                numberSeries,
                payments,
                externalRefs,
                accounts,
                creditLimits,
                headroom,
                flawed,
                creditLog,
                audit,
                outbox,
                documents,
                imports,
                points);
    }

    Parts with(CreditLogRepository flawed) {
        return new Parts(
                customers,
                invoices,
                numberSeries,
                payments,
                externalRefs,
                accounts,
                creditLimits,
                headroom,
                collections,
                flawed,
                audit,
                outbox,
                documents,
                imports,
                points);
    }

    Parts with(AuditTrail flawed) {
        return new Parts(
                customers,
                invoices,
                numberSeries,
                payments,
                externalRefs,
                accounts,
                creditLimits,
                headroom,
                collections,
                creditLog,
                flawed,
                outbox,
                documents,
                imports,
                points);
    }

    Parts with(Outbox flawed) {
        return new Parts(
                customers,
                invoices,
                numberSeries,
                payments,
                externalRefs,
                accounts,
                creditLimits,
                headroom,
                collections,
                creditLog,
                audit,
                flawed,
                documents,
                imports,
                points);
    }

    Parts with(DocumentRepository flawed) {
        return new Parts(
                customers,
                invoices,
                numberSeries,
                payments,
                externalRefs,
                accounts,
                creditLimits,
                headroom,
                collections,
                creditLog,
                audit,
                outbox,
                flawed,
                imports,
                points);
    }

    Parts with(ImportRepository flawed) {
        return new Parts(
                customers,
                invoices,
                numberSeries,
                payments,
                externalRefs,
                accounts,
                creditLimits,
                headroom,
                collections,
                creditLog,
                audit,
                outbox,
                documents,
                flawed,
                points);
    }

    Parts with(PointsRepository flawed) {
        return new Parts(
                customers,
                invoices,
                numberSeries,
                payments,
                externalRefs,
                accounts,
                creditLimits,
                headroom,
                collections,
                creditLog,
                audit,
                outbox,
                documents,
                imports,
                flawed);
    }

    /** The accounts of the ledgers that the contract works in. */
    List<AccountId> allAccounts() {
        return Stream.of(LedgerId.MAIN, LedgerId.of("branch"))
                .flatMap(ledger -> accounts.accounts(ledger).stream())
                .toList();
    }
}
