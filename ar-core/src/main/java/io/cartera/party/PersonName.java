package io.cartera.party;

import io.cartera.trace.internal.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of a natural person, in its parts.
 * <p>
 * A given name and a family name; besides a patronymic or a second family name where there is one. Each part is one line
 * of text, and the name as displayed has at most 1000 characters. Which comes first is said, not guessed. Personal:
 * {@link #toString()} shows nothing of it. Immutable. Examples:
 * <pre>{@code
 * PersonName.of("Ana", "García").withSecondFamily("López");        // Ana García López
 * PersonName.of("Анна", "Каренина").withPatronymic("Аркадьевна");  // Анна Аркадьевна Каренина
 * PersonName.of("小龙", "李").familyFirst();                        // 李小龙
 * }</pre>
 */
public final class PersonName {

    /** Which part is written first. */
    public enum DisplayOrder {
        /** Given name, patronymic, family name, second family name. */
        GIVEN_FIRST,
        /** Family name, second family name, given name, patronymic. */
        FAMILY_FIRST
    }

    private static final int PARTS = 5;

    private final String given;
    private final String family;
    private final @Nullable String patronymic;
    private final @Nullable String secondFamily;
    private final DisplayOrder order;

    private PersonName(
            String given,
            String family,
            @Nullable String patronymic,
            @Nullable String secondFamily,
            DisplayOrder order) {
        this.given = Line.of(given, "given name");
        this.family = Line.of(family, "family name");
        this.patronymic = Line.orNone(patronymic, "patronymic");
        this.secondFamily = Line.orNone(secondFamily, "second family name");
        this.order = Objects.requireNonNull(order, "order");
        Require.text(displayed(), "displayed name");
    }

    /**
     * The name of a given and a family name, the given one first.
     *
     * @throws IllegalArgumentException if a part is blank, has a control character, or the whole is too long
     */
    public static PersonName of(String given, String family) {
        return new PersonName(given, family, null, null, DisplayOrder.GIVEN_FIRST);
    }

    /** This name with a patronymic. */
    public PersonName withPatronymic(String patronymic) {
        return new PersonName(given, family, Objects.requireNonNull(patronymic, "patronymic"), secondFamily, order);
    }

    /** This name with a second family name, such as that of the mother. */
    public PersonName withSecondFamily(String secondFamily) {
        return new PersonName(given, family, patronymic, Objects.requireNonNull(secondFamily, "secondFamily"), order);
    }

    /** This name with the family name first. */
    public PersonName familyFirst() {
        return displayedIn(DisplayOrder.FAMILY_FIRST);
    }

    /** This name in an order. */
    public PersonName displayedIn(DisplayOrder order) {
        return new PersonName(given, family, patronymic, secondFamily, order);
    }

    /** The given name, or all of them. */
    public String given() {
        return given;
    }

    /** The family name, or the first of two. */
    public String family() {
        return family;
    }

    /** The patronymic. */
    public Optional<String> patronymic() {
        return Optional.ofNullable(patronymic);
    }

    /** The second family name. */
    public Optional<String> secondFamily() {
        return Optional.ofNullable(secondFamily);
    }

    /** Which part is written first. */
    public DisplayOrder order() {
        return order;
    }

    /** The whole name as it is written: its parts in their order with a space between, but none between Han characters. */
    public String displayed() {
        List<@Nullable String> parts = new ArrayList<>(PARTS);
        if (order == DisplayOrder.GIVEN_FIRST) {
            parts.add(given);
            parts.add(patronymic);
            parts.add(family);
            parts.add(secondFamily);
        } else {
            parts.add(family);
            parts.add(secondFamily);
            parts.add(given);
            parts.add(patronymic);
        }
        List<String> written = parts.stream().filter(Objects::nonNull).toList();
        boolean isHan = written.stream().flatMapToInt(String::codePoints).allMatch(PersonName::isHan);
        return String.join(isHan ? "" : " ", written);
    }

    private static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    /**
     * The name as one text of five lines: order, given, family, patronymic, second family name, the last two empty where
     * there is none. {@link #parse} gives the same name back.
     */
    public String text() {
        return String.join(
                "\n",
                order.name(),
                given,
                family,
                patronymic == null ? "" : patronymic,
                secondFamily == null ? "" : secondFamily);
    }

    /**
     * The name of which {@link #text()} made this text.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static PersonName parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != PARTS) {
            throw new IllegalArgumentException("name has " + lines.length + " lines, " + PARTS + " are required");
        }
        return new PersonName(
                lines[1],
                lines[2],
                lines[3].isEmpty() ? null : lines[3],
                lines[4].isEmpty() ? null : lines[4],
                DisplayOrder.valueOf(lines[0]));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonName that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** Shows nothing of the name. */
    @Override
    public String toString() {
        return "PersonName";
    }
}
