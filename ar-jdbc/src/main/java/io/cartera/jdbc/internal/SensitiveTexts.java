package io.cartera.jdbc.internal;

import io.cartera.audit.AuditKey;
import io.cartera.customer.CustomerId;
import io.cartera.jdbc.sealing.SensitiveCodec;
import io.cartera.jdbc.sealing.SensitivePlace;
import io.cartera.jdbc.sealing.SensitiveTextException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a session that may be personal, as they lie in the tables: as they are, or sealed where the store has a
 * codec. A sealed one is {@code {sealed}}, the number of the customer's key, a colon, and what the codec made of it. A
 * text that itself begins with one of the marks is kept as {@code {plain}} and the text, so that what is kept says what it
 * is, whether the store that wrote it had a codec or not.
 */
final class SensitiveTexts {

    /** How what is sealed begins, and nothing else that is kept. */
    static final String SEALED = "{sealed}";

    private static final String PLAIN = "{plain}";
    private static final int MOST_DIGITS = 9;

    private final Transaction transaction;
    private final @Nullable SensitiveCodec codec;
    private final SubjectKeyTable keys;

    SensitiveTexts(Transaction transaction, @Nullable SensitiveCodec codec) {
        this.transaction = transaction;
        this.codec = codec;
        this.keys = new SubjectKeyTable(transaction);
    }

    /** Whether texts are sealed, so that no query can compare them. */
    boolean seals() {
        return codec != null;
    }

    SensitiveCodec codec() {
        if (codec == null) {
            throw new IllegalStateException("the store has no codec: see JdbcStore.sealing");
        }
        return codec;
    }

    SubjectKeyTable keys() {
        return keys;
    }

    /** Makes it known that texts of this customer are going to be read. */
    void expect(CustomerId customer) {
        if (codec != null) {
            keys.expect(customer);
        }
    }

    /** Makes it known that texts of all customers are going to be read. */
    void expectAll() {
        if (codec != null) {
            keys.expectAll();
        }
    }

    /** How a text is kept that is not sealed. */
    static String plain(String text) {
        return text.startsWith(SEALED) || text.startsWith(PLAIN) ? PLAIN + text : text;
    }

    /** How a text is kept in a row with this key, the customer left out. */
    @Nullable
    String kept(SensitiveColumn column, CustomerId customer, @Nullable String text, Object... row) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        return codec == null ? plain(text) : whole(() -> sealed(codec, place(column, customer, row), text));
    }

    private String sealed(SensitiveCodec by, SensitivePlace place, String text) {
        SubjectKey key = keys.current(place.customer(), by);
        return SEALED + key.number() + ":" + key.under(by).seal(place, text);
    }

    /**
     * The text that is kept in a row with this key, the customer left out; what the column has for it where the key is erased.
     *
     * @throws SensitiveTextException if it does not open
     */
    @Nullable
    String read(SensitiveColumn column, CustomerId customer, @Nullable String kept, Object... row) {
        if (kept == null || kept.isEmpty() || kept.charAt(0) != '{') {
            return kept;
        }
        if (kept.startsWith(PLAIN)) {
            return kept.substring(PLAIN.length());
        }
        return kept.startsWith(SEALED) ? whole(() -> opened(column, place(column, customer, row), kept)) : kept;
    }

    private @Nullable String opened(SensitiveColumn column, SensitivePlace place, String kept) {
        if (codec == null) {
            throw new SensitiveTextException(place + " is sealed, and the store has no codec");
        }
        int colon = kept.indexOf(':', SEALED.length());
        int number = number(place, kept, colon);
        SubjectKey key = keys.find(place.customer(), number)
                .orElseThrow(() -> new SensitiveTextException(place + " is sealed under a key that is not there"));
        return key.isErased() ? column.whenErased() : key.under(codec).open(place, kept.substring(colon + 1));
    }

    private static int number(SensitivePlace place, String kept, int end) {
        int digits = end - SEALED.length();
        boolean isNumber = digits >= 1 && digits <= MOST_DIGITS && kept.charAt(SEALED.length()) != '0';
        for (int i = SEALED.length(); i < end && isNumber; i++) {
            isNumber = kept.charAt(i) >= '0' && kept.charAt(i) <= '9';
        }
        if (!isNumber) {
            throw new SensitiveTextException(place + " does not say under which key it is sealed");
        }
        return Integer.parseInt(kept.substring(SEALED.length(), end));
    }

    /** How the key of an account's audit trail is kept: with it, guesses at the texts could be tried. */
    byte[] kept(AuditKey key, CustomerId customer, Object... row) {
        if (codec == null) {
            return key.bytes();
        }
        String sealed = kept(SensitiveColumn.AUDIT_KEY, customer, HexFormat.of().formatHex(key.bytes()), row);
        return sealed.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the key of an account's audit trail lies there as it is, while the texts it commits to are sealed now. */
    boolean isPlain(byte @Nullable [] kept) {
        return codec != null && kept != null && kept.length == AuditKey.SIZE;
    }

    /** The key of an account's audit trail; none where it is erased. A sealed one is longer than the key. */
    @Nullable
    AuditKey auditKey(byte @Nullable [] kept, CustomerId customer, Object... row) {
        if (kept == null || kept.length == AuditKey.SIZE) {
            return kept == null ? null : AuditKey.of(kept);
        }
        String text = new String(kept, StandardCharsets.UTF_8);
        if (!text.startsWith(SEALED)) {
            throw new SensitiveTextException(place(SensitiveColumn.AUDIT_KEY, customer, row) + " is no key");
        }
        String opened = read(SensitiveColumn.AUDIT_KEY, customer, text, row);
        return opened == null ? null : AuditKey.of(HexFormat.of().parseHex(opened));
    }

    /** Whatever cannot be sealed or opened while writing leaves nothing that may be kept; what is known of it says more. */
    private <T extends @Nullable Object> T whole(Supplier<T> work) {
        boolean isWhole = false;
        try {
            T result = work.get();
            isWhole = true;
            return result;
        } catch (SensitiveTextException e) {
            throw transaction.writes() ? transaction.failed(e) : e;
        } finally {
            if (!isWhole && transaction.writes()) {
                transaction.failed(new SensitiveTextException("a text could not be sealed or opened"));
            }
        }
    }

    private static SensitivePlace place(SensitiveColumn column, CustomerId customer, Object... row) {
        return SensitivePlace.of(
                column.table(),
                column.column(),
                customer,
                Arrays.stream(row).map(String::valueOf).toList());
    }
}
