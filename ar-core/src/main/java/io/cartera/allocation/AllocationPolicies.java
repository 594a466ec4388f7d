package io.cartera.allocation;

import io.cartera.account.OpenSet;
import io.cartera.account.Side;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.joda.money.CurrencyMismatchException;

/** The policies we know, under their names. */
enum AllocationPolicies implements AllocationPolicy {
    REFERENCE_THEN_DUE("reference-then-due") {
        @Override
        AllocationProposal proposed(OpenSet credits, OpenSet debits, LocalDate on) {
            DebitQueue queue = new DebitQueue(debits, on);
            return queue.payAll(
                    credits,
                    credit -> credit.reference().map(debits::ofDocument).orElse(List.of()));
        }
    },
    OLDEST("oldest") {
        @Override
        AllocationProposal proposed(OpenSet credits, OpenSet debits, LocalDate on) {
            return new DebitQueue(debits, on).payAll(credits, credit -> List.of());
        }
    },
    EXACT_AMOUNT("exact-amount") {
        @Override
        AllocationProposal proposed(OpenSet credits, OpenSet debits, LocalDate on) {
            return ExactAmounts.propose(credits, debits, on);
        }
    },
    LARGEST("largest") {
        @Override
        AllocationProposal proposed(OpenSet credits, OpenSet debits, LocalDate on) {
            return LargestDebits.propose(credits, debits, on);
        }
    };

    private final String policyName;

    AllocationPolicies(String policyName) {
        this.policyName = policyName;
    }

    /** The proposal, where credits and debits are what they should be. */
    abstract AllocationProposal proposed(OpenSet credits, OpenSet debits, LocalDate on);

    @Override
    public AllocationProposal propose(OpenSet credits, OpenSet debits, LocalDate on) {
        Objects.requireNonNull(credits, "credits");
        Objects.requireNonNull(debits, "debits");
        Objects.requireNonNull(on, "on");
        if (credits.side() != Side.CREDIT || debits.side() != Side.DEBIT) {
            throw new IllegalArgumentException(
                    "credits are on side " + credits.side() + ", debits on side " + debits.side());
        }
        if (!credits.currency().equals(debits.currency())) {
            throw new CurrencyMismatchException(credits.currency(), debits.currency());
        }
        return proposed(credits, debits, on);
    }

    @Override
    public String policyName() {
        return policyName;
    }

    static AllocationPolicy named(String name) {
        Objects.requireNonNull(name, "name");
        return Arrays.stream(values())
                .filter(policy -> policy.policyName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown allocation policy '" + name + "', known are "
                        + Arrays.stream(values())
                                .map(AllocationPolicy::policyName)
                                .collect(Collectors.joining(", "))));
    }
}
