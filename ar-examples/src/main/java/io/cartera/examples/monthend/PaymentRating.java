package io.cartera.examples.monthend;

import io.cartera.analysis.PaymentBehaviour;
import io.cartera.rating.PayerClass;
import io.cartera.rating.PaymentHistoryScore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** How a customer paid until now: the class of payer, and in each currency a score from 0 to 100. */
record PaymentRating(PayerClass payerClass, PaymentBehaviour behaviour) {

    /** The class as words. */
    String words() {
        return payerClass.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The score in a currency, to one decimal; empty where nothing was paid in it and nothing is overdue. */
    Optional<BigDecimal> score(CurrencyUnit currency) {
        return PaymentHistoryScore.standard()
                .of(behaviour.in(currency))
                .map(score -> score.setScale(1, RoundingMode.HALF_UP));
    }
}
