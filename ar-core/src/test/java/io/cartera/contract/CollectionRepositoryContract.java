package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.FIRST_DAY;
import static io.cartera.contract.Samples.LAST_DAY;
import static io.cartera.contract.Samples.accountOf;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cartera.account.AccountId;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Side;
import io.cartera.collection.CollectionFact;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.CollectionRecorded;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.DisputeResolution;
import io.cartera.collection.NoticeId;
import io.cartera.collection.NoticeWithdrawal;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.PromiseWithdrawal;
import io.cartera.collection.RefundAnswer;
import io.cartera.collection.RefundId;
import io.cartera.collection.RefundRequest;
import io.cartera.collection.SentNotice;
import io.cartera.customer.CustomerId;
import io.cartera.store.CollectionRepository;
import io.cartera.store.DuplicateKeyException;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a {@link CollectionRepository} keeps. */
public abstract class CollectionRepositoryContract extends StoreContract {

    private static final Instant MORNING = Instant.parse("2026-01-05T08:00:00.000001Z");
    private static final Instant EVENING = Instant.parse("2026-01-05T19:59:59.999999Z");
    private static final LocalDate DAY = day("2026-01-05");
    private static final LocalDate LATER = day("2026-02-05");

    /** For the test of a store. */
    protected CollectionRepositoryContract() {}

    /** A dispute on the account of ACME or of whom it is recorded on. */
    static Dispute dispute(CustomerId customer, String id, LocalDate on) {
        return Dispute.opened(DisputeId.of(id), customer, ItemId.debit("INV-1"), DisputeReason.PRICE, on);
    }

    private static PromiseToPay promise(String id, LocalDate on) {
        return PromiseToPay.of(PromiseId.of(id), ACME, eur("5"), on, LATER);
    }

    private static DisputeResolution rejected(String dispute, LocalDate on) {
        return DisputeResolution.rejected(DisputeId.of(dispute), ACME, on);
    }

    private static SentNotice notice(String id, LocalDate on) {
        return SentNotice.of(
                NoticeId.of(id), ACME, 1, on, SentNotice.Channel.E_MAIL, List.of(ItemId.debit("INV-" + id)));
    }

    private static NoticeWithdrawal gone(String notice, LocalDate on) {
        return NoticeWithdrawal.of(NoticeId.of(notice), ACME, on, "Rücksendung " + notice);
    }

    private static PromiseWithdrawal withdrawal(String promise, LocalDate on) {
        return PromiseWithdrawal.of(PromiseId.of(promise), ACME, on);
    }

    private static RefundRequest refund(String id, LocalDate on) {
        return RefundRequest.of(RefundId.of(id), ACME, ItemId.credit(id), eur("5"), on, "zuviel");
    }

    static CollectionRecorded recorded(AccountId account, String command, CollectionFact fact, Instant at) {
        return CollectionRecorded.of(
                account,
                Command.of(fact.recordedBy(), CommandId.of(command), Actor.of("clerk-7"), Optional.empty()),
                fact,
                at);
    }

    private static CollectionRecorded onAcme(String command, CollectionFact fact, Instant at) {
        return recorded(ACME_ACCOUNT, command, fact, at);
    }

    private void add(CollectionRecorded... all) {
        for (CollectionRecorded recorded : all) {
            write(recorded.account(), session -> session.collections().add(recorded));
        }
    }

    private List<CollectionRecorded> facts(AccountId account) {
        CollectionFile file = read(session -> session.collections().find(account));
        assertEquals(account, file.account());
        return file.facts();
    }

    private Map<CustomerId, CollectionFile> all(AsOf asOf) {
        return read(session -> session.collections().all(LedgerId.MAIN, asOf));
    }

    @Test
    void an_account_without_facts_has_an_empty_file() {
        write(session -> session.accounts().lock(ACME_ACCOUNT));

        assertEquals(List.of(), facts(ACME_ACCOUNT));
        assertEquals(List.of(), facts(BETA_ACCOUNT));
        assertEquals(Map.of(), all(AsOf.of(LAST_DAY)));
    }

