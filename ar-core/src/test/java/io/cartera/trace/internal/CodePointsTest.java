package io.cartera.trace.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CodePointsTest {

    private static final String LAST_BMP = "\uFFFF";
    private static final String AFTER_SURROGATES = "\uE000";
    private static final String FIRST_PAIR = "\uD800\uDC00";
    private static final String LAST_PAIR = "\uDBFF\uDFFF";

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "\uD7FF", AFTER_SURROGATES, LAST_BMP, FIRST_PAIR, "\uD800\uDC01", LAST_PAIR)
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    @Property
    void texts_are_ordered_as_their_code_points_are(@ForAll("texts") String a, @ForAll("texts") String b) {
        int expected = Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

        assertThat(Integer.signum(CodePoints.compare(a, b))).isEqualTo(Integer.signum(expected));
        assertThat(Integer.signum(CodePoints.compare(b, a))).isEqualTo(-Integer.signum(expected));
    }

    @Test
    void a_surrogate_pair_comes_after_the_last_single_character() {
        assertThat(CodePoints.compare(AFTER_SURROGATES, FIRST_PAIR)).isNegative();
        assertThat(CodePoints.compare(LAST_BMP, FIRST_PAIR)).isNegative();
        assertThat(LAST_BMP.compareTo(FIRST_PAIR)).as("the order of String").isPositive();
    }

    @Test
    void a_shorter_text_comes_before_its_continuation_and_upper_case_before_lower() {
        assertThat(CodePoints.compare("", "a")).isNegative();
        assertThat(CodePoints.compare("a", "aa")).isNegative();
        assertThat(CodePoints.compare("a", "a")).isZero();
        assertThat(CodePoints.compare("B", "a")).isNegative();
        assertThat(CodePoints.compare("10", "9")).isNegative();
    }
}
