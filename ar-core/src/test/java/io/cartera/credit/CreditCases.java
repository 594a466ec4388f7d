package io.cartera.credit;

import io.cartera.creditfile.SettlementMode;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.money.MoneyBag;
import io.cartera.money.Percentage;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.terms.PaymentTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Sales, pictures and policies for the tests of decisions. */
final class CreditCases {

    static final CustomerId ACME = CustomerId.of("ACME");
    static final LocalDate DAY = LocalDate.parse("2026-03-31");

    private CreditCases() {}

    static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    static Money eur(long minor) {
        return Money.ofMinor(CurrencyUnit.EUR, minor);
    }

    static CreditRequest sale(String amount, SalesDocumentKind kind) {
        return CreditRequest.of(ACME, eur(amount), DAY, kind);
    }

    static CreditRequest order(String amount) {
        return sale(amount, SalesDocumentKind.ORDER);
    }

    static CreditPolicy policy(CreditCheck... checks) {
        return CreditPolicy.named("house", 3, LocalDate.parse("2026-01-01")).checking(checks);
    }

    /** A customer with this limit and exposure, and all else as good as can be. */
    static CreditPicture.Builder good(String limit, String exposure) {
        return CreditPicture.in(CurrencyUnit.EUR)
                .measure(LimitMeasure.own(Optional.of(CreditLimit.of(eur(limit))), eur(exposure)))
                .overdue(new CreditPicture.Overdue(0, eur("0"), eur(exposure)))
                .dunningLevel(0)
                .brokenPromises(0)
                .returnedPayments(List.of())
                .standing(AdministrativeStatus.OPEN)
                .terms(PaymentTerms.netDays(30))
                .settlementMode(SettlementMode.OPEN_CREDIT)
                .reviewDue(DAY)
                .riskClass("LOW")
                .firstSaleOn(DAY.minusYears(3));
    }

    /** A policy of random checks, each of random strictness. */
    static CreditPolicy policy(Random random) {
        CreditPolicy policy = policy();
        int density = random.nextInt(4);
        for (CreditCheck check : List.of(
                CreditCheck.limit(),
                CreditCheck.limitOnFile(),
                CreditCheck.currency(),
                CreditCheck.utilisation(share(random)),
                CreditCheck.ramp(random.nextInt(200), share(random)),
                CreditCheck.standing(),
                CreditCheck.settlement(),
                CreditCheck.overdueDays(random.nextInt(60)),
                CreditCheck.overdueShare(share(random)),
                CreditCheck.dunningLevel(1 + random.nextInt(3)),
                CreditCheck.brokenPromises(random.nextInt(3)),
                CreditCheck.returnedPayments(random.nextInt(3), random.nextInt(100)),
                CreditCheck.terms(random.nextInt(20)),
                CreditCheck.review(random.nextInt(40)),
                CreditCheck.riskClass("HIGH", "D"))) {
            if (random.nextInt(4) < density) {
                CreditCheck taken = check;
                for (SalesDocumentKind kind : SalesDocumentKind.values()) {
                    taken = taking(taken, Strictness.values()[random.nextInt(4)], kind);
                }
                policy = policy.checking(random.nextBoolean() ? taken : taken.overridable());
            }
        }
        policy = random.nextInt(3) == 0 ? policy.stayingBelowLimits() : policy;
        return random.nextInt(3) == 0 ? policy.leavingOutDisputes() : policy;
    }

    static CreditCheck taking(CreditCheck check, Strictness strictness, SalesDocumentKind kind) {
        return switch (strictness) {
            case IGNORE -> check.ignoring(kind);
            case WARN -> check.warning(kind);
            case HOLD -> check.holding(kind);
            case STOP -> check.stopping(kind);
        };
    }

    private static Percentage share(Random random) {
        return Percentage.of(random.nextBoolean() ? String.valueOf(random.nextInt(101)) : random.nextInt(100) + ".25");
    }

    private static Money amount(Random random) {
        return eur(random.nextInt(4) == 0 ? 0 : random.nextInt(100_000));
    }

