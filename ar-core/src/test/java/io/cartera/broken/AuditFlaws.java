package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.contract.AuditTrailContract;
import io.cartera.contract.RepeatContract;
import io.cartera.contract.StoreContract;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Flaws in the audit trail. */
final class AuditFlaws {

    private AuditFlaws() {}

    static List<Flaw> all() {
        return List.of(
                keeping(
                        "drops the basis of a row",
                        row -> rebuilt(row, row.kind(), row.actor(), Optional.empty()),
                        "a_row_comes_back_with_all_its_parts",
                        "texts_and_identifiers_come_back_character_by_character"),
                keeping(
                        "writes a basis where there is none",
                        row -> rebuilt(row, row.kind(), row.actor(), Optional.of(Basis.of("none"))),
                        "a_row_without_a_basis_comes_back_without_one"),
                keeping(
                        "knows one kind of command",
                        row -> rebuilt(row, CommandKind.ISSUE, row.actor(), row.basis()),
                        "rows_of_every_kind_of_command_come_back"),
                appending(
                        "keeps no equal rows",
                        AuditTrailContract.class,
                        (trail, row) -> !trail.of(row.account()).contains(row),
                        "equal_rows_are_all_kept"),
                behaving(
                        "sorts rows by instant",
                        AuditFlaws::sortedByInstant,
                        "rows_come_in_the_order_in_which_they_were_added_whatever_their_instants"),
                behaving("has one trail for all accounts", AuditFlaws::inOneTrail, "every_account_has_rows_of_its_own"),
                behaving("begins every trail with a row", AuditFlaws::begun, "an_account_without_commands_has_no_rows"),
                appending(
                        "audits no refusals",
                        RepeatContract.class,
                        (trail, row) -> !row.outcome().startsWith("Refused"),
                        "every_command_has_one_row_in_the_audit_trail_refused_and_conflicting_ones_too",
                        "an_unknown_customer_is_audited_too"),
                appending(
                        "audits no conflicts",
                        RepeatContract.class,
                        (trail, row) -> !row.outcome().startsWith("Conflicting"),
                        "every_command_has_one_row_in_the_audit_trail_refused_and_conflicting_ones_too"),
                Flaw.of(
                        "audits everything as done by itself",
                        RepeatContract.class,
                        parts -> keeping(parts, row -> rebuilt(row, row.kind(), Actor.SYSTEM, row.basis())),
                        "the_audit_trail_says_by_whom_on_what_basis_and_when"));
    }

    private interface Filter {
        boolean keeps(Audit trail, AuditRecord row);
    }

    private static Flaw keeping(String name, UnaryOperator<AuditRecord> kept, String... cases) {
        return behaving(name, parts -> keeping(parts, kept), cases);
    }

    private static Parts keeping(Parts parts, UnaryOperator<AuditRecord> kept) {
        return parts.with(new Audit(parts) {
            @Override
            public void append(AuditRecord row, AuditFacts facts) {
                super.append(kept.apply(row), facts);
            }
        });
    }

    private static Flaw behaving(String name, UnaryOperator<Parts> flaw, String... cases) {
        return Flaw.of(name, AuditTrailContract.class, flaw, cases);
    }

    private static Flaw appending(String name, Class<? extends StoreContract> suite, Filter filter, String... cases) {
        return Flaw.of(
                name,
                suite,
                parts -> parts.with(new Audit(parts) {
                    @Override
                    public void append(AuditRecord row, AuditFacts facts) {
                        if (filter.keeps(this, row)) {
                            super.append(row, facts);
                        }
                    }
                }),
                cases);
    }

    private static AuditRecord rebuilt(AuditRecord row, CommandKind kind, Actor actor, Optional<Basis> basis) {
        return AuditRecord.of(row.account(), row.at(), Command.of(kind, row.command(), actor, basis), row.outcome());
    }

    private static Parts sortedByInstant(Parts parts) {
        return parts.with(new Audit(parts) {
            @Override
            public List<AuditRecord> of(AccountId account) {
                return super.of(account).stream()
                        .sorted(Comparator.comparing(AuditRecord::at))
                        .toList();
            }
        });
    }

    private static Parts inOneTrail(Parts parts) {
        return parts.with(new Audit(parts) {
            @Override
            public List<AuditRecord> of(AccountId account) {
                return parts.allAccounts().stream()
                        .flatMap(any -> super.of(any).stream())
                        .toList();
            }
        });
    }

    private static Parts begun(Parts parts) {
        return parts.with(new Audit(parts) {
            @Override
            public List<AuditRecord> of(AccountId account) {
                List<AuditRecord> rows = super.of(account);
                return rows.isEmpty() ? List.of(opening(account)) : rows;
            }
        });
    }

    private static AuditRecord opening(AccountId account) {
        return AuditRecord.of(
                account,
                Instant.EPOCH,
                Command.of(CommandKind.REGISTER_CUSTOMER, CommandId.of("opened"), Actor.SYSTEM, Optional.empty()),
                "Applied");
    }
}
