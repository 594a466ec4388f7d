/**
 * Invoices and credit notes as UBL 2.1 documents: read into drafts, and written from documents that the books issued.
 * <p>
 * What of a UBL document has no place in a draft is told, element by element; nothing is dropped in silence. The
 * elements are those of EN 16931, and are named by its business terms (BT) where they have one. Texts of strangers are
 * read without document types, entities and anything outside of them. What is mapped to what:
 * docs/interoperability.md.
 */
@NullMarked
package io.cartera.examples.ubl;

import org.jspecify.annotations.NullMarked;
