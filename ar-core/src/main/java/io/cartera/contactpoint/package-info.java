/**
 * How a customer is reached, and who there is to be talked to: points and persons, each for the purposes they are for. Nothing
 * here sends anything.
 */
@NullMarked
package io.cartera.contactpoint;

import org.jspecify.annotations.NullMarked;
