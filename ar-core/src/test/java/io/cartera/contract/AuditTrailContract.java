package io.cartera.contract;

import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cartera.account.AccountId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.store.AuditTrail;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an {@link AuditTrail} keeps. */
public abstract class AuditTrailContract extends StoreContract {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.000001Z");

    /** For the test of a store. */
    protected AuditTrailContract() {}

    private static AuditRecord row(AccountId account, Instant at, String command) {
        return AuditRecord.of(
                account,
                at,
                Command.of(
                        CommandKind.ISSUE,
                        CommandId.of(command),
                        Actor.of("clerk-7"),
                        Optional.of(Basis.of("contract 12"))),
                "Applied");
    }

    private void append(AuditRecord row) {
        write(row.account(), session -> session.audit().append(row, AuditFacts.none()));
    }

    private List<AuditRecord> rows(AccountId account) {
        return read(session -> session.audit().of(account));
    }

    @Test
    void a_row_comes_back_with_all_its_parts() {
        AuditRecord row = row(ACME_ACCOUNT, NOON, "INV-1");
        append(row);

        assertEquals(List.of(row), rows(ACME_ACCOUNT));
    }

    @Test
    void a_row_without_a_basis_comes_back_without_one() {
        AuditRecord row = AuditRecord.of(
                ACME_ACCOUNT,
                NOON,
                Command.of(CommandKind.APPLY, CommandId.of("A-1"), Actor.SYSTEM, Optional.empty()),
                "Refused:PeriodClosed");
        append(row);

        assertEquals(List.of(row), rows(ACME_ACCOUNT));
    }

    @Test
    void rows_of_every_kind_of_command_come_back() {
        List<AuditRecord> rows = new ArrayList<>();
        for (CommandKind kind : CommandKind.values()) {
            rows.add(AuditRecord.of(
                    ACME_ACCOUNT,
                    NOON,
                    Command.of(kind, CommandId.of("C-1"), Actor.SYSTEM, Optional.empty()),
                    "Conflicting:line 10000 product group"));
        }
        rows.forEach(this::append);

        assertEquals(rows, rows(ACME_ACCOUNT));
    }

    @Test
    void texts_and_identifiers_come_back_character_by_character() {
        List<AuditRecord> rows = new ArrayList<>();
        for (String text : Samples.TEXTS) {
            rows.add(AuditRecord.of(
                    ACME_ACCOUNT,
                    NOON,
                    Command.of(CommandKind.ISSUE, CommandId.of("C-1"), Actor.SYSTEM, Optional.of(Basis.of(text))),
                    "Applied"));
        }
        for (String id : Samples.IDS) {
            rows.add(AuditRecord.of(
                    ACME_ACCOUNT,
                    NOON,
                    Command.of(CommandKind.ISSUE, CommandId.of(id), Actor.of(id), Optional.empty()),
                    "Applied"));
        }
        rows.forEach(this::append);

        assertEquals(rows, rows(ACME_ACCOUNT));
    }

    @Test
    void rows_come_in_the_order_in_which_they_were_added_whatever_their_instants() {
        List<AuditRecord> rows = List.of(
                row(ACME_ACCOUNT, NOON, "C-9"),
                row(ACME_ACCOUNT, NOON.plusNanos(1000), "C-1"),
                row(ACME_ACCOUNT, NOON, "C-5"),
                row(ACME_ACCOUNT, NOON.minusSeconds(3600), "C-7"));
        write(
                ACME_ACCOUNT,
                session -> rows.subList(0, 3).forEach(row -> session.audit().append(row, AuditFacts.none())));
        append(rows.get(3));

        assertEquals(rows, rows(ACME_ACCOUNT));
    }

    @Test
    void equal_rows_are_all_kept() {
        AuditRecord row = row(ACME_ACCOUNT, NOON, "INV-1");
        append(row);
        append(row);

        assertEquals(List.of(row, row), rows(ACME_ACCOUNT));
    }

    @Test
    void every_account_has_rows_of_its_own() {
        append(row(ACME_ACCOUNT, NOON, "acme"));
        append(row(BETA_ACCOUNT, NOON, "beta"));
        append(row(ACME_IN_BRANCH, NOON, "branch"));

        assertEquals(List.of(row(ACME_ACCOUNT, NOON, "acme")), rows(ACME_ACCOUNT));
        assertEquals(List.of(row(BETA_ACCOUNT, NOON, "beta")), rows(BETA_ACCOUNT));
        assertEquals(List.of(row(ACME_IN_BRANCH, NOON, "branch")), rows(ACME_IN_BRANCH));
    }

    @Test
    void an_account_without_commands_has_no_rows() {
        write(session -> session.accounts().lock(ACME_ACCOUNT));

        assertEquals(List.of(), rows(ACME_ACCOUNT));
        assertEquals(List.of(), rows(BETA_ACCOUNT));
    }
}
