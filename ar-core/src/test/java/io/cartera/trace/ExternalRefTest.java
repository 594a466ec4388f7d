package io.cartera.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalRefTest {

    @Provide
    Arbitrary<List<ExternalRef>> refs() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars(' ', 'a', ':', ',', '[', '\\', '\u00e9', '\uFF11')
                .ofMinLength(1)
                .ofMaxLength(4)
                .filter(name -> !name.isBlank());
        return Combinators.combine(names, names).as(ExternalRef::of).list().ofMaxSize(5);
    }

    @Property(tries = 300)
    void the_text_of_several_gives_the_same_ones_back(@ForAll("refs") List<ExternalRef> refs) {
        assertThat(ExternalRef.parse(ExternalRef.text(refs))).isEqualTo(refs);
    }

    @Test
    void they_are_ordered_by_code_point_the_system_first() {
        String face = "\uD83D\uDE00";

        assertThat(List.of(
                                ExternalRef.of(face, "1"),
                                ExternalRef.of("a", face),
                                ExternalRef.of("a", "\uFF11"),
                                ExternalRef.of("\uFF11", "1"),
                                ExternalRef.of("B", "2"))
                        .stream()
                        .sorted()
                        .map(ExternalRef::toString))
                .containsExactly("B:2", "a:\uFF11", "a:" + face, "\uFF11:1", face + ":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stripe", "stripe\tch_1\n", "\n", "\tch_1", "stripe\t", "a\tb\tc"})
    void a_text_that_is_none_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ExternalRef.parse(text));
    }
}
