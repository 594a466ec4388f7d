/**
 * Who somebody is: {@link io.cartera.party.Party persons and organisations}, their names, addresses and tax identifiers.
 * Nothing of it is shown by {@code toString()}, since it may be personal.
 */
@NullMarked
package io.cartera.party;

import org.jspecify.annotations.NullMarked;
