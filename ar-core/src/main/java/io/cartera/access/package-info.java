/**
 * Who may do what: every command and reading of the door names a {@link io.cartera.access.Permission}, and an
 * {@link io.cartera.access.AccessPolicy} of the host is asked before anything is read or locked.
 */
@NullMarked
package io.cartera.access;

import org.jspecify.annotations.NullMarked;
