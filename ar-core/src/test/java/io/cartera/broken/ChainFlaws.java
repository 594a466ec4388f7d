package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditChain;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditKey;
import io.cartera.audit.AuditLink;
import io.cartera.audit.AuditRecord;
import io.cartera.audit.Fingerprint;
import io.cartera.contract.AuditChainContract;
import io.cartera.customer.CustomerId;
import io.cartera.store.ReceivablesStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Flaws in the chain over the audit trail. */
final class ChainFlaws {

    private ChainFlaws() {}

    static List<Flaw> all() {
        return List.of(
                behaving(
                        "links rows without what was recorded",
                        ChainFlaws::withoutFacts,
                        "H01_the_links_are_those_of_rows_and_facts_under_the_key_of_the_account",
                        "H02_what_every_command_recorded_is_as_its_row_has_it"),
                linking(
                        "keeps no commitment to texts",
                        link -> AuditLink.of(link.sequence(), link.form(), link.facts(), Optional.empty(), link.hash()),
                        "H01_the_links_are_those_of_rows_and_facts_under_the_key_of_the_account",
                        "H01_the_chain_goes_on_from_session_to_session"),
                behaving(
                        "begins a chain with every row",
                        ChainFlaws::begunAnew,
                        "H01_the_chain_goes_on_from_session_to_session",
                        "H01_the_chain_goes_on_after_a_session_that_failed"),
                Flaw.of(
                        "keeps the links of rows that were undone",
                        AuditChainContract.class,
                        ChainFlaws::keepingWhatWasUndone,
                        "H01_the_chain_goes_on_after_a_session_that_failed"),
                behaving(
                        "has one chain for all ledgers",
                        ChainFlaws::ofAllLedgers,
                        "H01_every_account_has_a_chain_of_its_own"),
                behaving(
                        "begins every chain with a link",
                        ChainFlaws::beginning,
                        "an_account_without_rows_has_no_links"),
                behaving(
                        "makes a key whenever it is asked for one",
                        parts -> keyed(parts, account -> Optional.of(AuditKey.random())),
                        "an_account_has_one_key_from_its_opening_on"),
                behaving(
                        "has one key for all accounts",
                        parts -> keyed(parts, account -> Optional.of(AuditKey.of(new byte[AuditKey.SIZE]))),
                        "an_account_has_one_key_from_its_opening_on",
                        "no_two_accounts_have_the_same_key"),
                behaving(
                        "gives the first links for the last",
                        ChainFlaws::firstForLast,
                        "the_heads_of_a_ledger_are_the_last_links_by_customer"),
                behaving(
                        "tells other heads than its links",
                        ChainFlaws::otherHeads,
                        "the_heads_of_a_ledger_are_the_last_links_by_customer",
                        "H03_an_anchor_holds_however_the_books_go_on"),
                behaving(
                        "loses the references of entries",
                        parts -> Rewriting.changes(
                                parts, Rewriting.entries(entry -> Rewriting.entry(entry, entry.id(), entry.amount()))),
                        "H02_what_every_command_recorded_is_as_its_row_has_it"));
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, AuditChainContract.class, flaw, cases);
    }

    private static Flaw linking(String name, UnaryOperator<AuditLink> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Audit(parts) {
                    @Override
                    public List<AuditLink> links(AccountId account) {
                        return super.links(account).stream().map(kept).toList();
                    }
                }),
                cases);
    }

    private static Parts withoutFacts(Parts parts) {
        return parts.with(new Audit(parts) {
            @Override
            public void append(AuditRecord row, AuditFacts facts) {
                super.append(row, AuditFacts.none());
            }
        });
    }

    private static Parts begunAnew(Parts parts) {
        return parts.with(new Audit(parts) {
            @Override
            public List<AuditLink> links(AccountId account) {
                return of(account).stream()
                        .map(row -> AuditChain.next(row, AuditFacts.none(), Optional.empty(), key(account)))
                        .toList();
            }
        });
    }

    private static ReceivablesStore keepingWhatWasUndone() {
        Map<AccountId, List<AuditLink>> kept = new HashMap<>();
        return new FlawedStore(parts -> parts.with(new Audit(parts) {
            @Override
            public void append(AuditRecord row, AuditFacts facts) {
                super.append(row, facts);
                List<AuditLink> links = super.links(row.account());
                kept.computeIfAbsent(row.account(), account -> new ArrayList<>())
                        .add(links.get(links.size() - 1));
            }

            @Override
            public List<AuditLink> links(AccountId account) {
                return List.copyOf(kept.getOrDefault(account, List.of()));
            }
        }));
    }

    private static Parts ofAllLedgers(Parts parts) {
        return parts.with(new Audit(parts) {
            @Override
            public List<AuditLink> links(AccountId account) {
                return super.links(AccountId.of(LedgerId.MAIN, account.customer()));
            }
        });
    }

    private static Parts beginning(Parts parts) {
        return parts.with(new Audit(parts) {
            @Override
            public List<AuditLink> links(AccountId account) {
                List<AuditLink> links = super.links(account);
                Fingerprint origin = AuditChain.origin(account);
                return links.isEmpty()
                        ? List.of(AuditLink.of(0, AuditChain.form(), Optional.empty(), Optional.empty(), origin))
                        : links;
            }
        });
    }

    private interface Keys {
        Optional<AuditKey> of(AccountId account);
    }

    private static Parts keyed(Parts parts, Keys keys) {
        return parts.with(new Audit(parts) {
            @Override
            public Optional<AuditKey> key(AccountId account) {
                return keys.of(account);
            }
        });
    }

    private static Parts firstForLast(Parts parts) {
        return parts.with(new Audit(parts) {
            @Override
            public SortedMap<CustomerId, AuditLink> heads(LedgerId ledger) {
                Map<CustomerId, AuditLink> heads = new HashMap<>(super.heads(ledger));
                heads.replaceAll((customer, head) ->
                        links(AccountId.of(ledger, customer)).get(0));
                return new TreeMap<>(heads);
            }
        });
    }

    private static Parts otherHeads(Parts parts) {
        return parts.with(new Audit(parts) {
            @Override
            public SortedMap<CustomerId, AuditLink> heads(LedgerId ledger) {
                SortedMap<CustomerId, AuditLink> heads = new TreeMap<>(super.heads(ledger));
                heads.replaceAll((customer, head) -> AuditLink.of(
                        head.sequence(),
                        head.form(),
                        head.facts(),
                        head.texts(),
                        AuditChain.origin(AccountId.of(ledger, customer))));
                return heads;
            }
        });
    }
}
