package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.cartera.architecture.FloorPlan;
import io.cartera.architecture.HouseRules;
import io.cartera.architecture.wrong.Door;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The house as it is built, held against its plan; and each rule tried on a house that breaks it. */
class ArchitectureTest {

    private static final String ROOT = "io.cartera";
    private static final String WRONG = "io.cartera.architecture.wrong";
    private static final int ROOF = 5;

    /** The floor table: floor, package, neighbours on the same floor that it may use. */
    private static final FloorPlan PLAN = FloorPlan.of(ROOT)
            .inner(0, "identifier", "trace.internal")
            .inner(0, "money")
            .inner(0, "table")
            .inner(0, "time", "trace.internal")
            .inner(0, "trace", "trace.internal")
            .inner(0, "trace.internal")
            .inner(1, "terms")
            .inner(1, "party")
            .inner(1, "contactpoint")
            .inner(1, "relationship", "terms")
            .inner(1, "creditfile")
            .inner(1, "customer", "contactpoint", "creditfile", "party", "relationship", "terms")
            .inner(1, "invoice", "customer", "party", "terms")
            .inner(1, "payment", "customer")
            .inner(2, "account")
            .inner(2, "allocation", "account")
            .inner(2, "exposure", "account")
            .inner(2, "headroom", "account", "exposure")
            .inner(2, "access", "account")
            .inner(2, "collection", "account")
            .inner(2, "external", "account")
            .outer(2, "document", "account", "external")
            .inner(2, "customerfile", "account")
            .inner(2, "cover", "account", "customerfile")
            .outer(2, "points", "account")
            .inner(3, "audit")
            .inner(3, "settlement")
            .inner(3, "exchange")
            .inner(3, "aging")
            .inner(3, "statement", "aging")
            .inner(3, "journal")
            .inner(3, "analysis")
            .inner(3, "segment", "analysis")
            .inner(3, "membership", "segment")
            .inner(3, "campaign", "segment")
            .inner(3, "ownership", "segment")
            .inner(3, "credit")
            .inner(3, "rating", "analysis")
            .inner(3, "review", "analysis", "rating")
            .inner(3, "creditlog", "credit")
            .inner(3, "overview", "aging", "analysis")
            .inner(3, "drafts")
            .inner(3, "purchasing", "analysis", "rating")
            .inner(3, "portfolio", "analysis", "purchasing", "rating", "segment")
            .inner(3, "care", "portfolio", "purchasing", "rating")
            .inner(3, "risk")
            .outer(3, "interest")
            .outer(3, "leakage", "interest")
            .outer(3, "reconciliation")
            .outer(3, "forecast")
            .outer(3, "freshness")
            .outer(3, "reward")
            .inner(4, "store")
            .outer(4, "store.outer", "store")
            .inner(4, "inmemory", "store", "store.outer")
            .inner(ROOF, "")
            .servingBothRings("inmemory");

    private static final FloorPlan WRONG_PLAN = FloorPlan.of(WRONG)
            .inner(0, "money")
            .inner(2, "account")
            .inner(3, "aging", "statement")
            .inner(3, "statement", "aging", "reward")
            .outer(3, "reward")
            .inner(ROOF, "");

    private static Path built;
    private static JavaClasses house;
    private static JavaClasses wrong;

    @BeforeAll
    static void readTheClassFiles() throws URISyntaxException {
        built = placeOf(Receivables.class);
        house = new ClassFileImporter().importPath(built);
        wrong = new ClassFileImporter().importPath(placeOf(Door.class).resolve(WRONG.replace('.', '/')));
    }

    private static Path placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static JavaClasses upTo(int floor) {
        return house.that(DescribedPredicate.describe(
                "up to floor " + floor, type -> PLAN.floorOf(type.getPackageName()) <= floor));
    }

    @Nested
    class The_house {

        @Test
        void is_all_there_and_all_in_the_plan() {
            assertThat(house).hasSizeGreaterThan(100);
            assertThat(FloorPlan.packagesOf(house)).isEqualTo(PLAN.rooms());
        }

