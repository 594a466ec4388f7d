package io.cartera.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cartera.AccountBatch;
import io.cartera.Receivables;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Settlement;
import io.cartera.account.TwoLegs;
import io.cartera.allocation.AllocationChain;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.allocation.Tolerance;
import io.cartera.audit.AuditRecord;
import io.cartera.badinput.Specimens;
import io.cartera.creditfile.DefaulterListing;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.BankLine;
import io.cartera.payment.BankLineSplit;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.rating.AssessmentPlan;
import io.cartera.rating.CreditInputs;
import io.cartera.rating.RatingScale;
import io.cartera.review.LimitProposal;
import io.cartera.review.ReviewPolicy;
import io.cartera.review.ReviewSchedule;
import io.cartera.review.ReviewTriggers;
import io.cartera.store.ReceivablesStore;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Refusal;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C023: who may do what. */
class PermissionsTest {

    private static final Path DOCUMENT = Path.of("../docs/permissions.md");
    private static final CustomerId ACME = Specimens.ACME;
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    // They do and show nothing by themselves.
    private static final Set<String> ASKS_NOTHING =
            Set.of("imports().inChunksOf(int)", "portfolio().converting(CurrencyUnit, ExchangeRates)");

    @Test
    void C023_every_command_and_reading_names_its_permission_and_is_refused_before_the_books_are_touched()
            throws ReflectiveOperationException, IOException {
        SortedMap<String, String> needed = new TreeMap<>();
        for (Method door : Receivables.class.getMethods()) {
            if (isDoor(door)) {
                for (Method method : door.getReturnType().getDeclaredMethods()) {
                    if (isCalledFromOutside(method)) {
                        String name = door.getName() + "()." + told(method);
                        needed.put(name, ASKS_NOTHING.contains(name) ? "nothing" : refusedBy(door, method, name));
                    }
                }
            }
        }
        for (Method method : AccountBatch.class.getDeclaredMethods()) {
            if (isCalledFromOutside(method)) {
                needed.put("accounts().inOneUnit: " + told(method), refusedInBatch(method));
            }
        }

        assertThat(needed).hasSizeGreaterThan(90);
        assertThat(Files.readAllLines(DOCUMENT).stream()
                        .filter(line -> line.startsWith("| `"))
                        .toList())
                .isEqualTo(needed.entrySet().stream()
                        .map(entry -> "| `" + entry.getKey() + "` | " + entry.getValue() + " |")
                        .toList());
    }

    @Test
    void every_permission_is_needed_for_something() throws IOException {
        String document = Files.readString(DOCUMENT);

        for (Permission permission : Permission.values()) {
            assertThat(document).contains("| " + permission + " |");
        }
    }

    @Test
    void the_policy_hears_who_asks_for_what_about_whom_and_in_which_ledger() {
        List<AccessRequest> heard = new ArrayList<>();
        Receivables books = Receivables.over(new InMemoryStore())
                .admitting(request -> {
                    heard.add(request);
                    return Optional.empty();
                })
                .actingAs(Actor.of("ann"))
                .inLedger(LedgerId.of("ES"));

        books.customers().register(Customer.organisation(ACME, "Acme").build());
        books.invoicing().issue(invoice());
        books.customers().all();

        AccessRequest all = AccessRequest.of(Actor.of("ann"), Permission.READ_CUSTOMERS, LedgerId.of("ES"));
        assertThat(heard)
                .containsExactly(
                        AccessRequest.of(Actor.of("ann"), Permission.MAINTAIN_CUSTOMERS, LedgerId.of("ES"))
                                .about(ACME),
                        AccessRequest.of(Actor.of("ann"), Permission.ISSUE_DOCUMENTS, LedgerId.of("ES"))
                                .about(ACME),
                        all);
        assertThat(all.customer()).isEmpty();
    }

