package io.cartera.allocation;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
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
        List<OpenItem> preferred(OpenItem credit, OpenSet debits) {
            return credit.reference().map(debits::ofDocument).orElse(List.of());
        }
    },
    OLDEST("oldest") {
        @Override
        List<OpenItem> preferred(OpenItem credit, OpenSet debits) {
            return List.of();
        }
    };

    private final String policyName;

    AllocationPolicies(String policyName) {
        this.policyName = policyName;
    }

    /** The debits that this credit pays before all others. */
    abstract List<OpenItem> preferred(OpenItem credit, OpenSet debits);

    @Override
    public AllocationProposal propose(OpenSet credits, OpenSet debits, LocalDate on) {
        Objects.requireNonNull(credits, "credits");
        Objects.requireNonNull(debits, "debits");
        if (!credits.currency().equals(debits.currency())) {
            throw new CurrencyMismatchException(credits.currency(), debits.currency());
        }
        DebitQueue queue = new DebitQueue(debits, Objects.requireNonNull(on, "on"));
        for (OpenItem credit : credits) {
            if (queue.isExhausted()) {
                break;
            }
            queue.pay(credit, preferred(credit, debits));
        }
        return queue.proposal();
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
