/** Stores with one flaw each, which the published contract must catch: a case that nothing can fail proves nothing. */
package io.cartera.broken;
