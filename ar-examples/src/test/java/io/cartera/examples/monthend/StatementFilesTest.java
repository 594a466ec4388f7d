package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The names of the statements' files, as Windows would have them. */
class StatementFilesTest {

    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|conin\\$|conout\\$|clock\\$|(com|lpt)[0-9\u00B9\u00B2\u00B3]) *(\\..*)?");
    private static final Pattern REFUSED = Pattern.compile("[<>:\"/\\\\|?*\\p{Cntrl}]");

    @Property(tries = 1000, afterFailure = AfterFailureMode.RANDOM_SEED)
    void every_identifier_has_a_file_of_its_own_with_a_name_that_every_file_system_takes(
            @ForAll("identifiers") List<String> ids) {
        StatementFiles files = new StatementFiles();
        Set<String> taken = new HashSet<>();
        for (String id : ids) {
            String file = files.next(id);

            assertThat(file).startsWith("statements/");
            String name = file.substring("statements/".length());
            assertThat(name).hasSizeBetween(5, 255).matches("\\p{ASCII}+").doesNotContainPattern(REFUSED);
            assertThat(name).doesNotEndWith(".").doesNotEndWith(" ").doesNotStartWith(".");
            assertThat(name.toLowerCase(Locale.ROOT)).doesNotMatch(DEVICE);
            assertThat(taken.add(name.toLowerCase(Locale.ROOT))).as(name).isTrue();
        }
    }

    @Property(tries = 200, afterFailure = AfterFailureMode.RANDOM_SEED)
    void the_same_identifiers_have_the_same_files(@ForAll("identifiers") List<String> ids) {
        StatementFiles one = new StatementFiles();
        StatementFiles other = new StatementFiles();

        assertThat(ids.stream().map(one::next).toList())
                .isEqualTo(ids.stream().map(other::next).toList());
    }

    /** Different identifiers, many of which differ in case only or are names of devices, long ones among them. */
    @Provide
    Arbitrary<List<String>> identifiers() {
        Arbitrary<String> device = Arbitraries.of("con", "PRN", "Aux", "nul", "com1", "LPT9", "COM\u00B9", "conin$");
        Arbitrary<String> piece = Arbitraries.of(
                "a",
                "A",
                "i",
                "I",
                "\u0130",
                "\u0131",
                "\u00DF",
                "ss",
                ".",
                " ",
                "~",
                "%",
                "%41",
                "/",
                "\\",
                ":",
                "*",
                "?",
                "\"",
                "<",
                ">",
                "|",
                "$",
                "-",
                "_",
                "1",
                "\u00E9",
                "e\u0301",
                "\u5C71",
                "\uD83D\uDE00",
                ".txt");
        Arbitrary<String> built = piece.list().ofMinSize(1).ofMaxSize(6).map(StatementFilesTest::joined);
        Arbitrary<String> ending = Arbitraries.of("", ".", " ", ".txt", ".a", " .b", "~");
        Arbitrary<String> named = device.flatMap(name -> ending.map(name::concat));
        Arbitrary<String> longOne = piece.list().ofMinSize(60).ofMaxSize(120).map(StatementFilesTest::joined);
        return Arbitraries.frequencyOf(Tuple.of(6, built), Tuple.of(3, named), Tuple.of(1, longOne))
                .map(id -> id.length() > 128 ? id.substring(0, 128) : id)
                .filter(id -> !id.isBlank())
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static String joined(List<String> pieces) {
        return String.join("", pieces);
    }
}
