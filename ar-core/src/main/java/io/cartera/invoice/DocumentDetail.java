package io.cartera.invoice;

import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What few documents state beside their lines; in an object of its own, since there are millions of the others. */
record DocumentDetail(
        List<AllowanceCharge> adjustments,
        @Nullable Money rounding,
        @Nullable Money prepaid,
        @Nullable RemittanceReference remittance) {

    static final DocumentDetail NONE = new DocumentDetail(List.of(), null, null, null);
}
