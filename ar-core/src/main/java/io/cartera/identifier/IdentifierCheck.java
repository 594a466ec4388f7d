package io.cartera.identifier;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Says what is wrong with an identifier; a port. {@link #standard()} knows the rules of the schemes that receivables need
 * most; a host adds its own, or a register's answer, with {@link #and}.
 * <p>
 * A check answers for any text, never with an exception, and says nothing of schemes that it does not know. It looks at
 * {@link Identifier#normalised()}. Implementations can be asked by several threads at once. Example: a digit mistyped is
 * told as {@link IdentifierFault#WRONG_CHECK_DIGITS}:
 * {@code IdentifierCheck.standard().check(Identifier.of(IdentifierScheme.ES_NIF, "12345679Z"))}.
 */
@FunctionalInterface
public interface IdentifierCheck {

    /** What is wrong with it; empty where nothing is, or where its scheme is unknown here. */
    Optional<IdentifierFault> check(Identifier identifier);

    /**
     * The rules of {@link #standardSchemes()}.
     * <p>
     * Numbers for value added tax carry the prefix of their country (Norway's may), national numbers none. The schemes' own
     * rules apply and no register is asked.
     */
    static IdentifierCheck standard() {
        return StandardCheck.STANDARD;
    }

    /** The schemes that {@link #standard()} knows, in the order of their codes. */
    static Set<IdentifierScheme> standardSchemes() {
        return StandardCheck.schemes();
    }

    /** This check, and where it finds nothing, the other. */
    default IdentifierCheck and(IdentifierCheck other) {
        Objects.requireNonNull(other, "other");
        return identifier -> check(identifier).or(() -> other.check(identifier));
    }
}
