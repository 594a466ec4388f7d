package io.cartera.jdbc.internal;

import io.cartera.account.AllocationId;
import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.terms.DiscountOffer;
import io.cartera.terms.TaxedAmount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Discount offers as one text beside their entry, since they are only ever read with it: {@code day amount discountable
 * rate:net:tax ...}, an offer after the other with semicolons between; amounts in minor units of the entry's currency.
 * The allocations that earned a discount are {@code version.number}, with spaces between.
 */
final class OfferText {

    private OfferText() {}

    static @Nullable String write(List<DiscountOffer> offers) {
        return offers.isEmpty() ? null : offers.stream().map(OfferText::write).collect(Collectors.joining(";"));
    }

    private static String write(DiscountOffer offer) {
        StringBuilder text = new StringBuilder();
        text.append(offer.until())
                .append(' ')
                .append(MinorUnits.of(offer.amount()))
                .append(' ')
                .append(MinorUnits.of(offer.discountable()));
        for (TaxedAmount part : offer.parts()) {
            text.append(' ')
                    .append(part.rate().value().toPlainString())
                    .append(':')
                    .append(MinorUnits.of(part.net()))
                    .append(':')
                    .append(MinorUnits.of(part.tax()));
        }
        return text.toString();
    }

    static List<DiscountOffer> read(String text, CurrencyUnit currency) {
        return Arrays.stream(text.split(";"))
                .map(offer -> offer(offer.split(" "), currency))
                .toList();
    }

    private static DiscountOffer offer(String[] words, CurrencyUnit currency) {
        List<TaxedAmount> parts = new ArrayList<>();
        for (int i = 3; i < words.length; i++) {
            String[] part = words[i].split(":");
            parts.add(TaxedAmount.of(Percentage.of(part[0]), money(currency, part[1]), money(currency, part[2])));
        }
        return DiscountOffer.of(LocalDate.parse(words[0]), money(currency, words[1]), money(currency, words[2]), parts);
    }

    private static Money money(CurrencyUnit currency, String minor) {
        return MinorUnits.toMoney(currency, Long.parseLong(minor));
    }

    static @Nullable String writeEarnedBy(List<AllocationId> allocations) {
        return allocations.isEmpty()
                ? null
                : allocations.stream()
                        .map(id -> id.version() + "." + id.number())
                        .collect(Collectors.joining(" "));
    }

    static List<AllocationId> readEarnedBy(String text) {
        return Arrays.stream(text.split(" ")).map(OfferText::allocation).toList();
    }

    private static AllocationId allocation(String text) {
        int point = text.indexOf('.');
        return new AllocationId(Long.parseLong(text.substring(0, point)), Integer.parseInt(text.substring(point + 1)));
    }
}
