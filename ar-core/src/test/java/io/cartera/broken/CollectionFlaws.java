package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.collection.CollectionFact;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.CollectionRecorded;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.RefundAnswer;
import io.cartera.collection.RefundRequest;
import io.cartera.collection.SentNotice;
import io.cartera.contract.CollectionRepositoryContract;
import io.cartera.customer.CustomerId;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Flaws in disputes and promises to pay. */
final class CollectionFlaws {

    private CollectionFlaws() {}

    static List<Flaw> all() {
        return List.of(
                keeping(
                        "forgets the items of a promise",
                        CollectionFlaws::withoutItems,
                        "every_kind_of_fact_comes_back"),
                keeping(
                        "forgets under what a notice is kept",
                        CollectionFlaws::withoutReference,
                        "every_kind_of_fact_comes_back"),
                keeping(
                        "keeps of a notice its first item only",
                        CollectionFlaws::aboutOneItem,
                        "every_kind_of_fact_comes_back"),
                keeping(
                        "forgets by when a refund is to be paid",
                        CollectionFlaws::withoutDeadline,
                        "every_kind_of_fact_comes_back"),
                keeping(
                        "takes a refund that is declined for approved",
                        CollectionFlaws::approved,
                        "every_kind_of_fact_comes_back"),
                behaving(
                        "keeps no second fact under the identifier of a promise",
                        CollectionFlaws::ofOneKind,
                        "a_notice_is_recorded_once_and_keeps_its_items_apart_from_those_of_a_promise"),
                keeping(
                        "keeps milliseconds of a fact",
                        recorded -> stamped(recorded, recorded.at().truncatedTo(ChronoUnit.MILLIS)),
                        "the_files_of_a_ledger_have_only_what_counts_as_of_then"),
                keeping(
                        "takes composed and decomposed promises for one",
                        CollectionFlaws::composed,
                        "identifiers_that_look_alike_are_different"),
                behaving(
                        "sorts facts by command",
                        CollectionFlaws::sorted,
                        "facts_come_in_the_order_of_recording_even_at_one_instant"),
                behaving(
                        "shows a ledger all that was ever recorded",
                        CollectionFlaws::timeless,
                        "the_files_of_a_ledger_have_only_what_counts_as_of_then"),
                behaving(
                        "begins a file with a promise",
                        CollectionFlaws::begun,
                        "an_account_without_facts_has_an_empty_file"),
                behaving(
                        "lists notices among what holds back",
                        CollectionFlaws::withNotices,
                        "an_account_with_notices_only_is_not_among_the_files_of_a_ledger",
                        "a_notice_is_recorded_once_and_keeps_its_items_apart_from_those_of_a_promise",
                        "every_kind_of_fact_comes_back"),
                behaving(
                        "passes over what is there or has ended",
                        CollectionFlaws::ignoringDuplicates,
                        "a_notice_is_withdrawn_once_and_a_promise_of_the_same_name_apart_from_it",
                        "a_refund_is_approved_once_and_declined_once",
                        "a_command_records_once_and_the_first_fact_stays",
                        "a_dispute_is_resolved_once",
                        "a_promise_ends_once_whether_it_is_withdrawn_or_replaced"),
                behaving(
                        "keeps facts by customer, whatever the ledger",
                        CollectionFlaws::inOneLedger,
                        "the_same_identifier_for_another_kind_of_fact_or_on_another_account_is_another",
                        "all_files_come_by_customer_and_only_of_the_ledger"));
    }

