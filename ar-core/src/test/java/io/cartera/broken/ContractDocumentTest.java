package io.cartera.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document lists the cases there are, and no others. */
class ContractDocumentTest {

    @Test
    void the_document_lists_every_case_under_its_suite() throws IOException {
        Set<String> listed = new TreeSet<>();
        String suite = "";
        List<String> lines = lines();
        for (String line : lines.subList(lines.indexOf("## The cases"), lines.size())) {
            if (line.startsWith("### ")) {
                suite = line.substring(4);
            } else if (line.startsWith("- ")) {
                listed.add(suite + ": " + line.substring(2));
            }
        }

        assertThat(listed).isEqualTo(cases());
    }

    @Test
    void the_table_of_repositories_has_every_suite_once() throws IOException {
        Pattern row = Pattern.compile("\\| [^|]+ \\| `(\\w+)` \\|");
        List<String> rows = lines().stream()
                .map(row::matcher)
                .filter(Matcher::matches)
                .map(cells -> cells.group(1))
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        suites().map(Class::getSimpleName).toList());
        assertThat(cases()).hasSizeGreaterThan(60);
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "store-contract.md"));
    }

    private static Stream<Class<?>> suites() {
        return Subjects.all().stream().map(Class::getSuperclass);
    }

    private static Set<String> cases() {
        Set<String> cases = new TreeSet<>();
        suites().forEach(suite -> Subjects.cases(suite)
                .forEach(name -> cases.add(suite.getSimpleName() + ": " + name.replace('_', ' '))));
        return cases;
    }
}
