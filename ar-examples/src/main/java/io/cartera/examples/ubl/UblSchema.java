package io.cartera.examples.ubl;

import io.cartera.examples.ubl.UblFinding.Flaw;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Whether documents are valid by the schema of UBL 2.1. */
final class UblSchema {

    private UblSchema() {}

    /** Ends where the document breaks the schema first, with the rule that it breaks; the text may be personal. */
    static void check(Schema schema, Document xml) throws FlawedTextException {
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new SafeXml.Strict());
        try {
            validator.validate(new DOMSource(xml));
        } catch (SAXException e) {
            String told = String.valueOf(e.getMessage());
            int colon = told.indexOf(':');
            throw new FlawedTextException(
                    Flaw.AGAINST_SCHEMA, told.startsWith("cvc-") && colon > 0 ? told.substring(0, colon) : "");
        } catch (IOException e) {
            throw new UncheckedIOException("a tree in memory cannot be read", e);
        }
    }
}
