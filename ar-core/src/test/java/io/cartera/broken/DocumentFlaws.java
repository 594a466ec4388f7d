package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.contract.DocumentRepositoryContract;
import io.cartera.document.DocumentFile;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentKind;
import io.cartera.document.DocumentLink;
import io.cartera.document.DocumentRecord;
import io.cartera.document.DocumentRecorded;
import io.cartera.external.Referent;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Flaws in the register of documents. */
final class DocumentFlaws {

    private DocumentFlaws() {}

    static List<Flaw> all() {
        return List.of(
                keeping(
                        "keeps milliseconds of a filing",
                        recorded -> stamped(recorded, recorded.at().truncatedTo(ChronoUnit.MILLIS)),
                        "every_kind_of_fact_comes_back"),
                keeping(
                        "forgets who may see a document",
                        DocumentFlaws::withoutAccess,
                        "every_kind_of_fact_comes_back"),
                keeping(
                        "takes composed and decomposed documents for one",
                        DocumentFlaws::composed,
                        "identifiers_that_look_alike_are_different"),
                keeping(
                        "keeps documents by customer, whatever the ledger",
                        recorded -> DocumentRecorded.of(
                                AccountId.of(LedgerId.MAIN, recorded.account().customer()),
                                recorded.command(),
                                recorded.fact(),
                                recorded.at()),
                        "the_same_identifier_on_another_account_is_another_document",
                        "all_files_come_by_customer_and_only_of_the_ledger"),
                behaving(
                        "sorts what is filed by command",
                        parts -> reading(
                                parts,
                                facts -> facts.stream()
                                        .sorted(Comparator.<DocumentRecorded, Boolean>comparing(
                                                        recorded -> !(recorded.fact() instanceof DocumentRecord))
                                                .thenComparing(recorded ->
                                                        recorded.command().id()))
                                        .toList()),
                        "facts_come_in_the_order_of_recording_even_at_one_instant"),
                behaving(
                        "begins a file with a document",
                        DocumentFlaws::begun,
                        "an_account_without_documents_has_an_empty_file"),
                behaving(
                        "shows what is filed with the next session only",
                        DocumentFlaws::late,
                        "what_a_session_adds_it_reads"),
                behaving(
                        "passes over what is filed or has ended",
                        DocumentFlaws::ignoringDuplicates,
                        "a_command_records_once_and_the_first_fact_stays",
                        "a_hold_is_lifted_and_a_document_disposed_of_once"),
                behaving(
                        "finds links by identifier, whatever they link with",
                        DocumentFlaws::linksByIdentifier,
                        "links_are_found_by_what_they_link_with_in_every_file_of_the_ledger"),
                behaving(
                        "reads the whole file for one document",
                        parts -> parts.with(new Filing(parts) {
                            @Override
                            public DocumentFile find(AccountId account, DocumentId document) {
                                return super.find(account);
                            }
                        }),
                        "the_facts_of_one_document_are_found_without_the_others"),
                behaving(
                        "finds commands by identifier, whatever their kind",
                        parts -> parts.with(new Filing(parts) {
                            @Override
                            public Optional<DocumentRecorded> find(
                                    AccountId account, CommandKind kind, CommandId command) {
                                return super.find(account).facts().stream()
                                        .filter(recorded ->
                                                recorded.command().id().equals(command))
                                        .findFirst();
                            }
                        }),
                        "what_a_command_recorded_is_found_by_kind_and_identifier"),
                behaving(
                        "takes the first filing for the last",
                        parts -> parts.with(new Filing(parts) {
                            @Override
                            public Optional<Instant> lastRecordedAt(AccountId account) {
                                return super.find(account).facts().stream()
                                        .map(DocumentRecorded::at)
                                        .findFirst();
                            }
                        }),
                        "the_last_instant_is_that_of_the_last_fact_of_the_account"),
                behaving(
                        "files without asking for the lock",
                        DocumentFlaws::locking,
                        "a_fact_is_added_under_the_lock_of_its_account_only"));
    }

