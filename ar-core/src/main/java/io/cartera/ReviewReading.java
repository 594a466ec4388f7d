package io.cartera;

import io.cartera.account.AccountId;
import io.cartera.analysis.PaymentBehaviour;
import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.BureauReport;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customerfile.CustomerFile;
import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.exposure.ExposureTally;
import io.cartera.headroom.HeadroomFile;
import io.cartera.rating.CreditInputs;
import io.cartera.review.ReviewTriggers;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a review looks at besides what it is given, read in one session. */
final class ReviewReading {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

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

    Optional<CreditLimit> limit() {
        return session.creditLimits().find(account).at(asOf);
    }

    CreditInputs withFigures(CreditInputs inputs) {
        CreditInputs all =
                with(inputs, ReviewTriggers.BROKEN_PROMISES, Optional.of(BigDecimal.valueOf(brokenSinceReview())));
        all = withUtilisation(all);
        all = with(all, ReviewTriggers.INSURER_WITHDRAWALS, file.map(this::withdrawals));
        return with(all, ReviewTriggers.BUREAU_FALL, bureauFall());
    }

    private static CreditInputs with(CreditInputs inputs, String figure, Optional<BigDecimal> value) {
        return value.isPresent() && inputs.figure(figure).isEmpty() ? inputs.withFigure(figure, value.get()) : inputs;
    }

    private Optional<LocalDate> reviewedOn() {
        return file.flatMap(found -> found.find(CustomerFactKind.CREDIT_REVIEW, CustomerFact.ONLY, asOf))
                .map(review -> review.fact().from());
    }

    private boolean isSinceReview(LocalDate day) {
        return reviewedOn().filter(reviewed -> !day.isAfter(reviewed)).isEmpty();
    }

    private long brokenSinceReview() {
        long before = reviewedOn()
                .map(reviewed -> new AsOf(reviewed, asOf.knownAt()))
                .map(then -> broken(Ratings.behaviour(session, account, then)))
                .orElse(0L);
        return Math.max(broken(behaviour) - before, 0);
    }

    private static long broken(PaymentBehaviour behaviour) {
        return behaviour.records().stream()
                .mapToLong(record -> record.brokenPromises())
                .sum();
    }

    private CreditInputs withUtilisation(CreditInputs inputs) {
        Optional<CreditLimit> limit = limit();
        if (limit.isEmpty()) {
            return inputs;
        }
        ExposureTally tally = tally();
        if (limit.get() instanceof CreditLimit.UpTo upTo && upTo.amount().isPositive()) {
            CreditExposure exposure = tally.in(upTo.amount().getCurrencyUnit());
            CreditInputs all = with(
                    inputs,
                    ReviewTriggers.UTILISATION,
                    new CreditUtilisation(account.customer(), upTo.amount(), exposure.net()).percent());
            return with(
                    all,
                    ReviewTriggers.OTHER_CURRENCIES,
                    Optional.of(BigDecimal.valueOf(
                            exposure.otherCurrencies().amounts().size())));
        }
        CreditExposure exposure = tally.in(inputs.currency());
        boolean isUsed = !(limit.get() instanceof CreditLimit.Unlimited)
                && (exposure.net().isPositive() || !exposure.otherCurrencies().isEmpty());
        return with(inputs, ReviewTriggers.UTILISATION, Optional.of(isUsed ? ALL : BigDecimal.ZERO));
    }

    // As the utilisation of all customers has it: what is reserved and ordered uses a limit too.
    private ExposureTally tally() {
        ExposureTally tally = ExposureTally.create();
        session.accounts().openItems(account, asOf).forEach(tally::add);
        HeadroomFile reserved = asOf.knownAt().isPresent()
                ? session.headroom().find(account)
                : session.headroom().live(account, asOf.date());
        reserved.addTo(tally, asOf);
        return tally;
    }

    private BigDecimal withdrawals(CustomerFile found) {
        return BigDecimal.valueOf(found.contents(CustomerFactKind.CREDIT_INSURANCE, asOf).values().stream()
                .filter(insurance -> insurance.isWithdrawn(asOf.date()))
                .filter(insurance ->
                        insurance.withdrawnFrom().filter(this::isSinceReview).isPresent())
                .map(CreditInsurance::insurer)
                .distinct()
                .count());
    }

    // A score that rose is a fall below zero.
    private Optional<BigDecimal> bureauFall() {
        return file.stream()
                .flatMap(found -> found.all(CustomerFactKind.BUREAU_REPORT, asOf).keySet().stream()
                        .flatMap(bureau -> fall(found, bureau).stream()))
                .max(Comparator.naturalOrder());
    }

    private Optional<BigDecimal> fall(CustomerFile found, String bureau) {
        List<Scored> latest = found.facts().stream()
                .filter(recorded -> recorded.fact().kind() == CustomerFactKind.BUREAU_REPORT
                        && recorded.fact().key().equals(bureau)
                        && asOf.counts(recorded.fact().from(), recorded.at()))
                .map(recorded -> recorded.fact().from())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .flatMap(day -> scored(found, bureau, day).stream())
                .limit(2)
                .toList();
        if (latest.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(
                isSinceReview(latest.get(0).from())
                        ? latest.get(1).score().subtract(latest.get(0).score())
                        : BigDecimal.ZERO);
    }

    private record Scored(LocalDate from, BigDecimal score) {}

    // Of several reports of one day the one that holds, which was recorded last.
    private Optional<Scored> scored(CustomerFile found, String bureau, LocalDate day) {
        return found.find(CustomerFactKind.BUREAU_REPORT, bureau, new AsOf(day, asOf.knownAt()))
                .flatMap(report ->
                        report.fact().content(CustomerFactKind.BUREAU_REPORT).find())
                .flatMap(BureauReport::score)
                .map(score -> new Scored(day, score));
    }
}
