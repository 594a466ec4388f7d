/**
 * Which documents we keep, until when, and where: a register of facts about files whose bytes lie with the host.
 * <p>
 * A document is filed under one account, by a {@link io.cartera.document.DocumentRecord}; links, tags, legal holds and the
 * disposal are facts after it, and {@link io.cartera.document.DocumentFile} reads them. Nothing here destroys anything: a
 * {@link io.cartera.document.RetentionSchedule} says what may go, the host does it and records the certificate. Evolving
 * until 1.0.
 */
@NullMarked
package io.cartera.document;

import org.jspecify.annotations.NullMarked;
