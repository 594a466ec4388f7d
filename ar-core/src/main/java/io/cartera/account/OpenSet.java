package io.cartera.account;

import java.util.List;
import org.joda.money.CurrencyUnit;

/**
 * What is open on one side of an account in one currency, for an allocation on a day.
 * <p>
 * Iteration is by due date, document date, identifier (for credits: by date, identifier), and reads only as far as it
 * is taken. The {@linkplain OpenItem#openMinor() open amount} of each is what can be allocated from that day on; items
 * that begin later, or of which nothing can be allocated, are not in it. Debits know what has settled them, as far as that
 * lessens their {@linkplain OpenItem#offersFor offers}. Valid until the account's next command, for
 * one thread.
 */
public interface OpenSet extends Iterable<OpenItem> {

    /** Debits or credits. */
    Side side();

    /** The currency. */
    CurrencyUnit currency();

    /** The items of the document with this identifier that are in the set, by part; none for any other text. */
    List<OpenItem> ofDocument(String document);
}
