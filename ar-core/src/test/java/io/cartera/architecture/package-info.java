/** The rules of the house as data and checks, and, below {@code wrong}, a house that breaks every one of them. */
package io.cartera.architecture;
