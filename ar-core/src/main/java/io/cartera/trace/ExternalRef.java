package io.cartera.trace;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What another system calls one of our customers, documents or payments: the system, such as a payment platform, and its
 * identifier there.
 * <p>
 * Both have one to 128 characters, are not blank and hold no control characters; they are compared exactly and ordered by
 * code point, the system before the identifier. The caller names the systems. Neither may be personal (an identifier that
 * a platform made up is not, an e-mail address is): references stay in the books for ever. Immutable. Example:
 * {@code ExternalRef.of("stripe", "ch_3Nq5")}.
 */
public final class ExternalRef implements Comparable<ExternalRef> {

    private static final Comparator<ExternalRef> ORDER = Comparator.comparing(ExternalRef::system, CodePoints::compare)
            .thenComparing(ExternalRef::id, CodePoints::compare);

    private final String system;
    private final String id;

    private ExternalRef(String system, String id) {
        this.system = Require.id(system, "external system");
        this.id = Require.id(id, "external id");
    }

    /**
     * What this system calls a thing of ours.
     *
     * @throws IllegalArgumentException if either is no identifier
     */
    public static ExternalRef of(String system, String id) {
        return new ExternalRef(system, id);
    }

    /**
     * Several references as one text, in the order given: a line feed between two of them, a tab between system and
     * identifier. Neither can hold one, so {@link #parse} gives the same references back.
     */
    public static String text(Collection<ExternalRef> refs) {
        return refs.stream().map(ref -> ref.system + "\t" + ref.id).collect(Collectors.joining("\n"));
    }

    /**
     * The references of which {@link #text} made this text.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static List<ExternalRef> parse(String text) {
        List<ExternalRef> refs = new ArrayList<>();
        for (String line : text.isEmpty() ? new String[0] : text.split("\n", -1)) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                throw new IllegalArgumentException("external reference " + (refs.size() + 1) + " has no tab");
            }
            refs.add(of(line.substring(0, tab), line.substring(tab + 1)));
        }
        return List.copyOf(refs);
    }

    /** The other system. */
    public String system() {
        return system;
    }

    /** The identifier in that system. */
    public String id() {
        return id;
    }

    @Override
    public int compareTo(ExternalRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExternalRef that && system.equals(that.system) && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return 31 * system.hashCode() + id.hashCode();
    }

    @Override
    public String toString() {
        return system + ":" + id;
    }
}
