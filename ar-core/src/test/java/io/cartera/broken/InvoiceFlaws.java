package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.contract.InvoiceRepositoryContract;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.InvoiceType;
import io.cartera.terms.PaymentTerms;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Flaws in the documents. */
final class InvoiceFlaws {

    private InvoiceFlaws() {}

    static List<Flaw> all() {
        return List.of(
                behaving(
                        "sorts documents by UTF-16",
                        parts -> parts.with(new Invoices(parts) {
                            @Override
                            public List<Invoice> of(AccountId account) {
                                return super.of(account).stream()
                                        .sorted(Comparator.comparing(
                                                each -> each.id().value()))
                                        .toList();
                            }
                        }),
                        "all_documents_of_an_account_come_by_identifier"),
                keeping(
                        "loses product groups",
                        invoice -> relined(invoice, invoice.lines().stream().map(InvoiceFlaws::withoutGroup)),
                        "an_invoice_with_all_its_parts_comes_back",
                        "each_optional_part_comes_back_alone"),
                keeping(
                        "states terms on every invoice",
                        invoice -> rebuilt(invoice, invoice.issuedOn(), invoice.lines().stream())
                                .terms(PaymentTerms.netDays(30))
                                .build(),
                        "an_invoice_with_nothing_optional_comes_back"),
                keeping(
                        "keeps every document as an invoice",
                        invoice -> relined(invoice, invoice.lines().stream()),
                        "a_credit_note_and_a_debit_note_come_back_as_what_they_are"),
                keeping(
                        "sorts the lines of an invoice",
                        invoice -> relined(
                                invoice,
                                invoice.lines().stream().sorted(Comparator.comparing(InvoiceLine::description))),
                        "lines_and_tax_rates_come_back_in_their_order"),
                keeping(
                        "keeps what lines come to without their prices",
                        invoice -> relined(invoice, invoice.lines().stream().map(InvoiceFlaws::withoutPrice)),
                        "prices_allowances_and_charges_come_back"),
                keeping(
                        "forgets what documents take off",
                        invoice -> relined(invoice, invoice.lines().stream()),
                        "tax_categories_and_what_documents_take_off_and_put_on_come_back"),
                keeping(
                        "keeps a thousand lines at most",
                        invoice -> relined(invoice, invoice.lines().stream().limit(1000)),
                        "a_document_of_the_greatest_length_comes_back"),
                keeping(
                        "forgets when goods were delivered",
                        invoice -> relined(invoice, invoice.lines().stream()),
                        "terms_and_dates_of_the_greatest_length_come_back"),
                keeping(
                        "keeps amounts of invoices in floating point",
                        invoice -> relined(invoice, invoice.lines().stream().map(InvoiceFlaws::inFloatingPoint)),
                        "the_smallest_and_largest_amounts_of_any_currency_come_back"),
                keeping(
                        "keeps two digits of a year",
                        invoice -> rebuilt(
                                        invoice,
                                        invoice.issuedOn()
                                                .withYear(2000
                                                        + invoice.issuedOn().getYear() % 100),
                                        invoice.lines().stream())
                                .build(),
                        "the_first_and_the_last_day_come_back"),
                keeping(
                        "cuts descriptions",
                        invoice -> relined(invoice, invoice.lines().stream().map(InvoiceFlaws::cut)),
                        "texts_come_back_character_by_character"),
                behaving(
                        "takes composed and decomposed invoice identifiers for one",
                        InvoiceFlaws::normalised,
                        "identifiers_that_look_alike_are_different_documents"),
                behaving(
                        "has one invoice of a name in all accounts",
                        InvoiceFlaws::inOneAccount,
                        "an_identifier_in_another_account_or_ledger_is_another_document",
                        "an_unknown_document_is_not_found"),
                behaving(
                        "takes a debit note for a credit note",
                        InvoiceFlaws::anyThatRefers,
                        "the_credit_notes_to_a_document_are_found"),
                behaving(
                        "finds credit notes that were never kept",
                        rememberingCreditNotes(new ArrayList<>()),
                        "a_credit_note_whose_transaction_failed_is_not_found"),
                behaving(
                        "passes over an invoice that is there",
                        InvoiceFlaws::ignoringDuplicates,
                        "an_identifier_is_taken_once_and_the_first_document_stays",
                        "an_identifier_is_taken_once_within_a_session_too"));
    }

