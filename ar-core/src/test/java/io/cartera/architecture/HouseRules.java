package io.cartera.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What else holds in the house. Every check gives what breaks it, in words; nothing where all is well. */
public final class HouseRules {

    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
    private static final Pattern FLOATING_INSTRUCTION = Pattern.compile(
            "^\\s+\\d+: (?:[df](?:add|sub|mul|div|rem|neg|cmp[lg]|return|a?load(?:_\\d)?|a?store(?:_\\d)?|const_\\d)"
                    + "|[ilfd]2[df]|[df]2[il]|newarray +(?:double|float)|.*// (?:double|float) ).*");
    private static final Set<String> ANYTHING =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");
    private static final Set<String> WORDS =
            Set.of("util", "utils", "common", "base", "model", "impl", "dto", "service", "manager", "helper");

    private HouseRules() {}

    /** Fields, parameters, results and calls with floating-point numbers. */
    public static List<String> floatingPointTypes(JavaClasses classes) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : classes) {
            for (JavaField field : type.getFields()) {
                addIf(isFloating(field.getRawType()), found, field.getFullName());
            }
            for (JavaCodeUnit unit : type.getCodeUnits()) {
                addIf(
                        isFloating(unit.getRawReturnType())
                                || unit.getRawParameterTypes().stream().anyMatch(HouseRules::isFloating),
                        found,
                        unit.getFullName());
            }
            for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
                CodeUnitAccessTarget target = access.getTarget();
                addIf(
                        isFloating(target.getOwner())
                                || isFloating(target.getRawReturnType())
                                || target.getRawParameterTypes().stream().anyMatch(HouseRules::isFloating),
                        found,
                        access.getDescription());
            }
        }
        return found;
    }

    private static boolean isFloating(JavaClass type) {
        return FLOATING.contains(type.getBaseComponentType().getName());
    }

    /** Instructions that calculate with floating-point numbers, local variables and constants among them. */
    public static List<String> floatingPointInstructions(JavaClasses classes) {
        List<String> arguments = new ArrayList<>(List.of("-c", "-p"));
        for (JavaClass type : classes) {
            arguments.add(Path.of(type.getSource().orElseThrow().getUri()).toString());
        }
        StringWriter listing = new StringWriter();
        StringWriter complaints = new StringWriter();
        int status = ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(new PrintWriter(listing), new PrintWriter(complaints), arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("javap: " + complaints);
        }
        List<String> found = new ArrayList<>();
        String where = "";
        for (String line : listing.toString().lines().toList()) {
            if (line.contains("class ") || line.contains("interface ")) {
                where = line.strip();
            }
            addIf(FLOATING_INSTRUCTION.matcher(line).matches(), found, where + " " + line.strip());
        }
        return found;
    }

    /** Uses of a clock. */
    public static List<String> clocks(JavaClasses classes) {
        List<String> found = accesses(
                classes,
                target -> isCall(target, "java.time.", "now")
                        || isCall(target, "java.lang.System", "currentTimeMillis", "nanoTime")
                        || isCall(target, "java.util.Calendar", "getInstance")
                        || (isCall(target, "java.util.Date", "<init>")
                                && target.getRawParameterTypes().isEmpty()));
        found.addAll(dependencies(
                classes, name -> name.equals("java.time.Clock") || name.equals("java.time.InstantSource")));
        return found;
    }

    /** Uses of the default time zone or the default locale, whether they say so or not. */
    public static List<String> defaults(JavaClasses classes) {
        return accesses(
                classes,
                target -> isCall(target, "java.time.ZoneId", "systemDefault")
                        || isCall(target, "java.time.Clock", "systemDefaultZone")
                        || isCall(target, "java.util.TimeZone", "getDefault")
                        || isCall(target, "java.util.Locale", "getDefault")
                        || isCall(target, "java.util.Calendar", "getInstance")
                        || (takesNoLocale(target)
                                && (isCall(
                                                target,
                                                "java.lang.String",
                                                "format",
                                                "formatted",
                                                "toLowerCase",
                                                "toUpperCase")
                                        || isCall(target, "java.time.format.DateTimeFormatter", "ofPattern")
                                        || isCall(
                                                target, "java.text.", "<init>", "getInstance", "getNumberInstance"))));
    }

    private static boolean takesNoLocale(CodeUnitAccessTarget target) {
        return target.getRawParameterTypes().stream()
                .noneMatch(type -> type.getName().equals("java.util.Locale"));
    }

    /** Input, output and logging. */
    public static List<String> inputOutputAndLogging(JavaClasses classes) {
        List<String> found = dependencies(
                classes,
                name -> name.startsWith("org.slf4j.")
                        || name.startsWith("java.util.logging.")
                        || name.startsWith("java.sql.")
                        || name.startsWith("java.net.")
                        || (name.startsWith("java.nio.") && !name.startsWith("java.nio.charset."))
                        || (name.startsWith("java.io.") && !name.equals(Serializable.class.getName())));
        found.addAll(accesses(classes, target -> isCall(target, "java.lang.System", "getProperty", "getenv")));
        return found;
    }

    /** Packages and types named after nothing in the trade. */
    public static List<String> emptyNames(JavaClasses classes, String root) {
        List<String> found = new ArrayList<>();
        for (String name : FloorPlan.packagesOf(classes)) {
            for (String part : name.substring(root.length()).split("\\.")) {
                addIf(WORDS.contains(part), found, name);
            }
        }
        for (JavaClass type : classes) {
            for (String word : type.getSimpleName().split("(?<=[a-z0-9])(?=[A-Z])|(?=[A-Z][a-z])")) {
                addIf(WORDS.contains(word.toLowerCase(Locale.ROOT)), found, type.getName());
            }
        }
        return found;
    }

    /** Types in public signatures that are neither the JDK's, nor Joda-Money's, nor exported by us. */
    public static List<String> foreignTypesInSignatures(JavaClasses classes, String root) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : classes) {
            if (!isVisible(type)) {
                continue;
            }
            Stream<JavaType> above = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
            check(root, type.getName(), Stream.concat(above, bounds(type.getTypeParameters())), found);
            for (JavaField field : type.getFields()) {
                if (isVisible(field)) {
                    check(root, field.getFullName(), Stream.of(field.getType()), found);
                }
            }
            for (JavaCodeUnit unit : type.getCodeUnits()) {
                if (isVisible(unit)) {
                    Stream<JavaType> taken =
                            Stream.concat(unit.getParameterTypes().stream(), Stream.of(unit.getReturnType()));
                    Stream<JavaType> thrown = unit.getExceptionTypes().stream().map(JavaType.class::cast);
                    Stream<JavaType> others = Stream.concat(thrown, bounds(unit.getTypeParameters()));
                    check(root, unit.getFullName(), Stream.concat(taken, others), found);
                }
            }
        }
        return found;
    }

    private static Stream<JavaType> bounds(Collection<? extends JavaTypeVariable<?>> variables) {
        return variables.stream().flatMap(variable -> variable.getUpperBounds().stream());
    }

    private static void check(String root, String where, Stream<JavaType> types, List<String> found) {
        types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !maySignatureShow(root, type))
                .forEach(type -> found.add(where + " shows " + type.getName()));
    }

    private static boolean maySignatureShow(String root, JavaClass type) {
        String name = type.getPackageName();
        boolean isOurs = name.equals(root) || name.startsWith(root + ".");
        return type.isPrimitive()
                || type.getName().equals("void")
                || name.startsWith("java.")
                || name.equals("org.joda.money")
                || (isOurs && !isInternal(name));
    }

    /** Packages with more public top-level types than the house allows. */
    public static List<String> crowdedPackages(JavaClasses classes, int most, Map<String, Integer> exceptions) {
        Map<String, Integer> counts = new TreeMap<>();
        classes.stream()
                .filter(type -> isVisible(type) && type.isTopLevelClass())
                .forEach(type -> counts.merge(type.getPackageName(), 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > exceptions.getOrDefault(count.getKey(), most))
                .map(Map.Entry::toString)
                .toList();
    }

    /** Packages that are exported without a public type or for some modules only, or not exported and public. */
    public static List<String> wrongExports(JavaClasses classes, ModuleDescriptor module) {
        Set<String> open = new TreeSet<>();
        classes.stream()
                .filter(type -> isVisible(type) && !isInternal(type.getPackageName()))
                .forEach(type -> open.add(type.getPackageName()));
        List<String> found = new ArrayList<>();
        Set<String> exported = new TreeSet<>();
        for (ModuleDescriptor.Exports exports : module.exports()) {
            exported.add(exports.source());
            addIf(exports.isQualified(), found, exports.source() + " is exported to " + exports.targets());
            addIf(!open.contains(exports.source()), found, exports.source() + " is exported and holds nothing public");
        }
        open.stream()
                .filter(name -> !exported.contains(name))
                .forEach(name -> found.add(name + " is public and not exported"));
        return found;
    }

    /** Where whatever goes wrong is caught, known or not. */
    public static List<String> catchesOfAnything(JavaClasses classes) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : classes) {
            for (JavaCodeUnit unit : type.getCodeUnits()) {
                unit.getTryCatchBlocks().stream()
                        .flatMap(block -> block.getCaughtThrowables().stream())
                        .filter(caught -> ANYTHING.contains(caught.getName()))
                        .forEach(caught -> found.add(unit.getFullName() + " catches " + caught.getSimpleName()));
            }
        }
        return found;
    }

    /** Packages that do not say that nothing in them is null. */
    public static List<String> unmarkedPackages(JavaClasses classes) {
        return FloorPlan.packagesOf(classes).stream()
                .filter(name -> !classes.contain(name + ".package-info")
                        || !classes.get(name + ".package-info").isAnnotatedWith(NullMarked.class))
                .toList();
    }

    /** Types other than exceptions and enums that can be serialised. */
    public static List<String> serialisableTypes(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.isAssignableTo(Serializable.class))
                .filter(type -> !type.isAssignableTo(Throwable.class) && !type.isAssignableTo(Enum.class))
                .map(JavaClass::getName)
                .toList();
    }

    private static List<String> accesses(JavaClasses classes, Predicate<CodeUnitAccessTarget> isWanted) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : classes) {
            for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
                addIf(isWanted.test(access.getTarget()), found, access.getDescription());
            }
        }
        return found;
    }

    /** Whether this is a call of one of these methods, of one type or, with a full stop at the end, of a package. */
    private static boolean isCall(CodeUnitAccessTarget target, String owner, String... names) {
        String type = target.getOwner().getName();
        return (owner.endsWith(".") ? type.startsWith(owner) : type.equals(owner))
                && List.of(names).contains(target.getName());
    }

    private static List<String> dependencies(JavaClasses classes, Predicate<String> isWanted) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target =
                        dependency.getTargetClass().getBaseComponentType().getName();
                addIf(isWanted.test(target), found, dependency.getDescription());
            }
        }
        return found;
    }

    private static boolean isVisible(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass().map(HouseRules::isVisible).orElse(true);
    }

    private static boolean isVisible(JavaMember member) {
        return isVisible(member.getModifiers());
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean isInternal(String packageName) {
        return packageName.endsWith(".internal") || packageName.contains(".internal.");
    }

    private static void addIf(boolean condition, List<String> found, String what) {
        if (condition) {
            found.add(what);
        }
    }
}
