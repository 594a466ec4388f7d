package io.cartera.identifier;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The tables together: which forms a number of a scheme may have. */
final class StandardCheck implements IdentifierCheck {

    static final IdentifierCheck STANDARD = new StandardCheck();

    // More than the longest number, with room for what was typed on top of it.
    private static final int LOOKED_AT = 64;

    private static final NavigableMap<IdentifierScheme, List<Form>> ROWS = rows();

    private StandardCheck() {}

    private static NavigableMap<IdentifierScheme, List<Form>> rows() {
        NavigableMap<IdentifierScheme, List<Form>> rows = new TreeMap<>();
        EuropeanVat.addTo(rows);
        NationalNumbers.addTo(rows);
        InternationalNumbers.addTo(rows);
        return Collections.unmodifiableNavigableMap(rows);
    }

    static Set<IdentifierScheme> schemes() {
        return ROWS.navigableKeySet();
    }

    @Override
    public Optional<IdentifierFault> check(Identifier identifier) {
        List<Form> forms = ROWS.getOrDefault(identifier.scheme(), List.of());
        return forms.isEmpty() ? Optional.empty() : faultOf(identifier.normalised(), forms);
    }

    private static Optional<IdentifierFault> faultOf(String number, List<Form> forms) {
        if (!number.chars().limit(LOOKED_AT).allMatch(StandardCheck::isUsed)) {
            return Optional.of(IdentifierFault.WRONG_CHARACTERS);
        }
        if (forms.stream().noneMatch(form -> form.isAsLongAs(number))) {
            return Optional.of(IdentifierFault.WRONG_LENGTH);
        }
        Optional<IdentifierFault> fault = Optional.of(IdentifierFault.WRONG_FORMAT);
        for (Form form : forms) {
            Optional<String> free = form.freePartOf(number);
            if (free.isPresent()) {
                fault = form.faultOf(free.orElseThrow());
                if (fault.isEmpty()) {
                    return fault;
                }
            }
        }
        return fault;
    }

    // Old Irish numbers have + and *, machine-readable zones <.
    private static boolean isUsed(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '+' || c == '*' || c == '<';
    }
}