        @Test
        void is_drawn_in_the_documentation_as_it_is_planned() throws IOException {
            Pattern row = Pattern.compile("\\| ([0-9])[^|]*\\| `([a-z.]+)`(?: → ([^|]*))? \\|.*");
            List<String> drawn = Files.readAllLines(Path.of("..", "docs", "architecture.md")).stream()
                    .map(row::matcher)
                    .filter(Matcher::matches)
                    .map(cells -> cells.group(1) + " " + cells.group(2) + " -> ["
                            + Objects.toString(cells.group(3), "").replace("`", "") + "]")
                    .toList();

            assertThat(drawn).containsExactlyElementsOf(PLAN.told());
        }

        @Test
        void has_no_edge_that_is_not_in_the_plan() {
            assertThat(PLAN.forbiddenEdges(house)).isEmpty();
        }

        @Test
        void has_no_circle() {
            assertThat(PLAN.cycles(house)).isEmpty();
        }

        @Test
        void has_an_inner_ring_that_does_not_know_the_outer_one() {
            assertThat(PLAN.inwardImportsOfTheOuterRing(house)).isEmpty();
        }

        @Test
        void has_a_roof_that_nobody_imports() {
            assertThat(PLAN.importsOfTheRoof(house)).isEmpty();
        }

        @Test
        void M04_has_no_floating_point_number_outside_forecast() {
            JavaClasses exact = house.that(DescribedPredicate.describe(
                    "outside forecast", type -> !type.getPackageName().equals(ROOT + ".forecast")));

            assertThat(HouseRules.floatingPointTypes(exact)).isEmpty();
            assertThat(HouseRules.floatingPointInstructions(exact)).isEmpty();
        }

        @Test
        void T06_reads_no_clock_below_the_roof() {
            assertThat(HouseRules.clocks(upTo(ROOF - 1))).isEmpty();
        }

        @Test
        void T07_depends_on_no_default_zone_or_locale() {
            assertThat(HouseRules.defaults(house)).isEmpty();
        }

        @Test
        void does_no_input_or_output_and_logs_nothing_on_floors_0_to_3() {
            assertThat(HouseRules.inputOutputAndLogging(upTo(3))).isEmpty();
        }

        @Test
        void has_names_of_the_trade() {
            assertThat(HouseRules.emptyNames(house, ROOT)).isEmpty();
        }

        @Test
        void shows_only_the_JDK_and_Joda_Money_in_public_signatures() {
            assertThat(HouseRules.foreignTypesInSignatures(house, ROOT)).isEmpty();
        }

        @Test
        void has_at_most_15_public_types_a_package_save_five() {
            assertThat(HouseRules.crowdedPackages(
                            house,
                            15,
                            Map.of(
                                    ROOT,
                                    32,
                                    ROOT + ".account",
                                    28,
                                    ROOT + ".collection",
                                    23,
                                    ROOT + ".invoice",
                                    16,
                                    ROOT + ".store",
                                    24)))
                    .isEmpty();
        }

        @Test
        void exports_exactly_the_packages_with_public_types_that_are_not_internal() throws IOException {
            assertThat(HouseRules.wrongExports(house, descriptor())).isEmpty();
        }

        @Test
        void is_marked_as_free_of_nulls_in_every_package() {
            assertThat(HouseRules.unmarkedPackages(house)).isEmpty();
        }

        @Test
        void catches_anything_where_a_listener_is_called_and_nowhere_else() {
            assertThat(HouseRules.catchesOfAnything(house))
                    .singleElement()
                    .asString()
                    .startsWith(ROOT + ".Postbox.tell(")
                    .endsWith(" catches Throwable");
        }

        @Test
        void can_be_serialised_in_its_exceptions_and_enums_only() {
            assertThat(HouseRules.serialisableTypes(house)).isEmpty();
        }
    }

    @Nested
    class The_module {

