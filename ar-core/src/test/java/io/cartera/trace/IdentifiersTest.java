package io.cartera.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.PaymentId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every identifier, whatever it identifies. */
class IdentifiersTest {

    private static final String EMOJI = "\uD83D\uDE00";

    static Stream<Arguments> identifiers() {
        return Stream.of(
                identifier("actor", Actor::of),
                identifier("command id", CommandId::of),
                identifier("customer id", CustomerId::of),
                identifier("document id", InvoiceId::of),
                identifier("payment id", PaymentId::of),
                identifier("payment method", PaymentMethod::of),
                identifier("ledger id", LedgerId::of));
    }

    private static Arguments identifier(String name, Function<String, Comparable<?>> of) {
        return Arguments.of(name, of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("identifiers")
    void the_text_is_kept_exactly(String name, Function<String, Comparable<?>> of) {
        for (String text : List.of(
                "A",
                "a",
                " padded ",
                "INV-2026/001",
                "\u00e9",
                "e\u0301",
                EMOJI,
                "\u05D0\u202Eb",
                "'; drop table",
                "#1",
                "\uFFFF",
                "x".repeat(128),
                EMOJI.repeat(64))) {
            assertThat(of.apply(text)).hasToString(text).isEqualTo(of.apply(text));
        }
        assertThat(of.apply("A")).isNotEqualTo(of.apply("a"));
        assertThat(of.apply("\u00e9")).as("composed and decomposed differ").isNotEqualTo(of.apply("e\u0301"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("identifiers")
    void text_that_no_store_could_keep_is_refused_by_name(String name, Function<String, Comparable<?>> of) {
        for (String text : List.of(
                "",
                " ",
                "\u2003\u2028",
                "x".repeat(129),
                "x".repeat(1_000_000),
                EMOJI.repeat(64) + "x",
                "a\u0000",
                "a\tb",
                "a\nb",
                "a\rb",
                "a\u001b[31m",
                "a\u007f",
                "a\u0085",
                "\uD800",
                "a\uD800b",
                "\uDC00\uD800",
                "a\uD83D",
                "\uDE00a")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> of.apply(text))
                    .withMessageStartingWith(name + " ")
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(120));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("identifiers")
    void no_text_at_all_is_refused_by_name(String name, Function<String, Comparable<?>> of) {
        assertThatNullPointerException().isThrownBy(() -> of.apply(null)).withMessage(name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("identifiers")
    void they_are_ordered_by_code_point(String name, Function<String, Comparable<?>> of) {
        List<String> ascending = List.of("10", "9", "A", "B", "a", "aa", "\u00e9", "\uE000", "\uFFFF", EMOJI);

        assertThat(ascending.stream().map(of).sorted().map(Object::toString)).isEqualTo(ascending);
    }
}
