package io.cartera.drafts;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.identifier.IdentifierCheck;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceType;
import io.cartera.invoice.RemittanceReference;
import io.cartera.invoice.TaxBreakdown;
import io.cartera.invoice.TaxCategory;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How a draft is looked at before it is issued: on which day, what is near, what is far, which total it should have, for how
 * long a fiscal profile is believed, and by whose rules tax identifiers are right.
 * <p>
 * Findings come in this order: {@link DraftFinding.MaybeDuplicate} by date and identifier of the other document,
 * {@link DraftFinding.TotalDiffers}, {@link DraftFinding.LineDiffers} by line, {@link DraftFinding.RoundingOdd},
 * {@link DraftFinding.AdjustmentDiffers} by line with those of the document first, {@link DraftFinding.UnusualCurrency},
 * {@link DraftFinding.IssuedInFuture}, {@link DraftFinding.DueFarAway}, {@link DraftFinding.PeriodAfterIssue},
 * {@link DraftFinding.TaxNotStated}, {@link DraftFinding.NotSubjectMixed},
 * {@link DraftFinding.ExemptionReasonMissing} and {@link DraftFinding.ExemptionReasonOdd} by rate and category, {@link DraftFinding.NoFiscalProfile} or
 * {@link DraftFinding.StaleFiscalProfile}, {@link DraftFinding.InvalidTaxId} as the profile has them, and {@link DraftFinding.CustomerNotOpen}. What was recorded is looked at in a {@link #window}
 * around the draft, however long the customer's history is. Pure, immutable and thread-safe. Example:
 * <pre>{@code
 * books.invoicing().check(draft, DraftCheck.on(today).stating(Money.parse("EUR 121.00")));
 * }</pre>
 */
public final class DraftCheck {

    // Below the shortest month, so that what is invoiced each month is no duplicate of itself.
    private static final int NEAR_DAYS = 27;
    private static final int LATELY_DAYS = 90;
    private static final int FAR_DAYS = 365;
    private static final int PROFILE_MONTHS = 12;
    private static final int MOST_MONTHS = 1_200;

    private final LocalDate today;
    private final @Nullable Money stated;
    private final int nearDays;
    private final int farDays;
    private final int profileMonths;
    private final IdentifierCheck identifiers;

    private DraftCheck(
            LocalDate today,
            @Nullable Money stated,
            int nearDays,
            int farDays,
            int profileMonths,
            IdentifierCheck identifiers) {
        this.today = Require.date(today, "today");
        this.stated = stated;
        this.nearDays = Require.positive(nearDays, "nearDays");
        this.farDays = Require.positive(farDays, "farDays");
        if (Math.max(nearDays, farDays) > 100_000) {
            throw new IllegalArgumentException("more than 100000 days are neither near nor far");
        }
        if (Require.positive(profileMonths, "profileMonths") > MOST_MONTHS) {
            throw new IllegalArgumentException("no profile is believed for more than " + MOST_MONTHS + " months");
        }
        this.profileMonths = profileMonths;
        this.identifiers = Objects.requireNonNull(identifiers, "identifiers");
    }

    /**
     * A check on a day; documents within 27 days are near, so that those of two months are not, a due date more than 365 days after the issue is far, a fiscal
     * profile is believed for 12 months, and tax identifiers are checked by {@link IdentifierCheck#standard()}.
     */
    public static DraftCheck on(LocalDate today) {
        return new DraftCheck(today, null, NEAR_DAYS, FAR_DAYS, PROFILE_MONTHS, IdentifierCheck.standard());
    }

    /** This check, of a draft that should come to this total. */
    public DraftCheck stating(Money total) {
        return new DraftCheck(
                today, Objects.requireNonNull(total, "total"), nearDays, farDays, profileMonths, identifiers);
    }

    /**
     * This check, with so many days between documents that may be one entered twice.
     *
     * @throws IllegalArgumentException outside 1 to 100000
     */
    public DraftCheck withNearDays(int days) {
        return new DraftCheck(today, stated, days, farDays, profileMonths, identifiers);
    }

    /**
     * This check, with so many days up to a due date that is not yet odd.
     *
     * @throws IllegalArgumentException outside 1 to 100000
     */
    public DraftCheck withFarDays(int days) {
        return new DraftCheck(today, stated, nearDays, days, profileMonths, identifiers);
    }

    /**
     * This check, which believes a fiscal profile for so many months after it was changed or confirmed.
     *
     * @throws IllegalArgumentException outside 1 to 1200
     */
    public DraftCheck withProfileMonths(int months) {
        return new DraftCheck(today, stated, nearDays, farDays, months, identifiers);
    }

    /** This check, by other rules for tax identifiers, such as the standard ones and those of the host. */
    public DraftCheck withIdentifiers(IdentifierCheck check) {
        return new DraftCheck(today, stated, nearDays, farDays, profileMonths, check);
    }

    /** The days of which entries are looked at: from 90 or the near days before the issue to the near days after it, or today. */
    public DateRange window(Invoice draft) {
        LocalDate first = moved(draft.issuedOn(), -Math.max(nearDays, LATELY_DAYS));
        LocalDate last = moved(draft.issuedOn(), nearDays);
        return DateRange.ofClosed(first, last.isBefore(today) ? today : last);
    }

    private static LocalDate moved(LocalDate day, int days) {
        LocalDate first = LocalDate.of(1, 1, 1);
        LocalDate moved = day.plusDays(days);
        return moved.isBefore(first) ? first : moved.isAfter(Require.LAST_DAY) ? Require.LAST_DAY : moved;
    }

    /**
     * What is to be looked at.
     *
     * @param recorded the entries of the customer's account that count in the {@link #window}; of others nothing is asked
     * @param dueOn when the draft falls due; empty where that is not known, or on no day
     * @param file the file of the customer with its facts; empty where it is not on file, and nothing is said of profiles
     */
    public List<DraftFinding> findings(
            Invoice draft, EntrySource recorded, Optional<LocalDate> dueOn, Optional<CustomerFile> file) {
        List<DraftFinding> findings = new ArrayList<>();
        recorded(draft, recorded, findings);
        dates(draft, dueOn, findings);
        taxes(draft, findings);
        file.ifPresent(of -> profile(draft.issuedOn(), of, findings));
        file.ifPresent(of -> standing(draft.issuedOn(), of, findings));
        return List.copyOf(findings);
    }

    private void recorded(Invoice draft, EntrySource entries, List<DraftFinding> findings) {
        EntryKind kind = switch (draft.type()) {
            case INVOICE -> EntryKind.INVOICE;
            case DEBIT_NOTE -> EntryKind.DEBIT_NOTE;
            case CREDIT_NOTE -> EntryKind.CREDIT_NOTE;
        };
        SortedMap<Document, Money> alike = new TreeMap<>();
        Map<String, Money> undone = new HashMap<>();
        SortedMap<CurrencyUnit, Integer> currencies = new TreeMap<>();
        entries.forEach((customer, entry) -> {
            if (!customer.equals(draft.customer())) {
                return;
            }
            boolean isInvoice = entry.kind() == EntryKind.INVOICE || entry.kind() == EntryKind.DEBIT_NOTE;
            if (isInvoice && entry.id().part() == 1) {
                currencies.merge(entry.currency(), 1, Integer::sum);
            }
            Optional<Entry.Reversal> reversal = entry.reversal()
                    .filter(reversed ->
                            reversed.kind() == kind && entry.currency().equals(draft.currency()));
            if (reversal.isPresent()) {
                undone.merge(reversal.get().item().document(), entry.amount(), Money::plus);
            } else if (entry.kind() == kind
                    && entry.currency().equals(draft.currency())
                    && refersAlike(entry, draft)
                    && !entry.id().document().equals(draft.id().value())) {
                alike.merge(
                        new Document(
                                entry.effectiveOn(), InvoiceId.of(entry.id().document())),
                        entry.amount(),
                        Money::plus);
            }
        });
        alike.forEach((other, amount) -> {
            long days = Math.abs(ChronoUnit.DAYS.between(draft.issuedOn(), other.issuedOn()));
            // What was undone as a whole is there no more; an instalment that was undone leaves the document.
            boolean stands = !amount.equals(undone.get(other.id().value()));
            if (stands && amount.equals(draft.total()) && days <= nearDays) {
                findings.add(new DraftFinding.MaybeDuplicate(other.id(), other.issuedOn(), amount, days));
            }
        });
        amounts(draft, findings);
        if (!currencies.isEmpty() && !currencies.containsKey(draft.currency())) {
            findings.add(new DraftFinding.UnusualCurrency(draft.currency(), currencies));
        }
    }

    // What a document asks a payer to quote is its own, and stands behind what it refers to.
    private static boolean refersAlike(Entry entry, Invoice draft) {
        String text = entry.reference().orElse("");
        return draft.reference()
                .map(own -> text.equals(own) || text.startsWith(own + " RF"))
                .orElseGet(
                        () -> text.isEmpty() || RemittanceReference.read(text).isPresent());
    }

    private void standing(LocalDate issuedOn, CustomerFile file, List<DraftFinding> findings) {
        AdministrativeStatus status = file.standing(AsOf.of(issuedOn)).status();
        if (status != AdministrativeStatus.OPEN) {
            findings.add(new DraftFinding.CustomerNotOpen(file.customer().id(), status));
        }
    }

    private void amounts(Invoice draft, List<DraftFinding> findings) {
        if (stated != null && !stated.equals(draft.total())) {
            findings.add(new DraftFinding.TotalDiffers(stated, draft.total()));
        }
        for (int i = 0; i < draft.lines().size(); i++) {
            int line = i + 1;
            Money net = draft.lines().get(i).net();
            draft.lines()
                    .get(i)
                    .computedNet()
                    .filter(computed -> !computed.equals(net))
                    .ifPresent(computed -> findings.add(new DraftFinding.LineDiffers(line, net, computed)));
        }
        Money most = Money.ofMajor(draft.currency(), draft.lines().size());
        if (draft.rounding().abs().isGreaterThan(most)) {
            findings.add(new DraftFinding.RoundingOdd(draft.rounding(), most));
        }
        adjustments(0, draft.adjustments(), findings);
        for (int i = 0; i < draft.lines().size(); i++) {
            adjustments(i + 1, draft.lines().get(i).adjustments(), findings);
        }
    }

    private static void adjustments(int line, List<AllowanceCharge> adjustments, List<DraftFinding> findings) {
        for (int i = 0; i < adjustments.size(); i++) {
            int number = i + 1;
            AllowanceCharge each = adjustments.get(i);
            each.computedAmount()
                    .filter(computed -> !computed.equals(each.amount()))
                    .ifPresent(computed ->
                            findings.add(new DraftFinding.AdjustmentDiffers(line, number, each.amount(), computed)));
        }
    }

    private void dates(Invoice draft, Optional<LocalDate> dueOn, List<DraftFinding> findings) {
        if (draft.issuedOn().isAfter(today)) {
            findings.add(new DraftFinding.IssuedInFuture(draft.issuedOn(), today));
        }
        dueOn.filter(due -> draft.type() != InvoiceType.CREDIT_NOTE).ifPresent(due -> {
            long days = ChronoUnit.DAYS.between(draft.issuedOn(), due);
            if (days > farDays) {
                findings.add(new DraftFinding.DueFarAway(due, days));
            }
        });
        draft.dates()
                .period()
                .filter(period -> period.start().isAfter(draft.issuedOn()))
                .ifPresent(period -> findings.add(new DraftFinding.PeriodAfterIssue(period, draft.issuedOn())));
    }

    private static void taxes(Invoice draft, List<DraftFinding> findings) {
        List<TaxBreakdown> taxes = draft.taxes();
        if (taxes.isEmpty()) {
            findings.add(new DraftFinding.TaxNotStated(draft.lines().size()));
        }
        taxes.stream()
                .filter(tax -> tax.category() == TaxCategory.NOT_SUBJECT && taxes.size() > 1)
                .forEach(tax -> findings.add(new DraftFinding.NotSubjectMixed(tax.base(), taxes.size() - 1)));
        taxes.stream()
                .filter(tax ->
                        tax.category().needsReason() && tax.exemptionReason().isEmpty())
                .forEach(tax -> findings.add(new DraftFinding.ExemptionReasonMissing(tax.category(), tax.base())));
        taxes.stream()
                .filter(tax ->
                        !tax.category().allowsReason() && tax.exemptionReason().isPresent())
                .forEach(tax -> findings.add(new DraftFinding.ExemptionReasonOdd(tax.category(), tax.base())));
    }

    private void profile(LocalDate issuedOn, CustomerFile file, List<DraftFinding> findings) {
        Optional<CustomerFactRecorded> profile = file.fiscalProfileFact(AsOf.of(issuedOn));
        if (profile.isEmpty()) {
            findings.add(new DraftFinding.NoFiscalProfile(file.customer().id(), issuedOn));
            return;
        }
        // Where it still holds today, what was found since the issue is heard too.
        boolean holds = issuedOn.isBefore(today)
                && file.fiscalProfileFact(AsOf.of(today)).equals(profile);
        LocalDate confirmedOn =
                file.fiscalProfileConfirmedOn(AsOf.of(holds ? today : issuedOn)).orElseThrow();
        LocalDate goodThrough = confirmedOn.plusMonths(profileMonths);
        if (issuedOn.isAfter(goodThrough)) {
            findings.add(new DraftFinding.StaleFiscalProfile(
                    confirmedOn, goodThrough, ChronoUnit.DAYS.between(goodThrough, issuedOn)));
        }
        profile.get().fact().content(CustomerFactKind.FISCAL_PROFILE).find().stream()
                .flatMap(valid -> valid.taxIds().stream())
                .forEach(id -> identifiers
                        .check(id.identifier())
                        .ifPresent(fault -> findings.add(new DraftFinding.InvalidTaxId(id, fault))));
    }

    /** Of other documents, those of one day by identifier. */
    private record Document(LocalDate issuedOn, InvoiceId id) implements Comparable<Document> {

        @Override
        public int compareTo(Document other) {
            int byDay = issuedOn.compareTo(other.issuedOn);
            return byDay != 0 ? byDay : id.compareTo(other.id);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DraftCheck that
                && today.equals(that.today)
                && Objects.equals(stated, that.stated)
                && nearDays == that.nearDays
                && farDays == that.farDays
                && profileMonths == that.profileMonths
                && identifiers.equals(that.identifiers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(today, stated, nearDays, farDays, profileMonths, identifiers);
    }

    @Override
    public String toString() {
        return "DraftCheck[" + today + ", near " + nearDays + ", far " + farDays + ", months " + profileMonths + "]";
    }
}
