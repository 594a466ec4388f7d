package io.cartera.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.EntryKind;
import io.cartera.account.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document lists the kinds there are, in their order and on their sides. */
class EntryKindsDocumentTest {

    @Test
    void the_document_lists_every_kind_with_its_side() throws IOException {
        Pattern row = Pattern.compile("\\| `([A-Z_]+)` \\| (debit|credit|either) \\|.*");
        List<String> listed = Files.readAllLines(Path.of("..", "docs", "entry-kinds.md")).stream()
                .map(row::matcher)
                .filter(Matcher::matches)
                .map(cells -> cells.group(1) + " " + cells.group(2))
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(Arrays.stream(EntryKind.values())
                        .map(kind -> kind + " " + sides(kind))
                        .toList());
    }

    private static String sides(EntryKind kind) {
        return !kind.standsOn(Side.DEBIT) ? "credit" : kind.standsOn(Side.CREDIT) ? "either" : "debit";
    }
}
