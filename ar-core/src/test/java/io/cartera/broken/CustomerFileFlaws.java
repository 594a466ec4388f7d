package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.contract.CustomerFileContract;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FiscalProfile;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.invoice.Invoice;
import io.cartera.party.Organisation;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.Recording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Flaws in the facts of the customer file, and in what documents take from them. */
final class CustomerFileFlaws {

    private CustomerFileFlaws() {}

    static List<Flaw> all() {
        return List.of(
                behaving(
                        "comes with a sample fact", CustomerFileFlaws::withSample, "a_customer_without_facts_has_none"),
                behaving(
                        "keeps a name in one piece",
                        CustomerFileFlaws::withoutNameInParts,
                        "a_name_in_parts_comes_back_with_the_customer"),
                behaving(
                        "keeps the first profile with the customer",
                        keptWith(new ConcurrentHashMap<>()),
                        "a_customer_is_kept_without_the_profile_it_was_registered_with"),
                keeping(
                        "forgets the end of a fact",
                        CustomerFileFlaws::endless,
                        "every_kind_of_fact_comes_back",
                        "what_is_on_the_file_decides_the_terms_of_a_document_and_whether_it_is_issued"),
                keeping(
                        "keeps milliseconds of a fact of a customer",
                        CustomerFileFlaws::inMilliseconds,
                        "every_kind_of_fact_comes_back"),
                keeping(
                        "trims the keys of facts",
                        CustomerFileFlaws::trimmed,
                        "texts_of_facts_come_back_character_by_character"),
                behaving(
                        "shows the facts of one ledger",
                        CustomerFileFlaws::ofOneLedger,
                        "the_facts_of_a_customer_are_one_list_for_all_ledgers"),
                behaving(
                        "shows the facts of a customer by day",
                        CustomerFileFlaws::byDay,
                        "s3_a_sole_trader_moves_and_becomes_a_company_on_the_same_account"),
                behaving(
                        "passes over a number that is taken",
                        CustomerFileFlaws::ignoringTaken,
                        "a_number_or_a_command_is_taken_once_and_the_first_fact_stays"),
                behaving(
                        "locks a file by itself",
                        CustomerFileFlaws::lockingItself,
                        "nobody_adds_to_a_file_that_is_not_locked"),
                behaving(
                        "locks a file without looking at it",
                        CustomerFileFlaws::blindlyLocking,
                        "a_fact_is_recorded_once_however_often_it_is_given"),
                behaving(
                        "forgets to whom a document is billed",
                        CustomerFileFlaws::billedToNobody,
                        "a_document_comes_back_with_the_profile_it_is_billed_to",
                        "s3_a_sole_trader_moves_and_becomes_a_company_on_the_same_account"),
                Flaw.of(
                        "keeps the facts of what failed",
                        CustomerFileContract.class,
                        BrokenStores.KeepingHalf::new,
                        "a_fact_of_work_that_fails_is_not_kept"),
                Flaw.of(
                        "lets the last of two who add to a file win",
                        CustomerFileContract.class,
                        BrokenStores.LastWriterWins::new,
                        "facts_recorded_by_clerks_of_two_ledgers_at_once_are_all_kept_under_numbers_without_a_hole",
                        "two_first_sales_at_once_open_an_account_once_and_tell_it_once"));
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, CustomerFileContract.class, flaw, cases);
    }

    private static Flaw keeping(String name, UnaryOperator<CustomerFactRecorded> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Customers(parts) {
                    @Override
                    public void append(CustomerFactRecorded recorded) {
                        super.append(kept.apply(recorded));
                    }
                }),
                cases);
    }

    private static Parts withSample(Parts parts) {
        return parts.with(new Customers(parts) {
            @Override
            public List<CustomerFactRecorded> facts(CustomerId id) {
                List<CustomerFactRecorded> facts = super.facts(id);
                return facts.isEmpty() ? List.of(sample(id)) : facts;
            }
        });
    }

    private static CustomerFactRecorded sample(CustomerId id) {
        CustomerFact fact = CustomerFact.of(
                id,
                CustomerFactKind.FISCAL_PROFILE,
                FiscalProfile.of(Organisation.of("Sample")).build(),
                LocalDate.of(2026, 1, 1));
        Command command = Command.of(fact.kind().recordedBy(), CommandId.of("sample"), Actor.SYSTEM, Optional.empty());
        return CustomerFactRecorded.of(AccountId.of(LedgerId.MAIN, id), fact, new Recording(1, Instant.EPOCH, command));
    }

    private static Parts withoutNameInParts(Parts parts) {
        return parts.with(new Customers(parts) {
            @Override
            public Optional<Customer> find(CustomerId id) {
                return super.find(id)
                        .map(found -> Customer.person(id, found.name()).build());
            }
        });
    }

    private static UnaryOperator<Parts> keptWith(Map<CustomerId, Customer> registered) {
        return parts -> parts.with(new Customers(parts) {
            @Override
            public Optional<Customer> find(CustomerId id) {
                return Optional.ofNullable(registered.get(id)).or(() -> super.find(id));
            }

            @Override
            public void add(Customer customer) {
                super.add(customer);
                registered.put(customer.id(), customer);
            }
        });
    }

    private static CustomerFactRecorded endless(CustomerFactRecorded recorded) {
        CustomerFact fact = recorded.fact();
        return CustomerFactRecorded.of(
                recorded.account(),
                CustomerFact.stored(fact.customer(), fact.kind(), fact.key(), fact.from(), null, fact.text()),
                recorded.recording());
    }

    private static CustomerFactRecorded inMilliseconds(CustomerFactRecorded recorded) {
        return CustomerFactRecorded.of(
                recorded.account(),
                recorded.fact(),
                new Recording(recorded.number(), recorded.at().truncatedTo(ChronoUnit.MILLIS), recorded.command()));
    }

    private static CustomerFactRecorded trimmed(CustomerFactRecorded recorded) {
        CustomerFact fact = recorded.fact();
        return CustomerFactRecorded.of(
                recorded.account(),
                CustomerFact.stored(
                        fact.customer(),
                        fact.kind(),
                        fact.key().strip(),
                        fact.from(),
                        fact.until().orElse(null),
                        fact.text()),
                recorded.recording());
    }

    private static Parts ofOneLedger(Parts parts) {
        return parts.with(new Customers(parts) {
            @Override
            public List<CustomerFactRecorded> facts(CustomerId id) {
                return super.facts(id).stream()
                        .filter(recorded -> recorded.account().ledger().equals(LedgerId.MAIN))
                        .toList();
            }
        });
    }

    private static Parts byDay(Parts parts) {
        return parts.with(new Customers(parts) {
            @Override
            public List<CustomerFactRecorded> facts(CustomerId id) {
                return super.facts(id).stream()
                        .sorted(Comparator.comparing(recorded -> recorded.fact().from()))
                        .toList();
            }
        });
    }

    private static Parts ignoringTaken(Parts parts) {
        return parts.with(new Customers(parts) {
            @Override
            public void append(CustomerFactRecorded recorded) {
                if (recorded.number() == facts(recorded.account().customer()).size() + 1L) {
                    super.append(recorded);
                }
            }
        });
    }

    private static Parts lockingItself(Parts parts) {
        return parts.with(new Customers(parts) {
            @Override
            public void append(CustomerFactRecorded recorded) {
                lockFacts(recorded.account().customer());
                super.append(recorded);
            }
        });
    }

    private static Parts blindlyLocking(Parts parts) {
        return parts.with(new Customers(parts) {
            @Override
            public List<CustomerFactRecorded> lockFacts(CustomerId id) {
                super.lockFacts(id);
                return List.of();
            }
        });
    }

    private static Parts billedToNobody(Parts parts) {
        return parts.with(new Invoices(parts) {
            @Override
            public void add(AccountId account, Invoice invoice) {
                Invoice.Builder draft = Invoice.draft(invoice.id(), invoice.customer(), invoice.issuedOn());
                invoice.lines().forEach(draft::line);
                super.add(account, draft.build());
            }
        });
    }
}
