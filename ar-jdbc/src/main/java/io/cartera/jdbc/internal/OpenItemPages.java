package io.cartera.jdbc.internal;

import io.cartera.account.Item;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Items read page by page, as far as they are asked for; each page is larger than the one before, so that a few items
 * cost little and all of them few queries.
 */
final class OpenItemPages implements Iterator<Item> {

    private static final int FIRST_PAGE = 50;
    private static final int LARGEST_PAGE = 12_800;

    private final Pages pages;
    private Iterator<Item> page = List.<Item>of().iterator();
    private int size = FIRST_PAGE;
    private boolean isLast;
    private @Nullable Item last;

    OpenItemPages(Pages pages) {
        this.pages = pages;
    }

    /** Where the pages come from. */
    @FunctionalInterface
    interface Pages {
        List<Item> after(@Nullable Item last, int atMost);
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !isLast) {
            List<Item> items = pages.after(last, size);
            isLast = items.size() < size;
            size = Math.min(LARGEST_PAGE, size * 4);
            page = items.iterator();
        }
        return page.hasNext();
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        last = page.next();
        return last;
    }
}
