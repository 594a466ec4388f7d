/**
 * What the books ask of a store: {@link io.cartera.store.ReceivablesStore} opens a
 * {@link io.cartera.store.Session}, which holds the repositories. A vendor who keeps receivables elsewhere implements
 * this one package and proves it with the published contract.
 */
@NullMarked
package io.cartera.store;

import org.jspecify.annotations.NullMarked;
