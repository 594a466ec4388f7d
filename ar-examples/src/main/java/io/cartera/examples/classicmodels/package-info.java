/** A program that turns the classicmodels sample database into a ledger folder. */
@NullMarked
package io.cartera.examples.classicmodels;

import org.jspecify.annotations.NullMarked;
