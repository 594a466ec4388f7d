package io.cartera.jdbc.sealing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Fields as bytes, each behind its length, so that no two lists of fields have the same. */
final class Context {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Context with(String field) {
        return with(field.getBytes(StandardCharsets.UTF_8));
    }

    Context with(byte[] field) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        bytes.writeBytes(field);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