        @Test
        void requires_what_shows_in_its_signatures_transitively_and_the_tools_for_itself() throws IOException {
            ModuleDescriptor module = descriptor();

            assertThat(module.name()).isEqualTo("io.cartera.core");
            assertThat(module.isOpen()).isFalse();
            assertThat(module.opens()).isEmpty();
            assertThat(module.requires().stream()
                            .map(requires -> requires.modifiers().stream()
                                            .map(Enum::name)
                                            .sorted()
                                            .toList()
                                    + " " + requires.name()))
                    .containsExactlyInAnyOrder(
                            "[MANDATED] java.base",
                            "[TRANSITIVE] org.joda.money",
                            "[] com.google.common",
                            "[] org.slf4j",
                            "[STATIC, TRANSITIVE] org.jspecify");
        }

        @Test
        void resolves_with_its_runtime_closure_and_nothing_more() {
            Configuration resolved = Configuration.resolve(
                    ModuleFinder.of(built),
                    List.of(ModuleLayer.boot().configuration()),
                    ModuleFinder.of(jars("guava-", "failureaccess-", "joda-money-", "slf4j-api-")),
                    Set.of("io.cartera.core"));

            assertThat(resolved.modules())
                    .extracting(ResolvedModule::name)
                    .contains("io.cartera.core", "org.joda.money", "com.google.common", "org.slf4j")
                    .allMatch(name -> !name.startsWith("java.sql") && !name.contains("junit"))
                    .hasSize(5);
        }

        private static Path[] jars(String... names) {
            return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                    .map(Path::of)
                    .filter(jar -> Stream.of(names)
                            .anyMatch(name -> jar.getFileName().toString().startsWith(name)))
                    .toArray(Path[]::new);
        }
    }

