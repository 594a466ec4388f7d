package io.cartera;

import io.cartera.account.AccountId;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.credit.CreditCheck;
import io.cartera.credit.CreditCheck.Subject;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.LimitMeasure;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customerfile.CustomerFile;
import io.cartera.money.MoneyTally;
import io.cartera.review.DueReview;
import io.cartera.review.ReviewSchedule;
import io.cartera.risk.RiskAssessment;
import io.cartera.risk.RiskClass;
import io.cartera.risk.RiskPicture;
import io.cartera.risk.RiskRules;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * The picture of a customer for one decision, of what is in the books: limits and exposure always, and else only what the
 * policy asks for. What is not in the books stays unknown. The class of risk is that of the usual rules, the review the one that
 * the last review set, or a year after it where it set none; the settlement mode of a grade is in the host's table.
 */
final class PictureReading {

    private static final ReviewSchedule YEARLY = ReviewSchedule.every(12);

    private final Session session;
    private final AccountId account;
    private final CreditRequest request;
    private final CreditPolicy policy;
    private final AsOf asOf;

    PictureReading(Session session, AccountId account, CreditRequest request, CreditPolicy policy, AsOf asOf) {
        this.session = session;
        this.account = account;
        this.request = request;
        this.policy = policy;
        this.asOf = asOf;
    }

    CreditPicture.Builder read(Collection<LimitMeasure> measures) {
        CreditPicture.Builder picture = CreditPicture.in(currency());
        measures.forEach(picture::measure);
        if (asks(Subject.OVERDUE_DAYS) || asks(Subject.OVERDUE_SHARE)) {
            picture.overdue(overdue());
        }
        if (asks(Subject.BROKEN_PROMISES)) {
            picture.brokenPromises(conduct().brokenPromises());
        }
        if (asks(Subject.RETURNED_PAYMENTS)) {
            picture.returnedPayments(conduct().returnedPayments(returnWindow()));
        }
        if (asks(Subject.RAMP)) {
            conduct().firstSale().ifPresent(picture::firstSaleOn);
        }
        if (asks(Subject.DUNNING_LEVEL)) {
            picture.dunningLevel(dunningLevel());
        }
        if (asks(Subject.STANDING) || asks(Subject.TERMS) || asks(Subject.REVIEW) || asks(Subject.RISK_CLASS)) {
            file().ifPresent(file -> {
                picture.standing(file.standing(asOf).status());
                picture.terms(file.terms(asOf).value());
                reviewDue(file).ifPresent(picture::reviewDue);
                riskClass(file).map(RiskClass::name).ifPresent(picture::riskClass);
            });
        }
        return picture;
    }

    // Whoever was never reviewed has no date; a review that named none is due again within a year.
    private Optional<LocalDate> reviewDue(CustomerFile file) {
        return file.content(CustomerFactKind.CREDIT_REVIEW, asOf)
                .flatMap(reviewed -> YEARLY.next(file, session.creditLimits().find(account), asOf))
                .map(DueReview::dueOn);
    }

    private int dunningLevel() {
        return session.collections()
                .find(account)
                .dunning(asOf, HeldBackReading.open(session, account, asOf))
                .highest()
                .orElse(0);
    }

    // It takes the whole history.
    private Optional<RiskClass> riskClass(CustomerFile file) {
        return asks(Subject.RISK_CLASS)
                ? RiskAssessment.of(
                                RiskPicture.of(
                                        file,
                                        session.accounts().history(account),
                                        session.collections().find(account),
                                        session.creditLimits().find(account).at(asOf),
                                        asOf),
                                RiskRules.ofDefaults())
                        .riskClass()
                : Optional.empty();
    }

    private boolean asks(Subject subject) {
        return policy.asks(subject, request.kind());
    }

    private CurrencyUnit currency() {
        return request.amount().getCurrencyUnit();
    }

    private CreditPicture.Overdue overdue() {
        MoneyTally open = MoneyTally.in(currency());
        MoneyTally overdue = MoneyTally.in(currency());
        int oldest = 0;
        List<OpenItem> items = new ArrayList<>();
        CreditReading.open(session, account, asOf, policy).forEach(items::add);
        for (OpenItem item : items) {
            if (item.side() == Side.DEBIT) {
                long days = item.overdueDays(asOf.date());
                oldest = (int) Math.max(oldest, days);
                if (item.currency().equals(currency())) {
                    open.addMinor(item.openMinor());
                    overdue.addMinor(days > 0 ? item.openMinor() : 0);
                }
            }
        }
        return new CreditPicture.Overdue(oldest, overdue.total(), open.total());
    }

    private ConductReading conduct() {
        return new ConductReading(session, account, asOf);
    }

    private DateRange returnWindow() {
        int days = policy.checks().stream()
                .filter(check -> check.subject() == Subject.RETURNED_PAYMENTS)
                .mapToInt(CreditCheck::windowDays)
                .findFirst()
                .orElse(0);
        LocalDate first = asOf.date().minusDays(Math.max(0, days - 1L));
        LocalDate earliest = LocalDate.of(1, 1, 1);
        return DateRange.ofClosed(first.isBefore(earliest) ? earliest : first, asOf.date());
    }

    private Optional<CustomerFile> file() {
        Optional<Customer> customer = session.customers().find(account.customer());
        return customer.map(known -> CustomerFile.of(known, session.customers().facts(known.id())));
    }
}
