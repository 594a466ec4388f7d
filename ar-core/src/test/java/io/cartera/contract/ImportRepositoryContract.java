package io.cartera.contract;

import static io.cartera.contract.Samples.BRANCH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cartera.account.LedgerId;
import io.cartera.freshness.SourceId;
import io.cartera.freshness.SourceImported;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.Session;
import io.cartera.store.outer.ImportRepository;
import io.cartera.store.outer.OuterSession;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an {@link ImportRepository} keeps; for stores with the outer ring. */
public abstract class ImportRepositoryContract extends StoreContract {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final Instant AT = Instant.parse("2026-03-11T04:00:00.123456Z");

    /** For the test of a store. */
    protected ImportRepositoryContract() {}

    private static ImportRepository imports(Session session) {
        return OuterSession.of(session).imports();
    }

    private static SourceImported imported(LedgerId ledger, String command, String source, Instant at) {
        return SourceImported.of(ledger, CommandId.of(command), SourceId.of(source), DAY, at, Actor.of("clerk-7"));
    }

    private static SourceImported imported(String command, String source) {
        return imported(LedgerId.MAIN, command, source, AT);
    }

    private void add(SourceImported... all) {
        for (SourceImported imported : all) {
            write(session -> imports(session).add(imported));
        }
    }

    private List<SourceImported> all(LedgerId ledger) {
        return read(session -> imports(session).all(ledger));
    }

    @Test
    void every_part_of_an_import_comes_back() {
        SourceImported plain = imported("I-1", "shop");
        SourceImported based = SourceImported.of(
                        LedgerId.MAIN,
                        CommandId.of("I-2"),
                        SourceId.of("bank"),
                        Samples.LAST_DAY,
                        AT.plusNanos(1000),
                        Actor.of("clerk-8"))
                .onBasis(Basis.of("file 7"));
        SourceImported first = SourceImported.of(
                LedgerId.MAIN,
                CommandId.of("I-3"),
                SourceId.of("bank"),
                Samples.FIRST_DAY,
                AT.plusNanos(2000),
                Actor.of("clerk-8"));
        add(plain, based, first);

        assertEquals(List.of(plain, based, first), all(LedgerId.MAIN));
    }

    @Test
    void imports_come_by_instant_and_then_by_command_in_the_order_of_code_points() {
        SourceImported last = imported(LedgerId.MAIN, "0", "shop", AT.plusSeconds(1));
        add(last);
        Samples.idsOutOfOrder().stream()
                .filter(command -> !command.equals("0"))
                .forEach(command -> add(imported(command, "shop")));
        SourceImported first = imported(LedgerId.MAIN, "zz", "shop", AT.minusSeconds(1));
        add(first);

        List<String> middle = Samples.IDS_IN_ORDER.stream()
                .filter(command -> !command.equals("0"))
                .toList();
        List<SourceImported> all = all(LedgerId.MAIN);
        assertEquals(first, all.get(0));
        assertEquals(
                middle,
                all.subList(1, all.size() - 1).stream()
                        .map(imported -> imported.command().value())
                        .toList());
        assertEquals(last, all.get(all.size() - 1));
    }

    @Test
    void identifiers_that_look_alike_are_different_imports() {
        Samples.IDS.forEach(id -> add(imported(id, id)));

        assertEquals(
                Samples.IDS.stream()
                        .map(id -> imported(id, id))
                        .sorted(SourceImported.inOrderOfRecording())
                        .toList(),
                all(LedgerId.MAIN));
    }

    @Test
    void a_ledger_has_imports_of_its_own() {
        SourceImported main = imported("I-1", "shop");
        SourceImported branch = imported(BRANCH, "I-1", "shop", AT);
        add(main, branch);

        assertEquals(List.of(main), all(LedgerId.MAIN));
        assertEquals(List.of(branch), all(BRANCH));
        assertEquals(List.of(), all(LedgerId.of("none")));
    }

    @Test
    void a_command_records_one_import_and_the_first_stays() {
        SourceImported first = imported("I-1", "shop");
        add(first);

        assertThrows(DuplicateKeyException.class, () -> add(first));
        assertThrows(DuplicateKeyException.class, () -> add(imported(LedgerId.MAIN, "I-1", "bank", AT.plusSeconds(1))));
        assertEquals(List.of(first), all(LedgerId.MAIN));
    }

    @Test
    void a_session_reads_the_imports_it_adds() {
        SourceImported imported = imported("I-1", "shop");

        write(session -> {
            imports(session).add(imported);
            assertEquals(List.of(imported), imports(session).all(LedgerId.MAIN));
        });
    }

    @Test
    void a_session_that_only_reads_adds_no_import() {
        assertThrows(
                IllegalStateException.class,
                () -> read(session -> {
                    imports(session).add(imported("I-1", "shop"));
                    return true;
                }));

        assertEquals(List.of(), all(LedgerId.MAIN));
    }
}
