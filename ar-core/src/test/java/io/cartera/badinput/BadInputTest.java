package io.cartera.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.cartera.AccountBatch;
import io.cartera.Receivables;
import io.cartera.account.AccountHistory;
import io.cartera.trace.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.joda.money.CurrencyMismatchException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every exported method that takes text, a date, a decimal or money gets values that programs have stumbled over, one
 * parameter at a time. It answers, or refuses with an exception of a type that is meant for it; it never fails with a raw
 * runtime error, never takes long, and a call that did not apply leaves the books as they were. A method whose other
 * parameters nobody has a {@linkplain Specimens specimen} for fails, so a new one cannot be forgotten.
 */
class BadInputTest {

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);
    private static final int LONGEST_MESSAGE = 3000;

    @TestFactory
    Stream<DynamicTest> X01_X05_every_exported_method_answers_or_refuses_by_name() {
        return attacked().map(method -> dynamicTest(name(method), () -> assertStands(method)));
    }

    @Test
    void nearly_all_of_the_exported_api_is_attacked() {
        assertThat(attacked().count()).isGreaterThan(200);
    }

    private static String name(Executable method) {
        return method.getDeclaringClass().getName().replace("io.cartera.", "") + " " + method.getName()
                + Stream.of(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList();
    }

    private static Stream<Executable> attacked() {
        return exported()
                .flatMap(type -> {
                    List<Executable> all = new ArrayList<>(List.of(type.getConstructors()));
                    for (Method method : type.getDeclaredMethods()) {
                        boolean isWritten = !method.isSynthetic() && !method.isBridge();
                        boolean isOfEnum = type.isEnum() && method.getName().equals("valueOf");
                        if (Modifier.isPublic(method.getModifiers()) && isWritten && !isOfEnum) {
                            all.add(method);
                        }
                    }
                    return all.stream();
                })
                .filter(method -> Stream.of(method.getParameterTypes())
                        .anyMatch(type -> !Corpora.of(type).isEmpty()));
    }

    private static Stream<Class<?>> exported() {
        try {
            URI classes = Receivables.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path root = Path.of(classes);
            try (Stream<Path> files = Files.walk(root)) {
                return files
                        .map(file -> root.relativize(file)
                                .toString()
                                .replace('/', '.')
                                .replace('\\', '.'))
                        .filter(file ->
                                file.endsWith(".class") && !file.contains(".internal.") && !file.contains("-info"))
                        .sorted()
                        .<Class<?>>map(file -> load(file.substring(0, file.length() - ".class".length())))
                        .filter(BadInputTest::isPublic)
                        .toList()
                        .stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, BadInputTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static void assertStands(Executable method) {
        Receivables books = Specimens.books();
        Specimens specimens = new Specimens(books);
        Class<?>[] types = method.getParameterTypes();
        for (int bad = 0; bad < types.length; bad++) {
            for (Object value : Corpora.of(types[bad])) {
                Object[] arguments = new Object[types.length];
                for (int i = 0; i < types.length; i++) {
                    arguments[i] = i == bad ? value : specimen(specimens, types[i], method);
                }
                assertStands(method, books, specimens, arguments, shown(bad, value));
            }
        }
    }

    private static Object specimen(Specimens specimens, Class<?> type, Executable method) {
        return specimens
                .of(type)
                .orElseThrow(() -> new AssertionError("no specimen of " + type + ", so " + method + " is not covered"));
    }

    private static void assertStands(
            Executable method, Receivables books, Specimens specimens, Object[] arguments, String shown) {
        AccountHistory before = books.accounts().history(Specimens.ACME);
        long began = System.nanoTime();
        Optional<Object> result = Optional.empty();
        try {
            result = Optional.ofNullable(call(method, books, specimens, arguments));
        } catch (InvocationTargetException refused) {
            Throwable thrown = refused.getCause();
            assertThat(isRefusal(thrown))
                    .as("%s with %s threw %s", method, shown, thrown)
                    .isTrue();
            assertThat(String.valueOf(thrown.getMessage()).length())
                    .as("length of what %s said to %s", method, shown)
                    .isLessThan(LONGEST_MESSAGE);
        }
        assertThat(System.nanoTime() - began)
                .as("%s took long with %s", method, shown)
                .isLessThan(LONGEST);
        boolean isApplied = result.filter(Outcome.Applied.class::isInstance).isPresent();
        if (!isApplied) {
            assertThat(books.accounts().history(Specimens.ACME))
                    .as("books after %s", shown)
                    .isEqualTo(before);
        }
    }

    private static Object call(Executable method, Receivables books, Specimens specimens, Object[] arguments)
            throws InvocationTargetException {
        try {
            if (method instanceof Constructor<?> constructor) {
                return constructor.newInstance(arguments);
            }
            Method called = (Method) method;
            if (Modifier.isStatic(called.getModifiers())) {
                return called.invoke(null, arguments);
            }
            if (called.getDeclaringClass() == AccountBatch.class) {
                return inBatch(called, books, arguments);
            }
            return called.invoke(specimen(specimens, called.getDeclaringClass(), method), arguments);
        } catch (IllegalAccessException | InstantiationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object inBatch(Method method, Receivables books, Object[] arguments)
            throws InvocationTargetException {
        List<InvocationTargetException> thrown = new ArrayList<>();
        Object result = books.accounts().inOneUnit(Specimens.ACME, batch -> {
            try {
                return Optional.ofNullable(method.invoke(batch, arguments));
            } catch (InvocationTargetException e) {
                thrown.add(e);
                return Optional.empty();
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        });
        if (!thrown.isEmpty()) {
            throw thrown.get(0);
        }
        return ((Optional<?>) result).orElse(null);
    }

    /** An exception that says what is wrong: our own types, a plain illegal argument, or currencies that differ. */
    private static boolean isRefusal(Throwable thrown) {
        return thrown.getClass() == IllegalArgumentException.class
                || thrown.getClass().getName().startsWith("io.cartera.")
                || thrown instanceof CurrencyMismatchException;
    }

    private static String shown(int place, Object value) {
        String text = value instanceof BigDecimal decimal
                ? "decimal of " + decimal.unscaledValue().bitLength() + " bits and scale " + decimal.scale()
                : String.valueOf(value);
        return "argument " + (place + 1) + " "
                + (text.length() > 60 ? text.substring(0, 60) + "... of " + text.length() : text);
    }
}