    @Test
    void what_is_refused_says_why_and_leaves_no_trace() {
        InMemoryStore store = new InMemoryStore();
        Receivables all = Receivables.over(store);
        all.customers().register(Customer.organisation(ACME, "Acme").build());
        Receivables books = all.admitting(request -> request.permission() == Permission.ISSUE_DOCUMENTS
                ? Optional.of(new NotInOffice("Madrid"))
                : Optional.empty());
        AccountHistory before = all.accounts().history(ACME);
        List<AuditRecord> trail = all.audit().trail(ACME);

        assertThatThrownBy(() -> books.invoicing().issue(invoice()))
                .isInstanceOfSatisfying(AccessDeniedException.class, denied -> {
                    assertThat(denied.refusal()).isEqualTo(new NotInOffice("Madrid"));
                    assertThat(denied.request().customer()).contains(ACME);
                    assertThat(denied)
                            .hasMessage("AccessRequest[system, ISSUE_DOCUMENTS, main, ACME] is refused: NotInOffice");
                });

        assertThat(all.accounts().history(ACME)).isEqualTo(before);
        assertThat(all.audit().trail(ACME)).isEqualTo(trail);
        assertThat(all.invoicing().issue(invoice()).applied()).isPresent();
    }

    @Test
    void in_a_unit_each_command_asks_and_a_refused_one_takes_the_unit_back() {
        Receivables all = Specimens.books();
        Receivables books = all.admitting(denying(Permission.APPLY_PAYMENTS));
        AccountHistory before = all.accounts().history(ACME);

        assertThatThrownBy(() -> books.accounts().inOneUnit(ACME, batch -> {
                    batch.issue(Invoice.draft(InvoiceId.of("INV-9"), ACME, DAY)
                            .line("goods", Money.parse("EUR 1"))
                            .build());
                    return batch.release(CommandId.of("R"), null, DAY);
                }))
                .isInstanceOf(AccessDeniedException.class);

        assertThat(all.accounts().history(ACME)).isEqualTo(before);
    }

    @Test
    void a_unit_is_for_who_may_see_the_account_and_locks_it_for_nobody_else() {
        InMemoryStore store = new InMemoryStore();
        Receivables closed = Receivables.over(store).admitting(request -> Optional.of(NotPermitted.INSTANCE));
        CustomerId ghost = CustomerId.of("GHOST");

        assertThat(permissionOf(() -> closed.accounts().inOneUnit(ghost, batch -> 1)))
                .isEqualTo(Permission.READ_ACCOUNTS);
        assertThat(permissionOf(() ->
                        closed.accounts().inOneUnit(ghost, batch -> catchThrowable(() -> batch.canApply(DAY)))))
                .isEqualTo(Permission.READ_ACCOUNTS);

        assertThat(store.<List<AccountId>>read(session -> session.accounts().accounts(LedgerId.MAIN)))
                .isEmpty();
    }

