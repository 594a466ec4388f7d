package io.cartera.badinput;

import io.cartera.Care;
import io.cartera.Customers;
import io.cartera.Receivables;
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHead;
import io.cartera.account.AccountId;
import io.cartera.account.Adjustment;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.CustomerAccount;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Link;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSnapshot;
import io.cartera.account.OpenItemSource;
import io.cartera.account.OpenSet;
import io.cartera.account.Release;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.account.TwoLegs;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingHistory;
import io.cartera.aging.AgingSpec;
import io.cartera.aging.OverdueStages;
import io.cartera.allocation.AllocationChain;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.allocation.RemittanceMatcher;
import io.cartera.allocation.Tolerance;
import io.cartera.analysis.PaymentBehaviour;
import io.cartera.analysis.PaymentRecord;
import io.cartera.analysis.Turnover;
import io.cartera.audit.AuditAnchor;
import io.cartera.campaign.Audience;
import io.cartera.campaign.ConsentCheck;
import io.cartera.care.CareOutcome;
import io.cartera.care.CareRules;
import io.cartera.care.CareRun;
import io.cartera.collection.CollectionFact;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.DisputeResolution;
import io.cartera.collection.DunningLevels;
import io.cartera.collection.HeldBack;
import io.cartera.collection.NoticeId;
import io.cartera.collection.NoticeWithdrawal;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.PromiseWithdrawal;
import io.cartera.collection.RefundAnswer;
import io.cartera.collection.RefundId;
import io.cartera.collection.RefundRequest;
import io.cartera.collection.RefundState;
import io.cartera.collection.SentNotice;
import io.cartera.contactpoint.ContactFault;
import io.cartera.contactpoint.ContactPerson;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.contactpoint.ContactPurpose;
import io.cartera.contactpoint.ContactRole;
import io.cartera.contactpoint.ContactValidator;
import io.cartera.cover.Collateral;
import io.cartera.cover.CoverDeadline;
import io.cartera.cover.InsuredDebts;
import io.cartera.cover.InsuredItem;
import io.cartera.cover.StrayNotice;
import io.cartera.credit.CreditCheck;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.CreditPolicies;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditReason;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.credit.LimitMeasure;
import io.cartera.credit.SupplyHold;
import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.BureauReport;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.creditfile.CreditReview;
import io.cartera.creditfile.DefaulterListing;
import io.cartera.creditfile.FinancialStatements;
import io.cartera.creditfile.InsurerNotice;
import io.cartera.creditfile.Security;
import io.cartera.creditfile.SettlementMode;
import io.cartera.creditlog.CreditLog;
import io.cartera.creditlog.CreditLogFact;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.CustomerNumber;
import io.cartera.customer.FileEntry;
import io.cartera.customer.FiscalProfile;
import io.cartera.customer.PaymentMethod;
import io.cartera.customer.ProfileClass;
import io.cartera.customer.ProfileField;
import io.cartera.customer.ProfileValue;
import io.cartera.customerfile.ContactRoute;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.customerfile.EffectiveValue;
import io.cartera.customerfile.PartyVerifier;
import io.cartera.customerfile.RegisterAnswer;
import io.cartera.customerfile.TaxIdVerifier;
import io.cartera.customerfile.UpcomingOccasion;
import io.cartera.document.Disposal;
import io.cartera.document.DocumentFact;
import io.cartera.document.DocumentFile;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentKind;
import io.cartera.document.DocumentLink;
import io.cartera.document.DocumentRecord;
import io.cartera.document.DocumentRecorded;
import io.cartera.document.DocumentState;
import io.cartera.document.DocumentStore;
import io.cartera.document.DocumentTag;
import io.cartera.document.LegalHold;
import io.cartera.document.RetentionPolicy;
import io.cartera.document.RetentionSchedule;
import io.cartera.drafts.DraftCheck;
import io.cartera.exposure.CreditExposure;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditLimits;
import io.cartera.exposure.ExposureTally;
import io.cartera.exposure.ExposureTerm;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.LimitGranted;
import io.cartera.exposure.LimitKind;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.external.Referent;
import io.cartera.forecast.BetaGeometric;
import io.cartera.forecast.CashProjection;
import io.cartera.forecast.GammaGamma;
import io.cartera.forecast.LifetimeValue;
import io.cartera.forecast.PaymentDatePredictor;
import io.cartera.forecast.PaymentForecast;
import io.cartera.forecast.PaymentHistory;
import io.cartera.forecast.Peers;
import io.cartera.forecast.PurchasePredictor;
import io.cartera.forecast.RepeatPurchases;
import io.cartera.freshness.Freshness;
import io.cartera.freshness.SourceFreshness;
import io.cartera.freshness.SourceId;
import io.cartera.freshness.SourceImported;
import io.cartera.freshness.UpdateCadence;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.HeadroomFact;
import io.cartera.headroom.HeadroomFile;
import io.cartera.headroom.HeadroomGrounds;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.headroom.StagesLeft;
import io.cartera.identifier.Identifier;
import io.cartera.identifier.IdentifierCheck;
import io.cartera.identifier.IdentifierScheme;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.interest.AccruedInterest;
import io.cartera.interest.FixedCompensation;
import io.cartera.interest.LateInterest;
import io.cartera.interest.ReferenceRate;
import io.cartera.interest.ReferenceRateTable;
import io.cartera.interest.ReferenceRates;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.DocumentNumber;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.journal.GlAccount;
import io.cartera.journal.PostingRules;
import io.cartera.membership.SegmentChange;
import io.cartera.membership.SegmentPolicy;
import io.cartera.membership.SegmentationPlan;
import io.cartera.membership.SegmentationRun;
import io.cartera.money.ExchangeRate;
import io.cartera.money.ExchangeRateTable;
import io.cartera.money.ExchangeRates;
import io.cartera.money.MoneyBag;
import io.cartera.money.MoneyTally;
import io.cartera.money.Percentage;
import io.cartera.overview.CustomerOverview;
import io.cartera.overview.ReceivablesReport;
import io.cartera.overview.ShareGrant;
import io.cartera.ownership.AssignmentPolicy;
import io.cartera.ownership.OwnerAssignments;
import io.cartera.party.IdentityDocument;
import io.cartera.party.IndustryCode;
import io.cartera.party.LegalForm;
import io.cartera.party.Occasion;
import io.cartera.party.Organisation;
import io.cartera.party.Party;
import io.cartera.party.Person;
import io.cartera.party.PersonName;
import io.cartera.party.PostalAddress;
import io.cartera.party.Region;
import io.cartera.party.Sensitive;
import io.cartera.party.TaxId;
import io.cartera.payment.BankLine;
import io.cartera.payment.BankLineId;
import io.cartera.payment.BankLineSplit;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.payment.PlatformPayout;
import io.cartera.payment.ReturnKind;
import io.cartera.points.EarnedBy;
import io.cartera.points.PointsAccount;
import io.cartera.points.PointsEntry;
import io.cartera.points.PointsKind;
import io.cartera.points.PointsLedger;
import io.cartera.points.PointsLot;
import io.cartera.points.PointsMove;
import io.cartera.points.PointsRecorded;
import io.cartera.points.Reward;
import io.cartera.points.RewardProgramId;
import io.cartera.portfolio.Breakdown;
import io.cartera.portfolio.Cohorts;
import io.cartera.portfolio.ConcentrationLimits;
import io.cartera.portfolio.CustomerGrouping;
import io.cartera.portfolio.GrowthRanking;
import io.cartera.portfolio.LossScenario;
import io.cartera.portfolio.PortfolioBridge;
import io.cartera.purchasing.ChurnFinding;
import io.cartera.purchasing.ChurnRule;
import io.cartera.purchasing.DeclineRules;
import io.cartera.purchasing.MonthlySeries;
import io.cartera.purchasing.ProductMix;
import io.cartera.purchasing.ProductSales;
import io.cartera.purchasing.PurchaseHistory;
import io.cartera.purchasing.PurchaseRhythm;
import io.cartera.purchasing.Purchases;
import io.cartera.rating.AltmanZ;
import io.cartera.rating.AssessmentPlan;
import io.cartera.rating.CreditBureau;
import io.cartera.rating.CreditInputs;
import io.cartera.rating.CreditScore;
import io.cartera.rating.Evidence;
import io.cartera.rating.PayerRules;
import io.cartera.rating.PaymentHistoryScore;
import io.cartera.rating.RatingScale;
import io.cartera.rating.Scorecard;
import io.cartera.rating.ScoringMethod;
import io.cartera.reconciliation.AnomalyRules;
import io.cartera.relationship.Agreement;
import io.cartera.relationship.AttributeKey;
import io.cartera.relationship.AttributeSchema;
import io.cartera.relationship.AttributeType;
import io.cartera.relationship.AttributeValue;
import io.cartera.relationship.CareFinding;
import io.cartera.relationship.LifecycleRules;
import io.cartera.relationship.SegmentMembership;
import io.cartera.relationship.Standing;
import io.cartera.review.ConditionsTable;
import io.cartera.review.DueReview;
import io.cartera.review.GradeConditions;
import io.cartera.review.LimitProposal;
import io.cartera.review.ReviewPolicy;
import io.cartera.review.ReviewSchedule;
import io.cartera.review.ReviewTriggers;
import io.cartera.review.UrgentReview;
import io.cartera.reward.EarnRule;
import io.cartera.reward.PointsLiability;
import io.cartera.reward.RewardProfile;
import io.cartera.reward.RewardProgram;
import io.cartera.reward.RewardTerms;
import io.cartera.risk.RiskAssessment;
import io.cartera.risk.RiskMeasures;
import io.cartera.risk.RiskPicture;
import io.cartera.risk.RiskRule;
import io.cartera.risk.RiskRules;
import io.cartera.risk.RiskSignal;
import io.cartera.segment.AbcClass;
import io.cartera.segment.Classification;
import io.cartera.segment.CustomerCondition;
import io.cartera.segment.CustomerPicture;
import io.cartera.segment.PurchaseTotals;
import io.cartera.segment.Purchasers;
import io.cartera.segment.SegmentRules;
import io.cartera.segment.Segmentation;
import io.cartera.segment.ValueTiers;
import io.cartera.statement.HistoryQuery;
import io.cartera.statement.StatementCycle;
import io.cartera.statement.StatementStyle;
import io.cartera.store.HeadroomRepository;
import io.cartera.store.NumberClaim;
import io.cartera.store.NumberSeriesRepository;
import io.cartera.store.ReceivablesStore;
import io.cartera.terms.CashDiscount;
import io.cartera.terms.DueDateRule;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.StatutoryCaps;
import io.cartera.terms.TaxedAmount;
import io.cartera.terms.TermDates;
import io.cartera.terms.TermStart;
import io.cartera.terms.TermsNotApplicableException;
import io.cartera.time.AsOf;
import io.cartera.time.BusinessCalendar;
import io.cartera.time.BusinessDayConvention;
import io.cartera.time.DateRange;
import io.cartera.time.Timeline;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import io.cartera.trace.Recording;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** One sound value of every type that a method may want beside the bad one. */
public final class Specimens {

