package io.cartera.credit;

import io.cartera.credit.CreditCheck.Subject;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.money.Percentage;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text form of a check. */
final class CheckText {

    private static final int MAX_LENGTH = 3000;
    private static final String NUMBER = "([0-9]{1,6})";
    private static final String SHARE = "([0-9]{1,3}(?:\\.[0-9]{1,6})?)%";
    private static final String OVERRIDABLE = ", overridable";

    private CheckText() {}

    static String print(CreditCheck check) {
        return threshold(check) + ": "
                + Stream.of(SalesDocumentKind.values())
                        .map(kind -> word(kind) + " " + word(check.strictness(kind)))
                        .collect(Collectors.joining(", "))
                + (check.isOverridable() ? OVERRIDABLE : "");
    }

    private static String threshold(CreditCheck check) {
        return switch (check.subject) {
            case LIMIT -> "limit";
            case UTILISATION -> "utilisation over " + share(check);
            case RAMP -> "first " + check.days + " days over " + share(check) + " of limit";
            case LIMIT_ON_FILE -> "limit on file";
            case CURRENCY -> "currency";
            case STANDING -> "standing";
            case SETTLEMENT -> "settlement";
            case OVERDUE_DAYS -> "overdue over " + check.number + " days";
            case OVERDUE_SHARE -> "overdue over " + share(check);
            case DUNNING_LEVEL -> "dunning level " + check.number;
            case BROKEN_PROMISES -> "broken promises over " + check.number;
            case RETURNED_PAYMENTS -> "returned payments over " + check.number + " in " + check.days + " days";
            case TERMS -> "terms longer by over " + check.number + " days";
            case REVIEW -> "review overdue over " + check.number + " days";
            case RISK_CLASS -> "risk class " + String.join(" or ", check.classes);
        };
    }

    private static final Map<Subject, Pattern> FORMS = new EnumMap<>(Subject.class);

    static {
        for (Subject subject : Subject.values()) {
            FORMS.put(subject, Pattern.compile(form(subject)));
        }
    }

    private static String form(Subject subject) {
        return (switch (subject) {
            case LIMIT -> "limit";
            case UTILISATION -> "utilisation over " + SHARE;
            case RAMP -> "first " + NUMBER + " days over " + SHARE + " of limit";
            case LIMIT_ON_FILE -> "limit on file";
            case CURRENCY -> "currency";
            case STANDING -> "standing";
            case SETTLEMENT -> "settlement";
            case OVERDUE_DAYS -> "overdue over " + NUMBER + " days";
            case OVERDUE_SHARE -> "overdue over " + SHARE;
            case DUNNING_LEVEL -> "dunning level " + NUMBER;
            case BROKEN_PROMISES -> "broken promises over " + NUMBER;
            case RETURNED_PAYMENTS -> "returned payments over " + NUMBER + " in " + NUMBER + " days";
            case TERMS -> "terms longer by over " + NUMBER + " days";
            case REVIEW -> "review overdue over " + NUMBER + " days";
            case RISK_CLASS -> "risk class (.+)";
        });
    }

    private static CreditCheck built(Subject subject, Matcher found) {
        return switch (subject) {
            case LIMIT -> CreditCheck.limit();
            case UTILISATION -> CreditCheck.utilisation(Percentage.of(found.group(1)));
            case RAMP -> CreditCheck.ramp(Integer.parseInt(found.group(1)), Percentage.of(found.group(2)));
            case LIMIT_ON_FILE -> CreditCheck.limitOnFile();
            case CURRENCY -> CreditCheck.currency();
            case STANDING -> CreditCheck.standing();
            case SETTLEMENT -> CreditCheck.settlement();
            case OVERDUE_DAYS -> CreditCheck.overdueDays(Integer.parseInt(found.group(1)));
            case OVERDUE_SHARE -> CreditCheck.overdueShare(Percentage.of(found.group(1)));
            case DUNNING_LEVEL -> CreditCheck.dunningLevel(Integer.parseInt(found.group(1)));
            case BROKEN_PROMISES -> CreditCheck.brokenPromises(Integer.parseInt(found.group(1)));
            case RETURNED_PAYMENTS ->
                CreditCheck.returnedPayments(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
            case TERMS -> CreditCheck.terms(Integer.parseInt(found.group(1)));
            case REVIEW -> CreditCheck.review(Integer.parseInt(found.group(1)));
            case RISK_CLASS -> CreditCheck.riskClass(found.group(1).split(" or ", -1));
        };
    }

    static CreditCheck parse(String text) {
        int colon = Objects.requireNonNull(text, "check").indexOf(": ");
        if (colon < 0 || text.length() > MAX_LENGTH) {
            throw noCheck();
        }
        for (Subject subject : Subject.values()) {
            Matcher found = FORMS.get(subject).matcher(text.substring(0, colon));
            if (found.matches()) {
                CreditCheck check = taken(built(subject, found), text.substring(colon + 2));
                if (!check.toString().equals(text)) {
                    throw noCheck();
                }
                return check;
            }
        }
        throw noCheck();
    }

    private static CreditCheck taken(CreditCheck built, String text) {
        CreditCheck check = text.endsWith(OVERRIDABLE) ? built.overridable() : built;
        for (SalesDocumentKind kind : SalesDocumentKind.values()) {
            for (Strictness strictness : Strictness.values()) {
                if (text.contains(word(kind) + " " + word(strictness))) {
                    check = switch (strictness) {
                        case IGNORE -> check.ignoring(kind);
                        case WARN -> check.warning(kind);
                        case HOLD -> check.holding(kind);
                        case STOP -> check.stopping(kind);
                    };
                }
            }
        }
        return check;
    }

    private static String share(CreditCheck check) {
        return percent(check.most());
    }

    static String percent(Percentage share) {
        return share.value().toPlainString() + "%";
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static IllegalArgumentException noCheck() {
        return new IllegalArgumentException("not a check of the form 'overdue over 30 days: quotation warn, order hold,"
                + " delivery stop, invoice stop', with its words in the documented order");
    }
}
