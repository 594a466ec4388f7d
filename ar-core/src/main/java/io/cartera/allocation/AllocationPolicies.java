package io.cartera.allocation;

import io.cartera.account.OpenSet;
import io.cartera.account.Side;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.CurrencyMismatchException;
import org.jspecify.annotations.Nullable;

/** The policies we know, under their names. */
enum AllocationPolicies implements AllocationPolicy {
    REFERENCE_THEN_DUE("reference-then-due") {
        @Override
        AllocationProposal proposed(OpenSet credits, OpenSet debits, LocalDate on) {
            return DebitQueue.preferring(
                            credit -> EarlyPayment.named(credit, debits), debits, EarlyPayment.of(debits, on))
                    .payAll(credits);
        }
    },
    OLDEST("oldest") {
        @Override
        AllocationProposal proposed(OpenSet credits, OpenSet debits, LocalDate on) {
            return DebitQueue.inOrder(debits, EarlyPayment.of(debits, on)).payAll(credits);
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
    },
    BY_REMITTANCE(Evidence.BY_REMITTANCE),
    EXACT_REFERENCE(Evidence.EXACT_REFERENCE),
    CLEAR_ACCOUNT(Evidence.CLEAR_ACCOUNT),
    CLEAR_PAST_DUE(Evidence.CLEAR_PAST_DUE),
    INSTALMENT_GROUP(Evidence.INSTALMENT_GROUP),
    SUBSET_SUM(Evidence.SUBSET_SUM),
    PRO_RATA("pro-rata") {
        @Override
        AllocationProposal proposed(OpenSet credits, OpenSet debits, LocalDate on) {
            return ProRata.propose(credits, debits, on);
        }
    },
    STANDARD("standard") {
        @Override
        AllocationProposal proposed(OpenSet credits, OpenSet debits, LocalDate on) {
            return AllocationChain.standard().propose(credits, debits, on);
        }
    };

    private final String policyName;
    private final @Nullable Evidence evidence;

    AllocationPolicies(String policyName) {
        this.policyName = policyName;
        this.evidence = null;
    }

    AllocationPolicies(Evidence evidence) {
        this.policyName = evidence.ruleName();
        this.evidence = evidence;
    }

    /** The proposal, where credits and debits are what they should be. */
    AllocationProposal proposed(OpenSet credits, OpenSet debits, LocalDate on) {
        return Objects.requireNonNull(evidence).proposeAll(new Board(credits, debits, on, Settings.USUAL));
    }

    /** The rule by which a chain asks for one credit at a time; none for those that take debits by order. */
    Optional<Evidence> evidence() {
        return this == EXACT_AMOUNT ? Optional.of(Evidence.EXACT_AMOUNT) : Optional.ofNullable(evidence);
    }

    @Override
    public AllocationProposal propose(OpenSet credits, OpenSet debits, LocalDate on) {
        requireSides(credits, debits, on);
        return proposed(credits, debits, on);
    }

    static void requireSides(OpenSet credits, OpenSet debits, LocalDate on) {
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
                .<AllocationPolicy>map(policy -> policy == STANDARD ? AllocationChain.standard() : policy)
                .orElseThrow(() ->
                        new IllegalArgumentException("unknown allocation policy " + Require.shown(name) + ", known are "
                                + Arrays.stream(values())
                                        .map(AllocationPolicy::policyName)
                                        .collect(Collectors.joining(", "))));
    }
}
