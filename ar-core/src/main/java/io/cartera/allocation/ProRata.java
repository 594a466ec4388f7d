package io.cartera.allocation;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenSet;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All open credits together, split over all open debits in proportion to what is open of each, by the largest
 * remainder: each share is cut to the minor unit, and the units left over go one each to the largest remainders, ties to
 * the earlier debit. Then the credits pay the shares one after another, so that a payment made in two parts pays what
 * it would have paid in one.
 */
final class ProRata {

    private ProRata() {}

    static AllocationProposal propose(OpenSet credits, OpenSet debits, LocalDate on) {
        List<OpenItem> owed = new ArrayList<>();
        debits.forEach(owed::add);
        BigInteger total = sum(owed);
        BigInteger money = sum(credits).min(total);
        if (money.signum() == 0) {
            return AllocationProposal.none();
        }
        long[] shares = shares(owed, money, total);
        List<OpenItem> toPay = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                toPay.add(owed.get(i).withOpen(shares[i]));
            }
        }
        return DebitQueue.inOrder(toPay, EarlyPayment.withoutDiscounts(on)).payAll(credits);
    }

    private static long[] shares(List<OpenItem> owed, BigInteger money, BigInteger total) {
        long[] shares = new long[owed.size()];
        BigInteger[] remainders = new BigInteger[shares.length];
        BigInteger left = money;
        for (int i = 0; i < shares.length; i++) {
            BigInteger[] share =
                    money.multiply(BigInteger.valueOf(owed.get(i).openMinor())).divideAndRemainder(total);
            shares[i] = share[0].longValueExact();
            remainders[i] = share[1];
            left = left.subtract(share[0]);
        }
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left.longValueExact())
                .forEach(i -> shares[i]++);
        return shares;
    }

    private static BigInteger sum(Iterable<OpenItem> items) {
        BigInteger sum = BigInteger.ZERO;
        for (OpenItem item : items) {
            sum = sum.add(BigInteger.valueOf(item.openMinor()));
        }
        return sum;
    }
}
