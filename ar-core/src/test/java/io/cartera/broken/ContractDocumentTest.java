package io.cartera.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The document lists the cases there are, and no others. */
class ContractDocumentTest {

    @Test
    void the_document_lists_every_case_under_its_suite() throws IOException {
        Set<String> listed = new TreeSet<>();
        String suite = "";
        List<String> lines = Files.readAllLines(Path.of("..", "docs", "store-contract.md"));
        for (String line : lines.subList(lines.indexOf("## The cases"), lines.size())) {
            if (line.startsWith("### ")) {
                suite = line.substring(4);
            } else if (line.startsWith("- ")) {
                listed.add(suite + ": " + line.substring(2));
            }
        }

        assertThat(listed).isEqualTo(cases());
    }

    private static Set<String> cases() {
        Set<String> cases = new TreeSet<>();
        for (Class<?> subject : Subjects.all()) {
            Class<?> suite = subject.getSuperclass();
            Arrays.stream(suite.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .forEach(method -> cases.add(
                            suite.getSimpleName() + ": " + method.getName().replace('_', ' ')));
        }
        return cases;
    }
}
