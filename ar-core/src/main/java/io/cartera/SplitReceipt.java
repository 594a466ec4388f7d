package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.account.CustomerAccount;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.CustomerId;
import io.cartera.external.BankLineTaken;
import io.cartera.external.Referent;
import io.cartera.payment.BankLineId;
import io.cartera.payment.BankLineSplit;
import io.cartera.payment.Payment;
import io.cartera.store.PaymentRepository.BankLineClaim;
import io.cartera.store.PaymentRepository.Share;
import io.cartera.store.Session;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One line of a bank statement, received on several accounts in one transaction, under all their locks. */
final class SplitReceipt {

    private final Desk desk;
    private final BankLineId line;
    private final Command command;
    // Everybody locks in this order, so nobody waits for ever.
    private final TreeMap<AccountId, Payment> payments = new TreeMap<>();

    SplitReceipt(Desk desk, BankLineSplit split) {
        this.desk = desk;
        this.line = split.line().id();
        this.command = desk.command(
                CommandKind.RECEIVE, CommandId.of(split.line().paymentId().value()));
        split.payments().forEach(payment -> payments.put(desk.account(payment.customer()), payment));
        if (payments.isEmpty()) {
            throw new IllegalArgumentException("split of " + split.line() + " has no share");
        }
        payments.keySet().forEach(account -> desk.ask(Permission.RECEIVE_PAYMENTS, account.customer()));
    }

    /** Why a line cannot be received: the payments that it was received as. */
    static BankLineTaken taken(BankLineClaim claim) {
        return BankLineTaken.of(
                claim.line(),
                claim.shares().stream()
                        .map(share -> Referent.payment(share.account(), share.payment()))
                        .toList());
    }

    Outcome<List<AccountChanged>> run() {
        return desk.writeOn(List.copyOf(payments.keySet()), this::received);
    }

    private Outcome<List<AccountChanged>> received(Session session, Consumer<Event> told) {
        TreeMap<AccountId, CustomerAccount> units = new TreeMap<>();
        TreeMap<AccountId, AccountFacts> facts = new TreeMap<>();
        payments.keySet().forEach(id -> facts.put(id, session.accounts().lock(id)));
        Instant now = desk.now();
        facts.forEach((id, known) -> units.put(id, CustomerAccount.over(id, known, now)));
        Optional<BankLineClaim> claim = session.payments().claimOf(line);
        Outcome<List<AccountChanged>> outcome = unknown(session)
                .or(() -> claim.flatMap(this::otherwise))
                .or(() -> claim.isPresent() ? Optional.empty() : apart())
                .or(() -> conflict(session))
                .orElseGet(() -> posted(units));
        boolean isNew = claim.isEmpty() && outcome.applied().isPresent();
        if (isNew) {
            keep(session, units);
            outcome.events().forEach(told);
        }
        if (isNew || outcome.applied().isEmpty()) {
            payments.forEach((id, payment) -> audit(session, id, now, outcome));
        }
        return outcome;
    }

    private void audit(Session session, AccountId account, Instant now, Outcome<List<AccountChanged>> outcome) {
        Optional<AccountChange> change = Desk.part(account, outcome);
        Instant at = change.map(own -> own.recording().at()).orElse(now);
        AuditFacts recorded =
                change.map(own -> AuditFacts.of(own, payments.get(account))).orElse(AuditFacts.none());
        desk.audit(session, AuditRecord.of(account, at, command, outcome), recorded);
    }

    private Optional<Outcome<List<AccountChanged>>> unknown(Session session) {
        return payments.keySet().stream()
                .map(AccountId::customer)
                .filter(customer -> session.customers().find(customer).isEmpty())
                .findFirst()
                .map(customer -> new Outcome.Refused<>(command.id(), new UnknownCustomer(customer)));
    }

    private Optional<Outcome<List<AccountChanged>>> apart() {
        CustomerId first = payments.firstKey().customer();
        return payments.keySet().stream()
                .map(AccountId::customer)
                .filter(other -> !desk.store().keepsTogether(first, other))
                .findFirst()
                .map(other -> new Outcome.Refused<>(command.id(), KeptApart.of(first, other)));
    }

    /** The line was received, but not so. */
    private Optional<Outcome<List<AccountChanged>>> otherwise(BankLineClaim claim) {
        BankLineClaim offered = claim();
        if (claim.equals(offered)) {
            return Optional.empty();
        }
        boolean isShared = claim.shares().stream().anyMatch(share -> payments.containsKey(share.account()));
        return Optional.of(isShared ? conflict(claim, offered) : new Outcome.Refused<>(command.id(), taken(claim)));
    }

    private Outcome<List<AccountChanged>> conflict(BankLineClaim claim, BankLineClaim offered) {
        String existing = text(claim, SplitReceipt::amount);
        String wanted = text(offered, SplitReceipt::amount);
        return existing.equals(wanted)
                ? new Outcome.Conflicting<>(
                        command.id(),
                        text(claim, SplitReceipt::payment),
                        text(offered, SplitReceipt::payment),
                        "payments")
                : new Outcome.Conflicting<>(command.id(), existing, wanted, "shares");
    }

    private static String text(BankLineClaim claim, Function<Share, String> of) {
        return claim.shares().stream().map(of).collect(Collectors.joining(", "));
    }

    private static String amount(Share share) {
        return share.account().customer() + " " + share.amount();
    }

    private static String payment(Share share) {
        return share.account().customer() + " " + share.payment() + " in "
                + share.account().ledger();
    }

    private Optional<Outcome<List<AccountChanged>>> conflict(Session session) {
        return payments.entrySet().stream()
                .flatMap(share -> session
                        .payments()
                        .find(share.getKey(), share.getValue().id())
                        .flatMap(existing -> existing.differenceFrom(share.getValue()))
                        .stream())
                .findFirst()
                .map(difference -> Outcome.Conflicting.of(command.id(), difference));
    }

    private Outcome<List<AccountChanged>> posted(TreeMap<AccountId, CustomerAccount> units) {
        List<AccountChanged> changes = new ArrayList<>();
        for (CustomerAccount unit : units.values()) {
            Outcome<AccountChange> share = unit.post(command, List.of(AccountBatch.entryOf(payments.get(unit.id()))));
            if (share instanceof Outcome.Refused<AccountChange> refused) {
                return new Outcome.Refused<>(command.id(), refused.refusal());
            }
            if (share instanceof Outcome.Conflicting<AccountChange> other) {
                return new Outcome.Conflicting<>(command.id(), other.existing(), other.offered(), other.field());
            }
            changes.add(AccountChanged.of(unit.id(), share.orElseThrow()));
        }
        return new Outcome.Applied<>(command.id(), List.copyOf(changes), List.copyOf(changes));
    }

    private void keep(Session session, TreeMap<AccountId, CustomerAccount> units) {
        units.forEach((id, unit) -> {
            session.accounts().record(unit.writes());
            session.payments().add(id, payments.get(id));
        });
        session.payments().claim(claim());
    }

    private BankLineClaim claim() {
        List<Share> shares = new ArrayList<>();
        payments.forEach((account, payment) -> shares.add(new Share(account, payment.id(), payment.amount())));
        return new BankLineClaim(line, shares);
    }
}
