package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.jdbc.internal.Foresight.Asked;
import io.cartera.jdbc.internal.Parameters.Binding;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The items: what is open of each entry in the end. */
final class ItemTable {

    static final Sql INSERT = Sql.of(
            "insert item",
            "insert into cartera_item (shard_key, ledger, customer, " + EntryColumns.NAMES
                    + ", recorded_at, open_minor, last_change_on) values (?, ?, ?, " + EntryColumns.PLACES
                    + ", ?, ?, ?)");

    static final Sql UPDATE = Sql.of(
            "update item",
            "update cartera_item set open_minor = ?, last_change_on = ?"
                    + " where shard_key = ? and ledger = ? and customer = ? and side = ? and document = ? and part = ?"
                    + " and amount_minor = ? and open_minor = ? and last_change_on = ?");

    private static final String SELECT =
            "select " + EntryColumns.NAMES + ", recorded_at, open_minor, last_change_on from cartera_item"
                    + " where shard_key = ? and ledger = ? and customer = ? and side = ?";

    private static final Sql FIND = Sql.of("find item", SELECT + " and document = ? and part = ?");

    private static final Sql OF_DOCUMENTS = Sql.of(
            "find items of documents",
            "select i.customer, i." + EntryColumns.NAMES.replace(", ", ", i.")
                    + ", i.recorded_at, i.open_minor, i.last_change_on"
                    + " from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))"
                    + " as w (of_customer, on_side, of_document) join cartera_item i on i.shard_key = w.of_customer"
                    + " and i.customer = w.of_customer and i.side = w.on_side and i.document = w.of_document"
                    + " where i.ledger = ?");

    /** What is open, so that H2 reads no more: it takes the index for two bounds, and begins at 0 for what is above 0. */
    static final String IS_OPEN = "open_minor between 1 and " + Long.MAX_VALUE;

    private static final String OPEN = " and currency = cast(? as char(3)) and " + IS_OPEN;

    private static final String IN_ORDER = " order by due_on, document_on, codepoints(document), part limit ?";

    private static final Sql FIRST_OPEN = Sql.of("read open items", SELECT + OPEN + IN_ORDER);

    private static final Sql NEXT_OPEN = Sql.of(
            "read more open items",
            SELECT + OPEN + " and (due_on, document_on, codepoints(document), part) > (?, ?, codepoints(?), ?)"
                    + IN_ORDER);

    private static final Sql OPEN_CURRENCIES = Sql.of(
            "read open currencies",
            "select distinct currency from cartera_item"
                    + " where shard_key = ? and ledger = ? and customer = ? and side = ? and " + IS_OPEN);

    private ItemTable() {}

    static void insert(WriteBuffer books, AccountId account, Item item, @Nullable String reference) {
        books.add(INSERT, parameters -> {
            EntryColumns.bind(parameters.account(account), item.entry(), reference);
            parameters.instant(item.recordedAt()).number(item.openMinor()).date(item.lastChangeOn());
        });
    }

    /** Changes an item that must still be as it was read. */
    static void update(WriteBuffer books, AccountId account, Item before, Item after) {
        books.add(
                UPDATE,
                parameters -> parameters
                        .number(after.openMinor())
                        .date(after.lastChangeOn())
                        .account(account)
                        .item(after.id())
                        .number(after.entry().amountMinor())
                        .number(before.openMinor())
                        .date(before.lastChangeOn()));
    }

    static Optional<Item> find(Transaction transaction, AccountId account, ItemId id) {
        transaction.texts().expect(account.customer());
        return transaction.find(FIND, parameters -> parameters.account(account).item(id), row -> item(account, row));
    }

    /** The items of documents of several accounts of a ledger, all parts. */
    static void ofDocuments(
            Transaction transaction,
            LedgerId ledger,
            List<Asked<ItemId>> asked,
            BiConsumer<? super AccountId, ? super Item> action) {
        asked.forEach(each -> transaction.texts().expect(each.account().customer()));
        transaction.each(
                OF_DOCUMENTS,
                parameters -> parameters
                        .shardsOf(asked.stream().map(Asked::account).toList())
                        .texts(asked.stream()
                                .map(each -> each.what().side().name())
                                .toList())
                        .texts(asked.stream()
                                .map(each -> each.what().document())
                                .toList())
                        .text(ledger.value()),
                row -> {
                    AccountId account = AccountId.of(ledger, CustomerId.of(row.text()));
                    return Map.entry(account, item(account, row));
                },
                found -> action.accept(found.getKey(), found.getValue()));
    }

    /** The open items that follow one in their order, so many at most. */
    static List<Item> openAfter(
            Transaction transaction, AccountId account, Kept kept, @Nullable Item last, int atMost) {
        transaction.texts().expect(account.customer());
        Binding scope =
                parameters -> parameters.account(account).code(kept.side()).currency(kept.currency());
        if (last == null) {
            return transaction.list(
                    FIRST_OPEN,
                    parameters -> {
                        scope.to(parameters);
                        parameters.number(atMost);
                    },
                    row -> item(account, row));
        }
        Entry entry = last.entry();
        return transaction.list(
                NEXT_OPEN,
                parameters -> {
                    scope.to(parameters);
                    parameters
                            .date(entry.dueOn())
                            .date(entry.documentOn())
                            .document(entry.id())
                            .number(atMost);
                },
                row -> item(account, row));
    }

    static Set<CurrencyUnit> openCurrencies(Transaction transaction, AccountId account, Side side) {
        return new TreeSet<>(transaction.list(
                OPEN_CURRENCIES, parameters -> parameters.account(account).code(side), Row::currency));
    }

    private static Item item(AccountId account, Row row) throws SQLException {
        return new Item(
                EntryColumns.read(account.ledger(), account.customer(), row), row.instant(), row.number(), row.date());
    }

    /** In which currency and on which side items are kept. */
    record Kept(CurrencyUnit currency, Side side) {}
}
