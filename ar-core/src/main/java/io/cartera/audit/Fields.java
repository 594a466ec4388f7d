package io.cartera.audit;

import com.google.common.hash.HashFunction;
import io.cartera.account.ItemId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Fields one after another, each as its length in bytes (four bytes, the highest first) and its text in UTF-8, so that no
 * two lists of fields have the same bytes. A field that is not there has the length -1. The form is frozen.
 */
final class Fields {

    private static final int NONE = -1;
    private static final char LAST_OF_ASCII = 0x7F;

    private byte[] bytes = new byte[512];
    private int size;
    private boolean hasText;

    Fields text(String value) {
        int length = value.length();
        require(Math.addExact(Integer.BYTES, length));
        int start = size + Integer.BYTES;
        for (int i = 0; i < length; i++) {
            char each = value.charAt(i);
            if (each > LAST_OF_ASCII) {
                return raw(value.getBytes(StandardCharsets.UTF_8));
            }
            bytes[start + i] = (byte) each;
        }
        length(length);
        size += length;
        return this;
    }

    Fields text(Optional<String> value) {
        return value.isPresent() ? text(value.get()) : none();
    }

    /** A text that may be personal: the same field, but noted. */
    Fields free(Optional<String> value) {
        hasText |= value.isPresent();
        return text(value);
    }

    /** Whether there was any text that may be personal. */
    boolean hasText() {
        return hasText;
    }

    Fields code(Enum<?> value) {
        return text(value.name());
    }

    Fields number(long value) {
        if (value < 0) {
            return text(Long.toString(value));
        }
        int digits = 1;
        for (long rest = value; rest > 9; rest /= 10) {
            digits++;
        }
        length(digits);
        require(digits);
        size += digits;
        long rest = value;
        for (int at = size - 1; at >= size - digits; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return this;
    }

    Fields date(LocalDate value) {
        return text(value.toString());
    }

    Fields date(Optional<LocalDate> value) {
        return text(value.map(LocalDate::toString));
    }

    /** Seconds since the beginning of 1970 in UTC, and the microseconds after them: two fields. */
    Fields instant(Instant value) {
        return number(value.getEpochSecond()).number(value.getNano() / 1000);
    }

    /** Currency and minor units: two fields. */
    Fields amount(CurrencyUnit currency, long minor) {
        return text(currency.getCode()).number(minor);
    }

    Fields amount(Money value) {
        return amount(value.getCurrencyUnit(), value.getAmountMinorLong());
    }

    /** As an amount; two fields that are not there where it is none. */
    Fields amount(Optional<Money> value) {
        return value.isPresent() ? amount(value.get()) : none().none();
    }

    /** Side, document and part: three fields. */
    Fields item(ItemId value) {
        return code(value.side()).text(value.document()).number(value.part());
    }

    Fields fingerprint(Optional<Fingerprint> value) {
        return value.isPresent() ? raw(value.get().bytes()) : none();
    }

    Fields none() {
        return length(NONE);
    }

    /** These fields and then those. */
    Fields followedBy(Fields others) {
        require(others.size);
        System.arraycopy(others.bytes, 0, bytes, size, others.size);
        size += others.size;
        hasText |= others.hasText;
        return this;
    }

    private Fields raw(byte[] value) {
        length(value.length);
        require(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    private Fields length(int length) {
        require(Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (length >> shift);
        }
        return this;
    }

    private void require(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** What a function of 256 bits makes of them. */
    Fingerprint hashed(HashFunction function) {
        return Fingerprint.of(function.hashBytes(bytes, 0, size));
    }
}
