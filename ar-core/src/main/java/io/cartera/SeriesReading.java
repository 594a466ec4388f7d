package io.cartera;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditAnchor;
import io.cartera.audit.AuditFinding;
import io.cartera.audit.AuditFinding.Kind;
import io.cartera.audit.SeriesChain;
import io.cartera.audit.SeriesLink;
import io.cartera.audit.SeriesRow;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.SeriesId;
import io.cartera.store.NumberSeriesRepository.Definition;
import io.cartera.store.Session;
import io.cartera.store.TakenNumber;
import io.cartera.store.UnreadableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds the numbers of one series, and the documents that bear them, against their chain. */
final class SeriesReading {

    private final Session session;
    private final LedgerId ledger;
    private final SeriesId series;
    private final List<TakenNumber> numbers = new ArrayList<>();

    private SeriesReading(Session session, LedgerId ledger, SeriesId series) {
        this.session = session;
        this.ledger = ledger;
        this.series = series;
    }

    static SeriesReading of(Session session, LedgerId ledger, SeriesId series) {
        return new SeriesReading(session, ledger, series);
    }

    /** The ends of the chains of all series of a ledger. */
    static Map<SeriesId, AuditAnchor.Head> heads(Session session, LedgerId ledger) {
        Map<SeriesId, AuditAnchor.Head> heads = new TreeMap<>();
        for (Definition definition : session.numberSeries().all(ledger)) {
            SeriesId id = definition.series().id();
            session.numberSeries()
                    .last(ledger, id)
                    .ifPresent(last -> last.link()
                            .ifPresent(link -> heads.put(id, new AuditAnchor.Head(last.position(), link.hash()))));
        }
        return heads;
    }

    /** What is wrong with the series, and with the chain of which an anchor says how it ended. */
    List<AuditFinding> findings(AuditAnchor.@Nullable Head anchored, long chainedFrom) {
        List<AuditFinding> findings = new ArrayList<>();
        // Whoever writes behind our back may leave what no number can be.
        try {
            session.numberSeries().forEach(ledger, series, numbers::add);
            numbers.sort(Comparator.comparing(TakenNumber::position));
            if (anchored != null) {
                against(anchored).ifPresent(findings::add);
            }
            List<SeriesRow> rows =
                    numbers.stream().map(number -> number.row(ledger)).toList();
            List<@Nullable SeriesLink> links = new ArrayList<>();
            numbers.forEach(number -> links.add(number.link().orElse(null)));
            findings.addAll(SeriesChain.check(ledger, series, rows, links, chainedFrom));
            documents(findings);
        } catch (IllegalArgumentException | ArithmeticException | UnreadableException e) {
            findings.add(AuditFinding.ofSeries(ledger, series, 0, Kind.UNREADABLE));
        }
        return findings;
    }

    private Optional<AuditFinding> against(AuditAnchor.Head anchored) {
        Optional<SeriesLink> then = numbers.stream()
                .filter(number -> number.position() == anchored.sequence())
                .findFirst()
                .flatMap(TakenNumber::link);
        Optional<Kind> kind = then.isEmpty()
                ? Optional.of(Kind.TRUNCATED)
                : then.filter(link -> !link.hash().equals(anchored.hash())).map(link -> Kind.REPLACED);
        return kind.map(found -> AuditFinding.ofSeries(ledger, series, anchored.sequence(), found));
    }

    // The documents of an account are read together; an account that cannot be read is a finding of its own.
    private void documents(List<AuditFinding> findings) {
        Map<AccountId, List<TakenNumber>> byAccount = new TreeMap<>();
        numbers.stream()
                .filter(number -> number.link().isPresent() && !number.isVoid())
                .forEach(number -> byAccount
                        .computeIfAbsent(number.claim().account().orElseThrow(), first -> new ArrayList<>())
                        .add(number));
        List<AuditFinding> wrong = new ArrayList<>();
        byAccount.forEach((account, borne) -> {
            Map<InvoiceId, Invoice> documents = new HashMap<>();
            try {
                session.invoices().of(account).forEach(document -> documents.put(document.id(), document));
            } catch (IllegalArgumentException | ArithmeticException | UnreadableException e) {
                return;
            }
            for (TakenNumber number : borne) {
                Optional<Invoice> document = Optional.ofNullable(
                        documents.get(number.claim().document().orElseThrow()));
                SeriesChain.check(number.row(ledger), number.link().orElseThrow(), document)
                        .ifPresent(wrong::add);
            }
        });
        wrong.sort(Comparator.comparing(AuditFinding::sequence));
        findings.addAll(wrong);
    }
}
