package io.cartera.cover;

import io.cartera.account.OpenItem;
import io.cartera.creditfile.CreditInsurance;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What of an open debit is insured, and why not all of it is. {@code 0 ≤ insured ≤ within the limit ≤ open}; all amounts are
 * in the currency of the debit. Immutable.
 */
public final class InsuredItem {

    /** Why the insurer would not pay, or not for all; more may come, and programs that switch on them should have a default. */
    public enum Gap {
        /** It comes from no invoice, debit note or balance taken over: fees of banks and money given back are not insured. */
        NOT_A_SALE,
        /** No policy held on the date of the document. */
        NO_POLICY,
        /** The insurer had withdrawn by the date of the document. */
        WITHDRAWN,
        /** The policy is in another currency, and nothing is converted. */
        OTHER_CURRENCY,
        /** It falls due later after its date than the policy covers. */
        TERMS_TOO_LONG,
        /** Earlier documents take the insured limit, or a part of it that this one needs. */
        LIMIT_USED,
        /** Nothing but the share and the first loss that stay with us. */
        RETAINED
    }

    private final OpenItem item;
    private final @Nullable CreditInsurance insurance;
    private final Money within;
    private final Money insured;
    private final Gap gap;

    private InsuredItem(OpenItem item, @Nullable CreditInsurance insurance, Money within, Money insured, Gap gap) {
        this.item = item;
        this.insurance = insurance;
        this.within = within;
        this.insured = insured;
        this.gap = gap;
    }

    static InsuredItem covered(OpenItem item, CreditInsurance insurance, Money within, Money insured, Gap gap) {
        return new InsuredItem(item, insurance, within, insured, gap);
    }

    static InsuredItem uncovered(OpenItem item, @Nullable CreditInsurance insurance, Gap gap) {
        Money nothing = Money.zero(item.currency());
        return new InsuredItem(item, insurance, nothing, nothing, gap);
    }

    /** The debit, and what is open of it. */
    public OpenItem item() {
        return item;
    }

    /** The policy that was asked, as it held on the date of the document; empty where none held. */
    public Optional<CreditInsurance> insurance() {
        return Optional.ofNullable(insurance);
    }

    /** What of it is within the insured limit, before share and first loss. */
    public Money withinLimit() {
        return within;
    }

    /** What the insurer would pay. */
    public Money insured() {
        return insured;
    }

    /** What is open less what is insured. */
    public Money uncovered() {
        return item.open().minus(insured);
    }

    /** Why there is a part that is not insured; empty where all of it is. */
    public Optional<Gap> gap() {
        return uncovered().isZero() ? Optional.empty() : Optional.of(gap);
    }

    /** The same in words, in English, with the figures. */
    public String inWords() {
        String what = item.id().document() + ": " + insured + " of " + item.open() + " is insured";
        String by =
                insurance().map(policy -> " under policy " + policy.policy()).orElse("");
        return what + by + gap().map(why -> ", since " + words(why)).orElse("") + ".";
    }

    private String words(Gap why) {
        return switch (why) {
            case NOT_A_SALE -> "it comes from no sale";
            case NO_POLICY -> "no policy held on " + item.documentOn();
            case WITHDRAWN ->
                "the insurer covers nothing dated from "
                        + insurance().flatMap(CreditInsurance::withdrawnFrom).orElseThrow() + " on";
            case OTHER_CURRENCY ->
                "the policy is in " + insurance().orElseThrow().limit().getCurrencyUnit();
            case TERMS_TOO_LONG ->
                "it falls due more than "
                        + insurance().orElseThrow().maximumTermDays().getAsInt() + " days after its date";
            case LIMIT_USED -> "the limit of " + insurance().orElseThrow().limit() + " leaves " + within + " for it";
            case RETAINED ->
                "the insurer pays " + insurance().orElseThrow().share() + " after a first loss of "
                        + insurance().orElseThrow().firstLoss();
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InsuredItem that
                && item.equals(that.item)
                && Objects.equals(insurance, that.insurance)
                && within.equals(that.within)
                && insured.equals(that.insured)
                && gap == that.gap;
    }

    @Override
    public int hashCode() {
        return Objects.hash(item.id(), insured, gap);
    }

    @Override
    public String toString() {
        return "InsuredItem[" + inWords() + "]";
    }
}
