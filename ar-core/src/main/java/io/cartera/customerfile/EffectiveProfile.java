package io.cartera.customerfile;

import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.PaymentPreference;
import io.cartera.customer.ProfileField;
import io.cartera.relationship.Agreement;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** Finds what is in force for a customer, and why. */
final class EffectiveProfile {

    private static final PaymentTerms TERMS_OTHERWISE = PaymentTerms.netDays(30);
    private static final Comparator<CustomerFactRecorded> LATEST =
            Comparator.<CustomerFactRecorded, LocalDate>comparing(
                            recorded -> recorded.fact().from())
                    .thenComparing(CustomerFactRecorded::number);

    private final CustomerFile file;
    private final AsOf asOf;

    EffectiveProfile(CustomerFile file, AsOf asOf) {
        this.file = file;
        this.asOf = asOf;
    }

    EffectiveValue<PaymentTerms> terms() {
        return agreed().or(() -> own(ProfileField.PAYMENT_TERMS))
                .or(() -> file.customer().terms().map(terms -> EffectiveValue.of(terms, ValueSource.REGISTRATION)))
                .or(() -> byClass(ProfileField.PAYMENT_TERMS))
                .orElseGet(() -> EffectiveValue.of(TERMS_OTHERWISE, ValueSource.OTHERWISE));
    }

    EffectiveValue<PaymentPreference> preference() {
        PaymentPreference registered = file.customer().paymentPreference();
        return own(ProfileField.PAYMENT_PREFERENCE)
                .or(() -> Optional.of(registered)
                        .filter(preference -> !preference.equals(PaymentPreference.any()))
                        .map(preference -> EffectiveValue.of(preference, ValueSource.REGISTRATION)))
                .or(() -> byClass(ProfileField.PAYMENT_PREFERENCE))
                .orElseGet(() -> EffectiveValue.of(PaymentPreference.any(), ValueSource.OTHERWISE));
    }

    <T> Optional<EffectiveValue<T>> value(ProfileField<T> field) {
        if (field == ProfileField.PAYMENT_TERMS) {
            return Optional.of(same(field, terms()));
        }
        if (field == ProfileField.PAYMENT_PREFERENCE) {
            return Optional.of(same(field, preference()));
        }
        return own(field).or(() -> byClass(field));
    }

    // A field is one of the constants, which say the type.
    @SuppressWarnings("unchecked")
    private static <T> EffectiveValue<T> same(ProfileField<T> field, EffectiveValue<?> value) {
        return (EffectiveValue<T>) value;
    }

    private Optional<EffectiveValue<PaymentTerms>> agreed() {
        return file.all(CustomerFactKind.AGREEMENT, asOf).values().stream()
                .filter(recorded -> termsOf(recorded).isPresent())
                .max(LATEST)
                .flatMap(recorded ->
                        termsOf(recorded).map(terms -> EffectiveValue.of(terms, ValueSource.AGREEMENT, recorded)));
    }

    private static Optional<PaymentTerms> termsOf(CustomerFactRecorded recorded) {
        return recorded.fact().content(CustomerFactKind.AGREEMENT).find().flatMap(Agreement::terms);
    }

    private <T> Optional<EffectiveValue<T>> own(ProfileField<T> field) {
        return found(
                CustomerFactKind.PROFILE_VALUE, field.name(), value -> value.find(field), ValueSource.CUSTOMER_FILE);
    }

    private <T> Optional<EffectiveValue<T>> byClass(ProfileField<T> field) {
        return found(
                CustomerFactKind.PROFILE_CLASS,
                CustomerFact.ONLY,
                profileClass -> profileClass.find(field),
                ValueSource.PROFILE_CLASS);
    }

    private <C, T> Optional<EffectiveValue<T>> found(
            CustomerFactKind<C> kind, String key, Function<C, Optional<T>> reading, ValueSource source) {
        return file.find(kind, key, asOf)
                .flatMap(recorded -> recorded.fact()
                        .content(kind)
                        .find()
                        .flatMap(reading)
                        .map(value -> EffectiveValue.of(value, source, recorded)));
    }
}
