package io.cartera.broken;

import io.cartera.account.LedgerId;
import io.cartera.store.LedgerClosing;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Flaws in how ledgers are closed. */
final class Closings {

    private Closings() {}

    static LedgerClosing renamed(String command, LocalDate through) {
        return new LedgerClosing(CommandId.of(command), through, Instant.EPOCH, Actor.SYSTEM, Optional.empty());
    }

    static Parts once(Parts parts) {
        return parts.with(new Accounts(parts) {
            @Override
            public void close(LedgerId ledger, LedgerClosing closing) {
                if (closedThrough(ledger).isEmpty()) {
                    super.close(ledger, closing);
                }
            }
        });
    }

    static Parts onlyLater(Parts parts) {
        return parts.with(new Accounts(parts) {
            @Override
            public void close(LedgerId ledger, LedgerClosing closing) {
                if (closedThrough(ledger).filter(closing.through()::isBefore).isEmpty()) {
                    super.close(ledger, closing);
                }
            }
        });
    }

    static Parts withoutBasis(Parts parts) {
        return parts.with(new Accounts(parts) {
            @Override
            public void close(LedgerId ledger, LedgerClosing closing) {
                super.close(
                        ledger,
                        new LedgerClosing(
                                closing.command(),
                                closing.through(),
                                closing.recordedAt(),
                                closing.actor(),
                                Optional.empty()));
            }
        });
    }

    static Parts underAnyCommand(Parts parts) {
        return parts.with(new Accounts(parts) {
            @Override
            public void close(LedgerId ledger, LedgerClosing closing) {
                boolean isTaken = closings(ledger).stream()
                        .anyMatch(other -> other.command().equals(closing.command()));
                String command = closing.command() + (isTaken ? " again" : "");
                super.close(ledger, renamed(command, closing.through()));
            }
        });
    }

    static Parts unlisted(Parts parts) {
        return parts.with(new Accounts(parts) {
            @Override
            public List<LedgerClosing> closings(LedgerId ledger) {
                return List.of();
            }
        });
    }
}
