package io.cartera.allocation;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;

/** Debits by a rank, such as costs before interest before principal; within a rank in the open order. */
final class Imputation implements AllocationPolicy {

    private final String name;
    private final ToIntFunction<? super OpenItem> rank;

    Imputation(String name, ToIntFunction<? super OpenItem> rank) {
        this.name = Require.id(name, "name");
        this.rank = Objects.requireNonNull(rank, "rank");
    }

    @Override
    public String policyName() {
        return name;
    }

    @Override
    public AllocationProposal propose(OpenSet credits, OpenSet debits, LocalDate on) {
        AllocationPolicies.requireSides(credits, debits, on);
        return byRank(credits, debits, on, rank);
    }

    private static AllocationProposal byRank(
            OpenSet credits, OpenSet debits, LocalDate on, ToIntFunction<? super OpenItem> rank) {
        List<Ranked> ranked = new ArrayList<>();
        for (OpenItem debit : debits) {
            ranked.add(new Ranked(rank.applyAsInt(debit), debit));
        }
        // Stable: within a rank they stay in the order of the set.
        ranked.sort(Comparator.comparingInt(Ranked::rank));
        List<OpenItem> inOrder = ranked.stream().map(Ranked::debit).toList();
        return DebitQueue.inOrder(inOrder, EarlyPayment.of(debits, on)).payAll(credits);
    }

    private record Ranked(int rank, OpenItem debit) {}
}
