/**
 * The customer's account: an append-only list of facts in which every debit and every credit is conserved.
 * <p>
 * {@link io.cartera.account.CustomerAccount} is the unit of work that takes commands and refuses what would break the
 * books; {@link io.cartera.account.AccountHistory} is the immutable list of
 * {@linkplain io.cartera.account.AccountChange changes} from which every reading can be made again;
 * {@link io.cartera.account.OpenItem} is what readings read.
 */
@NullMarked
package io.cartera.account;

import org.jspecify.annotations.NullMarked;
