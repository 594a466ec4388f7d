package io.cartera.badinput;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Values that programs have stumbled over, by type. */
final class Corpora {

    private static final List<String> TEXTS = texts();
    private static final List<BigDecimal> DECIMALS = decimals();
    private static final Map<Class<?>, List<?>> BY_TYPE = Map.of(
            String.class, TEXTS,
            BigDecimal.class, DECIMALS,
            Money.class, moneys(),
            LocalDate.class, dates(),
            YearMonth.class, List.of(YearMonth.of(-999_999_999, 1), YearMonth.of(999_999_999, 12)),
            Instant.class, instants());

    private Corpora() {}

    /** The values of a type; none where the type is not attacked. */
    static List<?> of(Class<?> type) {
        return BY_TYPE.getOrDefault(type, List.of());
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int length : new int[] {0, 1, 127, 128, 129, 255, 256, 1000, 1001, 4000, 4001, 65_535, 1_000_000}) {
            texts.add("x".repeat(length));
        }
        texts.addAll(List.of(
                " ",
                "\t",
                "\n",
                "\r\n",
                "a b",
                " a ",
                "a\u0000b",
                "\u0000",
                "a\u001b[31mred",
                "a\rb\nc",
                "\ufeffa",
                "a\u200bb",
                "\u202eabc",
                "e\u0301",
                "\u00e9",
                "\u0130",
                "\u0131",
                "\u00df",
                "\ufb01",
                "\ud83d\ude00",
                "\ud83d",
                "\ude00",
                "a\ud83db",
                "\ude00\ud83d",
                "a" + "\u0301".repeat(500),
                "\u0639\u0631\u0628\u064a",
                "${jndi:ldap://x/y}",
                "%n%s%d",
                "{}",
                "{0}",
                "null",
                "'",
                "''",
                "\\'",
                "--",
                "/*",
                ";",
                "$$",
                "?",
                "-?",
                "%",
                "_",
                "\\",
                "'); drop table cartera_entry; --",
                "1 or 1=1",
                "=cmd|'/C calc'!A0",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "'=1",
                "-12.50",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///\">]>",
                "\"",
                "\"\"",
                ",",
                "a,b",
                "NaN",
                "Infinity",
                "1e2",
                "1E+2000000000",
                "0x10",
                "\u0661\u0662",
                "\uff11\uff12",
                "1,00",
                "1.000,00",
                "1'000",
                "1\u00a0000",
                "\u22121",
                "+5",
                "-0",
                "-0.00",
                "00",
                "1.",
                ".5",
                "1..2",
                "9".repeat(19),
                "9".repeat(100_000),
                "2026-02-30",
                "2026-13-01",
                "0000-01-01",
                "-0001-01-01",
                "9999-12-31",
                "+10000-01-01",
                "2026-12-31T23:59:60Z",
                "net 30",
                "net -1",
                "net 99999999999",
                "NET 30",
                "net  30",
                "net 30 ",
                "net \u0663\u0660",
                "2% net 10",
                "200% net 10",
                "-2% net 10",
                "INVOICE",
                "invoice",
                "\u0456nvoice",
                "EUR 5",
                "EUR",
                "eur 5",
                "\u0415UR 5",
                "ZZZ 5",
                "XXX 5",
                "EUR 0.001",
                "EUR 1e5"));
        return List.copyOf(texts);
    }

    private static List<BigDecimal> decimals() {
        List<BigDecimal> decimals = new ArrayList<>();
        for (String text : List.of(
                "0",
                "-0.00",
                "1",
                "-1",
                "0.5",
                "0.001",
                "0.0001",
                "1.000",
                "1000",
                "1001",
                "2147483647",
                "2147483648",
                "9007199254740993",
                "9223372036854775807",
                "9223372036854775808",
                "1e18",
                "999999999999999999",
                "1e27",
                "1e38",
                "1e-20",
                "1E+2000000000",
                "1E-2000000000",
                "-1E+2000000000")) {
            decimals.add(new BigDecimal(text));
        }
        decimals.add(new BigDecimal(BigInteger.ONE.shiftLeft(3_000_000)));
        decimals.add(new BigDecimal(BigInteger.ONE.shiftLeft(300_000), 90_000));
        return List.copyOf(decimals);
    }

    private static List<Money> moneys() {
        List<Money> moneys = new ArrayList<>();
        Stream.of("EUR", "JPY", "KRW", "BHD", "KWD", "CLF", "MGA", "XAU", "XXX", "HRK")
                .map(CurrencyUnit::of)
                .forEach(currency -> {
                    for (long minor : new long[] {
                        0,
                        1,
                        -1,
                        100,
                        Integer.MAX_VALUE,
                        (1L << 53) + 1,
                        999_999_999_999_999_999L,
                        1_000_000_000_000_000_000L,
                        -999_999_999_999_999_999L,
                        Long.MAX_VALUE,
                        Long.MIN_VALUE
                    }) {
                        moneys.add(Money.ofMinor(currency, minor));
                    }
                    moneys.add(Money.of(currency, new BigDecimal("1e38")));
                    moneys.add(Money.of(currency, new BigDecimal("-1e300")));
                });
        return List.copyOf(moneys);
    }

    private static List<LocalDate> dates() {
        return List.of(
                LocalDate.MIN,
                LocalDate.MAX,
                LocalDate.EPOCH,
                LocalDate.of(0, 1, 1),
                LocalDate.of(0, 12, 31),
                LocalDate.of(-1, 1, 1),
                LocalDate.of(1, 1, 1),
                LocalDate.of(1582, 10, 4),
                LocalDate.of(1582, 10, 15),
                LocalDate.of(2011, 12, 30),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2026, 1, 31),
                LocalDate.of(2026, 12, 31),
                LocalDate.of(9999, 12, 30),
                LocalDate.of(9999, 12, 31),
                LocalDate.of(10_000, 1, 1));
    }

    private static List<Instant> instants() {
        return List.of(
                Instant.MIN,
                Instant.MAX,
                Instant.EPOCH,
                Instant.parse("0000-12-31T23:59:59Z"),
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("2026-12-31T23:59:59.999999999Z"),
                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                Instant.parse("+10000-01-01T00:00:00Z"));
    }
}
