package io.cartera.allocation;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.RemittanceReference;
import io.cartera.terms.DiscountOffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * An account with open documents whose numbers are like each other, and payments of which it is known what they are for,
 * with texts as banks and payers spoil them.
 */
final class NoisyPayments {

    /** How a payer says what is paid, or fails to. */
    enum Noise {
        NAMED,
        CUT_OFF,
        HEAD_CUT,
        BLANKS,
        LETTERS_FOR_FIGURES,
        SILENT,
        FIRST_ONLY,
        WITH_AMOUNTS,
        WITH_DATE,
        AMOUNT_ALONE,
        WITH_OTHER_NUMBERS,
        SHORT,
        OVER,
        LESS_DISCOUNT,
        PAID_TWICE,
        CREDITOR_REFERENCE,
        MANGLED_REFERENCE,
        WITHOUT_ZEROS
    }

    /** A payment, the text that came with it, and the documents it is for. */
    record Paid(OpenItem payment, Noise noise, String text, Set<String> documents) {}

    static final LocalDate DAY = Listed.DAY;
    private static final String[] STYLES = {
        "INV-%d",
        "%d",
        "RE2026%04d",
        "F/2026/%d",
        "A-%d-B",
        "2026/%04d",
        "%02d/2026",
        "INV-%05d",
        "R%d",
        "%07d",
        "%d-26"
    };
    private static final String[] BETWEEN = {", ", " ", " + ", "; ", ",", "\n", " / "};
    private static final String[] BEFORE = {"", "", "Payment ", "Invoice ", "Rechnung Nr. ", "FRA ", "Ref. "};
    private static final String[] DATES = {
        "of 30.03.2026", "March 2026", "2026-03-30", "15 March 2026", "2026", "03/2026", "April 3, 2026", "12/03/26"
    };
    private static final String[] OTHERS = {
        "IBAN DE89 3704 0044 0532 0130 00",
        "IBAN ES9121000418450200051332",
        "Order 4500012345",
        "PO 1003",
        "Account no. 1001",
        "account 105",
        "mandate M-1001",
        "Customer no 1002",
        "cheque 1004",
        "less 2 %",
        "100 %",
        "USD 1001",
        "Ref 104",
        "Wire 1010",
        "tel 555 1001"
    };

    private final Random random;
    private final Map<String, Long> open = new LinkedHashMap<>();
    private final Map<String, Long> discounts = new HashMap<>();
    private final Set<String> left = new LinkedHashSet<>();
    private final List<OpenItem> debits = new ArrayList<>();
    private final List<Paid> payments = new ArrayList<>();
    private AllocationChain chain = AllocationChain.standard();

    NoisyPayments(long seed, CustomerId customer, String mark) {
        random = new Random(seed);
        boolean isEven = random.nextInt(3) > 0;
        List<String> styles = new ArrayList<>(List.of(STYLES[random.nextInt(STYLES.length)]));
        if (random.nextInt(3) == 0) {
            styles.add(STYLES[random.nextInt(STYLES.length)]);
        }
        int count = 3 + random.nextInt(random.nextInt(6) == 0 ? 40 : 10);
        while (open.size() < count) {
            String id = String.format(styles.get(random.nextInt(styles.size())), number()) + mark;
            open.putIfAbsent(id, isEven ? evenAmount() : 1_000 + random.nextInt(500_000));
        }
        left.addAll(open.keySet());
        open.forEach((id, amount) -> addDebit(customer, id, amount));
    }

    private int number() {
        return switch (random.nextInt(5)) {
            case 0 -> 1 + random.nextInt(20);
            case 1 -> 100 + random.nextInt(30);
            case 2 -> 2_015 + random.nextInt(20);
            default -> 1_000 + random.nextInt(200);
        };
    }

    private long evenAmount() {
        return switch (random.nextInt(4)) {
            case 0 -> 100_000 + 100L * (random.nextInt(30) - 10);
            case 1 -> 5_000L * (1 + random.nextInt(12));
            case 2 -> 50_000;
            default -> (1L + random.nextInt(12)) * (100 + 25 * random.nextInt(3));
        };
    }

    private void addDebit(CustomerId customer, String id, long amount) {
        Money money = Money.ofMinor(CurrencyUnit.EUR, amount);
        debits.add(OpenItem.debit(customer, id, money, DAY.minusDays(60), DAY.plusDays(random.nextInt(60) - 30)));
        if (random.nextInt(4) == 0) {
            long discount = Math.max(1, amount * 2 / 100);
            discounts.put(id, discount);
            chain = chain.offering(
                    ItemId.debit(id), DiscountOffer.of(DAY.plusDays(3), Money.ofMinor(CurrencyUnit.EUR, discount)));
        }
    }

    NoisyPayments pay(int count) {
        for (int i = 0; i < count && !left.isEmpty(); i++) {
            pay("P" + i, Noise.values()[random.nextInt(Noise.values().length)]);
        }
        return this;
    }

    AllocationChain chain() {
        return chain;
    }

    List<OpenItem> debits() {
        return debits;
    }

    List<Paid> payments() {
        return payments;
    }

