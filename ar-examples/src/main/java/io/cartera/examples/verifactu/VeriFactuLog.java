package io.cartera.examples.verifactu;

import io.cartera.audit.IssuedDocumentLog;
import io.cartera.audit.SeriesRow;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The fingerprint (<i>huella</i>) of the record of an invoice: SHA-256, in capitals, over issuer, number, date, type, tax,
 * total, the fingerprint before and the instant with its offset, by name, in UTF-8. A void number has no record: what was
 * answered before goes on. Immutable and thread-safe. Example:
 * <pre>{@code
 * Receivables books = Receivables.over(store).loggingDocuments(new VeriFactuLog("89890001K", ZoneId.of("Europe/Madrid")));
 * }</pre>
 */
public final class VeriFactuLog implements IssuedDocumentLog {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);
    private static final String NOTHING_YET = "-";

    private final String issuer;
    private final ZoneId zone;

    /**
     * The log of an issuer.
     *
     * @param issuer the tax identifier of who issues
     * @param zone in whose offset instants are written
     */
    public VeriFactuLog(String issuer, ZoneId zone) {
        this.issuer = issuer;
        this.zone = zone;
    }

    @Override
    public String next(Optional<String> previous, SeriesRow row, Optional<Invoice> document) {
        String before = previous.filter(value -> !value.equals(NOTHING_YET)).orElse("");
        if (document.isEmpty()) {
            return before.isEmpty() ? NOTHING_YET : before;
        }
        return sha256(record(before, row, document.get()));
    }

    String record(String before, SeriesRow row, Invoice document) {
        boolean isCorrection = document.type() != InvoiceType.INVOICE;
        return "IDEmisorFactura=" + issuer
                + "&NumSerieFactura=" + row.number().text()
                + "&FechaExpedicionFactura=" + DAY.format(document.issuedOn())
                + "&TipoFactura=" + (isCorrection ? "R1" : "F1")
                + "&CuotaTotal=" + signed(document, document.tax())
                + "&ImporteTotal=" + signed(document, document.total())
                + "&Huella=" + before
                + "&FechaHoraHusoGenRegistro=" + INSTANT.format(row.at().atZone(zone));
    }

    /** What a document charges, less than zero for what it takes back; nothing has no sign. */
    static String signed(Invoice document, Money amount) {
        Money signed = document.type() == InvoiceType.CREDIT_NOTE ? amount.negated() : amount;
        return signed.getAmount().toPlainString();
    }

    private static String sha256(String record) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(record.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