    private static Flaw keeping(String name, UnaryOperator<CollectionRecorded> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Collections(parts) {
                    @Override
                    public void add(CollectionRecorded recorded) {
                        super.add(kept.apply(recorded));
                    }
                }),
                cases);
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, CollectionRepositoryContract.class, flaw, cases);
    }

    private static CollectionRecorded stamped(CollectionRecorded recorded, Instant at) {
        return CollectionRecorded.of(recorded.account(), recorded.command(), recorded.fact(), at);
    }

    private static CollectionRecorded withoutItems(CollectionRecorded recorded) {
        CollectionFact fact =
                recorded.fact() instanceof PromiseToPay promise ? promise.forItems(List.of()) : recorded.fact();
        return CollectionRecorded.of(recorded.account(), recorded.command(), fact, recorded.at());
    }

    private static SentNotice resent(SentNotice notice, List<ItemId> items) {
        return SentNotice.of(notice.id(), notice.customer(), notice.level(), notice.sentOn(), notice.channel(), items);
    }

    private static CollectionRecorded withoutReference(CollectionRecorded recorded) {
        CollectionFact fact =
                recorded.fact() instanceof SentNotice notice ? resent(notice, notice.items()) : recorded.fact();
        return CollectionRecorded.of(recorded.account(), recorded.command(), fact, recorded.at());
    }

    private static CollectionRecorded withoutDeadline(CollectionRecorded recorded) {
        CollectionFact fact = recorded.fact() instanceof RefundRequest request
                ? RefundRequest.of(
                        request.id(),
                        request.customer(),
                        request.credit(),
                        request.amount(),
                        request.requestedOn(),
                        request.reason())
                : recorded.fact();
        return CollectionRecorded.of(recorded.account(), recorded.command(), fact, recorded.at());
    }

    private static CollectionRecorded approved(CollectionRecorded recorded) {
        CollectionFact fact = recorded.fact() instanceof RefundAnswer answer
                ? RefundAnswer.approved(answer.refund(), answer.customer(), answer.on())
                : recorded.fact();
        return CollectionRecorded.of(recorded.account(), recorded.command(), fact, recorded.at());
    }

    private static CollectionRecorded aboutOneItem(CollectionRecorded recorded) {
        CollectionFact fact = recorded.fact();
        if (fact instanceof SentNotice notice) {
            SentNotice resent = resent(notice, notice.items().subList(0, 1));
            fact = notice.reference().map(resent::withReference).orElse(resent);
        }
        return CollectionRecorded.of(recorded.account(), recorded.command(), fact, recorded.at());
    }

    private static Parts ofOneKind(Parts parts) {
        return parts.with(new Collections(parts) {
            @Override
            public void add(CollectionRecorded recorded) {
                boolean isTaken = find(recorded.account()).facts().stream()
                        .anyMatch(kept -> kept.fact() instanceof PromiseToPay
                                && recorded.fact() instanceof SentNotice
                                && kept.command().id().equals(recorded.command().id()));
                if (!isTaken) {
                    super.add(recorded);
                }
            }
        });
    }

    private static CollectionRecorded composed(CollectionRecorded recorded) {
        if (!(recorded.fact() instanceof PromiseToPay promise)) {
            return recorded;
        }
        String id = Normalizer.normalize(promise.id().value(), Normalizer.Form.NFC);
        Command command = recorded.command();
        return CollectionRecorded.of(
                recorded.account(),
                Command.of(command.kind(), CommandId.of(id), command.actor(), command.basis()),
                PromiseToPay.of(
                        PromiseId.of(id), promise.customer(), promise.amount(), promise.promisedOn(), promise.payBy()),
                recorded.at());
    }

    private static CollectionFile sorted(CollectionFile file) {
        return CollectionFile.of(
                file.account(),
                file.facts().stream()
                        .sorted(Comparator.comparing(
                                recorded -> recorded.command().id()))
                        .toList());
    }

    private static Parts sorted(Parts parts) {
        return parts.with(new Collections(parts) {
            @Override
            public CollectionFile find(AccountId account) {
                return sorted(super.find(account));
            }
        });
    }

    private static Parts timeless(Parts parts) {
        return parts.with(new Collections(parts) {
            @Override
            public SortedMap<CustomerId, CollectionFile> all(LedgerId ledger, AsOf asOf) {
                SortedMap<CustomerId, CollectionFile> all = new TreeMap<>(super.all(ledger, asOf));
                all.replaceAll((customer, file) -> find(file.account()));
                return all;
            }
        });
    }

    private static Parts withNotices(Parts parts) {
        return parts.with(new Collections(parts) {
            @Override
            public SortedMap<CustomerId, CollectionFile> all(LedgerId ledger, AsOf asOf) {
                SortedMap<CustomerId, CollectionFile> all = new TreeMap<>(super.all(ledger, asOf));
                CollectionFile acme = find(AccountId.of(ledger, CustomerId.of("ACME")));
                List<CollectionRecorded> counting = acme.facts().stream()
                        .filter(recorded -> asOf.counts(recorded.fact().effectiveOn(), recorded.at()))
                        .toList();
                if (counting.stream().anyMatch(recorded -> recorded.fact() instanceof SentNotice)) {
                    all.put(acme.account().customer(), CollectionFile.of(acme.account(), counting));
                }
                return all;
            }
        });
    }

    private static Parts begun(Parts parts) {
        return parts.with(new Collections(parts) {
            @Override
            public CollectionFile find(AccountId account) {
                CollectionFile found = super.find(account);
                PromiseToPay promise = PromiseToPay.of(
                        PromiseId.of("first"),
                        account.customer(),
                        Money.parse("EUR 1"),
                        LocalDate.EPOCH,
                        LocalDate.EPOCH);
                Command command =
                        Command.of(CommandKind.PROMISE, CommandId.of("first"), Actor.SYSTEM, Optional.empty());
                return CollectionFile.of(
                        account,
                        Stream.concat(
                                        Stream.of(CollectionRecorded.of(account, command, promise, Instant.EPOCH)),
                                        found.facts().stream())
                                .toList());
            }
        });
    }

    private static Parts ignoringDuplicates(Parts parts) {
        return parts.with(new Collections(parts) {
            @Override
            public void add(CollectionRecorded recorded) {
                if (!find(recorded.account()).excludes(recorded)) {
                    super.add(recorded);
                }
            }
        });
    }

    private static Parts inOneLedger(Parts parts) {
        return parts.with(new Collections(parts) {
            @Override
            public void add(CollectionRecorded recorded) {
                AccountId main = AccountId.of(LedgerId.MAIN, recorded.account().customer());
                super.add(CollectionRecorded.of(main, recorded.command(), recorded.fact(), recorded.at()));
            }
        });
    }
}
