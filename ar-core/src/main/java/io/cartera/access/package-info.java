/**
 * Who may do what: every command and reading of the door names a {@link io.cartera.access.Permission}, and an
 * {@link io.cartera.access.AccessPolicy} of the host is asked before anything is read or locked; for the commands of a unit under the
 * lock that whoever may read the account was given.
 */
@NullMarked
package io.cartera.access;

import org.jspecify.annotations.NullMarked;
