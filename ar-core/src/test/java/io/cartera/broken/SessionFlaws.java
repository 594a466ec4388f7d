package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.contract.ConcurrencyContract;
import io.cartera.contract.IsolationContract;
import io.cartera.contract.TransactionContract;
import io.cartera.invoice.Invoice;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.StaleVersionException;
import java.util.List;

/** Flaws in transactions: what is kept, what is seen, and who waits for whom. */
final class SessionFlaws {

    private SessionFlaws() {}

    static List<Flaw> all() {
        return List.of(
                Flaw.of(
                        "gives back another result",
                        TransactionContract.class,
                        BrokenStores.Repeating::new,
                        "a_session_gives_what_its_work_gives"),
                Flaw.of(
                        "keeps nothing",
                        TransactionContract.class,
                        BrokenStores.KeepingNothing::new,
                        "what_was_written_is_there_for_the_next_session",
                        "after_a_failure_the_same_work_can_be_done"),
                Flaw.of(
                        "keeps what was written before a failure",
                        TransactionContract.class,
                        BrokenStores.KeepingHalf::new,
                        "an_exception_leaves_nothing_and_comes_through",
                        "an_error_leaves_nothing_and_comes_through",
                        "after_a_failure_the_same_work_can_be_done",
                        "a_failure_after_several_records_leaves_the_account_as_it_was",
                        "a_failure_on_the_second_account_leaves_nothing_on_the_first"),
                Flaw.of(
                        "hides the host's failures",
                        TransactionContract.class,
                        BrokenStores.HidingFailures::new,
                        "an_exception_leaves_nothing_and_comes_through",
                        "work_that_fails_inside_a_source_fails_the_session"),
                Flaw.of(
                        "forgets a failure that the work passed over",
                        TransactionContract.class,
                        SessionFlaws::forgettingFailures,
                        "a_taken_identifier_that_the_work_passes_over_still_undoes_all_of_it",
                        "a_stale_version_that_the_work_passes_over_still_undoes_all_of_it"),
                Flaw.of(
                        "locks for whoever forgot it",
                        TransactionContract.class,
                        SessionFlaws::lockingUnasked,
                        "a_session_writes_on_an_account_under_its_lock_only"),
                Flaw.of(
                        "lets sessions nest",
                        TransactionContract.class,
                        BrokenStores.Nesting::new,
                        "sessions_do_not_nest"),
                Flaw.of(
                        "writes when it should read",
                        TransactionContract.class,
                        BrokenStores.WritingWhenReading::new,
                        "a_reading_session_refuses_to_write"),
                Flaw.of(
                        "has sources that outlive their session",
                        TransactionContract.class,
                        SessionFlaws::outliving,
                        "a_source_is_of_no_use_after_its_session"),
                Flaw.of(
                        "commits each call",
                        TransactionContract.class,
                        BrokenStores.CommittingEachCall::new,
                        "an_exception_leaves_nothing_and_comes_through",
                        "a_session_is_over_when_its_work_is",
                        "a_session_is_over_when_its_work_fails"),
                Flaw.of(
                        "commits each call, seen by others",
                        IsolationContract.class,
                        BrokenStores.CommittingEachCall::new,
                        "what_is_not_yet_kept_is_not_seen",
                        "a_reading_session_sees_one_moment_from_its_first_question_to_its_last",
                        "a_reader_never_sees_half_of_a_unit",
                        "a_reader_never_sees_half_of_a_transfer"),
                Flaw.of(
                        "lets the last writer win",
                        IsolationContract.class,
                        BrokenStores.LastWriterWins::new,
                        "whoever_locks_a_locked_account_waits_and_then_sees_what_was_recorded",
                        "whoever_locks_a_new_account_that_is_being_opened_waits_and_then_sees_what_was_recorded",
                        "what_a_closed_period_holds_does_not_change_even_if_somebody_was_about_to_post"),
                Flaw.of(
                        "keeps half of what failed while others wait",
                        IsolationContract.class,
                        BrokenStores.KeepingHalf::new,
                        "a_lock_ends_with_its_session_even_if_that_fails"),
                Flaw.of(
                        "lets the last of two clerks win",
                        ConcurrencyContract.class,
                        BrokenStores.LastWriterWins::new,
                        "two_clerks_cannot_allocate_the_same_receipt_twice",
                        "two_clerks_cannot_pay_the_same_invoice_twice",
                        "clerks_who_apply_by_policy_at_once_share_the_money",
                        "first_postings_on_a_new_account_are_all_kept",
                        "no_update_is_lost",
                        "what_clerks_recorded_is_told_once_in_order_and_when_it_can_be_read",
                        "clerks_on_different_accounts_do_not_disturb_each_other",
                        "one_command_given_by_two_clerks_has_one_effect_and_equal_outcomes",
                        "one_identifier_with_two_contents_is_applied_once_and_conflicts_once",
                        "two_files_for_one_customer_are_applied_once_and_conflict_once",
                        "several_commands_in_one_unit_are_not_mixed_with_those_of_another",
                        "C01_reservations_made_at_once_never_share_one_headroom",
                        "C01_members_of_a_group_never_share_one_headroom",
                        "transfers_in_both_directions_come_to_an_end_and_keep_the_sum"),
                Flaw.of(
                        "commits each call of two clerks",
                        ConcurrencyContract.class,
                        BrokenStores.CommittingEachCall::new,
                        "a_customer_registered_by_two_clerks_is_on_file_once",
                        "a_customer_registered_in_two_ledgers_at_once_is_on_file_once",
                        "a_closing_ordered_by_two_clerks_is_recorded_once",
                        "a_limit_granted_by_two_clerks_is_granted_once",
                        "a_dispute_resolved_by_two_clerks_is_resolved_once",
                        "no_update_is_lost"));
    }

    private static Parts lockingUnasked(Parts parts) {
        return parts.with(new Invoices(parts) {
            @Override
            public void add(AccountId account, Invoice invoice) {
                parts.accounts().lock(account);
                super.add(account, invoice);
            }
        });
    }

    private static Parts forgettingFailures(Parts parts) {
        Parts forgetting = parts.with(new Invoices(parts) {
            @Override
            public void add(AccountId account, Invoice invoice) {
                if (find(account, invoice.id()).isPresent()) {
                    throw new DuplicateKeyException(invoice.id() + " is taken");
                }
                super.add(account, invoice);
            }
        });
        return forgetting.with(new Accounts(parts) {
            @Override
            public void record(AccountWrites writes) {
                long found = lock(writes.account()).head().version();
                if (found != writes.fromVersion()) {
                    throw new StaleVersionException(writes.account(), writes.fromVersion(), found);
                }
                super.record(writes);
            }
        });
    }

    private static Parts outliving(Parts parts) {
        // What is read ahead is there when the session is not.
        return ReadingFlaws.listed(parts, items -> items);
    }
}