    private static Flaw keeping(String name, UnaryOperator<Invoice> kept, String... cases) {
        return behaving(
                name,
                parts -> parts.with(new Invoices(parts) {
                    @Override
                    public void add(AccountId account, Invoice invoice) {
                        super.add(account, kept.apply(invoice));
                    }
                }),
                cases);
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, InvoiceRepositoryContract.class, flaw, cases);
    }

    private static Invoice relined(Invoice invoice, Stream<InvoiceLine> lines) {
        return rebuilt(invoice, invoice.issuedOn(), lines).build();
    }

    private static Invoice.Builder rebuilt(Invoice invoice, LocalDate issuedOn, Stream<InvoiceLine> lines) {
        Invoice.Builder builder = Invoice.draft(invoice.id(), invoice.customer(), issuedOn);
        lines.forEach(builder::line);
        invoice.reference().ifPresent(builder::reference);
        if (invoice.type() == InvoiceType.INVOICE) {
            invoice.statedTerms().ifPresent(builder::terms);
            invoice.statedDueOn().filter(due -> !due.isBefore(issuedOn)).ifPresent(builder::dueOn);
        }
        return builder;
    }

    private static InvoiceLine withoutGroup(InvoiceLine line) {
        InvoiceLine bare = InvoiceLine.of(line.description(), line.net());
        return line.taxRate().map(bare::taxedAt).orElse(bare);
    }

    private static InvoiceLine withoutPrice(InvoiceLine line) {
        InvoiceLine bare = withoutGroup(line);
        return line.productGroup().map(bare::inGroup).orElse(bare);
    }

    private static InvoiceLine inFloatingPoint(InvoiceLine line) {
        return InvoiceLine.of(line.description(), FloatingPoint.of(line.net()));
    }

    private static InvoiceLine cut(InvoiceLine line) {
        String text = line.description();
        return InvoiceLine.of(text.substring(0, Math.min(254, text.length())), line.net());
    }

    private static Parts normalised(Parts parts) {
        return parts.with(new Invoices(parts) {
            @Override
            public void add(AccountId account, Invoice invoice) {
                String id = Normalizer.normalize(invoice.id().value(), Normalizer.Form.NFC);
                super.add(
                        account,
                        Invoice.draft(InvoiceId.of(id), invoice.customer(), invoice.issuedOn())
                                .line(invoice.lines().get(0))
                                .build());
            }
        });
    }

    private static Parts inOneAccount(Parts parts) {
        return parts.with(new Invoices(parts) {
            @Override
            public Optional<Invoice> find(AccountId account, InvoiceId id) {
                return parts.allAccounts().stream()
                        .flatMap(any -> super.find(any, id).stream())
                        .findFirst();
            }
        });
    }

    private static Parts anyThatRefers(Parts parts) {
        return parts.with(new Invoices(parts) {
            @Override
            public List<Invoice> creditNotesTo(AccountId account, InvoiceId id) {
                List<Invoice> notes = new ArrayList<>(super.creditNotesTo(account, id));
                find(account, InvoiceId.of("DN-1")).ifPresent(notes::add);
                return notes;
            }
        });
    }

    // A session has parts of its own; what is remembered outlives it.
    private static UnaryOperator<Parts> rememberingCreditNotes(List<Invoice> seen) {
        return parts -> parts.with(new Invoices(parts) {
            @Override
            public void add(AccountId account, Invoice invoice) {
                seen.add(invoice);
                super.add(account, invoice);
            }

            @Override
            public List<Invoice> creditNotesTo(AccountId account, InvoiceId id) {
                return seen;
            }
        });
    }

    private static Parts ignoringDuplicates(Parts parts) {
        return parts.with(new Invoices(parts) {
            @Override
            public void add(AccountId account, Invoice invoice) {
                if (find(account, invoice.id()).isEmpty()) {
                    super.add(account, invoice);
                }
            }
        });
    }
}
