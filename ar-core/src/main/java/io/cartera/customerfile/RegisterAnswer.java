package io.cartera.customerfile;

import io.cartera.trace.internal.Require;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a public register says of a tax number or of a party: of companies, of taxpayers, VIES.
 * <p>
 * That nobody could be asked is an answer of its own and never one that speaks against the customer. Immutable. Example:
 * {@code RegisterAnswer.confirmed("VIES").under("WAPIAAAAXbGyx")}.
 */
public final class RegisterAnswer {

    /** What came of it. */
    public enum Status {
        /** The register has it as it was asked. */
        CONFIRMED,
        /** The register has it with something else. */
        DIFFERS,
        /** The register does not have it. */
        NOT_FOUND,
        /** The register did not answer. */
        NOT_ASKED
    }

    private final Status status;
    private final String register;
    private final List<String> differences;
    private final @Nullable String reference;

    private RegisterAnswer(Status status, String register, List<String> differences, @Nullable String reference) {
        this.status = status;
        this.register = Require.text(register, "register");
        this.differences = differences.stream()
                .map(each -> Require.text(each, "difference"))
                .toList();
        this.reference = reference;
    }

    /** The register has it as it was asked. */
    public static RegisterAnswer confirmed(String register) {
        return new RegisterAnswer(Status.CONFIRMED, register, List.of(), null);
    }

    /**
     * The register has something else.
     *
     * @param differences what is different, in the register's words: "name", "address", "struck off"; at least one
     * @throws IllegalArgumentException if there is none
     */
    public static RegisterAnswer differs(String register, List<String> differences) {
        if (differences.isEmpty()) {
            throw new IllegalArgumentException("an answer that differs says in what");
        }
        return new RegisterAnswer(Status.DIFFERS, register, differences, null);
    }

    /** The register does not have it. */
    public static RegisterAnswer notFound(String register) {
        return new RegisterAnswer(Status.NOT_FOUND, register, List.of(), null);
    }

    /** The register did not answer, for a reason: it is closed at night, it does not know the country. */
    public static RegisterAnswer notAsked(String register, String reason) {
        return new RegisterAnswer(Status.NOT_ASKED, register, List.of(reason), null);
    }

    /** This answer, with the reference under which the register keeps it as evidence. */
    public RegisterAnswer under(String reference) {
        return new RegisterAnswer(status, register, differences, Require.text(reference, "reference"));
    }

    /** What came of it. */
    public Status status() {
        return status;
    }

    /** Which register was asked. */
    public String register() {
        return register;
    }

    /** What is different, or why nobody answered; empty otherwise. */
    public List<String> details() {
        return differences;
    }

    /** Under which reference the register keeps the answer. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegisterAnswer that
                && status == that.status
                && register.equals(that.register)
                && differences.equals(that.differences)
                && Objects.equals(reference, that.reference);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, register, differences, reference);
    }

    @Override
    public String toString() {
        return "RegisterAnswer[" + status + ", " + register + (differences.isEmpty() ? "]" : ", " + differences + "]");
    }
}
