/**
 * Facts from asking for money: {@link io.cartera.collection.Dispute disputes} and
 * {@link io.cartera.collection.PromiseToPay promises to pay}, what became of them, and what they leave to be collected.
 * They never change a balance.
 */
@NullMarked
package io.cartera.collection;

import org.jspecify.annotations.NullMarked;
