package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.account.Adjustment;
import io.cartera.account.Entry;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.freshness.Freshness;
import io.cartera.freshness.SourceId;
import io.cartera.freshness.SourceImported;
import io.cartera.freshness.UpdateCadence;
import io.cartera.invoice.Invoice;
import io.cartera.payment.Payment;
import io.cartera.store.AccountRepository.Foreseen;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.store.outer.ImportRepository;
import io.cartera.store.outer.OuterSession;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Difference;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in many documents, payments and what was allocated of them, such as the books of another system, without holding
 * them: chunk after chunk, each one transaction over all accounts that it concerns, as far as the store keeps them
 * together. Example:
 * <pre>{@code
 * Imports.Tally tally = books.imports().run(lines.iterator(), (line, outcome) -> report.add(line, outcome));
 * }</pre>
 * Each line is the command that it would be by itself, with the same laws, audit trail and events; lines of one customer
 * keep their order, whether they come together or not. So the same lines given again change nothing, and after a crash
 * giving them again from the start goes on where the last chunk ended, and applies nothing twice. Through which day a source
 * was imported can be {@linkplain #imported(CommandId, SourceId, LocalDate) recorded}, and which sources are late is told. Thread-safe.
 */
public final class Imports {

    private static final int LINES_A_CHUNK = 5_000;
    private static final int MOST_LINES = 1_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(Receivables.class);

    private final Desk desk;
    private final int chunk;

    Imports(Desk desk) {
        this(desk, LINES_A_CHUNK);
    }

    private Imports(Desk desk, int chunk) {
        this.desk = desk;
        this.chunk = chunk;
    }

    /**
     * The same imports in chunks of so many lines, where it would be {@value #LINES_A_CHUNK}. A greater chunk takes fewer
     * statements for a line and more memory, and holds the locks of more accounts for longer.
     *
     * @throws IllegalArgumentException if it is less than 1 or more than a million
     */
    public Imports inChunksOf(int lines) {
        if (lines < 1 || lines > MOST_LINES) {
            throw new IllegalArgumentException("a chunk of " + lines + " lines, 1 to " + MOST_LINES + " are possible");
        }
        return new Imports(desk, lines);
    }

    /**
     * Takes in all lines. Refused and conflicting ones are told and passed over; the others go in. A document that a
     * {@linkplain Invoice#series() series} numbers ends a chunk and is a chunk of its own, since numbers follow the order of
     * the lines. What a line comes to does not depend on the size of the chunks.
     * <p>
     * Where the store {@linkplain ReceivablesStore#keepsTogether(CustomerId, CustomerId) keeps customers apart}, each
     * transaction of a chunk has the lines of customers that are kept together, in their order; the transactions follow each
     * other by their first lines. A line that wants the bank line or external reference of one that is kept apart begins
     * another chunk, so the first one gets it here too.
     * <p>
     * What the lines, the action or the store throw ends the import; what the transactions before it took in is kept.
     * <p>
     * On a store in a transaction of the host all chunks are parts of that transaction, and their locks are held to its end:
     * a chunk then locks accounts after those of the chunk before, which may come later by their identifiers, and after the
     * series of a numbered document. Others who lock in order may so come to wait for it while it waits for them, and the
     * database ends one of the two. What is told by then is void if the host rolls back. Large imports, and all with
     * numbered documents, are better given to a store that owns its transactions.
     *
     * @param lines the lines; read once, a chunk at a time
     * @param notApplied told of each line that was not applied, in their order among those of a transaction, once that is
     *     kept (in a transaction of the host: before it is), and why: {@link Outcome.Refused} or {@link Outcome.Conflicting}
     * @return how many lines came to what
     * @throws IllegalArgumentException if a line could not be given by itself either, such as a document that has a number
     *     already; nothing of its transaction is kept
     */
    public Tally run(
            Iterator<? extends Line> lines, BiConsumer<? super Line, ? super Outcome<AccountChange>> notApplied) {
        Objects.requireNonNull(notApplied, "notApplied");
        desk.ask(Permission.IMPORT);
        Tally tally = new Tally(0, 0, 0);
        LinesToTake waiting = new LinesToTake(desk.store());
        while (lines.hasNext()) {
            Line line = Objects.requireNonNull(lines.next(), "line");
            if (line.isNumbered() || waiting.mustGoBefore(line)) {
                tally = taken(waiting.groups(), tally, notApplied);
                waiting = new LinesToTake(desk.store());
            }
            waiting.add(line);
            if (line.isNumbered() || waiting.size() >= chunk) {
                tally = taken(waiting.groups(), tally, notApplied);
                waiting = new LinesToTake(desk.store());
            }
        }
        return taken(waiting.groups(), tally, notApplied);
    }

    /**
     * Records that this ledger has all of a source through a day, after whichever import. One through an earlier day than
     * before is recorded and changes nothing of what is {@linkplain #freshness(Map, AsOf) late}. A repeat changes nothing
     * either; another source or day under the same identifier is {@link Outcome.Conflicting}. As with a closing of the ledger,
     * what is recorded is its own audit record.
     *
     * @throws IllegalArgumentException if the day is outside the years 1 to 9999, or after tomorrow by the clock of the door in
     *     UTC, since nobody has tomorrow's data: a mistyped year would hide for ever that a source is late
     * @throws io.cartera.store.outer.NoOuterRingException over a store without the outer ring
     */
    public Outcome<SourceImported> imported(CommandId command, SourceId source, LocalDate through) {
        return desk.write(Permission.IMPORT, desk.ledger(), (session, told) -> {
            SourceImported offered =
                    SourceImported.of(desk.ledger(), command, source, through, desk.now(), desk.actor());
            ImportRepository imports = OuterSession.of(session).imports();
            Optional<SourceImported> existing = imports.all(desk.ledger()).stream()
                    .filter(earlier -> earlier.command().equals(command))
                    .findFirst();
            if (existing.isPresent()) {
                return Difference.between(content(existing.get()), content(offered))
                        .<Outcome<SourceImported>>map(difference -> Outcome.Conflicting.of(command, difference))
                        .orElseGet(() -> applied(existing.get()));
            }
            LocalDate tomorrow = Desk.latestDay(offered.at());
            if (through.isAfter(tomorrow)) {
                throw new IllegalArgumentException("through " + through + " is after " + tomorrow);
            }
            SourceImported recorded = desk.basis().map(offered::onBasis).orElse(offered);
            imports.add(recorded);
            told.accept(recorded);
            return applied(recorded);
        });
    }

    private static Map<String, String> content(SourceImported imported) {
        return Map.of(
                "source",
                imported.source().value(),
                "through",
                imported.through().toString());
    }

    private static Outcome<SourceImported> applied(SourceImported recorded) {
        return new Outcome.Applied<>(recorded.command(), recorded, List.of(recorded));
    }

    /**
     * Through which days the sources of this ledger were imported, by whom and when, in the order of recording.
     *
     * @throws io.cartera.store.outer.NoOuterRingException over a store without the outer ring
     */
    public List<SourceImported> imported() {
        return desk.read(
                Permission.READ_IMPORTS,
                session -> OuterSession.of(session).imports().all(desk.ledger()));
    }

    /** Which sources are late on a day, with all that is recorded: see {@link #freshness(Map, AsOf)}. */
    public Freshness freshness(Map<SourceId, UpdateCadence> cadences, LocalDate on) {
        return freshness(cadences, AsOf.of(on));
    }

    /**
     * Which sources are late by their cadence on a day, by what was recorded then: see {@link Freshness}.
     *
     * @throws io.cartera.store.outer.NoOuterRingException over a store without the outer ring
     */
    public Freshness freshness(Map<SourceId, UpdateCadence> cadences, AsOf asOf) {
        return desk.read(
                Permission.READ_IMPORTS,
                session -> Freshness.of(
                        cadences, OuterSession.of(session).imports().all(desk.ledger()), asOf));
    }

    private Tally taken(
            List<List<Line>> groups,
            Tally before,
            BiConsumer<? super Line, ? super Outcome<AccountChange>> notApplied) {
        Tally tally = before;
        for (List<Line> lines : groups) {
            SortedMap<AccountId, List<Line>> byAccount = new TreeMap<>();
            lines.forEach(line -> byAccount
                    .computeIfAbsent(desk.account(line.customer), first -> new ArrayList<>())
                    .add(line));
            Chunk done = desk.inOneTransaction(
                    List.copyOf(byAccount.keySet()), (session, told) -> work(session, told, lines, byAccount));
            tally = tally.and(done);
            LOG.debug("imported {}", tally);
            done.notApplied.forEach((place, outcome) -> notApplied.accept(lines.get(place), outcome));
        }
        return tally;
    }

    private Chunk work(
            Session session, Consumer<Event> told, List<Line> lines, SortedMap<AccountId, List<Line>> byAccount) {
        session.accounts()
                .lockAll(byAccount.entrySet().stream()
                        .map(ofOne -> foreseen(ofOne.getKey(), ofOne.getValue()))
                        .toList());
        Map<CustomerId, Customer> files = session.customers()
                .findAll(byAccount.keySet().stream().map(AccountId::customer).toList());
        lockFiles(session, files, byAccount);
        NamesTaken names = new NamesTaken();
        Desk everything = desk.unasked();
        Map<CustomerId, AccountBatch> batches = new LinkedHashMap<>();
        byAccount.keySet().forEach(account -> {
            Optional<Customer> file = Optional.ofNullable(files.get(account.customer()));
            batches.put(account.customer(), AccountBatch.open(everything, session, account, file, names));
        });
        Chunk done = new Chunk();
        // Not account by account: whoever comes first gets the name that two lines want.
        for (int place = 0; place < lines.size(); place++) {
            Line line = lines.get(place);
            done.give(place, line, batches.get(line.customer));
        }
        // Not one by one: questions to an account send what was recorded on the one before.
        batches.values().forEach(AccountBatch::record);
        batches.values().forEach(batch -> batch.events().forEach(told));
        return done;
    }

    // A first sale locks the file of its customer: in the order of customers, not of lines, so that two chunks never
    // wait
    // for each other.
    private static void lockFiles(
            Session session, Map<CustomerId, Customer> files, SortedMap<AccountId, List<Line>> byAccount) {
        byAccount.forEach((account, lines) -> {
            CustomerId customer = account.customer();
            boolean mayOpen = files.containsKey(customer) && lines.stream().anyMatch(line -> line.isDocument);
            if (mayOpen
                    && session.customers().facts(customer).stream()
                            .anyMatch(recorded -> recorded.fact().kind() == CustomerFactKind.ACCOUNT_OPENING)) {
                session.customers().lockFacts(customer);
            }
        });
    }

    private static Foreseen foreseen(AccountId account, List<Line> lines) {
        Set<ItemId> documents = new HashSet<>();
        Set<CommandId> commands = new HashSet<>();
        for (Line line : lines) {
            line.items.forEach(item -> documents.add(new ItemId(item.side(), item.document(), 1)));
            commands.add(line.command);
        }
        return Foreseen.of(account, documents, commands);
    }

    /** What the lines of one transaction came to, in one run of it. */
    private static final class Chunk {
        private final SortedMap<Integer, Outcome<AccountChange>> notApplied = new TreeMap<>();
        private long applied;
        private long repeated;

        void give(int place, Line line, AccountBatch batch) {
            long before = batch.version();
            Outcome<AccountChange> outcome = line.giving.apply(batch);
            if (outcome.applied().isEmpty()) {
                notApplied.put(place, outcome);
            } else if (batch.version() == before) {
                repeated++;
            } else {
                applied++;
            }
        }
    }

    /** One thing to be taken in: a command on the account of one customer. Immutable. */
    public static final class Line {

        private final CustomerId customer;
        private final CommandId command;
        private final List<ItemId> items;
        private final List<?> names;
        private final boolean isDocument;
        private final boolean isNumbered;
        private final Function<AccountBatch, Outcome<AccountChange>> giving;

        private Line(
                CustomerId customer,
                CommandId command,
                List<ItemId> items,
                List<?> names,
                boolean isDocument,
                boolean isNumbered,
                Function<AccountBatch, Outcome<AccountChange>> giving) {
            this.customer = Objects.requireNonNull(customer, "customer");
            this.command = Objects.requireNonNull(command, "command");
            this.items = List.copyOf(items);
            this.names = List.copyOf(names);
            this.isDocument = isDocument;
            this.isNumbered = isNumbered;
            this.giving = giving;
        }

        /** A document to be issued: see {@link Invoicing#issue}. */
        public static Line document(Invoice invoice) {
            return new Line(
                    invoice.customer(),
                    CommandId.of(invoice.id().value()),
                    List.of(InvoiceEntries.first(invoice)),
                    List.copyOf(invoice.externalRefs()),
                    true,
                    invoice.series().isPresent(),
                    batch -> batch.issue(invoice));
        }

        /** A payment that was received: see {@link Cash#receive(Payment)}. */
        public static Line payment(Payment payment) {
            String id = payment.id().value();
            List<Object> names = new ArrayList<>(payment.externalRefs());
            payment.bankLine().ifPresent(names::add);
            return new Line(
                    payment.customer(),
                    CommandId.of(id),
                    List.of(ItemId.credit(id)),
                    names,
                    false,
                    false,
                    batch -> batch.receive(payment));
        }

        /** What was allocated, with entries that have no document of their own: see {@link Cash#settle}. */
        public static Line settlement(CommandId command, CustomerId customer, Settlement settlement) {
            List<ItemId> items = new ArrayList<>();
            settlement.entries().stream().map(Entry::id).forEach(items::add);
            for (Settlement.Match match : settlement.matches()) {
                items.add(match.credit());
                items.add(match.debit());
            }
            settlement.adjustments().stream().map(Adjustment::item).forEach(items::add);
            return new Line(
                    customer, command, items, List.of(), false, false, batch -> batch.settle(command, settlement));
        }

        /** Balances that another system carried forward: see {@link Adjustments#takeOver}. */
        public static Line openingBalances(CommandId command, CustomerId customer, List<Entry> entries) {
            List<Entry> all = List.copyOf(entries);
            return new Line(
                    customer,
                    command,
                    all.stream().map(Entry::id).toList(),
                    List.of(),
                    false,
                    false,
                    batch -> batch.takeOver(command, all));
        }

        /** Whose account it is for. */
        public CustomerId customer() {
            return customer;
        }

        /** The identifier of the command: that of the document or payment, or the one it was made with. */
        public CommandId command() {
            return command;
        }

        boolean isNumbered() {
            return isNumbered;
        }

        /** What it wants that is unique over all accounts: external references, lines of bank statements. */
        List<?> names() {
            return names;
        }

        /** Customer and command. */
        @Override
        public String toString() {
            return "Line[" + command + " of " + customer + "]";
        }
    }

    /** How many lines came to what. Immutable. */
    public static final class Tally {

        private final long applied;
        private final long repeated;
        private final long notApplied;

        private Tally(long applied, long repeated, long notApplied) {
            this.applied = applied;
            this.repeated = repeated;
            this.notApplied = notApplied;
        }

        private Tally and(Chunk chunk) {
            return new Tally(applied + chunk.applied, repeated + chunk.repeated, notApplied + chunk.notApplied.size());
        }

        /** The lines that took effect now. */
        public long applied() {
            return applied;
        }

        /** The lines that had taken effect before, with the same content. */
        public long repeated() {
            return repeated;
        }

        /** The lines that were refused or in conflict. */
        public long notApplied() {
            return notApplied;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Tally that
                    && applied == that.applied
                    && repeated == that.repeated
                    && notApplied == that.notApplied;
        }

        @Override
        public int hashCode() {
            return Objects.hash(applied, repeated, notApplied);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "Tally[%d applied, %d repeated, %d not applied]", applied, repeated, notApplied);
        }
    }
}
