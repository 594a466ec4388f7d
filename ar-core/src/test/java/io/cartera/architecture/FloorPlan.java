package io.cartera.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which package stands on which floor. A package may use those of lower floors and, on its own floor, only the
 * neighbours named with it. Every check gives what breaks it, in words; nothing where all is well.
 */
public final class FloorPlan {

    /** How firmly a package is promised. */
    public enum Ring {
        /** Stable from the first release on. */
        INNER,
        /** Evolving until 1.0. */
        OUTER
    }

    private record Room(int floor, Ring ring, Set<String> neighbours) {}

    private final String root;
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final Set<String> servingBothRings = new HashSet<>();

    private FloorPlan(String root) {
        this.root = root;
        servingBothRings.add(root);
    }

    /** The plan of a house with this root package, which is the roof. */
    public static FloorPlan of(String root) {
        return new FloorPlan(root);
    }

    /** Adds a package of the inner ring, with the neighbours on its floor that it may use; names are below the root. */
    public FloorPlan inner(int floor, String room, String... neighbours) {
        return add(floor, Ring.INNER, room, neighbours);
    }

    /** Adds a package of the outer ring. */
    public FloorPlan outer(int floor, String room, String... neighbours) {
        return add(floor, Ring.OUTER, room, neighbours);
    }

    /** Lets a package use both rings, as the roof does. */
    public FloorPlan servingBothRings(String room) {
        servingBothRings.add(nameOf(room));
        return this;
    }

    private FloorPlan add(int floor, Ring ring, String room, String... neighbours) {
        Set<String> names = new HashSet<>();
        for (String neighbour : neighbours) {
            names.add(nameOf(neighbour));
        }
        rooms.put(nameOf(room), new Room(floor, ring, names));
        return this;
    }

    private String nameOf(String room) {
        return room.isEmpty() ? root : root + "." + room;
    }

    /** The root package. */
    public String root() {
        return root;
    }

    /** The packages of the plan. */
    public Set<String> rooms() {
        return new TreeSet<>(rooms.keySet());
    }

    /** The plan in words, floor by floor: the package below the root and the neighbours it may use. */
    public List<String> told() {
        return rooms.entrySet().stream()
                .map(entry -> entry.getValue().floor() + " " + shortNameOf(entry.getKey()) + " -> "
                        + entry.getValue().neighbours().stream()
                                .map(this::shortNameOf)
                                .sorted()
                                .toList())
                .toList();
    }

    private String shortNameOf(String room) {
        return room.equals(root) ? root : room.substring(root.length() + 1);
    }

    /** The floor of a package; the roof's where the plan does not know it. */
    public int floorOf(String room) {
        Room known = rooms.get(room);
        return known == null ? Integer.MAX_VALUE : known.floor();
    }

    /** The packages that hold types. */
    public static Set<String> packagesOf(JavaClasses classes) {
        Set<String> packages = new TreeSet<>();
        classes.forEach(type -> packages.add(type.getPackageName()));
        return packages;
    }

    /** Dependencies that the plan does not allow, and packages that it does not know. */
    public List<String> forbiddenEdges(JavaClasses classes) {
        return edges(classes)
                .filter(edge -> !isAllowed(edge))
                .map(Dependency::getDescription)
                .sorted()
                .toList();
    }

    private boolean isAllowed(Dependency edge) {
        Room from = rooms.get(edge.getOriginClass().getPackageName());
        String target = targetOf(edge);
        Room to = rooms.get(target);
        return from != null
                && to != null
                && (to.floor() < from.floor()
                        || (to.floor() == from.floor() && from.neighbours().contains(target)));
    }

    /** Dependencies of the inner ring on the outer one. */
    public List<String> inwardImportsOfTheOuterRing(JavaClasses classes) {
        return edges(classes)
                .filter(edge -> !servingBothRings.contains(edge.getOriginClass().getPackageName()))
                .filter(edge ->
                        isIn(Ring.INNER, edge.getOriginClass().getPackageName()) && isIn(Ring.OUTER, targetOf(edge)))
                .map(Dependency::getDescription)
                .sorted()
                .toList();
    }

    private boolean isIn(Ring ring, String room) {
        return rooms.containsKey(room) && rooms.get(room).ring() == ring;
    }

    /** Dependencies of any package on the roof. */
    public List<String> importsOfTheRoof(JavaClasses classes) {
        return edges(classes)
                .filter(edge -> targetOf(edge).equals(root))
                .map(Dependency::getDescription)
                .sorted()
                .toList();
    }

    /** Packages that depend on themselves by way of others. */
    public List<String> cycles(JavaClasses classes) {
        Map<String, Set<String>> uses = new TreeMap<>();
        edges(classes)
                .forEach(edge -> uses.computeIfAbsent(edge.getOriginClass().getPackageName(), room -> new TreeSet<>())
                        .add(targetOf(edge)));
        List<String> cycles = new ArrayList<>();
        for (String room : uses.keySet()) {
            Set<String> reached = new TreeSet<>();
            reach(room, uses, reached);
            if (reached.contains(room)) {
                cycles.add(room + " by way of " + reached);
            }
        }
        return cycles;
    }

    private static void reach(String from, Map<String, Set<String>> uses, Set<String> reached) {
        for (String next : uses.getOrDefault(from, Set.of())) {
            if (reached.add(next)) {
                reach(next, uses, reached);
            }
        }
    }

    private Stream<Dependency> edges(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(edge -> isOurs(targetOf(edge)))
                .filter(edge -> !edge.getOriginClass().getPackageName().equals(targetOf(edge)));
    }

    private boolean isOurs(String name) {
        return name.equals(root) || name.startsWith(root + ".");
    }

    private static String targetOf(Dependency edge) {
        JavaClass target = edge.getTargetClass();
        return target.getBaseComponentType().getPackageName();
    }
}