    private static Flaw keeping(String name, UnaryOperator<DocumentRecorded> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Filing(parts) {
                    @Override
                    public void add(DocumentRecorded recorded) {
                        super.add(kept.apply(recorded));
                    }
                }),
                cases);
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, DocumentRepositoryContract.class, flaw, cases);
    }

    private static DocumentRecorded stamped(DocumentRecorded recorded, Instant at) {
        return DocumentRecorded.of(recorded.account(), recorded.command(), recorded.fact(), at);
    }

    private static DocumentRecorded withoutAccess(DocumentRecorded recorded) {
        return recorded.fact() instanceof DocumentRecord filed
                        && filed.jurisdiction().isPresent()
                ? DocumentRecorded.of(
                        recorded.account(),
                        recorded.command(),
                        again(filed, filed.document())
                                .inJurisdiction(filed.jurisdiction().get()),
                        recorded.at())
                : recorded;
    }

    private static DocumentRecord again(DocumentRecord filed, DocumentId id) {
        return DocumentRecord.of(
                filed.customer(), id, filed.kind(), filed.issuedOn(), filed.contentHash(), filed.storageRef());
    }

    private static DocumentRecorded composed(DocumentRecorded recorded) {
        if (!(recorded.fact() instanceof DocumentRecord filed)) {
            return recorded;
        }
        String id = Normalizer.normalize(filed.document().value(), Normalizer.Form.NFC);
        Command command = Command.of(
                recorded.command().kind(),
                CommandId.of(id),
                recorded.command().actor(),
                recorded.command().basis());
        return DocumentRecorded.of(recorded.account(), command, again(filed, DocumentId.of(id)), recorded.at());
    }

    private static Parts reading(Parts parts, UnaryOperator<List<DocumentRecorded>> read) {
        return parts.with(new Filing(parts) {
            @Override
            public DocumentFile find(AccountId account) {
                return DocumentFile.of(account, read.apply(super.find(account).facts()));
            }
        });
    }

    private static Parts begun(Parts parts) {
        return parts.with(new Filing(parts) {
            @Override
            public DocumentFile find(AccountId account) {
                Command command = Command.of(
                        CommandKind.REGISTER_DOCUMENT, CommandId.of("first"), Actor.SYSTEM, Optional.empty());
                DocumentRecord first = DocumentRecord.of(
                        account.customer(),
                        DocumentId.of("first"),
                        DocumentKind.POLICY,
                        LocalDate.EPOCH,
                        "0".repeat(64),
                        "none");
                return DocumentFile.of(
                        account,
                        Stream.concat(
                                        Stream.of(DocumentRecorded.of(account, command, first, Instant.EPOCH)),
                                        super.find(account).facts().stream())
                                .toList());
            }
        });
    }

    private static Parts late(Parts parts) {
        List<DocumentRecorded> added = new ArrayList<>();
        return parts.with(new Filing(parts) {
            @Override
            public DocumentFile find(AccountId account) {
                return DocumentFile.of(
                        account,
                        super.find(account).facts().stream()
                                .filter(recorded -> !added.contains(recorded))
                                .toList());
            }

            @Override
            public void add(DocumentRecorded recorded) {
                super.add(recorded);
                added.add(recorded);
            }
        });
    }

    private static Parts ignoringDuplicates(Parts parts) {
        return parts.with(new Filing(parts) {
            @Override
            public void add(DocumentRecorded recorded) {
                if (!find(recorded.account()).excludes(recorded)) {
                    super.add(recorded);
                }
            }
        });
    }

    private static Parts linksByIdentifier(Parts parts) {
        return parts.with(new Filing(parts) {
            @Override
            public List<DocumentRecorded> linksTo(LedgerId ledger, Referent subject) {
                Function<DocumentRecorded, Optional<String>> id =
                        recorded -> recorded.fact() instanceof DocumentLink link
                                ? Optional.of(link.subject().id())
                                : Optional.empty();
                return all(ledger).values().stream()
                        .flatMap(file -> file.facts().stream())
                        .filter(recorded ->
                                id.apply(recorded).filter(subject.id()::equals).isPresent())
                        .toList();
            }
        });
    }

    private static Parts locking(Parts parts) {
        return parts.with(new Filing(parts) {
            @Override
            public void add(DocumentRecorded recorded) {
                if (parts.allAccounts().stream().noneMatch(recorded.account()::equals)) {
                    parts.accounts().lock(recorded.account());
                }
                super.add(recorded);
            }
        });
    }
}
