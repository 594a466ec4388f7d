package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.trace.Refusal;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** X06: every refusal there is, with what it carries and what to do next, stands in docs/refusals.md. */
class RefusalCatalogueTest {

    private static final Path DOCUMENT = Path.of("../docs/refusals.md");
    private static final Pattern ROW = Pattern.compile("\\| `([\\w.]+)` \\| (.*) \\| (.*) \\|");
    private static final Set<String> OF_EVERY_OBJECT = Set.of("code", "equals", "hashCode", "toString");

    @Test
    void X06_every_refusal_is_in_the_catalogue_with_its_code_its_parts_and_a_next_step()
            throws IOException, URISyntaxException {
        SortedMap<String, String> inCode = new TreeMap<>();
        for (Class<?> type : refusals()) {
            inCode.put(name(type), parts(type));
        }
        SortedMap<String, String> written = new TreeMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                written.put(row.group(1), row.group(2));
                assertThat(row.group(3)).as(line).isNotBlank();
            }
        }

        assertThat(written).isEqualTo(inCode);
        assertThat(inCode).hasSizeGreaterThan(80);
    }

    @Test
    void X06_a_code_tells_a_refusal_from_all_others_of_its_family() throws IOException, URISyntaxException {
        List<String> codes = refusals().stream()
                .map(type -> type.getPackageName() + " " + type.getSimpleName())
                .toList();

        assertThat(codes).doesNotHaveDuplicates();
    }

    private static String name(Class<?> type) {
        Class<?> family = type.getEnclosingClass();
        return family == null ? type.getSimpleName() : family.getSimpleName() + "." + type.getSimpleName();
    }

    private static String parts(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.joining(", "));
        }
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic()
                        && method.getParameterCount() == 0
                        && !OF_EVERY_OBJECT.contains(method.getName()))
                .map(Method::getName)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static List<Class<?>> refusals() throws IOException, URISyntaxException {
        Path root = Path.of(Refusal.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file ->
                            root.relativize(file).toString().replace('/', '.').replace('\\', '.'))
                    .filter(file -> file.endsWith(".class") && !file.contains("-info"))
                    .sorted()
                    .<Class<?>>map(file -> load(file.substring(0, file.length() - ".class".length())))
                    .filter(type -> Refusal.class.isAssignableFrom(type) && !type.isInterface())
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, RefusalCatalogueTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
