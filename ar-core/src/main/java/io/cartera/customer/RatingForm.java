package io.cartera.customer;

import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.BureauReport;
import io.cartera.creditfile.CreditReview;
import io.cartera.creditfile.DefaulterListing;
import io.cartera.creditfile.FinancialStatements;
import io.cartera.trace.Actor;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Form 1 of ratings and what they rest on, as fields. */
final class RatingForm {

    private RatingForm() {}

    static FactFields rating(AssignedRating rating) {
        return FactFields.none()
                .with("grade", rating.grade())
                .with("score", rating.score().map(BigDecimal::toPlainString))
                .with("basis", rating.basis())
                .with("reason", rating.reason());
    }

    static AssignedRating rating(FactFields fields) {
        AssignedRating rating = AssignedRating.of(fields.require("grade"));
        if (fields.has("score")) {
            rating = rating.withScore(new BigDecimal(fields.require("score")));
        }
        if (fields.has("basis")) {
            rating = rating.onBasis(fields.require("basis"));
        }
        return fields.has("reason") ? rating.because(fields.require("reason")) : rating;
    }

    static FactFields statements(FinancialStatements statements) {
        FactFields fields = FactFields.none()
                .with("year end", statements.yearEnd().toString())
                .with("currency", statements.currency().getCode());
        for (FinancialStatements.Figure figure : statements.supplied()) {
            fields.with(figure.name(), statements.find(figure).map(Money::toString));
        }
        return fields;
    }

    static FinancialStatements statements(FactFields fields) {
        FinancialStatements statements = FinancialStatements.of(
                CurrencyUnit.of(fields.require("currency")), LocalDate.parse(fields.require("year end")));
        for (FinancialStatements.Figure figure : FinancialStatements.Figure.values()) {
            if (fields.has(figure.name())) {
                statements = statements.with(figure, Money.parse(fields.require(figure.name())));
            }
        }
        return statements;
    }

    static FactFields bureau(BureauReport report) {
        FactFields fields = FactFields.none()
                .with("bureau", report.bureau())
                .with("reported on", report.reportedOn().toString())
                .with("score", report.score().map(BigDecimal::toPlainString))
                .with("grade", report.grade())
                .with("limit", report.limit().map(Money::toString))
                .with("reference", report.reference());
        return report.isListed() ? fields.with("listed", "yes") : fields;
    }

    static BureauReport bureau(FactFields fields) {
        BureauReport report = BureauReport.of(fields.require("bureau"), LocalDate.parse(fields.require("reported on")));
        if (fields.has("score")) {
            report = report.withScore(new BigDecimal(fields.require("score")));
        }
        if (fields.has("grade")) {
            report = report.withGrade(fields.require("grade"));
        }
        if (fields.has("limit")) {
            report = report.recommending(Money.parse(fields.require("limit")));
        }
        if (fields.has("reference")) {
            report = report.withReference(fields.require("reference"));
        }
        return fields.has("listed") ? report.listing() : report;
    }

    static FactFields review(CreditReview review) {
        return FactFields.none()
                .with("outcome", review.outcome().name())
                .with("note", review.note())
                .with("next on", review.nextOn().map(LocalDate::toString));
    }

    static CreditReview review(FactFields fields) {
        CreditReview review = CreditReview.of(CreditReview.Outcome.valueOf(fields.require("outcome")));
        if (fields.has("note")) {
            review = review.withNote(fields.require("note"));
        }
        return fields.has("next on") ? review.nextOn(LocalDate.parse(fields.require("next on"))) : review;
    }

    static FactFields listing(DefaulterListing listing) {
        return FactFields.none()
                .with("listed", listing.isListed() ? "yes" : "no")
                .with("approver", listing.approver().value())
                .with("reason", listing.reason())
                .with("evidence", listing.evidence());
    }

    static DefaulterListing listing(FactFields fields) {
        Actor approver = Actor.of(fields.require("approver"));
        return fields.require("listed").equals("yes")
                ? DefaulterListing.listed(approver, fields.require("reason"), fields.require("evidence"))
                : DefaulterListing.lifted(approver, fields.require("reason"));
    }
}
