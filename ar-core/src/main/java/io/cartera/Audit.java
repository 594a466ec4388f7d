package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountId;
import io.cartera.audit.AuditAnchor;
import io.cartera.audit.AuditFinding;
import io.cartera.audit.AuditLink;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.SeriesId;
import io.cartera.store.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The audit trail: who did what, and whether the books are as they were recorded.
 * <p>
 * Every command on an account has one row, refused and conflicting ones too; the rows of an account are a chain (see
 * {@link io.cartera.audit.AuditChain}). What somebody changes behind the library's back in what the chain covers is found by {@link #verify()};
 * what somebody cuts off, or makes anew with all its hashes, by {@link #verify(AuditAnchor)}, with an anchor that is kept
 * where they cannot write. Thread-safe. Example:
 * <pre>{@code
 * archive.put(books.audit().anchor().text());                              // every night, elsewhere
 * books.audit().verify(AuditAnchor.parse(archive.latest())).forEach(...);  // nothing where the books are right
 * }</pre>
 */
public final class Audit {

    private final Desk desk;

    Audit(Desk desk) {
        this.desk = desk;
    }

    /** The rows of a customer's account, in the order of recording. */
    public List<AuditRecord> trail(CustomerId customer) {
        return desk.read(
                Permission.READ_AUDIT_TRAIL,
                customer,
                session -> session.audit().of(desk.account(customer)));
    }

    /** The links of a customer's account, one for each row of {@link #trail}, in the same order. */
    public List<AuditLink> links(CustomerId customer) {
        return desk.read(
                Permission.READ_AUDIT_TRAIL,
                customer,
                session -> session.audit().links(desk.account(customer)));
    }

    /** The ends of the chains of all accounts and number series of the ledger as they are now, to be kept elsewhere. */
    public AuditAnchor anchor() {
        Instant at = desk.now();
        return desk.read(Permission.READ_AUDIT_TRAIL, session -> {
            Map<CustomerId, AuditAnchor.Head> heads = new TreeMap<>();
            session.audit()
                    .heads(desk.ledger())
                    .forEach((customer, last) -> heads.put(customer, AuditAnchor.Head.of(last)));
            return AuditAnchor.of(desk.ledger(), at, heads, SeriesReading.heads(session, desk.ledger()));
        });
    }

    /**
     * What is wrong with the accounts of the ledger, by account, then row; empty where all is right. The chain of every
     * account is computed again, and everything that was recorded is held against it: changes, documents, payments,
     * limits, disputes, promises, references that were attached, and the file of a customer who was registered here.
     * <p>
     * It goes account by account, each on one state of its own, and holds one account at a time; then series by series, and
     * holds all numbers of one with their links, and the documents of one account. In a transaction of the
     * host below REPEATABLE READ there is no one state: what others record meanwhile is then told as wrong. An account that cannot
     * be read is a finding too. Then come the chains of the number series, by series, then position: every number, void
     * ones too, and the document that bears it. Last comes what contradicts the laws of the books by what the store itself finds:
     * {@link #violations} tells it with the figures.
     */
    public List<AuditFinding> verify() {
        return verify(Map.of(), Map.of());
    }

    /**
     * As {@link #verify()}, and whether every chain still has the row at which it ended when the anchor was made.
     *
     * @throws IllegalArgumentException if the anchor is that of another ledger
     */
    public List<AuditFinding> verify(AuditAnchor anchor) {
        if (!anchor.ledger().equals(desk.ledger())) {
            throw new IllegalArgumentException("the anchor is that of ledger " + anchor.ledger());
        }
        return verify(anchor.heads(), anchor.series());
    }

    private List<AuditFinding> verify(
            Map<CustomerId, AuditAnchor.Head> heads, Map<SeriesId, AuditAnchor.Head> anchoredSeries) {
        Set<CustomerId> customers = new TreeSet<>(heads.keySet());
        desk.read(Permission.READ_AUDIT_TRAIL, session -> session.accounts().accounts(desk.ledger()))
                .forEach(account -> customers.add(account.customer()));
        List<AuditFinding> findings = new ArrayList<>();
        for (CustomerId customer : customers) {
            AccountId account = desk.account(customer);
            findings.addAll(desk.asked(Permission.READ_AUDIT_TRAIL)
                    .read(
                            Permission.READ_AUDIT_TRAIL,
                            session -> AuditReading.of(session, account).findings(heads.get(customer))));
        }
        Map<SeriesId, Long> series = new TreeMap<>();
        anchoredSeries.keySet().forEach(id -> series.put(id, 1L));
        desk.asked(Permission.READ_AUDIT_TRAIL)
                .read(
                        Permission.READ_AUDIT_TRAIL,
                        session -> session.numberSeries().all(desk.ledger()))
                .forEach(definition -> series.put(definition.series().id(), definition.chainedFrom()));
        series.forEach((each, chainedFrom) -> {
            findings.addAll(desk.asked(Permission.READ_AUDIT_TRAIL)
                    .read(
                            Permission.READ_AUDIT_TRAIL,
                            session -> SeriesReading.of(session, desk.ledger(), each)
                                    .findings(anchoredSeries.get(each), chainedFrom)));
        });
        violations()
                .forEach(violation -> findings.add(
                        AuditFinding.lawBroken(violation.account(), violation.law() + " " + violation.subject())));
        return List.copyOf(findings);
    }

    /**
     * What the store finds in the ledger that contradicts a law of the books, whoever wrote it: nothing where all is
     * right. A database compares its tables with each other, which takes its time; a store in memory has nothing to find.
     */
    public List<Violation> violations() {
        return desk.read(Permission.READ_AUDIT_TRAIL, session -> session.audit().violations()).stream()
                .filter(violation -> violation.account().ledger().equals(desk.ledger()))
                .toList();
    }
}
