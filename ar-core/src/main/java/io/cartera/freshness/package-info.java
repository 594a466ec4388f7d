/**
 * How up to date the books are: which source was imported through which day, by whom and when, and which sources are late by
 * their cadence. See {@link io.cartera.freshness.Freshness}. Evolving until 1.0.
 */
@NullMarked
package io.cartera.freshness;

import org.jspecify.annotations.NullMarked;
