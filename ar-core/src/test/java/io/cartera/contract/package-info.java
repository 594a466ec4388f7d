/**
 * The published contract of a store: abstract suites which a store's own tests extend, saying only how an empty store
 * is made. Every case is named by what it demands; none is skipped, so a capability that is missing fails.
 */
package io.cartera.contract;
