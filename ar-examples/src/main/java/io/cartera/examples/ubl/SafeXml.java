package io.cartera.examples.ubl;

import io.cartera.examples.ubl.UblFinding.Flaw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Texts of strangers as trees: without document types, so without entities of any kind, without anything that lies outside
 * of the text, and not nested deeper than a document can be.
 */
final class SafeXml {

    /** More than a large document with its attachments has. */
    static final int MAX_BYTES = 32 << 20;

    private static final String MAX_DEPTH = "64";

    private SafeXml() {}

    /** The tree, or what is wrong with the text. */
    static Document parse(byte[] xml) throws FlawedTextException {
        if (xml.length > MAX_BYTES) {
            throw new FlawedTextException(Flaw.TOO_LARGE);
        }
        try {
            return builder().parse(new ByteArrayInputStream(xml));
        } catch (SAXException e) {
            // The parser tells them apart in its text only.
            boolean isType = e.getMessage() != null && e.getMessage().contains("DOCTYPE");
            throw new FlawedTextException(isType ? Flaw.DOCUMENT_TYPE : Flaw.NOT_WELL_FORMED);
        } catch (java.io.CharConversionException e) {
            throw new FlawedTextException(Flaw.NOT_WELL_FORMED);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
    }

    private static DocumentBuilder builder() {
        // The one of the Java platform, whatever else is on the class path: the features are its own.
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", MAX_DEPTH);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the parser of the Java platform knows these features", e);
        }
    }

    /** Ends at the first error; prints nothing. */
    static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {
            // A warning is no error.
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
