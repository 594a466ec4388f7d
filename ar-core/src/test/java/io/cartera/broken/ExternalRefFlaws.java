package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.contract.ExternalRefRepositoryContract;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.Referent;
import io.cartera.payment.PaymentId;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandKind;
import io.cartera.trace.ExternalRef;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Flaws in the references of other systems. */
final class ExternalRefFlaws {

    private ExternalRefFlaws() {}

    static List<Flaw> all() {
        return List.of(
                keeping(
                        "loses the basis of a reference",
                        attached -> ordered(attached, attached.command().kind(), Optional.empty()),
                        "a_reference_comes_back_with_all_its_parts"),
                keeping(
                        "invents a basis",
                        attached -> ordered(
                                attached,
                                attached.command().kind(),
                                attached.command().basis().or(() -> Optional.of(Basis.of("none")))),
                        "a_reference_attached_without_a_basis_comes_back_without_one"),
                keeping(
                        "takes every reference for attached later",
                        attached -> ordered(
                                attached,
                                CommandKind.ATTACH_REF,
                                attached.command().basis()),
                        "an_attachment_is_found_by_its_command_and_nothing_that_came_with_a_thing_is"),
                keeping(
                        "takes composed and decomposed names for one",
                        attached -> ExternalRefAttached.of(
                                attached.account(),
                                attached.referent(),
                                ExternalRef.of(
                                        normalised(attached.ref().system()),
                                        normalised(attached.ref().id())),
                                attached.command(),
                                attached.recordedAt()),
                        "names_that_look_alike_are_different"),
                keeping(
                        "takes composed and decomposed identifiers of payments for one",
                        attached -> attached.referent().kind() == Referent.Kind.PAYMENT
                                ? ExternalRefAttached.of(
                                        attached.account(),
                                        Referent.payment(
                                                attached.account(),
                                                PaymentId.of(normalised(
                                                        attached.referent().id()))),
                                        attached.ref(),
                                        attached.command(),
                                        attached.recordedAt())
                                : attached,
                        "things_and_commands_that_look_alike_are_different"),
                behaving(
                        "has one series of names for all kinds of things",
                        ExternalRefFlaws::inOneSeries,
                        "one_name_may_stand_for_a_customer_a_document_and_a_payment",
                        "an_unknown_name_is_not_found"),
                behaving("folds the case of names", ExternalRefFlaws::foldingCase, "an_unknown_name_is_not_found"),
                behaving(
                        "sorts names as a dictionary does",
                        ExternalRefFlaws::sortedByUtf16,
                        "the_names_of_a_thing_are_its_own_and_come_by_system_and_identifier"),
                behaving(
                        "keeps the customer file by ledger",
                        ExternalRefFlaws::customersByLedger,
                        "a_customer_is_one_for_all_ledgers"),
                behaving(
                        "passes over a name that is taken",
                        ExternalRefFlaws::ignoringDuplicates,
                        "a_name_is_taken_once_in_the_store_and_the_first_thing_keeps_it",
                        "a_name_is_taken_once_within_a_session_too"),
                behaving(
                        "locks what is not locked",
                        ExternalRefFlaws::lockingItself,
                        "a_name_is_attached_under_the_lock_of_its_account_only"));
    }

    private static Flaw keeping(String name, UnaryOperator<ExternalRefAttached> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new ExternalRefs(parts) {
                    @Override
                    public void add(ExternalRefAttached attached) {
                        super.add(kept.apply(attached));
                    }
                }),
                cases);
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, ExternalRefRepositoryContract.class, flaw, cases);
    }

    private static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static ExternalRefAttached ordered(ExternalRefAttached attached, CommandKind kind, Optional<Basis> basis) {
        Command command =
                Command.of(kind, attached.command().id(), attached.command().actor(), basis);
        return ExternalRefAttached.of(
                attached.account(), attached.referent(), attached.ref(), command, attached.recordedAt());
    }

    private static Parts inOneSeries(Parts parts) {
        return parts.with(new ExternalRefs(parts) {
            @Override
            public Optional<ExternalRefAttached> find(Referent.Kind kind, ExternalRef ref) {
                return Stream.of(Referent.Kind.values())
                        .flatMap(any -> super.find(any, ref).stream())
                        .findFirst();
            }
        });
    }

    private static Parts foldingCase(Parts parts) {
        return parts.with(new ExternalRefs(parts) {
            @Override
            public Optional<ExternalRefAttached> find(Referent.Kind kind, ExternalRef ref) {
                return super.find(kind, ref)
                        .or(() -> super.find(
                                kind, ExternalRef.of(ref.system(), ref.id().toLowerCase(Locale.ROOT))));
            }
        });
    }

    private static Parts sortedByUtf16(Parts parts) {
        return parts.with(new ExternalRefs(parts) {
            @Override
            public List<ExternalRefAttached> of(Referent referent) {
                return super.of(referent).stream()
                        .sorted(Comparator.comparing((ExternalRefAttached attached) ->
                                        attached.ref().system())
                                .thenComparing(attached -> attached.ref().id()))
                        .toList();
            }
        });
    }

    private static Parts customersByLedger(Parts parts) {
        return parts.with(new ExternalRefs(parts) {
            @Override
            public List<ExternalRefAttached> of(Referent referent) {
                return super.of(referent).stream()
                        .filter(attached -> attached.account().ledger().equals(LedgerId.MAIN)
                                || referent.ledger().isPresent())
                        .toList();
            }
        });
    }

    private static Parts ignoringDuplicates(Parts parts) {
        return parts.with(new ExternalRefs(parts) {
            @Override
            public void add(ExternalRefAttached attached) {
                if (find(attached.referent().kind(), attached.ref()).isEmpty()) {
                    super.add(attached);
                }
            }
        });
    }

    private static Parts lockingItself(Parts parts) {
        return parts.with(new ExternalRefs(parts) {
            @Override
            public void add(ExternalRefAttached attached) {
                // Under the lock of whatever account, as if that were enough.
                parts.allAccounts().stream()
                        .filter(account -> account.compareTo(attached.account()) >= 0)
                        .findFirst()
                        .ifPresent(held -> super.add(on(held, attached)));
            }
        });
    }

    private static ExternalRefAttached on(AccountId account, ExternalRefAttached attached) {
        Referent referent =
                Referent.payment(account, PaymentId.of(attached.referent().id()));
        return attached.referent().kind() == Referent.Kind.PAYMENT
                ? ExternalRefAttached.of(account, referent, attached.ref(), attached.command(), attached.recordedAt())
                : attached;
    }
}
