package io.cartera.examples.ubl;

import io.cartera.Receivables;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceType;
import io.cartera.money.MoneyBag;
import io.cartera.trace.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes a folder of UBL invoices and credit notes into books in memory, and prints what each customer owes and what is to be
 * known of the documents.
 * <p>
 * Files end in {@code .xml}, in any case; they should be of one seller. Documents are issued by date, invoices before credit notes
 * of the same day, then by file name. A customer is registered with its first document, with the fiscal profile that this
 * one states. Nothing is printed of more than a screen: of long lists the longest entries. Run it as
 * {@code java -cp month-end.jar io.cartera.examples.ubl.UblFolder FOLDER [DAY]}; without a day, what is owed is that of the
 * last document's day.
 */
public final class UblFolder {

    private static final int MOST_LINES = 8;

    private final Receivables books = Receivables.over(new InMemoryStore());
    private final SortedMap<CustomerId, Integer> documents = new TreeMap<>();
    private final List<String> notBooked = new ArrayList<>();
    private final SortedMap<String, Integer> told = new TreeMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private @Nullable UblParty seller;
    private int files;

    private UblFolder() {}

    /**
     * Prints what the documents of a folder come to. Ends with status 2 where the folder cannot be read.
     *
     * @param arguments the folder, and the day or none
     */
    public static void main(String... arguments) {
        int status = run(System.out, System.err, arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length < 1 || arguments.length > 2) {
            err.println("Usage: UblFolder FOLDER [DAY]");
            return 2;
        }
        try {
            Optional<LocalDate> day =
                    arguments.length == 2 ? Optional.of(LocalDate.parse(arguments[1])) : Optional.empty();
            UblFolder folder = new UblFolder();
            folder.read(Path.of(arguments[0]));
            folder.issue();
            out.print(folder.report(day));
            return 0;
        } catch (DateTimeException e) {
            err.println("The day is not of the form 2026-01-31");
        } catch (IOException e) {
            err.println("The folder cannot be read: " + e);
        }
        return 2;
    }

    private void read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        List<Path> found;
        try (Stream<Path> all = Files.list(folder)) {
            found = all.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        for (Path file : found) {
            files++;
            String name = file.getFileName().toString();
            UblDocument document = UblReader.ofBuyers().read(file);
            document.findings().forEach(finding -> tell(name, finding));
            if (document.draft().isPresent()) {
                document.frame().ifPresent(frame -> compare(frame.seller()));
                drafts.add(new Draft(
                        name,
                        document.draft().get(),
                        document.frame().orElseThrow().buyer()));
            }
        }
    }

    private void compare(UblParty other) {
        seller = seller == null ? other : seller;
        boolean isSame = other.taxId() != null && seller.taxId() != null
                ? other.taxId().equals(seller.taxId())
                : other.name().equals(seller.name());
        if (!isSame) {
            told.merge("of another seller than the first one", 1, Integer::sum);
        }
    }

    private void tell(String file, UblFinding finding) {
        if (finding instanceof UblFinding.Unreadable unreadable) {
            notBooked.add(file + ": " + unreadable.flaw() + " " + unreadable.detail());
        } else if (finding instanceof UblFinding.NotDraftable refused) {
            notBooked.add(file + ": " + refused.why());
        } else if (finding instanceof UblFinding.AsksForNothing) {
            notBooked.add(file + ": it comes to nothing");
        } else if (finding instanceof UblFinding.SignsTurned turned) {
            told.merge("signs turned, read as " + turned.read(), 1, Integer::sum);
        } else if (finding instanceof UblFinding.TypeRead type) {
            told.merge("type " + type.code() + " read as " + type.read(), 1, Integer::sum);
        } else if (finding instanceof UblFinding.TotalDiffers total) {
            told.merge(
                    file + " states " + total.term() + " as " + total.stated() + ", not " + total.computed(),
                    1,
                    Integer::sum);
        } else if (finding instanceof UblFinding.TaxAssumed tax) {
            told.merge("without a tax, taken as " + tax.category().code() + " at " + tax.rate(), 1, Integer::sum);
        } else if (finding instanceof UblFinding.BuyerUnidentified) {
            told.merge("buyer without an identifier", 1, Integer::sum);
        } else if (finding instanceof UblFinding.NotKept lost) {
            String term = lost.term().map(code -> " (" + code + ")").orElse("");
            told.merge("not kept: " + lost.path() + term, 1, Integer::sum);
        }
    }