    private static ModuleDescriptor descriptor() throws IOException {
        try (InputStream in = Files.newInputStream(built.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        }
    }

    @Nested
    class Each_rule_is_broken_by_the_wrong_house {

        @Test
        void an_edge_upwards_and_a_package_without_a_place() {
            finds(WRONG_PLAN.forbiddenEdges(wrong), "money.Price", "account.Ledger");
            finds(WRONG_PLAN.forbiddenEdges(wrong), "common.PriceHelper", "reward.Points");
            assertThat(WRONG_PLAN.forbiddenEdges(wrong)).noneMatch(edge -> edge.contains("aging.Age"));
            assertThat(FloorPlan.packagesOf(wrong)).isNotEqualTo(WRONG_PLAN.rooms());
        }

        @Test
        void a_neighbour_that_is_not_named() {
            FloorPlan strict = FloorPlan.of(WRONG).inner(3, "aging").inner(3, "statement", "aging");

            finds(strict.forbiddenEdges(wrong), "aging.Age", "statement.Sheet");
            assertThat(strict.forbiddenEdges(wrong)).noneMatch(edge -> edge.contains("statement.Sheet.age()"));
        }

        @Test
        void a_circle() {
            assertThat(WRONG_PLAN.cycles(wrong))
                    .anyMatch(cycle -> cycle.startsWith(WRONG + ".aging"))
                    .anyMatch(cycle -> cycle.startsWith(WRONG + ".statement"))
                    .hasSize(2);
        }

        @Test
        void an_inner_package_that_knows_an_outer_one() {
            finds(WRONG_PLAN.inwardImportsOfTheOuterRing(wrong), "statement.Sheet", "reward.Points");
        }

        @Test
        void an_import_of_the_roof() {
            finds(WRONG_PLAN.importsOfTheRoof(wrong), "account.Ledger.imported", "wrong.Door");
        }

        @Test
        void floating_point_numbers_as_field_result_parameter_and_in_calls() {
            List<String> found = HouseRules.floatingPointTypes(wrong);

            finds(found, "Price.field");
            finds(found, "Price.result");
            finds(found, "Price.parameter");
            finds(found, "Price.constructed", "BigDecimal.<init>(double)");
            finds(found, "Price.converted", "doubleValue");
            finds(found, "Price.boxed", "Double.longValue");
        }

        @Test
        void floating_point_numbers_that_only_pass_through() {
            List<String> found = HouseRules.floatingPointInstructions(wrong);

            assertThat(HouseRules.floatingPointTypes(wrong)).noneMatch(type -> type.contains("halved"));
            finds(found, "l2d");
            finds(found, "dmul");
            finds(found, "d2l");
            finds(found, "double 0.5d");
            finds(found, "i2d");
            finds(found, "fconst_0");
        }

        @Test
        void clocks() {
            List<String> found = HouseRules.clocks(wrong);

            finds(found, "today", "LocalDate.now");
            finds(found, "reference", "Instant.now");
            finds(found, "asked", "Clock");
            finds(found, "millis", "currentTimeMillis");
            finds(found, "date", "Date.<init>");
        }

        @Test
        void defaults() {
            List<String> found = HouseRules.defaults(wrong);

            finds(found, "zone", "systemDefault");
            finds(found, "formatted", "String.format");
            finds(found, "formatted", "toUpperCase");
            finds(found, "formatted", "ofPattern");
            assertThat(found).noneMatch(access -> access.contains("spelled"));
        }

        @Test
        void input_output_and_logging() {
            List<String> found = HouseRules.inputOutputAndLogging(wrong);

            finds(found, "Ledger.log", "LoggerFactory");
            finds(found, "Ledger.file", "java.io.File");
            finds(found, "Ledger.file", "getProperty");
        }

        @Test
        void empty_names() {
            assertThat(HouseRules.emptyNames(wrong, WRONG))
                    .contains(WRONG + ".common", WRONG + ".common.PriceHelper")
                    .contains(WRONG + ".common.PriceHelper$AccountServiceImpl")
                    .noneMatch(name -> name.contains("Modelling"));
        }

        @Test
        void tools_and_internal_types_in_public_signatures() {
            List<String> found = HouseRules.foreignTypesInSignatures(wrong, ROOT);

            finds(found, "Leaky.result", "ImmutableList");
            finds(found, "Leaky.argument", "org.slf4j.Logger");
            finds(found, "Leaky.parameter", "ImmutableMap");
            finds(found, "Leaky.bound", "org.slf4j.Logger");
            finds(found, "Leaky.internal", "trace.internal.Require");
            assertThat(found).noneMatch(signature -> signature.contains("hidden"));
        }

        @Test
        void crowded_packages() {
            assertThat(HouseRules.crowdedPackages(wrong, 1, Map.of())).containsExactly(WRONG + ".money=2");
            assertThat(HouseRules.crowdedPackages(wrong, 1, Map.of(WRONG + ".money", 2)))
                    .isEmpty();
        }

        @Test
        void exports_of_too_much_too_little_and_to_some_only() {
            ModuleDescriptor module = ModuleDescriptor.newModule("wrong")
                    .exports(WRONG)
                    .exports(WRONG + ".nothing")
                    .exports(WRONG + ".money", Set.of("friend"))
                    .exports(WRONG + ".account")
                    .exports(WRONG + ".aging")
                    .exports(WRONG + ".statement")
                    .exports(WRONG + ".common")
                    .build();

            assertThat(HouseRules.wrongExports(wrong, module))
                    .containsExactlyInAnyOrder(
                            WRONG + ".nothing is exported and holds nothing public",
                            WRONG + ".money is exported to [friend]",
                            WRONG + ".reward is public and not exported");
        }

        @Test
        void packages_that_are_not_marked() {
            assertThat(HouseRules.unmarkedPackages(wrong)).contains(WRONG + ".money", WRONG + ".account");
        }

        @Test
        void anything_that_is_caught() {
            finds(HouseRules.catchesOfAnything(wrong), "Ledger.hushed", "catches RuntimeException");
            finds(HouseRules.catchesOfAnything(wrong), "Ledger.hushed", "catches Throwable");
            assertThat(HouseRules.catchesOfAnything(wrong)).hasSize(2);
        }

        @Test
        void types_that_can_be_serialised() {
            assertThat(HouseRules.serialisableTypes(wrong)).containsExactly(WRONG + ".money.Leaky");
        }

        private static void finds(List<String> violations, String... parts) {
            assertThat(violations).anyMatch(violation -> Stream.of(parts).allMatch(violation::contains));
        }
    }
}