    @Test
    void every_kind_of_fact_comes_back() {
        List<CollectionRecorded> kept = new ArrayList<>();
        Dispute whole = Dispute.opened(
                DisputeId.of("whole"),
                ACME,
                new ItemId(Side.CREDIT, "CN-1", 12),
                DisputeReason.of("Mängel"),
                FIRST_DAY);
        kept.add(onAcme("whole", whole, MORNING));
        for (Money amount : Samples.AMOUNTS) {
            Dispute part = dispute(ACME, "part " + amount, DAY)
                    .of(amount)
                    .answerBy(LAST_DAY)
                    .ownedBy(Actor.of("Sales " + Samples.GRINNING_FACE));
            kept.add(onAcme("part " + amount, part, MORNING));
        }
        kept.add(onAcme("U", DisputeResolution.upheld(DisputeId.of("whole"), ACME, LAST_DAY), MORNING));
        kept.add(onAcme(
                "P", DisputeResolution.partlyUpheld(DisputeId.of("part EUR 0.01"), ACME, LATER, eur("0.01")), MORNING));
        kept.add(onAcme("R", rejected("part JPY 1", DAY), MORNING));
        kept.add(onAcme("W", DisputeResolution.withdrawn(DisputeId.of("part KWD 0.001"), ACME, DAY), MORNING));
        for (Money amount : Samples.AMOUNTS) {
            PromiseToPay promise = PromiseToPay.of(PromiseId.of("p " + amount), ACME, amount, FIRST_DAY, LAST_DAY);
            kept.add(onAcme("p " + amount, promise, MORNING));
        }
        List<ItemId> items = List.of(ItemId.debit("INV-2"), new ItemId(Side.DEBIT, "INV-1", 3), ItemId.credit("X"));
        PromiseToPay second = promise("second", DAY).forItems(items).replacing(PromiseId.of("p JPY 1"));
        kept.add(onAcme("second", second, EVENING));
        kept.add(onAcme("gone", withdrawal("second", LATER), EVENING));
        kept.add(CollectionRecorded.of(
                ACME_ACCOUNT,
                Command.of(
                        second.recordedBy(),
                        CommandId.of("third"),
                        Actor.of("clerk"),
                        Optional.of(Basis.of("letter of the 5th"))),
                promise("third", DAY),
                EVENING));
        for (Money amount : Samples.AMOUNTS) {
            RefundRequest request = RefundRequest.of(
                    RefundId.of("r " + amount), ACME, new ItemId(Side.CREDIT, "CN-1", 12), amount, FIRST_DAY, "zurück");
            kept.add(onAcme("r " + amount, request.payBy(LAST_DAY), EVENING));
        }
        kept.add(onAcme("asked", refund("asked", DAY), EVENING));
        kept.add(onAcme("yes", RefundAnswer.approved(RefundId.of("asked"), ACME, LATER), EVENING));
        kept.add(onAcme("no", RefundAnswer.declined(RefundId.of("r JPY 1"), ACME, LAST_DAY, "nicht \u00DF"), EVENING));
        kept.add(onAcme("first notice", notice("first notice", DAY), EVENING));
        List<ItemId> about = List.of(new ItemId(Side.DEBIT, "INV-1", 3), ItemId.debit("INV-2"), ItemId.debit("INV-3"));
        SentNotice lastWarning = SentNotice.of(
                        NoticeId.of("last warning"),
                        ACME,
                        SentNotice.MAX_LEVEL,
                        LATER,
                        SentNotice.Channel.of("Bote " + Samples.GRINNING_FACE),
                        about)
                .withReference("DMS 7 \u2013 \u00DF");
        kept.add(onAcme("last warning", lastWarning, EVENING));
        int holding = kept.size() - 2;
        kept.add(onAcme("back", gone("last warning", LAST_DAY), EVENING));
        kept.forEach(this::add);

        assertEquals(kept, facts(ACME_ACCOUNT));
        assertEquals(kept.subList(0, holding), all(AsOf.of(LAST_DAY)).get(ACME).facts(), "no notices among those");
    }

    @Test
    void facts_come_in_the_order_of_recording_even_at_one_instant() {
        List<CollectionRecorded> kept = List.of(
                onAcme("9", dispute(ACME, "9", LATER), MORNING),
                onAcme("1", promise("1", DAY), MORNING),
                onAcme("5", dispute(ACME, "5", DAY), MORNING));
        write(ACME_ACCOUNT, session -> kept.forEach(session.collections()::add));

        assertEquals(kept, facts(ACME_ACCOUNT));
        assertEquals(kept, all(AsOf.of(LATER)).get(ACME).facts());
    }