    private static Optional<CreditLimit> limit(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(CreditLimit.noCredit());
            case 2 -> Optional.of(CreditLimit.unlimited());
            case 3 -> Optional.of(CreditLimit.of(Money.parse("USD " + random.nextInt(300))));
            default -> Optional.of(CreditLimit.of(eur(random.nextInt(400_000))));
        };
    }

    private static MoneyBag others(Random random) {
        return random.nextInt(5) == 0 ? MoneyBag.of(Money.parse("USD 7"), Money.parse("JPY 8")) : MoneyBag.empty();
    }

    /** A picture of random figures, some of which are not known. */
    static CreditPicture picture(Random random) {
        CreditPicture.Builder picture = CreditPicture.in(CurrencyUnit.EUR)
                .measure(LimitMeasure.own(limit(random), amount(random))
                        .withTerm("open debits", amount(random))
                        .withTerm("reservations", random.nextBoolean() ? amount(random) : Money.zero(CurrencyUnit.EUR))
                        .withOtherCurrencies(others(random)));
        limit(random)
                .ifPresent(limit -> picture.measure(LimitMeasure.group("the roots: all", limit, amount(random))
                        .withOtherCurrencies(others(random))));
        limit(random)
                .ifPresent(limit -> picture.measure(LimitMeasure.groupPart(
                        "the roots", random.nextBoolean() ? "open orders" : "open debits", limit, amount(random))));
        limit(random).ifPresent(limit -> picture.measure(LimitMeasure.part("open orders", limit, amount(random))));
        limit(random)
                .ifPresent(limit -> picture.measure(LimitMeasure.part("unpaid invoices", limit, amount(random))
                        .withoutTheSale()));
        if (random.nextInt(4) > 0) {
            Money overdue = amount(random);
            picture.overdue(new CreditPicture.Overdue(random.nextInt(90), overdue, overdue.plus(amount(random))));
        }
        if (random.nextInt(4) > 0) {
            picture.dunningLevel(random.nextInt(5)).brokenPromises(random.nextInt(5));
        }
        if (random.nextInt(4) > 0) {
            picture.returnedPayments(random.ints(random.nextInt(6), 0, 200)
                    .mapToObj(days -> DAY.minusDays(days))
                    .toList());
        }
        return agreed(random, picture).build();
    }

    private static CreditPicture.Builder agreed(Random random, CreditPicture.Builder picture) {
        if (random.nextInt(4) > 0) {
            picture.standing(AdministrativeStatus.values()[random.nextInt(3)])
                    .settlementMode(SettlementMode.values()[random.nextInt(4)]);
        }
        if (random.nextInt(4) > 0) {
            picture.terms(PaymentTerms.netDays(random.nextInt(60)));
        }
        if (random.nextInt(4) > 0) {
            picture.reviewDue(DAY.plusDays(random.nextInt(100) - 60L))
                    .riskClass(List.of("LOW", "HIGH", "D", "A+").get(random.nextInt(4)));
        }
        return random.nextInt(3) == 0 ? picture : picture.firstSaleOn(DAY.minusDays(random.nextInt(300)));
    }

    /** A sale of random figures. */
    static CreditRequest request(Random random) {
        Money amount = eur(1 + random.nextInt(60_000));
        CreditRequest request = CreditRequest.of(
                ACME, amount, DAY, SalesDocumentKind.values()[random.nextInt(SalesDocumentKind.values().length)]);
        if (random.nextInt(4) == 0) {
            request = request.payingFirst(eur(random.nextInt((int) amount.getAmountMinorLong() / 2 + 1)));
        }
        if (random.nextInt(4) == 0) {
            request = request.payingOnDelivery(eur(random.nextInt((int) amount.getAmountMinorLong() / 2 + 1)));
        }
        if (random.nextInt(4) == 0) {
            request = request.securedFor(eur(random.nextInt((int) amount.getAmountMinorLong() + 1)));
        }
        return random.nextInt(3) > 0 ? request : request.onTerms(PaymentTerms.netDays(random.nextInt(120)));
    }
}
