package io.cartera.examples.ubl;

import static io.cartera.examples.ubl.UblText.plain;
import static io.cartera.examples.ubl.UblText.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.ubl.UblFinding.Flaw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSOutput;

/** Texts that mean harm, and texts that mean nothing: told, at once, and nothing outside of them is touched. */
class UntrustedUblTest {

    private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private static UblDocument atOnce(String text) {
        return Assertions.assertTimeout(Duration.ofSeconds(20), () -> read(text));
    }

    private static void assertUnreadable(UblDocument read, Flaw flaw) {
        assertThat(read.draft()).isEmpty();
        assertThat(read.findings()).containsExactly(new UblFinding.Unreadable(flaw, ""));
    }

    @Test
    void C036_a_billion_laughs_are_not_laughed() {
        StringBuilder type = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 32; i++) {
            type.append("<!ENTITY a" + i + " \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        String laughs = plain("A-1").replace(START, START + type + "]>").replace(">Work<", ">&a31;<");

        assertUnreadable(atOnce(laughs), Flaw.DOCUMENT_TYPE);
    }

    @Test
    void C036_a_file_of_this_machine_is_not_read_through_an_entity(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "canary");
        String text = plain("A-1")
                .replace(START, START + "<!DOCTYPE x [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]>")
                .replace(">Work<", ">&s;<");

        assertUnreadable(atOnce(text), Flaw.DOCUMENT_TYPE);
    }

    @Test
    void C036_no_server_is_asked_for_a_document_type_or_a_schema() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(200);
            String there = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            UblDocument typed =
                    atOnce(plain("A-1").replace(START, START + "<!DOCTYPE x SYSTEM \"" + there + ".dtd\">"));
            UblDocument located = atOnce(plain("A-1")
                    .replace(
                            "<Invoice ",
                            "<Invoice xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                    + " xsi:schemaLocation=\"urn:x " + there + ".xsd\" "));

            assertUnreadable(typed, Flaw.DOCUMENT_TYPE);
            assertThat(located.draft()).isPresent();
            Assertions.assertThrows(java.net.SocketTimeoutException.class, server::accept);
        }
    }

    @Test
    void C036_a_text_that_is_too_large_is_not_parsed() {
        byte[] blanks = new byte[SafeXml.MAX_BYTES + 1];
        Arrays.fill(blanks, (byte) ' ');

        assertUnreadable(UblReader.ofBuyers().read(blanks), Flaw.TOO_LARGE);
    }

    @Test
    void C036_a_text_that_is_nested_too_deep_does_not_break_the_stack() {
        int depth = 200_000;
        String deep = START + "<a>".repeat(depth) + "</a>".repeat(depth);

        assertUnreadable(atOnce(deep), Flaw.NOT_WELL_FORMED);
    }

    @Test
    void C036_a_number_of_a_million_digits_is_not_computed_with() {
        assertUnreadable(atOnce(plain("A-1").replace(">50<", ">" + "9".repeat(1_000_000) + "<")), Flaw.ENDLESS_NUMBER);
        assertThat(atOnce(plain("A-1").replace(">Work<", ">" + "9".repeat(1_000_000) + "x<"))
                        .draft())
                .isPresent();
    }

    @Test
    void C036_what_is_no_xml_or_no_document_is_told() {
        assertUnreadable(read(""), Flaw.NOT_WELL_FORMED);
        assertUnreadable(read("%PDF-1.7"), Flaw.NOT_WELL_FORMED);
        assertUnreadable(read(plain("A-1").substring(0, 500)), Flaw.NOT_WELL_FORMED);
        assertUnreadable(
                UblReader.ofBuyers().read(plain("A\u00e9").getBytes(StandardCharsets.ISO_8859_1)),
                Flaw.NOT_WELL_FORMED);
        assertUnreadable(read("<html/>"), Flaw.NOT_A_DOCUMENT);
        assertUnreadable(read("<Invoice/>"), Flaw.NOT_A_DOCUMENT);
    }

    @Test
    void C036_what_is_against_the_schema_is_told_with_the_rule_and_without_the_text() {
        UblDocument wrong = read(plain("A-1").replace(">2026-02-02<", ">Ana Demo<"));

        assertThat(wrong.draft()).isEmpty();
        assertThat(wrong.findings())
                .containsExactly(new UblFinding.Unreadable(Flaw.AGAINST_SCHEMA, "cvc-datatype-valid.1.2.1"));
        assertThat(wrong.findings().toString()).doesNotContain("Ana");
    }

    @Test
    void C036_whatever_is_missing_empty_or_there_twice_is_read_or_told() throws FlawedTextException {
        int elements = SafeXml.parse(plain("A-1").getBytes(StandardCharsets.UTF_8))
                .getElementsByTagName("*")
                .getLength();
        int drafts = 0;
        int told = 0;
        for (int i = 1; i < elements; i++) {
            for (int change = 0; change < 3; change++) {
                UblDocument read = UblReader.ofBuyers().read(changed(i, change));
                assertThat(read.findings().stream().anyMatch(UblFinding::isFatal))
                        .as("element %s, change %s", i, change)
                        .isEqualTo(read.draft().isEmpty());
                drafts += read.draft().isPresent() ? 1 : 0;
                told += read.findings().isEmpty() ? 0 : 1;
            }
        }
        assertThat(drafts).isGreaterThan(20);
        assertThat(told).isGreaterThan(50);
    }

    private static byte[] changed(int position, int change) throws FlawedTextException {
        Document xml = SafeXml.parse(plain("A-1").getBytes(StandardCharsets.UTF_8));
        Node element = xml.getElementsByTagName("*").item(position);
        switch (change) {
            case 0 -> element.getParentNode().removeChild(element);
            case 1 -> element.setTextContent("");
            default -> element.getParentNode().insertBefore(element.cloneNode(true), element);
        }
        DOMImplementationLS writer = (DOMImplementationLS) xml.getImplementation();
        LSOutput out = writer.createLSOutput();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        out.setByteStream(bytes);
        out.setEncoding("UTF-8");
        writer.createLSSerializer().write(xml, out);
        return bytes.toByteArray();
    }
}
