/** A program that turns a year of the Online Retail II data set into a ledger folder. */
@NullMarked
package io.cartera.examples.onlineretail;

import org.jspecify.annotations.NullMarked;
