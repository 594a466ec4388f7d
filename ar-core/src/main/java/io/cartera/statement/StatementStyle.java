package io.cartera.statement;

import io.cartera.trace.internal.Require;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a {@link Statement} details between the figures that every statement has.
 * <p>
 * Whatever the style, a statement tells opening and closing balance, what moved it by kind, and how old the open debts
 * are; these figures never depend on the style. The style only decides what is listed: the entries of the period, what
 * is open at its end, or both.
 */
public enum StatementStyle {
    /**
     * What is open at the end of the period, item by item, and no entries: for customers who pay invoice by invoice.
     * The open debits less the open credits are the closing balance.
     */
    OPEN_ITEM("open-item", false, true),
    /**
     * One figure for all that was before the period, then its entries, and no open items: for customers who pay the
     * balance. It does not tell which credit paid which debit.
     */
    BALANCE_FORWARD("balance-forward", true, false),
    /** The extract of the account: the entries of the period, and what is open at its end. */
    ACTIVITY("activity", true, true);

    private final String styleName;
    private final boolean listsEntries;
    private final boolean listsOpenItems;

    StatementStyle(String styleName, boolean listsEntries, boolean listsOpenItems) {
        this.styleName = styleName;
        this.listsEntries = listsEntries;
        this.listsOpenItems = listsOpenItems;
    }

    /**
     * The style of this name: {@code open-item}, {@code balance-forward} or {@code activity}.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static StatementStyle of(String styleName) {
        Objects.requireNonNull(styleName, "styleName");
        return Arrays.stream(values())
                .filter(style -> style.styleName.equals(styleName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown statement style " + Require.shown(styleName)
                        + ", known are "
                        + Arrays.stream(values()).map(StatementStyle::styleName).collect(Collectors.joining(", "))));
    }

    /** The name by which {@link #of} finds it. */
    public String styleName() {
        return styleName;
    }

    /** Whether the entries of the period are listed. */
    public boolean listsEntries() {
        return listsEntries;
    }

    /** Whether what is open at the end of the period is listed. */
    public boolean listsOpenItems() {
        return listsOpenItems;
    }
}
