/**
 * What a person should look at before a document is issued: what may be there twice, what does not add up, what an export
 * under EN 16931 lacks. See {@link io.cartera.drafts.DraftCheck}.
 */
@NullMarked
package io.cartera.drafts;

import org.jspecify.annotations.NullMarked;