    @Test
    void all_files_come_by_customer_and_only_of_the_ledger() {
        Samples.idsOutOfOrder().forEach(id -> {
            AccountId account = accountOf(id);
            add(recorded(account, "D-1", dispute(account.customer(), "D-1", DAY), MORNING));
        });
        write(session -> session.accounts().lock(ACME_ACCOUNT));
        add(recorded(ACME_IN_BRANCH, "D-1", dispute(ACME, "D-1", DAY), MORNING));

        Map<CustomerId, CollectionFile> all = all(AsOf.of(DAY));

        assertEquals(
                Samples.IDS_IN_ORDER,
                all.keySet().stream().map(CustomerId::value).toList());
        assertEquals(accountOf("Z"), all.get(CustomerId.of("Z")).account());
    }

    @Test
    void the_files_of_a_ledger_have_only_what_counts_as_of_then() {
        CollectionRecorded opened = onAcme("D-1", dispute(ACME, "D-1", DAY), MORNING);
        CollectionRecorded given = onAcme("P-1", promise("P-1", LATER).forItems(List.of(ItemId.debit("I"))), MORNING);
        CollectionRecorded resolved = onAcme("R-1", rejected("D-1", DAY), EVENING);
        add(opened, given, resolved);

        assertEquals(Map.of(), all(AsOf.of(DAY.minusDays(1))));
        assertEquals(Map.of(), all(AsOf.of(LATER).knownAt(MORNING.minusNanos(1000))));
        assertEquals(
                List.of(opened), all(AsOf.of(DAY).knownAt(MORNING)).get(ACME).facts());
        assertEquals(
                List.of(opened, given),
                all(AsOf.of(LATER).knownAt(EVENING.minusNanos(1000))).get(ACME).facts());
        assertEquals(List.of(opened, resolved), all(AsOf.of(DAY)).get(ACME).facts());
        assertEquals(
                List.of(opened, given, resolved),
                all(AsOf.of(LATER).knownAt(EVENING)).get(ACME).facts());
    }

    @Test
    void a_command_records_once_and_the_first_fact_stays() {
        CollectionRecorded first = onAcme("D-1", dispute(ACME, "D-1", DAY), MORNING);
        add(first);

        assertThrows(DuplicateKeyException.class, () -> add(first));
        assertThrows(DuplicateKeyException.class, () -> add(onAcme("D-1", dispute(ACME, "D-1", LATER), EVENING)));

        assertEquals(List.of(first), facts(ACME_ACCOUNT));
    }

    @Test
    void a_dispute_is_resolved_once() {
        CollectionRecorded opened = onAcme("D-1", dispute(ACME, "D-1", DAY), MORNING);
        CollectionRecorded resolved = onAcme("R-1", rejected("D-1", DAY), MORNING);
        add(opened, resolved);

        assertThrows(DuplicateKeyException.class, () -> add(onAcme("R-2", rejected("D-1", LATER), EVENING)));

        assertEquals(List.of(opened, resolved), facts(ACME_ACCOUNT));
    }

    @Test
    void a_promise_ends_once_whether_it_is_withdrawn_or_replaced() {
        CollectionRecorded first = onAcme("P-1", promise("P-1", DAY), MORNING);
        CollectionRecorded second = onAcme("P-2", promise("P-2", DAY).replacing(PromiseId.of("P-1")), MORNING);
        CollectionRecorded gone = onAcme("W-2", withdrawal("P-2", DAY), MORNING);
        add(first, second, gone);

        assertThrows(DuplicateKeyException.class, () -> add(onAcme("W-1", withdrawal("P-1", DAY), EVENING)));
        assertThrows(
                DuplicateKeyException.class,
                () -> add(onAcme("P-3", promise("P-3", DAY).replacing(PromiseId.of("P-2")), EVENING)));

        assertEquals(List.of(first, second, gone), facts(ACME_ACCOUNT));
    }

    @Test
    void the_same_identifier_for_another_kind_of_fact_or_on_another_account_is_another() {
        CollectionRecorded dispute = onAcme("1", dispute(ACME, "1", DAY), MORNING);
        CollectionRecorded promise = onAcme("1", promise("1", DAY).forItems(List.of(ItemId.debit("A"))), MORNING);
        CollectionRecorded resolved = onAcme("1", rejected("1", DAY), MORNING);
        CollectionRecorded withdrawn = onAcme("1", withdrawal("1", DAY), MORNING);
        CollectionRecorded beta = recorded(BETA_ACCOUNT, "1", dispute(BETA_ACCOUNT.customer(), "1", LATER), MORNING);
        PromiseToPay other = promise("1", LATER).forItems(List.of(ItemId.debit("B")));
        CollectionRecorded branch = recorded(ACME_IN_BRANCH, "1", other, MORNING);
        add(dispute, promise, resolved, withdrawn, beta, branch);

        assertEquals(List.of(dispute, promise, resolved, withdrawn), facts(ACME_ACCOUNT));
        assertEquals(List.of(beta), facts(BETA_ACCOUNT));
        assertEquals(List.of(branch), facts(ACME_IN_BRANCH));
    }

