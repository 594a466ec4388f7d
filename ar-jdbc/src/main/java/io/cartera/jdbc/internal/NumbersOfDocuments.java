package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.invoice.DocumentNumber;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.SeriesId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The numbers that documents bear, by document. They are asked for only where a series numbers the document. */
final class NumbersOfDocuments {

    private static final Sql OF_DOCUMENT = Sql.of(
            "find number of document",
            "select " + NumberTable.NUMBER + " from cartera_number"
                    + " where shard_key = ? and ledger = ? and series = ? and customer = ? and document = ?");

    private static final Sql OF_ACCOUNT = Sql.of(
            "read numbers of documents",
            "select document, " + NumberTable.NUMBER + " from cartera_number where customer = ? and ledger = ?");

    private final Transaction transaction;

    NumbersOfDocuments(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The document with its number. */
    Invoice numbered(AccountId account, Invoice document) {
        return document.series()
                .flatMap(series -> find(account, series, document.id()))
                .map(document::numbered)
                .orElse(document);
    }

    private Optional<DocumentNumber> find(AccountId account, SeriesId series, InvoiceId document) {
        return transaction.find(
                OF_DOCUMENT,
                parameters -> parameters
                        .text(series.value())
                        .text(account.ledger().value())
                        .text(series.value())
                        .text(account.customer().value())
                        .text(document.value()),
                NumberTable::number);
    }

    /** The documents of an account with their numbers. */
    List<Invoice> numbered(AccountId account, List<Invoice> documents) {
        if (documents.stream().allMatch(document -> document.series().isEmpty())) {
            return documents;
        }
        Map<InvoiceId, DocumentNumber> numbers = new HashMap<>();
        transaction.each(
                OF_ACCOUNT,
                parameters -> parameters
                        .text(account.customer().value())
                        .text(account.ledger().value()),
                row -> Map.entry(InvoiceId.of(row.text()), NumberTable.number(row)),
                found -> numbers.put(found.getKey(), found.getValue()));
        return documents.stream()
                .map(document -> numbered(document, numbers.get(document.id())))
                .toList();
    }

    private static Invoice numbered(Invoice document, @Nullable DocumentNumber number) {
        return number == null ? document : document.numbered(number);
    }
}
