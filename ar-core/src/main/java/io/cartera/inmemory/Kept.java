package io.cartera.inmemory;

import io.cartera.account.Item;
import io.cartera.account.Link;
import java.util.ArrayList;
import java.util.List;

/** An item as it stands, and its links in the order of recording, which is that of their identifiers. */
final class Kept {

    private final List<Link> links = new ArrayList<>(1);
    private Item item;

    /** By what the entry says, which never changes: due date, document date, identifier. */
    static int compareOpen(Kept a, Kept b) {
        return Item.openOrder().compare(a.item, b.item);
    }

    Kept(Item item) {
        this.item = item;
    }

    Item item() {
        return item;
    }

    void become(Item after) {
        item = after;
    }

    List<Link> links() {
        return links;
    }
}