    @Test
    void a_notice_is_recorded_once_and_keeps_its_items_apart_from_those_of_a_promise() {
        CollectionRecorded promise = onAcme("1", promise("1", DAY).forItems(List.of(ItemId.debit("A"))), MORNING);
        CollectionRecorded sent = onAcme("1", notice("1", DAY), MORNING);
        CollectionRecorded next = onAcme("2", notice("2", LATER), EVENING);
        add(promise, sent, next);

        assertThrows(DuplicateKeyException.class, () -> add(onAcme("1", notice("1", LATER), EVENING)));

        assertEquals(List.of(promise, sent, next), facts(ACME_ACCOUNT));
        assertEquals(List.of(promise), all(AsOf.of(LATER)).get(ACME).facts());
    }

    @Test
    void an_account_with_notices_only_is_not_among_the_files_of_a_ledger() {
        add(onAcme("1", notice("1", DAY), MORNING), onAcme("W", gone("1", LATER), EVENING));

        assertEquals(Map.of(), all(AsOf.of(LATER)));
        assertEquals(2, facts(ACME_ACCOUNT).size());
    }

    @Test
    void a_notice_is_withdrawn_once_and_a_promise_of_the_same_name_apart_from_it() {
        CollectionRecorded promise = onAcme("1", promise("1", DAY), MORNING);
        CollectionRecorded sent = onAcme("1", notice("1", DAY), MORNING);
        CollectionRecorded promiseGone = onAcme("W", withdrawal("1", DAY), MORNING);
        CollectionRecorded noticeGone = onAcme("W", gone("1", DAY), MORNING);
        add(promise, sent, promiseGone, noticeGone);

        assertThrows(DuplicateKeyException.class, () -> add(onAcme("W-2", gone("1", LATER), EVENING)));

        assertEquals(List.of(promise, sent, promiseGone, noticeGone), facts(ACME_ACCOUNT));
    }

    @Test
    void a_refund_is_approved_once_and_declined_once() {
        CollectionRecorded asked = onAcme("1", refund("1", DAY), MORNING);
        CollectionRecorded answered = onAcme("A", RefundAnswer.approved(RefundId.of("1"), ACME, DAY), MORNING);
        add(asked, answered);

        assertThrows(
                DuplicateKeyException.class,
                () -> add(onAcme("B", RefundAnswer.approved(RefundId.of("1"), ACME, LATER), EVENING)));
        assertThrows(DuplicateKeyException.class, () -> add(onAcme("1", refund("1", LATER), EVENING)));
        CollectionRecorded takenBack =
                onAcme("B", RefundAnswer.declined(RefundId.of("1"), ACME, LATER, "used meanwhile"), EVENING);
        add(takenBack);
        assertThrows(
                DuplicateKeyException.class,
                () -> add(onAcme("C", RefundAnswer.declined(RefundId.of("1"), ACME, LATER, "again"), EVENING)));

        assertEquals(List.of(asked, answered, takenBack), facts(ACME_ACCOUNT));
        assertEquals(List.of(asked, answered), all(AsOf.of(DAY)).get(ACME).facts());
    }

    @Test
    void identifiers_that_look_alike_are_different() {
        List<CollectionRecorded> kept = new ArrayList<>();
        for (String id : Samples.IDS) {
            kept.add(onAcme(id, promise(id, DAY).forItems(List.of(ItemId.debit(id))), MORNING));
        }
        for (String id : Samples.IDS) {
            kept.add(onAcme(id, withdrawal(id, DAY), EVENING));
        }
        for (String id : Samples.IDS) {
            SentNotice notice =
                    SentNotice.of(NoticeId.of(id), ACME, 2, DAY, SentNotice.Channel.of(id), List.of(ItemId.debit(id)));
            kept.add(onAcme(id, notice.withReference(id), EVENING));
        }
        for (String id : Samples.IDS) {
            kept.add(onAcme(id, refund(id, DAY), EVENING));
        }
        for (String id : Samples.IDS) {
            kept.add(onAcme(id, RefundAnswer.declined(RefundId.of(id), ACME, DAY, id), EVENING));
        }
        kept.forEach(this::add);

        assertEquals(kept, facts(ACME_ACCOUNT));
    }
}
