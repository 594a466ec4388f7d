package io.cartera.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IndexTest {

    /** Keys with few hashes, so that they get into each other's way. */
    private record Key(int number) {
        @Override
        public int hashCode() {
            return number % 7;
        }
    }

    private record Value(Key key, int content) {}

    @Property
    void it_finds_what_a_map_finds_after_any_puts_and_removals(
            @ForAll @Size(max = 300) List<@IntRange(min = -40, max = 40) Integer> steps) {
        Index<Key, Value> index = new Index<>(Value::key);
        Map<Key, Value> map = new HashMap<>();
        int content = 0;
        for (int step : steps) {
            Key key = new Key(Math.abs(step));
            if (step < 0) {
                index.remove(key);
                map.remove(key);
            } else {
                Value value = new Value(key, ++content);
                index.put(value);
                map.put(key, value);
            }
            for (int number = 0; number <= 40; number++) {
                assertThat(index.get(new Key(number))).isEqualTo(map.get(new Key(number)));
            }
        }
        Set<Value> all = new HashSet<>();
        index.forEach(value -> assertThat(all.add(value)).isTrue());
        assertThat(all).isEqualTo(new HashSet<>(map.values()));
    }
}
