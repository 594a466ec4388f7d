package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void what_json_reserves_is_escaped() {
        assertThat(Json.write("a\"b\\c\n\t\u0000\u001f\u007f\u2028\u2029é山\uD83D\uDE00</script>"))
                .isEqualTo("\"a\\\"b\\\\c\\u000a\\u0009\\u0000\\u001f\\u007f\\u2028\\u2029é山\uD83D\uDE00</script>\"");
    }

    @Test
    void members_and_elements_keep_their_order() {
        assertThat(Json.write(Json.object("b", 1, "a", List.of("x", 2), "e", Map.of(), "l", List.of())))
                .isEqualTo("{\n  \"b\": 1,\n  \"a\": [\n    \"x\",\n    2\n  ],\n  \"e\": {},\n  \"l\": []\n}");
    }

    @Test
    void what_is_not_there_is_null() {
        assertThat(Json.write(Json.object("a", Optional.empty(), "b", Optional.of("x"), "c", Optional.of(List.of(1)))))
                .isEqualTo("{\n  \"a\": null,\n  \"b\": \"x\",\n  \"c\": [\n    1\n  ]\n}");
    }
}
