package io.cartera.terms;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/** How terms are told in a language: sentences of a bundle, and the forms that its nouns take beside a number. */
final class TermWords {

    private enum Language {
        ENGLISH(Locale.ROOT),
        SPANISH(Locale.forLanguageTag("es")),
        RUSSIAN(Locale.forLanguageTag("ru")),
        CHINESE(Locale.forLanguageTag("zh"));

        private final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }

        static Language of(Locale wanted) {
            for (Language language : values()) {
                if (language.locale.getLanguage().equals(wanted.getLanguage())) {
                    return language;
                }
            }
            return ENGLISH;
        }

        /** Which form of a noun stands beside a number that is not negative. */
        private String form(int number) {
            return switch (this) {
                case ENGLISH, SPANISH -> number == 1 ? "one" : "many";
                case RUSSIAN -> russianForm(number);
                case CHINESE -> "many";
            };
        }

        // 1, 21 and 101 take one; 2 to 4 and 22 take few; 5, 11 to 14 and 111 take many.
        private static String russianForm(int number) {
            int ones = number % 10;
            int tens = number % 100 / 10;
            if (tens == 1 || ones == 0 || ones > 4) {
                return "many";
            }
            return ones == 1 ? "one" : "few";
        }
    }

    private final Language language;
    private final ResourceBundle sentences;

    private TermWords(Language language) {
        this.language = language;
        // A bundle that exists is asked for, so that the default locale of the host is never looked at.
        this.sentences = ResourceBundle.getBundle("io.cartera.terms.sentences", language.locale);
    }

    static TermWords in(Locale locale) {
        return new TermWords(Language.of(Objects.requireNonNull(locale, "locale")));
    }

    String say(String sentence, Object... figures) {
        return String.format(Locale.ROOT, sentences.getString(sentence), figures);
    }

    String days(int number) {
        return say("days." + language.form(number), number);
    }

    String months(int number) {
        return say("months." + language.form(number), number);
    }

    String weekday(LocalDate day) {
        return say("weekday." + day.getDayOfWeek().getValue());
    }

    String share(InstalmentShare share) {
        return switch (share.kind) {
            case OF_TOTAL, FIXED -> share.toString();
            case OF_REST -> say("share.of-rest", share.ofRest());
            case NET_PART, TAX_PART, EQUAL, REMAINDER -> say("share." + share);
        };
    }
}
