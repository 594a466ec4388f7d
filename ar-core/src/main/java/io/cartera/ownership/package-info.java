/**
 * Who of ours looks after which customer: an {@link io.cartera.ownership.AssignmentPolicy} proposes owners for those without
 * one, and tells where owners and rules contradict each other.
 */
@NullMarked
package io.cartera.ownership;

import org.jspecify.annotations.NullMarked;
