package io.cartera;

import io.cartera.account.AccountId;
import io.cartera.analysis.PaymentBehaviour;
import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.BureauReport;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.rating.CreditInputs;
import io.cartera.review.ReviewTriggers;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What a review looks at besides what it is given, read in one session. */
final class ReviewReading {

    private final Session session;
    private final AccountId account;
    private final AsOf asOf;
    private final PaymentBehaviour behaviour;
    private final Optional<CustomerFile> file;

    ReviewReading(Session session, AccountId account, AsOf asOf) {
        this.session = session;
        this.account = account;
        this.asOf = asOf;
        this.behaviour = Ratings.behaviour(session, account, asOf);
        this.file = Ratings.file(session, account.customer());
    }

    PaymentBehaviour behaviour() {
        return behaviour;
    }

    Optional<CustomerFile> file() {
        return file;
    }

    Optional<String> grade() {
        return file.flatMap(found -> found.content(CustomerFactKind.RATING, asOf))
                .map(AssignedRating::grade);
    }

    /** The amount of the limit, where it has one in this currency. */
    Optional<Money> limit(CurrencyUnit currency) {
        return session.creditLimits()
                .find(account)
                .at(asOf)
                .filter(CreditLimit.UpTo.class::isInstance)
                .map(limit -> ((CreditLimit.UpTo) limit).amount())
                .filter(amount -> amount.getCurrencyUnit().equals(currency));
    }

    CreditInputs withFigures(CreditInputs inputs) {
        CreditInputs all =
                with(inputs, ReviewTriggers.BROKEN_PROMISES, Optional.of(BigDecimal.valueOf(brokenSinceReview())));
        all = with(all, ReviewTriggers.UTILISATION, utilisation(inputs.currency()));
        return with(all, ReviewTriggers.BUREAU_FALL, bureauFall());
    }

    private static CreditInputs with(CreditInputs inputs, String figure, Optional<BigDecimal> value) {
        return value.isPresent() && inputs.figure(figure).isEmpty() ? inputs.withFigure(figure, value.get()) : inputs;
    }

    private long brokenSinceReview() {
        long before = file.flatMap(found -> found.find(CustomerFactKind.CREDIT_REVIEW, CustomerFact.ONLY, asOf))
                .map(review -> new AsOf(review.fact().from(), asOf.knownAt()))
                .map(then -> broken(Ratings.behaviour(session, account, then)))
                .orElse(0L);
        return Math.max(broken(behaviour) - before, 0);
    }

    private static long broken(PaymentBehaviour behaviour) {
        return behaviour.records().stream()
                .mapToLong(record -> record.brokenPromises())
                .sum();
    }

    private Optional<BigDecimal> utilisation(CurrencyUnit currency) {
        return limit(currency)
                .flatMap(limit -> new CreditUtilisation(
                                account.customer(),
                                limit,
                                CreditExposure.of(session.accounts().openItems(account, asOf), currency)
                                        .net())
                        .percent());
    }

    // Of several bureaus the one that lost the most; a score that rose is a fall below zero.
    private Optional<BigDecimal> bureauFall() {
        return file.stream()
                .flatMap(found -> found.all(CustomerFactKind.BUREAU_REPORT, asOf).keySet().stream()
                        .flatMap(bureau -> fall(found, bureau).stream()))
                .max(Comparator.naturalOrder());
    }

    private Optional<BigDecimal> fall(CustomerFile found, String bureau) {
        List<BigDecimal> scores = found.facts().stream()
                .filter(recorded -> recorded.fact().kind() == CustomerFactKind.BUREAU_REPORT
                        && recorded.fact().key().equals(bureau)
                        && asOf.counts(recorded.fact().from(), recorded.at()))
                .sorted(Comparator.comparing((CustomerFactRecorded recorded) ->
                                recorded.fact().from())
                        .thenComparing(CustomerFactRecorded::number))
                .flatMap(recorded -> recorded.fact().content(CustomerFactKind.BUREAU_REPORT).find().stream())
                .flatMap((BureauReport report) -> report.score().stream())
                .toList();
        return scores.size() < 2
                ? Optional.empty()
                : Optional.of(scores.get(scores.size() - 2).subtract(scores.get(scores.size() - 1)));
    }
}
