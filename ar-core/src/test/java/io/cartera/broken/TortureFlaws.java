package io.cartera.broken;

import io.cartera.account.LedgerId;
import io.cartera.account.OpenItemSource;
import io.cartera.contract.AsOfTortureContract;
import io.cartera.time.AsOf;
import java.util.List;

/** Flaws in the two axes of time, under thousands of facts. */
final class TortureFlaws {

    private TortureFlaws() {}

    static List<Flaw> all() {
        return List.of(
                Flaw.of(
                        "has one answer for all days",
                        AsOfTortureContract.class,
                        parts -> ReadingFlaws.asked(parts, asOf -> new AsOf(ReadingFlaws.LAST_DAY, asOf.knownAt())),
                        "after_thousands_of_commands_every_day_is_as_a_replay_has_it"),
                Flaw.of(
                        "has learnt something since",
                        AsOfTortureContract.class,
                        parts -> ReadingFlaws.asked(parts, asOf -> AsOf.of(asOf.date())),
                        "old_questions_as_known_then_have_the_old_answers_byte_for_byte_after_thousands_of_commands_more",
                        "any_day_as_known_at_any_instant_is_as_it_was_told_then"),
                Flaw.of(
                        "has learnt something since, but of ledgers only",
                        AsOfTortureContract.class,
                        TortureFlaws::learningOfLedgers,
                        "an_account_and_the_ledger_say_the_same_about_any_day"));
    }

    private static Parts learningOfLedgers(Parts parts) {
        return parts.with(new Accounts(parts) {
            @Override
            public OpenItemSource openItems(LedgerId ledger, AsOf asOf) {
                return super.openItems(ledger, AsOf.of(asOf.date()));
            }
        });
    }
}
