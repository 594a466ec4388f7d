package io.cartera.broken;

import io.cartera.account.LedgerId;
import io.cartera.contract.ImportRepositoryContract;
import io.cartera.freshness.SourceId;
import io.cartera.freshness.SourceImported;
import io.cartera.store.outer.ImportRepository;
import io.cartera.trace.CommandId;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Flaws in what was imported. */
final class ImportFlaws {

    private ImportFlaws() {}

    static List<Flaw> all() {
        return List.of(
                keeping(
                        "keeps milliseconds of an import",
                        imported -> again(
                                imported,
                                imported.ledger(),
                                imported.command(),
                                imported.at().truncatedTo(ChronoUnit.MILLIS)),
                        "every_part_of_an_import_comes_back"),
                keeping(
                        "forgets the basis of an import",
                        imported -> again(imported, imported.ledger(), imported.command(), imported.at()),
                        "every_part_of_an_import_comes_back"),
                keeping(
                        "keeps imports whatever the ledger",
                        imported -> again(imported, LedgerId.MAIN, imported.command(), imported.at()),
                        "a_ledger_has_imports_of_its_own"),
                keeping(
                        "takes composed and decomposed imports for one",
                        imported -> again(
                                imported,
                                imported.ledger(),
                                CommandId.of(
                                        Normalizer.normalize(imported.command().value(), Normalizer.Form.NFC)),
                                imported.at()),
                        "identifiers_that_look_alike_are_different_imports"),
                behaving(
                        "sorts imports by command",
                        parts -> parts.with(new Importing(parts) {
                            @Override
                            public List<SourceImported> all(LedgerId ledger) {
                                return super.all(ledger).stream()
                                        .sorted(Comparator.comparing(SourceImported::command))
                                        .toList();
                            }
                        }),
                        "imports_come_by_instant_and_then_by_command_in_the_order_of_code_points"),
                behaving(
                        "passes over an import that is taken",
                        parts -> parts.with(new Importing(parts) {
                            @Override
                            public void add(SourceImported imported) {
                                if (all(imported.ledger()).stream()
                                        .noneMatch(other -> other.command().equals(imported.command()))) {
                                    super.add(imported);
                                }
                            }
                        }),
                        "a_command_records_one_import_and_the_first_stays"),
                behaving(
                        "shows an import with the next session only",
                        ImportFlaws::late,
                        "a_session_reads_the_imports_it_adds"),
                behaving(
                        "drops an import in a session that only reads",
                        parts -> parts.with(new Importing(parts) {
                            @Override
                            public void add(SourceImported imported) {
                                try {
                                    super.add(imported);
                                } catch (IllegalStateException e) {
                                    return;
                                }
                            }
                        }),
                        "a_session_that_only_reads_adds_no_import"));
    }

    private static Parts late(Parts parts) {
        List<SourceImported> added = new ArrayList<>();
        return parts.with(new Importing(parts) {
            @Override
            public List<SourceImported> all(LedgerId ledger) {
                return super.all(ledger).stream()
                        .filter(imported -> !added.contains(imported))
                        .toList();
            }

            @Override
            public void add(SourceImported imported) {
                super.add(imported);
                added.add(imported);
            }
        });
    }

    private static SourceImported again(SourceImported of, LedgerId ledger, CommandId command, Instant at) {
        SourceId source = of.source();
        return SourceImported.of(ledger, command, source, of.through(), at, of.actor());
    }

    private static Flaw keeping(String name, UnaryOperator<SourceImported> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Importing(parts) {
                    @Override
                    public void add(SourceImported imported) {
                        super.add(kept.apply(imported));
                    }
                }),
                cases);
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, ImportRepositoryContract.class, flaw, cases);
    }

    /** What was imported, passed on as it is. */
    private static class Importing implements ImportRepository {

        private final ImportRepository sound;

        Importing(Parts parts) {
            this.sound = parts.imports();
        }

        @Override
        public List<SourceImported> all(LedgerId ledger) {
            return sound.all(ledger);
        }

        @Override
        public void add(SourceImported imported) {
            sound.add(imported);
        }
    }
}
