package io.cartera.party;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A company or other organisation. Immutable; its name may be that of a person, so it is not shown. Example:
 * {@code Organisation.of("García López S.L.").withLegalForm(LegalForm.of("ES-SL"))}.
 */
public final class Organisation implements Party {

    private final String legalName;
    private final @Nullable String tradeName;
    private final @Nullable LegalForm legalForm;

    private Organisation(String legalName, @Nullable String tradeName, @Nullable LegalForm legalForm) {
        this.legalName = Line.of(legalName, "legal name");
        this.tradeName = Line.orNone(tradeName, "trade name");
        this.legalForm = legalForm;
    }

    /** The organisation with this name in law. */
    public static Organisation of(String legalName) {
        return new Organisation(legalName, null, null);
    }

    /** This organisation with a name under which it trades. */
    public Organisation tradingAs(String tradeName) {
        return new Organisation(legalName, Objects.requireNonNull(tradeName, "tradeName"), legalForm);
    }

    /** This organisation with its legal form. */
    public Organisation withLegalForm(LegalForm legalForm) {
        return new Organisation(legalName, tradeName, Objects.requireNonNull(legalForm, "legalForm"));
    }

    @Override
    public String legalName() {
        return legalName;
    }

    @Override
    public Optional<String> tradeName() {
        return Optional.ofNullable(tradeName);
    }

    @Override
    public Optional<LegalForm> legalForm() {
        return Optional.ofNullable(legalForm);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Organisation that
                && legalName.equals(that.legalName)
                && Objects.equals(tradeName, that.tradeName)
                && Objects.equals(legalForm, that.legalForm);
    }

    @Override
    public int hashCode() {
        return legalName.hashCode();
    }

    /** Shows nothing of the organisation. */
    @Override
    public String toString() {
        return "Organisation";
    }
}
