package io.cartera.contract;

import io.cartera.account.AccountId;
import io.cartera.account.Adjustment;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Settlement;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.LedgerClosing;
import io.cartera.terms.DiscountOffer;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TaxedAmount;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Customers, documents and texts which the cases share. */
final class Samples {

    static final CustomerId ACME = CustomerId.of("ACME");
    static final CustomerId BETA = CustomerId.of("BETA");
    static final LedgerId BRANCH = LedgerId.of("branch");
    static final AccountId ACME_ACCOUNT = AccountId.of(LedgerId.MAIN, ACME);
    static final AccountId BETA_ACCOUNT = AccountId.of(LedgerId.MAIN, BETA);
    static final AccountId ACME_IN_BRANCH = AccountId.of(BRANCH, ACME);

    static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    static final String GRINNING_FACE = "\uD83D\uDE00";

    /** The smallest and the largest amount in currencies without, with two and with three decimals. */
    static final List<Money> AMOUNTS = List.of(
            Money.parse("JPY 1"),
            Money.parse("JPY 999999999999999999"),
            Money.parse("EUR 0.01"),
            Money.parse("EUR 9999999999999999.99"),
            Money.parse("KWD 0.001"),
            Money.parse("KWD 999999999999999.999"));

    /** Terms of as many characters as terms may have. */
    static final PaymentTerms LONGEST_TERMS = PaymentTerms.parse(
            "25%-of-rest net 10000 months 1000; ".repeat(113) + "remainder net 10000 months 1000 pay-days 1/20");

    /** Texts that a store loses, cuts, folds, trims or takes for something else. */
    static final List<String> TEXTS = List.of(
            "x".repeat(1000),
            "\u00DF".repeat(1000),
            GRINNING_FACE.repeat(500),
            "\u00E9",
            "e\u0301",
            "\u202Eabc\u202C \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
            "\uFEFFbyte order mark",
            "zero\u200Bwidth",
            " blanks around ",
            "line\r\nbreak\tand \u001B[31mred",
            "'; drop table customer; -- /* \\ \" ` $$ ? % _ ${x} {} %n",
            "\u0130\u0131\u00DF\uFB01",
            "null");

    /** Identifiers that are all different, however alike they look. */
    static final List<String> IDS = List.of(
            "I".repeat(128),
            "I".repeat(127) + "i",
            GRINNING_FACE.repeat(64),
            GRINNING_FACE.repeat(63) + "\uD83D\uDE01",
            "acme",
            "ACME",
            "ACME ",
            " ACME",
            "AC ME",
            "Acm\u00E9",
            "Acme\u0301",
            "Acme",
            "\u00DF",
            "ss",
            "i",
            "\u0130",
            "\u0131",
            "1",
            "01",
            "1.0",
            "%",
            "_",
            "\\",
            "'",
            "''",
            "null",
            "\uFF11");

    /** Identifiers in their order: by code point, which is neither that of a dictionary nor that of UTF-16. */
    static final List<String> IDS_IN_ORDER = List.of(
            "0", "10", "2", "A", "A ", "AA", "Z", "_", "a", "e\u0301", "\u00E9", "\uE000", "\uFF5E", GRINNING_FACE);

    /** References of which a store may lose one, or the difference between two. */
    static final List<ExternalRef> REFS = Stream.concat(
                    IDS.stream().map(id -> ExternalRef.of(id, "1")),
                    IDS.stream().map(id -> ExternalRef.of("=", id)))
            .toList();

    private Samples() {}

    /** The identifiers of {@link #IDS_IN_ORDER} as they come: in none of the orders a store could give by accident. */
    static List<String> idsOutOfOrder() {
        return List.of(
                "a", "\uFF5E", "Z", GRINNING_FACE, "10", "A ", "\u00E9", "0", "_", "AA", "\uE000", "2", "e\u0301", "A");
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    static Customer customer(CustomerId id) {
        return Customer.organisation(id, "Customer of the contract").build();
    }

    static AccountId accountOf(String customer) {
        return AccountId.of(LedgerId.MAIN, CustomerId.of(customer));
    }

    static LedgerClosing closing(String command, LocalDate through) {
        return new LedgerClosing(CommandId.of(command), through, Bookkeeper.OPENING, Actor.SYSTEM, Optional.empty());
    }

    static Invoice invoice(CustomerId customer, String id, Money amount, LocalDate issuedOn) {
        return Invoice.draft(InvoiceId.of(id), customer, issuedOn)
                .line("Consulting", amount)
                .build();
    }

    /** An invoice of EUR 100 with two offers, of which the first says what of it is tax at two rates. */
    static Entry offering(String id, LocalDate on) {
        TaxedAmount standard = TaxedAmount.of(Percentage.of("21"), eur("1.24"), eur("0.26"));
        TaxedAmount reduced = TaxedAmount.of(Percentage.of("5.25"), eur("0.48"), eur("0.02"));
        return Entry.builder(ItemId.debit(id), EntryKind.INVOICE, eur("100"), on)
                .dueOn(on.plusDays(30))
                .offers(List.of(
                        DiscountOffer.of(on.plusDays(10), eur("2"), eur("99.95"), List.of(standard, reduced)),
                        DiscountOffer.of(on.plusDays(20), eur("1"))))
                .build();
    }

    /** What completes such an invoice: a payment of the rest, and the first offer. */
    static Settlement takingTheOffer(String credit, String debit, Money amount, LocalDate on) {
        return Settlement.none()
                .matching(ItemId.credit(credit), ItemId.debit(debit), amount, on)
                .adjusting(Adjustment.cashDiscount(ItemId.debit(debit), on)
                        .taking(offering(debit, on).offers().get(0)));
    }

    static Payment payment(CustomerId customer, String id, Money amount, LocalDate receivedOn) {
        return Payment.received(PaymentId.of(id), customer, amount, receivedOn);
    }
}