    public static final CustomerId ACME = CustomerId.of("ACME");
    static final LocalDate DAY = LocalDate.parse("2026-01-10");

    private static final Instant NOW = Instant.parse("2026-01-10T10:00:00Z");
    private static final Money TEN = Money.parse("EUR 10");
    private static final ItemId DEBIT = ItemId.debit("INV-1");
    private static final ItemId CREDIT = ItemId.credit("PAY-1");
    private static final AccountId ACCOUNT = AccountId.of(LedgerId.MAIN, ACME);
    private static final Entry ENTRY =
            Entry.builder(DEBIT, EntryKind.INVOICE, TEN, DAY).build();
    private static final Allocation ALLOCATION = Allocation.of(new AllocationId(1, 1), CREDIT, DEBIT, TEN, DAY);

    private final Receivables books;
    private final Map<Class<?>, Supplier<?>> byType = new HashMap<>();

    /** Specimens that belong to these books. */
    public Specimens(Receivables books) {
        this.books = books;
        words();
        documents();
        customerFile();
        fileEntries();
        account();
        filing();
        points();
        freshness();
        forecasts();
        ratings();
        identifiers();
        cover();
        collection();
        readings();
        portfolio();
        segments();
        commands();
        doors();
        plain();
    }

    /** Books in which a customer owes something and has money open. */
    public static Receivables books() {
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("goods", TEN)
                        .build());
        books.numbering().define(NumberSeries.yearly(SeriesId.of("F"), "F"));
        books.cash().receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 4"), DAY));
        return books;
    }

    /** A sound value of the type; empty where nobody has said which. */
    public Optional<Object> of(Class<?> type) {
        Supplier<?> supplier = byType.get(type);
        if (supplier == null && type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        }
        return Optional.ofNullable(supplier).map(Supplier::get);
    }

    private <T> void put(Class<T> type, Supplier<? extends T> supplier) {
        byType.put(type, supplier);
    }

    private void plain() {
        put(String.class, () -> "A-1");
        put(LocalDate.class, () -> DAY);
        put(YearMonth.class, () -> YearMonth.from(DAY));
        put(Instant.class, () -> NOW);
        put(Money.class, () -> TEN);
        put(BigDecimal.class, () -> BigDecimal.ONE);
        byType.put(int.class, () -> 1);
        byType.put(long.class, () -> 1L);
        byType.put(boolean.class, () -> true);
        put(long[].class, () -> new long[] {1, 2});
        put(Object.class, () -> "value");
        put(Throwable.class, () -> new IllegalStateException("cause"));
        byType.put(List.class, List::of);
        byType.put(SortedMap.class, TreeMap::new);
        byType.put(Collection.class, List::of);
        byType.put(Map.class, Map::of);
        byType.put(Optional.class, Optional::empty);
        put(Consumer.class, () -> (Consumer<Object>) ignored -> {});
        put(Predicate.class, () -> (Predicate<Object>) ignored -> true);
        put(Function.class, () -> (Function<Object, String>) ignored -> "group");
        put(ToIntFunction.class, () -> (ToIntFunction<Object>) ignored -> 1);
        put(CurrencyUnit.class, () -> CurrencyUnit.EUR);
        put(RoundingMode.class, () -> RoundingMode.HALF_UP);
    }

    private void words() {
        put(MoneyBag.class, () -> MoneyBag.of(TEN));
        put(MoneyTally.class, () -> MoneyTally.in(CurrencyUnit.EUR));
        put(Percentage.class, () -> Percentage.of("21"));
        ExchangeRate rate = ExchangeRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, new BigDecimal("1.1"), DAY);
        put(ExchangeRate.class, () -> rate);
        put(ExchangeRates.class, () -> ExchangeRateTable.of(rate));
        put(ExchangeRateTable.class, () -> ExchangeRateTable.of(rate));
        put(AsOf.class, () -> AsOf.of(DAY));
        put(DateRange.class, () -> DateRange.ofClosed(DAY, DAY));
        put(Timeline.class, Timeline::empty);
        put(BusinessCalendar.class, BusinessCalendar::everyDay);
        put(BusinessDayConvention.class, () -> BusinessDayConvention.FOLLOWING);
        put(Actor.class, () -> Actor.of("clerk"));
        put(ExternalRef.class, () -> ExternalRef.of("stripe", "ch_1"));
        put(CommandId.class, () -> CommandId.of("C-1"));
        put(Outcome.class, () -> new Outcome.Applied<>(CommandId.of("C-1"), DAY, List.of()));
        put(CommandKind.class, () -> CommandKind.SETTLE);
        put(
                Command.class,
                () -> Command.of(CommandKind.SETTLE, CommandId.of("C-1"), Actor.of("clerk"), Optional.empty()));
    }

    private void customerFile() {
        put(PersonName.class, () -> PersonName.of("Ana", "Roca"));
        put(Person.class, () -> Person.of(PersonName.of("Ana", "Roca")));
        put(Party.class, () -> Organisation.of("Acme"));
        put(Organisation.class, () -> Organisation.of("Acme"));
        put(LegalForm.class, () -> LegalForm.of("ES-SL"));
        put(TaxId.class, () -> TaxId.of(IdentifierScheme.ES_NIF, "12345678Z"));
        put(PostalAddress.Builder.class, () -> PostalAddress.in("ES"));
        put(
                PostalAddress.class,
                () -> PostalAddress.in("ES").line("1").city("Madrid").build());
        put(Sensitive.class, Sensitive::erased);
        put(FiscalProfile.class, () -> FiscalProfile.of(Organisation.of("Acme")).build());
        put(FiscalProfile.Builder.class, () -> FiscalProfile.of(Organisation.of("Acme")));
        put(CustomerFactKind.class, () -> CustomerFactKind.ACCOUNT_OPENED);
        put(CustomerFact.class, () -> CustomerFact.of(ACME, CustomerFactKind.PROFILE_CONFIRMED, 1L, DAY));
        put(
                CustomerFile.class,
                () -> CustomerFile.of(Customer.organisation(ACME, "Acme").build(), List.of()));
        put(Customers.class, books::customers);
    }

    private void fileEntries() {
        put(ContactPoint.class, () -> ContactPoint.phone("+34 910"));
        put(ContactPurpose.class, () -> ContactPurpose.REMINDERS);
        put(ContactRole.class, () -> ContactRole.BUYER);
        put(ContactFault.class, () -> ContactFault.of("too short"));
        put(ContactValidator.class, () -> point -> Optional.empty());
        put(ContactPerson.class, () -> ContactPerson.named("Ana").build());
        put(ContactPerson.Builder.class, () -> ContactPerson.named("Ana"));
        put(
                ContactRoute.class,
                () -> routed().contactsFor(ContactPurpose.REMINDERS, AsOf.of(DAY))
                        .get(0));
        put(EffectiveValue.class, () -> routed().terms(AsOf.of(DAY)));
        put(ProfileField.class, () -> ProfileField.STATEMENT_STYLE);
        put(ProfileValue.class, () -> ProfileValue.of(ProfileField.STATEMENT_STYLE, "whole"));
        put(ProfileClass.class, () -> ProfileClass.named("wholesale"));
        put(FileEntry.class, () -> FileEntry.of(ACME, DAY));
        put(Agreement.class, Agreement::verbal);
        put(Standing.class, Standing::open);
        put(LifecycleRules.class, LifecycleRules::standard);
        put(AttributeKey.class, () -> AttributeKey.text("colour"));
        put(AttributeValue.class, () -> AttributeValue.of(AttributeType.TEXT, "red"));
        put(AttributeSchema.class, AttributeSchema::any);
        put(IndustryCode.class, () -> IndustryCode.of("nace-2.1", "56.10"));
        put(Region.class, () -> Region.of("ES-MD"));
        put(MonthDay.class, () -> MonthDay.of(2, 29));
        put(Occasion.class, () -> Occasion.birthday(MonthDay.of(2, 29)));
        put(
                IdentityDocument.class,
                () -> IdentityDocument.of(IdentityDocument.PASSPORT, "ES", "L898902C36", "contract"));
        put(Year.class, () -> Year.of(2026));
    }

    private void credit() {
        LimitMeasure own = LimitMeasure.own(Optional.of(CreditLimit.of(TEN)), TEN);
        CreditRequest request = CreditRequest.of(ACME, TEN, DAY, SalesDocumentKind.ORDER);
        put(LimitMeasure.class, () -> own);
        put(CreditRequest.class, () -> request);
        put(
                CreditPicture.class,
                () -> CreditPicture.in(CurrencyUnit.EUR).measure(own).build());
        put(
                CreditPicture.Builder.class,
                () -> CreditPicture.in(CurrencyUnit.EUR).measure(own));
        put(CreditPicture.Overdue.class, () -> new CreditPicture.Overdue(1, TEN, TEN));
        put(CreditCheck.class, CreditCheck::limit);
        put(CreditReason.class, () -> new CreditReason.LimitNotSet(TEN, TEN));
        put(CreditPolicies.class, () -> CreditPolicies.of(CreditPolicy.ofDefaults()));
        put(
                CreditDecision.class,
                () -> CreditPolicy.ofDefaults()
                        .decide(
                                request,
                                CreditPicture.in(CurrencyUnit.EUR).measure(own).build()));
        put(DecisionId.class, () -> DecisionId.of("D-1"));
        put(CreditLog.class, () -> CreditLog.of(ACCOUNT, List.of()));
        put(
                CreditLogFact.class,
                () -> new CreditLogFact.Decided(
                        DecisionId.of("D-1"),
                        CreditPolicy.ofDefaults()
                                .decide(
                                        request,
                                        CreditPicture.in(CurrencyUnit.EUR)
                                                .measure(own)
                                                .build())));
        put(
                CreditLogFact.Withdrawn.class,
                () -> new CreditLogFact.Withdrawn(ACME, DAY, DecisionId.of("D-1"), CommandId.of("O-1"), "a mistake"));
        put(io.cartera.Decisions.class, books::decisions);
        put(CreditOverride.class, () -> CreditOverride.of(DecisionId.of("D-1"), Actor.of("chief"), TEN, DAY, "trust"));
        put(
                SupplyHold.class,
                () -> SupplyHold.of(CreditPolicy.ofDefaults()
                        .decide(
                                request,
                                CreditPicture.in(CurrencyUnit.EUR).measure(own).build())));
    }

    private static CustomerFile routed() {
        CustomerFact fact = FileEntry.of(ACME, DAY).contactPoint("office", ContactPoint.phone("+34 910"));
        Command command =
                Command.of(fact.kind().recordedBy(), CommandId.of("C-1"), Actor.of("clerk"), Optional.empty());
        return CustomerFile.of(
                Customer.organisation(ACME, "Acme").build(),
                List.of(CustomerFactRecorded.of(ACCOUNT, fact, new Recording(1, NOW, command))));
    }

    private void documents() {
        put(PaymentTerms.class, () -> PaymentTerms.netDays(30));
        put(DueDateRule.class, () -> DueDateRule.netDays(30));
        put(TermDates.class, () -> TermDates.of(DAY));
        put(TermStart[].class, () -> new TermStart[] {TermStart.INVOICE});
        put(StatutoryCaps.class, StatutoryCaps::spain);
        put(CashDiscount.Builder.class, CashDiscount::builder);
        put(
                io.cartera.terms.DiscountOffer.class,
                () -> CashDiscount.of(Percentage.of("2"), 10)
                        .offers(List.of(TaxedAmount.untaxed(TEN)), TermDates.of(DAY))
                        .get(0));
        put(TermsNotApplicableException.Reason.class, () -> TermsNotApplicableException.Reason.values()[0]);
        put(CustomerId.class, () -> ACME);
        put(RegisterAnswer.class, () -> RegisterAnswer.confirmed("VIES"));
        put(TaxIdVerifier.class, () -> (id, profile) -> RegisterAnswer.notFound("VIES"));
        put(PartyVerifier.class, () -> profile -> RegisterAnswer.confirmed("EGRUL"));
        put(CustomerNumber.class, () -> CustomerNumber.of("C-1"));
        put(CustomerNumber.NumberingPolicy.class, () -> CustomerNumber.NumberingPolicy.of("C-", 6));
        put(CustomerNumber.NumberSequence.class, () -> CustomerNumber.NumberSequence.from(1));
        put(Customer.Builder.class, () -> Customer.organisation(ACME, "Acme"));
        put(InvoiceId.class, () -> InvoiceId.of("INV-1"));
        put(DraftCheck.class, () -> DraftCheck.on(DAY));
        put(
                InvoiceLine.class,
                () -> InvoiceLine.priced("goods", BigDecimal.ONE, BigDecimal.TEN, TEN.getCurrencyUnit())
                        .taxedAt(Percentage.of("21")));
        put(AllowanceCharge.class, () -> AllowanceCharge.allowance(TEN).taxedAt(Percentage.of("21")));
        put(Invoice.Builder.class, () -> Invoice.draft(InvoiceId.of("INV-2"), ACME, DAY));
        put(SeriesId.class, () -> SeriesId.of("F"));
        put(NumberSeriesRepository.class, Specimens::numberSeries);
        put(NumberSeries.class, () -> NumberSeries.yearly(SeriesId.of("F"), "F"));
        put(
                DocumentNumber.class,
                () -> NumberSeries.yearly(SeriesId.of("F"), "F").first(DAY));
        put(
                NumberClaim.class,
                () -> NumberClaim.voided(
                        Command.of(CommandKind.VOID_NUMBER, CommandId.of("V-1"), Actor.of("clerk"), Optional.empty()),
                        DAY,
                        "spoiled"));
        put(PaymentId.class, () -> PaymentId.of("PAY-1"));
        put(Payment.class, () -> Payment.received(PaymentId.of("PAY-2"), ACME, TEN, DAY));
        put(ReturnKind.class, () -> ReturnKind.values()[0]);
        put(BankLineId.class, () -> BankLineId.of("ACCOUNT", "A-1", 1));
        put(
                BankLineSplit.class,
                () -> BankLineSplit.of(BankLine.builder("ACCOUNT", DAY, TEN).build())
                        .share(ACME, Money.parse("EUR 4")));
        put(BankLine.Builder.class, () -> BankLine.builder("ACCOUNT", DAY, TEN));
    }

    private void account() {
        put(LedgerId.class, () -> LedgerId.MAIN);
        put(AccountId.class, () -> ACCOUNT);
        put(LedgerId.class, ACCOUNT::ledger);
        put(ItemId.class, () -> DEBIT);
        put(AllocationId.class, () -> new AllocationId(1, 1));
        put(Allocation.class, () -> ALLOCATION);
        put(Release.class, () -> new Release(new AllocationId(1, 1), DAY));
        put(Link.class, () -> Link.live(ALLOCATION, NOW));
        put(Entry.class, () -> ENTRY);
        put(Entry.Builder.class, () -> Entry.builder(DEBIT, EntryKind.INVOICE, TEN, DAY));
        put(EntrySource.class, () -> action -> action.accept(ACME, ENTRY));
        put(TwoLegs.class, () -> TwoLegs.transfer(ACME, DEBIT, CustomerId.of("BOLT"), DAY));
        put(Adjustment.class, () -> Adjustment.refund(CREDIT, DAY).requested(DAY, Actor.of("clerk")));
        put(AccountHead.class, AccountHead::empty);
        put(AccountFacts.class, Specimens::facts);
        put(CustomerAccount.class, () -> CustomerAccount.over(ACCOUNT, facts(), NOW));
        put(Settlement.class, Settlement::none);
        put(OpenItem.class, () -> OpenItem.of(ACME, ENTRY, 1));
        put(OpenItemSource.class, () -> OpenItemSource.of(List.of(OpenItem.of(ACME, ENTRY, 1))));
        put(OpenItemSnapshot.Builder.class, OpenItemSnapshot::builder);
        put(OpenSet.class, () -> CustomerAccount.over(ACCOUNT, facts(), NOW).open(CurrencyUnit.EUR, Side.CREDIT, DAY));
        put(io.cartera.account.AccountHistory.class, () -> books.accounts().history(ACME));
    }

    private void freshness() {
        SourceImported imported = SourceImported.of(
                LedgerId.MAIN, CommandId.of("I-1"), SourceId.of("shop"), DAY, Instant.EPOCH, Actor.SYSTEM);
        Freshness freshness = Freshness.of(
                Map.of(SourceId.of("shop"), UpdateCadence.daily()), List.of(imported), AsOf.of(DAY.plusDays(9)));
        put(SourceId.class, () -> SourceId.of("shop"));
        put(UpdateCadence.class, UpdateCadence::daily);
        put(SourceImported.class, () -> imported);
        put(Freshness.class, () -> freshness);
        put(SourceFreshness.class, () -> freshness.sources().get(0));
    }

    private void forecasts() {
        OpenItem debit = OpenItem.of(ACME, ENTRY, 1);
        put(PaymentHistory.Builder.class, () -> PaymentHistory.asOf(DAY));
        put(PaymentForecast.class, () -> PaymentForecast.of(debit, DAY, PaymentForecast.TERMS, 0));
        put(
                CashProjection.class,
                () -> CashProjection.of(List.of(PaymentForecast.of(debit, DAY, PaymentForecast.TERMS, 0)), DAY, 4)
                        .get(0));
        put(CashProjection.Week.class, () -> new CashProjection.Week(DAY, DAY, TEN, TEN));
        put(RepeatPurchases.class, () -> new RepeatPurchases(1, 1, 2));
        put(PurchasePredictor.class, () -> BetaGeometric.of(1, 1, 1, 1));
        put(GammaGamma.class, () -> GammaGamma.of(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE));
        put(LifetimeValue.class, () -> LifetimeValue.over(2, 1, BigDecimal.ZERO));
        byType.put(double.class, () -> 1.0);
        put(PaymentDatePredictor.class, PaymentDatePredictor::shrunk);
        put(Peers.class, Peers::byIndustry);
    }

    private void points() {
        RewardProgramId club = RewardProgramId.of("CLUB");
        EarnRule rule = EarnRule.of("all", TEN, 1);
        EarnedBy basis = EarnedBy.of("all", TEN, TEN, 1, Percentage.of("100"));
        PointsEntry.Dated dated = PointsEntry.of(club, ACME, DAY);
        PointsEntry ordered = dated.earned(InvoiceId.of("INV-1"), List.of(basis));
        PointsMove move = PointsMove.of(InvoiceId.of("INV-1"), 1);
        PointsEntry earned = ordered.booked(DAY, List.of(move), 0);
        PointsRecorded recorded = PointsRecorded.of(
                ACCOUNT,
                Command.of(CommandKind.EARN_POINTS, CommandId.of("E-1"), Actor.SYSTEM, Optional.empty()),
                earned,
                Instant.EPOCH);
        PointsAccount account = PointsAccount.of(ACCOUNT, club, List.of(recorded));
        put(RewardProgramId.class, () -> club);
        put(EarnRule.class, () -> rule);
        put(EarnedBy.class, () -> basis);
        put(PointsEntry.class, () -> ordered);
        put(PointsEntry.Dated.class, () -> dated);
        put(PointsKind.class, () -> PointsKind.EARNED);
        put(PointsMove.class, () -> move);
        put(PointsRecorded.class, () -> recorded);
        put(PointsAccount.class, () -> account);
        put(PointsLedger.class, () -> PointsLedger.of(ACCOUNT, club, List.of(recorded)));
        put(PointsLot.class, () -> account.lots(AsOf.of(DAY)).get(0));
        put(Reward.class, () -> Reward.voucher(TEN));
        put(RewardProfile.class, () -> RewardProfile.inTier("GOLD"));
        put(RewardTerms.class, () -> RewardTerms.of(rule));
        put(RewardTerms.Builder.class, RewardTerms::builder);
        put(RewardProgram.class, () -> RewardProgram.of(club).from(DAY, RewardTerms.of(rule)));
        put(PointsLiability.class, () -> PointsLiability.allocate(TEN, TEN));
    }

    private void filing() {
        DocumentId id = DocumentId.of("DOC-1");
        DocumentRecord filed = DocumentRecord.of(ACME, id, DocumentKind.CONTRACT, DAY, "0".repeat(64), "vault/1");
        LegalHold hold = new LegalHold(ACME, id, "H-1", "LITIGATION", DAY);
        DocumentRecorded recorded = DocumentRecorded.of(
                AccountId.of(LedgerId.MAIN, ACME),
                Command.of(CommandKind.REGISTER_DOCUMENT, CommandId.of("DOC-1"), Actor.SYSTEM, Optional.empty()),
                filed,
                Instant.EPOCH);
        DocumentFile file = DocumentFile.of(recorded.account(), List.of(recorded));
        put(Period.class, () -> Period.ofYears(6));
        put(DocumentId.class, () -> id);
        put(DocumentKind.class, () -> DocumentKind.CONTRACT);
        put(DocumentRecord.class, () -> filed);
        put(DocumentFact.class, () -> filed);
        put(DocumentLink.class, () -> new DocumentLink(ACME, id, Referent.customer(ACME), DAY));
        put(DocumentTag.class, () -> new DocumentTag(ACME, id, "tag", DAY));
        put(LegalHold.class, () -> hold);
        put(LegalHold.Lift.class, () -> new LegalHold.Lift(ACME, id, "H-1", "SETTLED", DAY));
        put(Disposal.class, () -> new Disposal(ACME, id, "CERT-1", DAY));
        put(DocumentRecorded.class, () -> recorded);
        put(DocumentFile.class, () -> file);
        put(DocumentState.class, () -> file.documents().get(0));
        put(RetentionPolicy.class, RetentionPolicy::shipped);
        put(RetentionPolicy.Rule.class, () -> RetentionPolicy.shipped().rules().get(0));
        put(RetentionPolicy.Start.class, () -> RetentionPolicy.Start.ISSUE);
        put(byte[].class, () -> new byte[] {1});
        put(Predicate.class, () -> (Predicate<Object>) ignored -> false);
        put(DocumentStore.class, () -> new NoBytes());
        put(RetentionSchedule.class, () -> RetentionSchedule.of(RetentionPolicy.shipped()));
    }

    /** A place where documents lie that keeps nothing. */
    private static final class NoBytes implements DocumentStore {
        @Override
        public void put(String reference, byte[] content) {}

        @Override
        public Optional<byte[]> get(String reference) {
            return Optional.empty();
        }

        @Override
        public void delete(String reference) {}
    }

    private void cover() {
        CreditInsurance insurance =
                CreditInsurance.of("POL-1", "Insurer", TEN, Percentage.of("90")).notifyWithin(30);
        CustomerFact fact = FileEntry.of(ACME, DAY).insurance(insurance);
        Command command =
                Command.of(fact.kind().recordedBy(), CommandId.of("C-1"), Actor.of("clerk"), Optional.empty());
        CustomerFile file = CustomerFile.of(
                Customer.organisation(ACME, "Acme").build(),
                List.of(CustomerFactRecorded.of(ACCOUNT, fact, new Recording(1, NOW, command))));
        put(InsurerNotice.Step.class, () -> InsurerNotice.Step.NOTIFIED);
        put(InsurerNotice.Debit.class, () -> new InsurerNotice.Debit("I", 1));
        put(
                InsurerNotice.class,
                () -> InsurerNotice.of("N-1", "POL-1", InsurerNotice.Step.NOTIFIED)
                        .debit("I"));
        CustomerFact told = FileEntry.of(ACME, DAY)
                .insurerTold(InsurerNotice.of("N-1", "POL-1", InsurerNotice.Step.NOTIFIED)
                        .debit("NONE"));
        Command telling =
                Command.of(told.kind().recordedBy(), CommandId.of("C-2"), Actor.of("clerk"), Optional.empty());
        CustomerFile telltale = CustomerFile.of(
                Customer.organisation(ACME, "Acme").build(),
                List.of(CustomerFactRecorded.of(ACCOUNT, told, new Recording(1, NOW, telling))));
        put(
                StrayNotice.class,
                () -> StrayNotice.of(telltale, books.accounts().history(ACME), AsOf.of(DAY))
                        .get(0));
        InsuredDebts debts = InsuredDebts.of(file, List.of(OpenItem.debit(ACME, "I", TEN, DAY, DAY)), AsOf.of(DAY));
        put(CreditInsurance.class, () -> insurance);
        put(Security.Kind.class, () -> Security.Kind.DEPOSIT);
        put(Security.class, () -> Security.of(Security.Kind.DEPOSIT, TEN));
        put(Collateral.class, () -> Collateral.of(file, AsOf.of(DAY)));
        put(InsuredDebts.class, () -> debts);
        put(InsuredItem.class, () -> debts.items().get(0));
        put(CoverDeadline.class, () -> debts.deadlines().get(0));
        RiskPicture picture = RiskPicture.of(
                file,
                books.accounts().history(ACME),
                books.collections().file(ACME),
                Optional.of(CreditLimit.noCredit()),
                AsOf.of(DAY));
        RiskAssessment assessment = RiskAssessment.of(picture, RiskRules.ofDefaults());
        put(RiskPicture.class, () -> picture);
        put(RiskRules.class, RiskRules::ofDefaults);
        put(RiskRule.class, () -> RiskRule.from(30));
        put(RiskSignal.Kind.class, () -> RiskSignal.Kind.OVERDUE);
        put(RiskAssessment.class, () -> assessment);
        put(RiskMeasures.class, RiskMeasures::ofDefaults);
        put(RiskSignal.class, () -> assessment.signals().get(0));
        put(DunningLevels.class, () -> books.risks().dunning(ACME, AsOf.of(DAY)));
    }

    private void ratings() {
        put(AssignedRating.class, () -> AssignedRating.of("A"));
        put(FinancialStatements.class, () -> FinancialStatements.of(CurrencyUnit.EUR, DAY));
        put(BureauReport.class, () -> BureauReport.of("bureau", DAY));
        put(CreditReview.class, () -> CreditReview.of(CreditReview.Outcome.CONFIRMED));
        put(DefaulterListing.class, () -> DefaulterListing.listed(Actor.of("eve"), "late", "file"));
        put(PaymentBehaviour.class, () -> books.ratings().behaviour(ACME, AsOf.of(DAY)));
        put(
                PaymentRecord.class,
                () -> books.ratings().behaviour(ACME, AsOf.of(DAY)).in(CurrencyUnit.EUR));
        put(CreditInputs.class, () -> CreditInputs.of(CurrencyUnit.EUR, AsOf.of(DAY)));
        put(CreditScore.class, () -> CreditScore.of("model", BigDecimal.TEN, BigDecimal.ONE));
        put(CreditScore.Part.class, () -> CreditScore.Part.of("a", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.TEN));
        put(ScoringMethod.class, PaymentHistoryScore::standard);
        put(PaymentHistoryScore.class, PaymentHistoryScore::standard);
        put(Scorecard.class, () -> Scorecard.named("card").attribute("A-1", 1));
        put(AltmanZ.class, AltmanZ::nonManufacturers);
        put(RatingScale.class, () -> RatingScale.of("C").better("B", 50));
        put(AssessmentPlan.class, () -> AssessmentPlan.named("plan", RatingScale.of("C")));
        put(PayerRules.class, PayerRules::usual);
        put(CreditBureau.class, () -> (CreditBureau) (customer, on) -> Optional.empty());
        put(io.cartera.Ratings.class, books::ratings);
        GradeConditions conditions = GradeConditions.of(SettlementMode.OPEN_CREDIT, PaymentTerms.netDays(30));
        put(GradeConditions.class, () -> conditions);
        put(ConditionsTable.class, () -> ConditionsTable.of("1", DAY, conditions));
        put(LimitProposal.class, () -> LimitProposal.in(CurrencyUnit.EUR));
        put(ReviewSchedule.class, () -> ReviewSchedule.every(12));
        put(ReviewTriggers.class, ReviewTriggers::usual);
        put(
                UrgentReview.class,
                () -> UrgentReview.of(ACME, List.of(Evidence.of("percent of the limit used", 95, 90)), List.of()));
        put(
                ReviewPolicy.class,
                () -> ReviewPolicy.of(
                        AssessmentPlan.named("plan", RatingScale.of("C")),
                        List.of(ConditionsTable.of("1", DAY, conditions))));
        put(
                DueReview.class,
                () -> ReviewSchedule.every(12)
                        .next(
                                CustomerFile.of(
                                        Customer.organisation(ACME, "Acme").build(), List.of()),
                                CreditLimits.of(List.of(LimitGranted.of(
                                        ACCOUNT,
                                        CommandId.of("L-1"),
                                        LimitGrant.of(ACME, CreditLimit.unlimited(), DAY),
                                        NOW))),
                                AsOf.of(DAY))
                        .orElseThrow());
    }

    private void identifiers() {
        put(IdentifierScheme.class, () -> IdentifierScheme.ES_NIF);
        put(Identifier.class, () -> Identifier.of(IdentifierScheme.ES_NIF, "12345678Z"));
        put(IdentifierCheck.class, IdentifierCheck::standard);
    }

    private void collection() {
        Dispute dispute = Dispute.opened(DisputeId.of("D-1"), ACME, DEBIT, DisputeReason.PRICE, DAY);
        put(HeldBack.class, HeldBack::nothing);
        put(DisputeId.class, dispute::id);
        put(DisputeReason.class, dispute::reason);
        put(Dispute.class, () -> dispute);
        put(CollectionFact.class, () -> dispute);
        put(PromiseId.class, () -> PromiseId.of("P-1"));
        put(PromiseToPay.class, () -> PromiseToPay.of(PromiseId.of("P-1"), ACME, TEN, DAY, DAY));
    }

    private void portfolio() {
        put(PurchaseHistory.class, () -> books.portfolio().history(DAY));
        put(GrowthRanking.class, () -> GrowthRanking.of(books.portfolio().history(DAY), CurrencyUnit.EUR, 3));
        put(Turnover.class, () -> books.analysis().turnover(DateRange.ofClosed(DAY, DAY)));
        put(Purchases.class, () -> books.portfolio().history(DAY).of(ACME, CurrencyUnit.EUR));
        put(MonthlySeries.class, () -> MonthlySeries.of(YearMonth.from(DAY), List.of(TEN)));
        put(PurchaseRhythm.class, () -> PurchaseRhythm.ofDays(ACME, List.of(DAY), DAY));
        put(DeclineRules.class, DeclineRules::ofDefaults);
        put(ChurnRule.class, ChurnRule::ofDefaults);
        put(ProductMix.class, () -> ProductMix.of(Map.of("A", TEN), TEN));
        put(ProductSales.class, () -> books.portfolio().products(DateRange.ofClosed(DAY, DAY)));
        put(Set.class, Set::of);
        put(ConcentrationLimits.class, ConcentrationLimits::ofDefaults);
        put(CustomerGrouping.class, CustomerGrouping::byCountry);
        put(PortfolioBridge.Move.class, () -> PortfolioBridge.Move.NEW);
        put(
                LossScenario.class,
                () -> LossScenario.of(Map.of(ACME, TEN), ACME, TEN).orElseThrow());
        put(Breakdown.class, () -> Breakdown.of(CurrencyUnit.EUR, Map.of(ACME, TEN), Map.of(ACME, "A")));
        put(Cohorts.class, () -> Cohorts.of(books.portfolio().history(DAY)));
    }

    private void readings() {
        put(AgedAmounts.class, () -> AgedAmounts.of(TEN, List.of(TEN), TEN));
        put(AgingBuckets.class, () -> AgingBuckets.days(30));
        put(OverdueStages.class, () -> OverdueStages.from(1, "late"));
        put(
                ReceivablesReport.class,
                () -> books.analysis().receivables(AgingSpec.byDueDate(AgingBuckets.days(30)), DAY, 1));
        put(
                PlatformPayout.Builder.class,
                () -> PlatformPayout.builder(ExternalRef.of("stripe", "po_1"), DAY, CurrencyUnit.EUR));
        put(
                CustomerOverview.class,
                () -> books.customers().overview(ACME, AsOf.of(DAY)).orElseThrow());
        put(ShareGrant.class, () -> ShareGrant.of(ACME, Instant.EPOCH, ShareGrant.Part.BALANCE));
        put(ShareGrant.Part.class, () -> ShareGrant.Part.BALANCE);
        put(ShareGrant.Part[].class, () -> new ShareGrant.Part[] {ShareGrant.Part.OPEN_ITEMS});
        put(AgingSpec.class, () -> AgingSpec.byDueDate(AgingBuckets.days(30)));
        put(
                AgingHistory.class,
                () -> AgingHistory.of(AgingSpec.byDueDate(AgingBuckets.days(30)), List.of(DAY), day -> action -> {}));
        put(AllocationPolicy.class, AllocationPolicy::oldest);
        put(AllocationChain.class, AllocationChain::standard);
        put(
                RemittanceMatcher.class,
                () -> RemittanceMatcher.over(OpenItemSource.of(List.of(OpenItem.of(ACME, ENTRY, 1)))));
        put(Tolerance.class, () -> Tolerance.upTo(TEN));
        put(CreditExposure.class, () -> CreditExposure.of(TEN, TEN, MoneyBag.empty()));
        put(CreditLimit.class, () -> CreditLimit.of(TEN));
        LimitGrant grant = LimitGrant.of(ACME, CreditLimit.of(TEN), DAY);
        put(LimitGrant.class, () -> grant);
        put(LimitGranted.class, () -> LimitGranted.of(ACCOUNT, CommandId.of("G-1"), grant, Instant.EPOCH));
        put(LimitKind.class, () -> LimitKind.STANDARD);
        put(ExposureTerm.class, () -> ExposureTerm.OPEN_DEBITS);
        put(ExposureTally.class, ExposureTally::create);
        put(CreditLimits.class, CreditLimits::none);
        put(HeadroomRepository.class, Specimens::headroom);
        put(SalesDocumentKind.class, () -> SalesDocumentKind.ORDER);
        ReservationId reservation = ReservationId.of("SO-1");
        Reservation reserved = Reservation.of(reservation, ACME, TEN, SalesDocumentKind.ORDER, DAY, DAY);
        put(ReservationId.class, () -> reservation);
        put(Reservation.class, () -> reserved);
        put(HeadroomFact.class, () -> reserved);
        put(Commitment.class, () -> Commitment.to(SalesDocumentKind.ORDER, "SO-1", ACME, reservation, TEN, DAY));
        put(ReservationRelease.class, () -> ReservationRelease.of(ACME, reservation, DAY));
        put(GroupMembership.class, () -> GroupMembership.of(ACME, CustomerId.of("ROOT"), DAY));
        put(HeadroomGrounds.class, () -> HeadroomGrounds.of(TEN, Optional.empty()));
        put(StagesLeft.class, () -> StagesLeft.of(TEN.getCurrencyUnit(), 1000, 0, 0));
        put(HeadroomFile.class, () -> HeadroomFile.of(ACCOUNT, List.of()));
        put(Referent.class, () -> Referent.payment(ACCOUNT, PaymentId.of("PAY-1")));
        put(CreditPolicy.class, CreditPolicy::ofDefaults);
        credit();
        put(AbcClass.class, () -> AbcClass.A);
        ReferenceRate base = ReferenceRate.of(DateRange.ofClosed(DAY, DAY), BigDecimal.ONE);
        put(ReferenceRate.class, () -> base);
        put(ReferenceRate[].class, () -> new ReferenceRate[] {base});
        put(ReferenceRates.class, () -> ReferenceRateTable.of("base", base));
        put(ReferenceRateTable.class, () -> ReferenceRateTable.of("base", base));
        put(FixedCompensation.class, () -> FixedCompensation.of(TEN));
        put(AnomalyRules.class, AnomalyRules::usual);
        put(HistoryQuery.class, HistoryQuery::all);
        put(StatementCycle.class, StatementCycle::monthEnd);
    }

    // A repository lives within a session only.
    private static HeadroomRepository headroom() {
        ReceivablesStore empty = new InMemoryStore();
        Object each = Proxy.newProxyInstance(
                Specimens.class.getClassLoader(),
                new Class<?>[] {HeadroomRepository.class},
                (proxy, method, arguments) -> empty.<Object>read(session -> {
                    try {
                        return method.invoke(session.headroom(), arguments);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalArgumentException(e.getCause());
                    }
                }));
        return (HeadroomRepository) each;
    }

    /** What no method takes beside a value that can be bad. */
    private void commands() {
        put(Customer.class, () -> Customer.organisation(ACME, "Acme").build());
        put(
                Invoice.class,
                () -> Invoice.draft(InvoiceId.of("INV-2"), ACME, DAY)
                        .line("goods", TEN)
                        .build());
        put(
                PaymentReturn.class,
                () -> PaymentReturn.bounced(CommandId.of("R-1"), ACME, PaymentId.of("PAY-1"), DAY, "no funds"));
        put(DisputeResolution.class, () -> DisputeResolution.upheld(DisputeId.of("D-1"), ACME, DAY));
        put(PromiseWithdrawal.class, () -> PromiseWithdrawal.of(PromiseId.of("P-1"), ACME, DAY));
        put(NoticeId.class, () -> NoticeId.of("N-1"));
        put(PaymentMethod.class, () -> PaymentMethod.of("transfer"));
        put(CollectionFile.class, () -> books.collections().file(ACME));
        put(RefundId.class, () -> RefundId.of("R-1"));
        put(
                RefundRequest.class,
                () -> RefundRequest.of(RefundId.of("R-1"), ACME, ItemId.credit("PAY-1"), TEN, DAY, "twice"));
        put(RefundAnswer.class, () -> RefundAnswer.approved(RefundId.of("R-1"), ACME, DAY));
        put(RefundState.class, () -> books.refunds().of(ACME, AsOf.of(DAY)).get(0));
        put(NoticeWithdrawal.class, () -> NoticeWithdrawal.of(NoticeId.of("N-1"), ACME, DAY, "never went out"));
        put(SentNotice.Channel.class, () -> SentNotice.Channel.SMS);
        put(
                SentNotice.class,
                () -> SentNotice.of(NoticeId.of("N-1"), ACME, 1, DAY, SentNotice.Channel.SMS, List.of(DEBIT)));
        put(
                AccountChanged.class,
                () -> AccountChanged.of(
                        ACCOUNT, books.accounts().history(ACME).changes().get(0)));
        put(AuditAnchor.class, () -> books.audit().anchor());
        put(Segmentation.class, Segmentation::abc);
        put(LateInterest.class, () -> LateInterest.atAgreedRate(Percentage.of("8")));
        put(
                AccruedInterest.class,
                () -> books.analysis()
                        .lateInterest(ACME, LateInterest.atAgreedRate(Percentage.of("8")), AsOf.of(DAY.plusYears(1)))
                        .get(0));
        put(
                PostingRules.class,
                () -> PostingRules.builder(GlAccount.of("AR"), GlAccount.of("AR"))
                        .otherwise(GlAccount.of("4000"))
                        .build());
        put(StatementStyle.class, () -> StatementStyle.of("open-item"));
        put(ZoneId.class, () -> ZoneOffset.UTC);
        put(Iterator.class, Collections::emptyIterator);
        put(BiConsumer.class, () -> (BiConsumer<Object, Object>) (one, other) -> {});
    }

    private void segments() {
        DateRange window = DateRange.yearTo(DAY);
        Purchasers purchasers = Purchasers.of(window, CurrencyUnit.EUR, List.of(PurchaseTotals.of(ACME, 1, TEN, DAY)));
        ValueTiers.Builder tiers = ValueTiers.named("value").from("high", TEN);
        put(Purchasers.class, () -> purchasers);
        put(PurchaseTotals.class, () -> purchasers.all().get(0));
        put(ValueTiers.Start.class, () -> ValueTiers.named("value"));
        put(ValueTiers.Builder.class, () -> ValueTiers.named("value").from("high", TEN));
        put(Classification.class, () -> tiers.otherwise("other").classify(purchasers));
        put(CustomerCondition.class, () -> CustomerCondition.purchasesAtLeast(1));
        put(CustomerCondition.State.class, () -> CustomerCondition.State.HOLDS);
        put(CustomerPicture.class, () -> CustomerPicture.of(ACME));
        put(SegmentRules.Builder.class, () -> SegmentRules.named("rules"));
        put(SegmentMembership.class, () -> SegmentMembership.of("value", "high", SegmentMembership.Move.ENTERED));
        put(CareFinding.class, () -> CareFinding.of("call"));
        put(CareRules.class, CareRules::ofDefaults);
        put(Care.class, books::care);
        put(
                CareRun.class,
                () -> books.care()
                        .find(
                                CommandId.of("care"),
                                CareRules.none().lapsed(rhythm -> ChurnFinding.of(rhythm, false, List.of()), "call"),
                                DAY.plusYears(1)));
        put(CareOutcome.Reading.class, () -> CareOutcome.in(DateRange.ofClosed(DAY, DAY), 30));
        put(
                CareOutcome.class,
                () -> CareOutcome.in(DateRange.ofClosed(DAY, DAY), 30).result());
        put(SegmentMembership.Move.class, () -> SegmentMembership.Move.ENTERED);
        put(SegmentationPlan.class, () -> SegmentationPlan.of(tiers.otherwise("other")));
        put(
                SegmentationRun.class,
                () -> SegmentationPlan.of(tiers.otherwise("other"))
                        .run(CommandId.of("R-1"), purchasers, Map.of(), DAY));
        put(
                SegmentChange.class,
                () -> SegmentationPlan.of(tiers.otherwise("other"))
                        .run(CommandId.of("R-1"), purchasers, Map.of(), DAY)
                        .changes()
                        .get(0));
        put(SegmentPolicy.class, SegmentPolicy::none);
        put(AssignmentPolicy.class, AssignmentPolicy::none);
        put(Actor[].class, () -> new Actor[] {Actor.of("ann")});
        put(
                UpcomingOccasion.class,
                () -> new UpcomingOccasion("day", Occasion.of("name day", MonthDay.of(1, 10)), DAY));
        put(ConsentCheck.class, ConsentCheck::byNamedPurpose);
        put(
                Audience.class,
                () -> Audience.select(
                        List.of(),
                        CustomerCondition.purchasesAtLeast(1),
                        ContactPurpose.MARKETING,
                        ConsentCheck.byNamedPurpose()));
        put(OwnerAssignments.Assigned.class, () -> new OwnerAssignments.Assigned(ACME, Actor.of("ann"), "rule 1"));
    }

    private void doors() {
        put(io.cartera.Segments.class, books::segments);
        put(io.cartera.Accounts.class, books::accounts);
        put(io.cartera.Analysis.class, books::analysis);
        put(io.cartera.Adjustments.class, books::adjustments);
        put(io.cartera.Cash.class, books::cash);
        put(io.cartera.Collecting.class, books::collections);
        put(io.cartera.Credit.class, books::credit);
        put(io.cartera.Documents.class, books::documents);
        put(io.cartera.Forecasts.class, books::forecasts);
        put(io.cartera.Rewards.class, books::rewards);
        put(io.cartera.Imports.class, books::imports);
        put(io.cartera.GeneralLedger.class, books::generalLedger);
        put(io.cartera.Invoicing.class, books::invoicing);
        put(io.cartera.Numbering.class, books::numbering);
        put(io.cartera.Portfolio.class, books::portfolio);
        put(io.cartera.Questions.class, books::questions);
        put(io.cartera.Risks.class, books::risks);
        put(io.cartera.Refunding.class, books::refunds);
    }

    /** The series of a store in memory, each call in a session of its own. */
    private static NumberSeriesRepository numberSeries() {
        InMemoryStore store = new InMemoryStore();
        Receivables.over(store).numbering().define(NumberSeries.yearly(SeriesId.of("F"), "F"));
        InvocationHandler inSession = (proxy, method, arguments) -> {
            FutureTask<Object> call = store.write(session -> {
                FutureTask<Object> task = new FutureTask<>(() -> method.invoke(session.numberSeries(), arguments));
                task.run();
                return task;
            });
            try {
                return call.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof InvocationTargetException thrown ? thrown.getCause() : e.getCause();
            }
        };
        return (NumberSeriesRepository) Proxy.newProxyInstance(
                Specimens.class.getClassLoader(), new Class<?>[] {NumberSeriesRepository.class}, inSession);
    }

    /** The facts of an account on which nothing happened. */
    private static AccountFacts facts() {
        InvocationHandler nothing = (proxy, method, arguments) -> {
            Class<?> wanted = method.getReturnType();
            if (wanted == AccountHead.class) {
                return AccountHead.empty();
            }
            if (wanted == Optional.class) {
                return Optional.empty();
            }
            if (wanted == Set.class) {
                return Set.of();
            }
            return wanted == List.class ? List.of() : Collections.<Item>emptyIterator();
        };
        return (AccountFacts)
                Proxy.newProxyInstance(Specimens.class.getClassLoader(), new Class<?>[] {AccountFacts.class}, nothing);
    }
}