    private void pay(String id, Noise noise) {
        List<String> all = new ArrayList<>(left);
        Collections.shuffle(all, random);
        int most = random.nextInt(2) == 0 ? 1 : 4;
        List<String> chosen = all.subList(0, Math.min(all.size(), 1 + random.nextInt(most)));
        left.removeAll(new ArrayList<>(chosen));
        long sum = chosen.stream().mapToLong(open::get).sum();
        long paid = switch (noise) {
            case SHORT -> Math.max(1, sum - 1 - random.nextInt((int) Math.min(sum, 50_000)));
            case OVER -> sum + (random.nextBoolean() ? 1 + random.nextInt(5_000) : 5_000);
            case LESS_DISCOUNT ->
                sum
                        - chosen.stream()
                                .mapToLong(document -> discounts.getOrDefault(document, 0L))
                                .sum();
            default -> sum;
        };
        String text = text(noise, chosen, paid);
        if (noise == Noise.PAID_TWICE) {
            debits.removeIf(debit -> chosen.contains(debit.id().document()));
        }
        Entry.Builder entry =
                Entry.builder(ItemId.credit(id), EntryKind.RECEIPT, Money.ofMinor(CurrencyUnit.EUR, paid), DAY);
        if (!text.isBlank()) {
            entry.reference(text.strip());
        }
        Entry built = entry.build();
        payments.add(new Paid(
                OpenItem.of(Listed.ACME, built, built.amountMinor()),
                noise,
                text,
                noise == Noise.PAID_TWICE ? Set.of() : Set.copyOf(chosen)));
    }

    private String text(Noise noise, List<String> chosen, long paid) {
        String before = BEFORE[random.nextInt(BEFORE.length)];
        String names = String.join(BETWEEN[random.nextInt(BETWEEN.length)], chosen);
        String amount = Money.ofMinor(CurrencyUnit.EUR, paid).getAmount().toPlainString();
        return switch (noise) {
            case NAMED, SHORT, OVER, PAID_TWICE -> before + names;
            case LESS_DISCOUNT -> before + names + (random.nextBoolean() ? " less 2 % discount" : "");
            case CUT_OFF -> (before + names).substring(0, 1 + random.nextInt((before + names).length()));
            case HEAD_CUT -> names.substring(random.nextInt(names.length()));
            case BLANKS -> before + broken(names);
            case LETTERS_FOR_FIGURES ->
                random.nextBoolean() ? names.replaceFirst("0", "O") : names.replaceFirst("1", "l");
            case SILENT -> "";
            case FIRST_ONLY -> before + chosen.get(0);
            case WITH_AMOUNTS -> withAmounts(chosen);
            case WITH_DATE -> either(names, DATES[random.nextInt(DATES.length)]);
            case AMOUNT_ALONE -> amountAlone(amount);
            case WITH_OTHER_NUMBERS -> either(before + names, OTHERS[random.nextInt(OTHERS.length)]);
            case CREDITOR_REFERENCE -> reference(chosen.get(0), chosen.size() == 1 ? "" : " " + names);
            case MANGLED_REFERENCE -> mangled(reference(chosen.get(0), ""));
            case WITHOUT_ZEROS -> before + names.replaceAll("(?<![0-9])0+(?=[0-9])", "");
        };
    }

    private String either(String names, String other) {
        return switch (random.nextInt(4)) {
            case 0 -> other + " " + names;
            case 1 -> other;
            default -> names + " " + other;
        };
    }

    private String broken(String names) {
        StringBuilder text = new StringBuilder(names);
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            text.insert(random.nextInt(text.length() + 1), random.nextInt(4) == 0 ? "\n" : " ");
        }
        return text.toString();
    }

    private String withAmounts(List<String> chosen) {
        StringBuilder text = new StringBuilder();
        int form = random.nextInt(5);
        for (String document : chosen) {
            String amount = Money.ofMinor(CurrencyUnit.EUR, open.get(document))
                    .getAmount()
                    .toPlainString();
            text.append(
                    switch (form) {
                        case 0 -> document + " EUR " + amount + "; ";
                        case 1 -> amount + " EUR " + document + ", ";
                        case 2 -> document + " " + amount.replace('.', ',') + " ";
                        case 3 -> document + " " + amount.substring(0, amount.indexOf('.')) + " EUR ";
                        default -> document + ": €" + amount + "\n";
                    });
        }
        return text.toString();
    }

    private String amountAlone(String amount) {
        String whole = amount.substring(0, amount.indexOf('.'));
        return switch (random.nextInt(6)) {
            case 0 -> "Payment EUR " + whole;
            case 1 -> whole;
            case 2 -> "Payment of " + amount + " EUR";
            case 3 -> amount.replace('.', ',');
            case 4 -> "€" + whole;
            default -> String.format("%,d", Long.parseLong(whole)) + " EUR";
        };
    }

    private String reference(String document, String rest) {
        String bare = document.replaceAll("[^A-Za-z0-9]", "");
        String value =
                RemittanceReference.over(bare).map(RemittanceReference::value).orElse(document);
        return (random.nextBoolean() ? value : value.replaceAll("(.{4})", "$1 ").strip()) + rest;
    }

    private String mangled(String reference) {
        return switch (random.nextInt(4)) {
            case 0 -> reference.substring(0, 1 + random.nextInt(reference.length()));
            case 1 -> reference.substring(random.nextInt(reference.length()));
            case 2 -> broken(reference).replace("RF", "R F");
            default -> {
                int at = random.nextInt(reference.length());
                yield reference.substring(0, at) + random.nextInt(10) + reference.substring(at + 1);
            }
        };
    }

    static Listed listed(Side side, List<OpenItem> items) {
        return new Listed(side, CurrencyUnit.EUR, items);
    }
}
