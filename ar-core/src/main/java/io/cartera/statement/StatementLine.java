package io.cartera.statement;

import io.cartera.account.Entry;
import java.util.Objects;
import org.joda.money.Money;

/**
 * An entry on a statement, and what is owed after it. Immutable.
 *
 * @param entry the entry
 * @param balance what is owed after it; negative where we owe
 */
public record StatementLine(Entry entry, Money balance) {

    /** Refuses nulls. */
    public StatementLine {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(balance, "balance");
    }
}
