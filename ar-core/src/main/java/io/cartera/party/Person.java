package io.cartera.party;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A natural person, who may trade as a sole trader. Immutable; personal. Example:
 * {@code Person.of(PersonName.of("Ana", "García")).tradingAs("Bar Ana")}.
 */
public final class Person implements Party {

    private final PersonName name;
    private final boolean isSoleTrader;
    private final @Nullable String tradeName;

    private Person(PersonName name, boolean isSoleTrader, @Nullable String tradeName) {
        this.name = Objects.requireNonNull(name, "name");
        this.isSoleTrader = isSoleTrader;
        this.tradeName = Line.orNone(tradeName, "trade name");
    }

    /** A person who does not trade. */
    public static Person of(PersonName name) {
        return new Person(name, false, null);
    }

    /** This person as a sole trader under its own name. */
    public Person soleTrader() {
        return new Person(name, true, tradeName);
    }

    /** This person as a sole trader under another name. */
    public Person tradingAs(String tradeName) {
        return new Person(name, true, Objects.requireNonNull(tradeName, "tradeName"));
    }

    /** The name. */
    public PersonName name() {
        return name;
    }

    /** Whether the person trades. */
    public boolean isSoleTrader() {
        return isSoleTrader;
    }

    @Override
    public String legalName() {
        return name.displayed();
    }

    @Override
    public Optional<String> tradeName() {
        return Optional.ofNullable(tradeName);
    }

    @Override
    public Optional<LegalForm> legalForm() {
        return isSoleTrader ? Optional.of(LegalForm.SOLE_TRADER) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Person that
                && name.equals(that.name)
                && isSoleTrader == that.isSoleTrader
                && Objects.equals(tradeName, that.tradeName);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Shows nothing of the person. */
    @Override
    public String toString() {
        return "Person";
    }
}
