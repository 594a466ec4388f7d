package io.cartera.credit;

import io.cartera.credit.CreditPicture.Overdue;
import io.cartera.creditfile.SettlementMode;
import io.cartera.exposure.CreditLimit;
import io.cartera.money.MoneyBag;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.terms.PaymentTerms;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/** The text form of a picture. */
final class PictureText {

    private static final String NONE_ON_FILE = "none on file";
    private static final String NO_CREDIT = "no credit";
    private static final String UNLIMITED = "unlimited";

    private PictureText() {}

    static String print(CreditPicture picture) {
        StringBuilder text = new StringBuilder();
        TextLines.add(text, "currency", picture.currency().getCode());
        picture.measures().forEach(measure -> text.append(print(measure)));
        picture.overdue().ifPresent(overdue -> {
            TextLines.add(text, "oldest overdue days", String.valueOf(overdue.oldestDays()));
            TextLines.add(text, "overdue", overdue.amount().toString());
            TextLines.add(text, "open debits", overdue.openDebits().toString());
        });
        add(text, "dunning level", picture.dunningLevel());
        add(text, "broken promises", picture.brokenPromises());
        add(
                text,
                "payments returned on",
                picture.returnedPayments()
                        .map(days -> days.stream().map(LocalDate::toString).collect(Collectors.joining(", "))));
        add(text, "standing", picture.standing().map(CheckText::word));
        add(text, "agreed terms", picture.terms());
        add(text, "settlement", picture.settlementMode().map(CheckText::word));
        add(text, "review due", picture.reviewDue());
        add(text, "risk class", picture.riskClass());
        add(text, "first sale", picture.firstSaleOn());
        return text.toString();
    }

    private static void add(StringBuilder text, String name, Optional<?> value) {
        value.ifPresent(known -> TextLines.add(text, name, known.toString()));
    }

    static String print(LimitMeasure measure) {
        StringBuilder text = new StringBuilder();
        TextLines.add(text, CheckText.word(measure.scope()), measure.name());
        TextLines.add(text, "limit", measure.limit().map(PictureText::print).orElse(NONE_ON_FILE));
        TextLines.add(text, "exposure", measure.exposure().toString());
        if (!measure.otherCurrencies().isEmpty()) {
            TextLines.add(text, "in other currencies", TextLines.bag(measure.otherCurrencies()));
        }
        if (!measure.takesTheSale()) {
            TextLines.add(text, "takes the sale", "no");
        }
        measure.terms().forEach(term -> TextLines.add(text, "term", term.amount() + " " + term.name()));
        return text.toString();
    }

    private static String print(CreditLimit limit) {
        if (limit instanceof CreditLimit.UpTo upTo) {
            return upTo.amount().toString();
        }
        return limit instanceof CreditLimit.NoCredit ? NO_CREDIT : UNLIMITED;
    }

    static CreditPicture parse(String text) {
        TextLines lines = TextLines.of(text, "credit picture");
        CreditPicture.Builder builder = CreditPicture.in(currency(lines.take("currency")));
        lines.find("group").ifPresent(name -> groups(lines, builder, name));
        lines.find("group part").ifPresent(name -> groupParts(lines, builder, name));
        lines.take("own");
        builder.measure(measure(lines, LimitMeasure::own));
        lines.find("part").ifPresent(name -> parts(lines, builder, name));
        lines.find("oldest overdue days")
                .map(TextLines::number)
                .ifPresent(days -> builder.overdue(new Overdue(
                        days, TextLines.money(lines.take("overdue")), TextLines.money(lines.take("open debits")))));
        lines.find("dunning level").map(TextLines::number).ifPresent(builder::dunningLevel);
        lines.find("broken promises").map(TextLines::number).ifPresent(builder::brokenPromises);
        lines.find("payments returned on")
                .map(days -> days.isEmpty() ? Stream.<String>empty() : Stream.of(days.split(", ", -1)))
                .ifPresent(days ->
                        builder.returnedPayments(days.map(TextLines::date).toList()));
        lines.find("standing")
                .map(word -> TextLines.constant(AdministrativeStatus.class, word))
                .ifPresent(builder::standing);
        lines.find("agreed terms").map(PaymentTerms::parse).ifPresent(builder::terms);
        lines.find("settlement")
                .map(word -> TextLines.constant(SettlementMode.class, word))
                .ifPresent(builder::settlementMode);
        lines.find("review due").map(TextLines::date).ifPresent(builder::reviewDue);
        lines.find("risk class").ifPresent(builder::riskClass);
        lines.find("first sale").map(TextLines::date).ifPresent(builder::firstSaleOn);
        CreditPicture picture = builder.build();
        lines.requireSame(picture.toString());
        return picture;
    }

    private static CurrencyUnit currency(String code) {
        try {
            return CurrencyUnit.of(code);
        } catch (IllegalCurrencyException e) {
            throw new IllegalArgumentException("an unknown currency", e);
        }
    }

    private static void groups(TextLines lines, CreditPicture.Builder builder, String first) {
        for (Optional<String> name = Optional.of(first); name.isPresent(); name = lines.find("group")) {
            String group = name.get();
            builder.measure(measure(lines, (limit, exposure) -> LimitMeasure.group(group, required(limit), exposure)));
        }
    }

    private static void groupParts(TextLines lines, CreditPicture.Builder builder, String first) {
        for (Optional<String> name = Optional.of(first); name.isPresent(); name = lines.find("group part")) {
            String part = name.get();
            builder.measure(
                    measure(lines, (limit, exposure) -> LimitMeasure.groupPart(part, required(limit), exposure)));
        }
    }

    private static void parts(TextLines lines, CreditPicture.Builder builder, String first) {
        for (Optional<String> name = Optional.of(first); name.isPresent(); name = lines.find("part")) {
            String part = name.get();
            builder.measure(measure(lines, (limit, exposure) -> LimitMeasure.part(part, required(limit), exposure)));
        }
    }

    private static CreditLimit required(Optional<CreditLimit> limit) {
        return limit.orElseThrow(() -> new IllegalArgumentException("a group or a part without a limit"));
    }

    private interface Made {
        LimitMeasure of(Optional<CreditLimit> limit, Money exposure);
    }

    private static LimitMeasure measure(TextLines lines, Made made) {
        Optional<CreditLimit> limit = limit(lines.take("limit"));
        LimitMeasure measure = made.of(limit, TextLines.money(lines.take("exposure")));
        MoneyBag others = lines.find("in other currencies").map(TextLines::bag).orElse(MoneyBag.empty());
        measure = measure.withOtherCurrencies(others);
        if (lines.find("takes the sale").isPresent()) {
            measure = measure.withoutTheSale();
        }
        for (String term : lines.all("term")) {
            int name = term.indexOf(' ', term.indexOf(' ') + 1);
            if (name < 0) {
                throw new IllegalArgumentException("a term of an exposure without a name");
            }
            measure = measure.withTerm(term.substring(name + 1), TextLines.money(term.substring(0, name)));
        }
        return measure;
    }

    private static Optional<CreditLimit> limit(String value) {
        return switch (Objects.requireNonNull(value, "limit")) {
            case NONE_ON_FILE -> Optional.empty();
            case NO_CREDIT -> Optional.of(CreditLimit.noCredit());
            case UNLIMITED -> Optional.of(CreditLimit.unlimited());
            default -> Optional.of(CreditLimit.of(TextLines.money(value)));
        };
    }
}
