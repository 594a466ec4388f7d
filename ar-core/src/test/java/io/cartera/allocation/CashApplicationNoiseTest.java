package io.cartera.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.allocation.NoisyPayments.Noise;
import io.cartera.allocation.NoisyPayments.Paid;
import io.cartera.customer.CustomerId;
import io.cartera.payment.BankLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * C048: of payments whose texts are spoilt in every way we know, none is booked on a document that it is not for; how many
 * are booked is reported. {@code -Dcartera.accounts=100000} draws as many accounts, {@code -Dcartera.seed} others.
 */
class CashApplicationNoiseTest {

    private static final int ACCOUNTS = Integer.getInteger("cartera.accounts", 2_000);
    private static final long SEED = Long.getLong("cartera.seed", 20_260_331L);

    private final Map<Noise, int[]> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    private void judge(AllocationProposal proposal, Map<String, Paid> payments) {
        for (Explanation found : proposal.explanations()) {
            if (found.isBooked()) {
                Paid paid = payments.get(found.credit().document());
                count(paid)[1]++;
                if (!meant(paid, payments).containsAll(found.documents())) {
                    wrong.add(found + " of " + paid);
                }
            }
        }
    }

    // Of two payments of one amount without a word nobody can tell which is for which, and it makes no difference.
    private static Set<String> meant(Paid paid, Map<String, Paid> payments) {
        Set<String> documents = new TreeSet<>(paid.documents());
        payments.values().stream()
                .filter(other -> paid.text().isBlank()
                        && other.text().isBlank()
                        && other.payment().amount().equals(paid.payment().amount()))
                .forEach(other -> documents.addAll(other.documents()));
        return documents;
    }

    private int[] count(Paid paid) {
        return counts.computeIfAbsent(paid.noise(), first -> new int[2]);
    }

    private void report(TestReporter reporter, String what) {
        int booked = counts.values().stream().mapToInt(each -> each[1]).sum();
        int all = counts.values().stream().mapToInt(each -> each[0]).sum();
        reporter.publishEntry(what, booked + " of " + all + " payments booked, " + wrong.size() + " wrong");
        counts.forEach((noise, count) -> reporter.publishEntry(noise.name(), count[1] + " of " + count[0]));
        assertThat(wrong).isEmpty();
        assertThat(booked).isGreaterThan(all / 4);
    }

    @Test
    void nothing_is_booked_that_a_payment_is_not_for(TestReporter reporter) {
        for (int i = 0; i < ACCOUNTS; i++) {
            NoisyPayments account = new NoisyPayments(SEED + i, Listed.ACME, "").pay(1 + i % 4);
            Map<String, Paid> payments = new TreeMap<>();
            List<OpenItem> credits = new ArrayList<>();
            account.payments().forEach(paid -> {
                payments.put(paid.payment().id().document(), paid);
                credits.add(paid.payment());
                count(paid)[0]++;
            });
            judge(
                    account.chain()
                            .propose(
                                    NoisyPayments.listed(Side.CREDIT, credits),
                                    NoisyPayments.listed(Side.DEBIT, account.debits()),
                                    NoisyPayments.DAY),
                    payments);
        }
        report(reporter, "one customer");
    }

    @Test
    void nothing_is_booked_for_a_customer_whose_payment_it_is_not(TestReporter reporter) {
        CustomerId west = CustomerId.of("WEST");
        CustomerId east = CustomerId.of("EAST");
        for (int i = 0; i < ACCOUNTS; i++) {
            Map<CustomerId, NoisyPayments> accounts = new TreeMap<>();
            accounts.put(west, new NoisyPayments(SEED + i, west, "").pay(1 + i % 2));
            accounts.put(east, new NoisyPayments(-SEED - i, east, i % 3 == 0 ? "" : "1").pay(1));
            List<OpenItem> open = new ArrayList<>();
            accounts.values().forEach(account -> open.addAll(account.debits()));
            RemittanceMatcher matcher = RemittanceMatcher.over(OpenItemSource.of(open))
                    .knowing("Omega", west)
                    .knowing("Omega", east);
            // A closed document whose number another customer's open one has as well is beyond what can be seen.
            boolean areNumbersShared = i % 3 == 0;
            accounts.forEach((owner, account) -> account.payments().stream()
                    .filter(paid -> !areNumbersShared || paid.noise() != Noise.PAID_TWICE)
                    .forEach(paid -> receive(matcher, accounts, owner, paid)));
        }
        report(reporter, "two customers of one payer");
    }

    private void receive(
            RemittanceMatcher matcher, Map<CustomerId, NoisyPayments> accounts, CustomerId owner, Paid paid) {
        count(paid)[0]++;
        BankLine.Builder line = BankLine.builder(
                        "ES00", NoisyPayments.DAY, paid.payment().amount())
                .payer("Omega");
        if (!paid.text().isBlank()) {
            line.text(paid.text().strip());
        }
        Optional<CustomerId> debtor = matcher.find(line.build()).debtor();
        debtor.filter(found -> !found.equals(owner) && !paid.documents().isEmpty())
                .ifPresent(found -> wrong.add(found + " is not " + owner + " of " + paid));
        debtor.ifPresent(found -> {
            NoisyPayments account = accounts.get(found);
            Set<String> documents = found.equals(owner) ? paid.documents() : Set.of();
            judge(
                    account.chain()
                            .propose(
                                    NoisyPayments.listed(Side.CREDIT, List.of(paid.payment())),
                                    NoisyPayments.listed(Side.DEBIT, account.debits()),
                                    NoisyPayments.DAY),
                    Map.of(
                            paid.payment().id().document(),
                            new Paid(paid.payment(), paid.noise(), paid.text(), documents)));
        });
    }
}