    @Test
    void what_concerns_two_customers_is_asked_for_both() {
        Receivables all = Specimens.books();
        all.customers().register(Customer.organisation(BOLT, "Bolt").build());
        Receivables books = all.admitting(
                request -> request.customer().filter(BOLT::equals).map(customer -> NotPermitted.INSTANCE));
        TwoLegs legs = TwoLegs.transfer(ACME, ItemId.debit("INV-1"), BOLT, DAY);
        BankLineSplit split = BankLineSplit.of(
                        BankLine.builder("ACCOUNT", DAY, Money.parse("EUR 10")).build())
                .share(ACME, Money.parse("EUR 6"))
                .share(BOLT, Money.parse("EUR 4"));

        assertThat(catchThrowable(() -> books.adjustments().record(CommandId.of("T"), legs)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(catchThrowable(() -> books.cash().receive(split))).isInstanceOf(AccessDeniedException.class);
        assertThat(all.adjustments().record(CommandId.of("T"), legs).applied()).isPresent();
        assertThat(catchThrowable(() -> books.adjustments().undo(CommandId.of("U"), ACME, ItemId.credit("T"), DAY)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whoever_may_apply_money_may_not_write_off_by_the_way() {
        Receivables all = Specimens.books();
        Receivables books = all.admitting(denying(Permission.ADJUST_ACCOUNTS));
        Settlement applied =
                Settlement.none().matching(ItemId.credit("PAY-1"), ItemId.debit("INV-1"), Money.parse("EUR 4"), DAY);
        Settlement withGift =
                applied.adjusting(Adjustment.badDebt(ItemId.debit("INV-1"), DAY).of(Money.parse("EUR 6")));
        all.cash()
                .receive(Payment.received(PaymentId.of("PAY-9"), ACME, Money.parse("EUR 9.99"), DAY)
                        .withReference("INV-1"));
        AllocationPolicy generous = AllocationChain.standard().tolerating(Tolerance.upTo(Money.parse("EUR 1")));
        AccountHistory before = all.accounts().history(ACME);

        assertThat(permissionOf(() -> books.cash().settle(CommandId.of("S"), ACME, withGift)))
                .isEqualTo(Permission.ADJUST_ACCOUNTS);
        assertThat(all.cash().propose(ACME, DAY, generous).adjustments()).isNotEmpty();
        assertThat(permissionOf(() -> books.cash().apply(CommandId.of("A"), ACME, DAY, generous)))
                .isEqualTo(Permission.ADJUST_ACCOUNTS);
        assertThat(all.accounts().history(ACME)).isEqualTo(before);
        assertThat(books.cash().settle(CommandId.of("S"), ACME, applied).applied())
                .isPresent();
    }

    @Test
    void an_overview_needs_the_permission_of_all_that_it_shows() {
        Receivables all = Specimens.books();

        for (Permission permission : List.of(
                Permission.READ_CUSTOMERS,
                Permission.READ_ACCOUNTS,
                Permission.READ_CREDIT,
                Permission.READ_COLLECTIONS)) {
            Receivables books = all.admitting(denying(permission));
            assertThat(permissionOf(() -> books.customers().overview(ACME, AsOf.of(DAY))))
                    .isEqualTo(permission);
        }
        assertThat(all.customers().overview(ACME, AsOf.of(DAY))).isPresent();
    }

    @Test
    void a_credit_file_and_what_a_review_rests_on_need_the_permission_of_all_that_they_show() {
        Receivables all = Specimens.books();
        AsOf day = AsOf.of(DAY);
        Receivables rater = all.admitting(request -> request.permission() == Permission.READ_RATINGS
                ? Optional.empty()
                : Optional.of(NotPermitted.INSTANCE));

        assertThat(permissionOf(() -> rater.ratings().creditFile(ACME, day))).isEqualTo(Permission.READ_CUSTOMERS);
        assertThat(permissionOf(() -> rater.ratings().reviewsDue(ReviewSchedule.every(12), day)))
                .isEqualTo(Permission.READ_CREDIT);
        assertThat(permissionOf(() -> rater.ratings().urgentReviews(ReviewTriggers.usual(), CurrencyUnit.EUR, day)))
                .isEqualTo(Permission.READ_CREDIT);
        assertThat(permissionOf(() -> rater.ratings()
                        .propose(
                                ACME,
                                ReviewPolicy.of(AssessmentPlan.named("plan", RatingScale.of("C")), List.of()),
                                CreditInputs.of(CurrencyUnit.EUR, day),
                                LimitProposal.in(CurrencyUnit.EUR))))
                .isEqualTo(Permission.READ_CREDIT);
        assertThat(rater.ratings().behaviour(ACME, day).customer()).isEqualTo(ACME);
        for (Permission permission :
                List.of(Permission.READ_RATINGS, Permission.READ_CUSTOMERS, Permission.READ_CREDIT)) {
            Receivables books = all.admitting(denying(permission));
            assertThat(permissionOf(() -> books.ratings().creditFile(ACME, day)))
                    .isEqualTo(permission);
        }
        assertThat(all.ratings().creditFile(ACME, day)).isPresent();
    }

    @Test
    void whoever_approves_of_a_listing_may_list_too() {
        Receivables all = Specimens.books();
        Actor eve = Actor.of("eve");
        DefaulterListing listing = DefaulterListing.listed(eve, "late", "file");
        Receivables books = all.admitting(
                request -> request.actor().equals(eve) ? Optional.of(NotPermitted.INSTANCE) : Optional.empty());

        AccessDeniedException denied = (AccessDeniedException)
                catchThrowable(() -> books.ratings().list(CommandId.of("L-1"), ACME, listing, DAY));

        assertThat(denied.request())
                .isEqualTo(AccessRequest.of(eve, Permission.LIST_DEFAULTERS, LedgerId.MAIN)
                        .about(ACME));
        assertThat(all.ratings().defaulters(AsOf.of(DAY))).isEmpty();
        assertThat(all.ratings().list(CommandId.of("L-1"), ACME, listing, DAY).applied())
                .isPresent();
    }

    private static Permission permissionOf(ThrowingCallable call) {
        return ((AccessDeniedException) catchThrowable(call)).request().permission();
    }

    @Test
    void no_policy_that_is_added_takes_one_away() {
        Receivables books = Specimens.books()
                .admitting(denying(Permission.READ_AUDIT_TRAIL))
                .admitting(denying(Permission.READ_CREDIT))
                .admitting(AccessPolicy.allowAll());

        assertThat(catchThrowable(() -> books.audit().trail(ACME))).isInstanceOf(AccessDeniedException.class);
        assertThat(catchThrowable(() -> books.credit().limits(ACME))).isInstanceOf(AccessDeniedException.class);
        assertThat(books.accounts().history(ACME).changes()).isNotEmpty();
    }

    private static AccessPolicy denying(Permission denied) {
        return request -> request.permission() == denied ? Optional.of(NotPermitted.INSTANCE) : Optional.empty();
    }

    private static Invoice invoice() {
        return Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                .line("goods", Money.parse("EUR 1"))
                .build();
    }

    private record NotInOffice(String office) implements Refusal {}

    private static boolean isDoor(Method method) {
        Class<?> group = method.getReturnType();
        return method.getParameterCount() == 0
                && group.getPackage() == Receivables.class.getPackage()
                && group != Receivables.class;
    }

    private static boolean isCalledFromOutside(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();
    }

    private static String told(Method method) {
        return method.getName()
                + Stream.of(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String refusedBy(Method door, Method method, String name) throws ReflectiveOperationException {
        Receivables closed = Receivables.over(untouchable()).admitting(request -> Optional.of(NotPermitted.INSTANCE));
        try {
            method.invoke(door.invoke(closed), arguments(method));
        } catch (InvocationTargetException refused) {
            return permission(refused, name);
        }
        throw new AssertionError(name + " asks nobody");
    }

    private static String refusedInBatch(Method method) {
        Receivables closed = Specimens.books()
                .admitting(request -> request.permission() == Permission.READ_ACCOUNTS
                        ? Optional.empty()
                        : Optional.of(NotPermitted.INSTANCE));
        return closed.accounts().inOneUnit(ACME, batch -> {
            try {
                method.invoke(batch, arguments(method));
            } catch (InvocationTargetException refused) {
                return permission(refused, told(method));
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
            throw new AssertionError(told(method) + " asks nobody");
        });
    }

    private static String permission(InvocationTargetException refused, String name) {
        assertThat(refused.getCause()).as(name).isInstanceOf(AccessDeniedException.class);
        return ((AccessDeniedException) refused.getCause())
                .request()
                .permission()
                .name();
    }

    private static Object[] arguments(Method method) {
        Specimens specimens = new Specimens(Specimens.books());
        return Stream.of(method.getParameterTypes())
                .map(type -> specimens
                        .of(type)
                        .orElseThrow(() -> new AssertionError("no specimen of " + type + " for " + method)))
                .toArray();
    }

    /** A store that nobody may ask anything. */
    private static ReceivablesStore untouchable() {
        return (ReceivablesStore) Proxy.newProxyInstance(
                PermissionsTest.class.getClassLoader(),
                new Class<?>[] {ReceivablesStore.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError("the store was asked to " + method.getName());
                });
    }
}
