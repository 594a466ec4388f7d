package io.cartera.contactpoint;

import java.util.Optional;

/**
 * Says whether a contact point can be right; a port of the host, who has a library of telephone numbers or asks a mail
 * server. It is asked by {@code CustomerFile.contactFaults}, never when a point is recorded: what a customer stated is on file
 * as stated. An implementation reads, answers for every medium, and may be asked by several threads at once.
 */
@FunctionalInterface
public interface ContactValidator {

    /** What is wrong with the point; empty where nothing is, or where nobody knows. */
    Optional<ContactFault> fault(ContactPoint point);
}