    private void issue() {
        drafts.sort(Comparator.comparing((Draft draft) -> draft.invoice().issuedOn())
                .thenComparing(draft -> draft.invoice().type() == InvoiceType.CREDIT_NOTE)
                .thenComparing(Draft::file));
        for (Draft draft : drafts) {
            CustomerId customer = draft.invoice().customer();
            if (!documents.containsKey(customer)) {
                books.customers().register(file(draft)).orElseThrow();
                documents.put(customer, 0);
            }
            boolean isThere =
                    books.invoicing().find(customer, draft.invoice().id()).isPresent();
            Outcome<?> outcome = books.invoicing().issue(draft.invoice());
            if (outcome.applied().isEmpty()) {
                notBooked.add(draft.file() + ": " + outcome);
            } else if (isThere) {
                notBooked.add(draft.file() + ": it is there already");
            } else {
                documents.merge(customer, 1, Integer::sum);
            }
        }
    }

    private static Customer file(Draft first) {
        UblParty buyer = first.buyer();
        String name = buyer.name().isBlank() ? first.invoice().customer().value() : buyer.name();
        Customer.Builder file = Customer.organisation(first.invoice().customer(), name);
        UblAddress address = buyer.address();
        if (address != null && address.country() != null) {
            file.country(address.country());
        }
        if (!buyer.name().isBlank()) {
            file.fiscal(Profiles.of(buyer), first.invoice().issuedOn());
        }
        return file.build();
    }

    private String report(Optional<LocalDate> wanted) {
        StringBuilder out = new StringBuilder();
        Optional<LocalDate> day = wanted.or(
                () -> drafts.stream().map(draft -> draft.invoice().issuedOn()).max(Comparator.naturalOrder()));
        int booked = documents.values().stream().mapToInt(Integer::intValue).sum();
        line(out, "%d of %d files are in the books", booked, files);
        day.ifPresent(on -> {
            line(out, "%nOwed on %s", on);
            documents.entrySet().stream()
                    .sorted(Comparator.comparing((Map.Entry<CustomerId, Integer> each) -> -each.getValue()))
                    .limit(MOST_LINES)
                    .forEach(each -> customer(out, each.getKey(), each.getValue(), on));
            more(out, documents.size(), "customers");
        });
        if (!notBooked.isEmpty()) {
            line(out, "%nNot booked");
            notBooked.stream().limit(MOST_LINES).forEach(each -> line(out, "  %s", each.strip()));
            more(out, notBooked.size(), "files");
        }
        if (!told.isEmpty()) {
            line(out, "%nTo be known (documents)");
            told.entrySet().stream()
                    .sorted(Comparator.comparing((Map.Entry<String, Integer> each) -> -each.getValue()))
                    .limit(MOST_LINES)
                    .forEach(each -> line(out, "  %3d  %s", each.getValue(), each.getKey()));
            more(out, told.size(), "findings");
        }
        return out.toString();
    }

    private void customer(StringBuilder out, CustomerId id, int count, LocalDate on) {
        MoneyBag balance = books.accounts().balance(id, on);
        String owed = balance.isEmpty()
                ? "nothing"
                : balance.amounts().stream().map(Object::toString).collect(Collectors.joining(", "));
        line(out, "  %-24s %3d documents  %s", id, count, owed);
    }

    private static void more(StringBuilder out, int all, String what) {
        if (all > MOST_LINES) {
            line(out, "  and %d more %s", all - MOST_LINES, what);
        }
    }

    private static void line(StringBuilder out, String form, Object... values) {
        out.append(String.format(Locale.ROOT, form.replace("%n", "\n"), values)).append('\n');
    }

    /** A draft, and the file it comes from. */
    private record Draft(String file, Invoice invoice, UblParty buyer) {}
}
