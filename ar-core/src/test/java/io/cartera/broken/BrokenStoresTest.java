package io.cartera.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.cartera.contract.AsOfTortureContract;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.store.ReceivablesStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract catches what it is there to catch. */
class BrokenStoresTest {

    private static final Launcher LAUNCHER = LauncherFactory.create(LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .build());

    private static List<Flaw> flaws() {
        return Stream.of(
                        CustomerFlaws.all(),
                        CustomerFileFlaws.all(),
                        InvoiceFlaws.all(),
                        NumberSeriesFlaws.all(),
                        PaymentFlaws.all(),
                        ExternalRefFlaws.all(),
                        LimitFlaws.all(),
                        HeadroomFlaws.all(),
                        CollectionFlaws.all(),
                        CreditLogFlaws.all(),
                        DocumentFlaws.all(),
                        PointsFlaws.all(),
                        ImportFlaws.all(),
                        AuditFlaws.all(),
                        ChainFlaws.all(),
                        OutboxFlaws.all(),
                        AccountFlaws.all(),
                        HistoryFlaws.all(),
                        FactFlaws.all(),
                        ReadingFlaws.all(),
                        TortureFlaws.all(),
                        SessionFlaws.all(),
                        LedgerFlaws.all())
                .flatMap(List::stream)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> the_contract_catches() {
        Verdict sound = new Verdict();
        Set<String> caught = new TreeSet<>();
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("nothing in a sound store", () -> {
            Subjects.all().forEach(subject -> examine(List.of(selectClass(subject)), InMemoryStore::new, sound));
            assertThat(sound.failed).isEmpty();
            assertThat(sound.passed).isEqualTo(allCases());
        }));
        for (Flaw flaw : flaws()) {
            tests.add(DynamicTest.dynamicTest("a store that " + flaw.name(), () -> {
                Verdict verdict = new Verdict();
                examine(selected(flaw), flaw.store(), verdict);
                caught.addAll(verdict.failed);
                assertThat(verdict.failed).containsAll(named(flaw));
            }));
        }
        tests.add(DynamicTest.dynamicTest("by every case at least one of them", () -> {
            Set<String> idle = new TreeSet<>(sound.passed);
            idle.removeAll(caught);
            assertThat(idle).isEmpty();
        }));
        return tests.stream();
    }

    private static Set<String> named(Flaw flaw) {
        String suite = Subjects.extending(flaw.suite()).getSimpleName();
        return flaw.cases().stream().map(name -> suite + "." + name).collect(Collectors.toSet());
    }

    /** Every case there is: one that is left out when the suites run proves nothing. */
    private static Set<String> allCases() {
        return Subjects.all().stream()
                .flatMap(subject -> Subjects.cases(subject.getSuperclass()).stream()
                        .map(name -> subject.getSimpleName() + "." + name))
                .collect(Collectors.toSet());
    }

    // The torture takes seconds a case: there only those run that must fail.
    private static List<DiscoverySelector> selected(Flaw flaw) {
        Class<?> subject = Subjects.extending(flaw.suite());
        return flaw.suite() == AsOfTortureContract.class
                ? flaw.cases().stream()
                        .<DiscoverySelector>map(name -> selectMethod(subject, name))
                        .toList()
                : List.of(selectClass(subject));
    }

    private static void examine(List<DiscoverySelector> cases, Supplier<ReceivablesStore> store, Verdict verdict) {
        Subjects.examine(store);
        LAUNCHER.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(cases)
                        .filters(EngineFilter.includeEngines("junit-jupiter"))
                        .build(),
                verdict);
    }

    private static final class Verdict implements TestExecutionListener {

        private final Set<String> failed = new TreeSet<>();
        private final Set<String> passed = new TreeSet<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(MethodSource.class::cast)
                    .ifPresent(source -> {
                        String name = source.getJavaClass().getSimpleName() + "." + source.getMethodName();
                        boolean isPassed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
                        (isPassed ? passed : failed).add(name);
                    });
        }
    }
}
