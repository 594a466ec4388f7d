package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.CustomerNumber;
import io.cartera.customer.CustomerNumber.NumberSequence;
import io.cartera.customer.CustomerNumber.NumberingPolicy;
import io.cartera.external.ExternalRefRefusal;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** C002: the number under which people know a customer, which no other customer has. */
class C002CustomerNumberTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final NumberingPolicy POLICY = NumberingPolicy.of("C-", 6).withCheckDigits();

    private final InMemoryStore store = new InMemoryStore();
    private final Receivables plain = Receivables.over(store);
    private final Receivables books = plain.numberingCustomers(POLICY, NumberSequence.from(17));

    private static Customer named(CustomerId id) {
        return Customer.organisation(id, id.value()).build();
    }

    @Test
    void a_customer_gets_the_next_number_and_is_found_by_it() {
        Customer acme = books.customers().register(named(ACME)).orElseThrow();
        assertThat(acme.number()).contains(CustomerNumber.of("C-000017-45"));
        assertThat(books.customers().find(ACME).flatMap(Customer::number)).isEqualTo(acme.number());
        assertThat(books.customers().find(CustomerNumber.of("C-000017-45")))
                .map(Customer::id)
                .contains(ACME);
        assertThat(books.customers().register(named(BOLT)).orElseThrow().number())
                .contains(POLICY.number(18));
        assertThat(books.customers().find(CustomerNumber.of("C-000019-32"))).isEmpty();
    }

    @Test
    void a_repeat_keeps_the_number_and_takes_none() {
        Customer first = books.customers().register(named(ACME)).orElseThrow();
        assertThat(books.customers().register(named(ACME)).orElseThrow()).isEqualTo(first);
        assertThat(plain.customers().register(named(ACME)).orElseThrow()).isEqualTo(first);
        assertThat(books.customers().register(named(BOLT)).orElseThrow().number())
                .contains(POLICY.number(18));
    }

    @Test
    void a_number_of_the_caller_s_own_stays_and_another_one_under_the_same_identifier_conflicts() {
        CustomerNumber own = CustomerNumber.of("4711");
        Customer acme =
                named(ACME).toBuilder().number(POLICY.number(1)).number(own).build();
        assertThat(books.customers().register(acme).orElseThrow().number()).contains(own);
        assertThat(acme.externalRefs()).containsExactly(own.ref());
        Customer other =
                named(ACME).toBuilder().number(CustomerNumber.of("4712")).build();
        assertThat(books.customers().register(other)).isInstanceOf(Outcome.Conflicting.class);
    }

    @Test
    void no_two_customers_have_the_same_number() {
        CustomerNumber own = CustomerNumber.of("4711");
        books.customers().register(named(ACME).toBuilder().number(own).build()).orElseThrow();
        Outcome<Customer> second =
                books.customers().register(named(BOLT).toBuilder().number(own).build());
        assertThat(second)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(ExternalRefRefusal.Taken.class));
    }

    @Test
    void a_sequence_that_begins_again_passes_over_what_is_taken() {
        books.customers().register(named(ACME)).orElseThrow();
        Receivables restarted = plain.numberingCustomers(POLICY, NumberSequence.from(17));
        assertThat(restarted.customers().register(named(BOLT)).orElseThrow().number())
                .contains(POLICY.number(18));
    }

    @Test
    void a_number_can_come_later() {
        plain.customers().register(named(ACME)).orElseThrow();
        assertThat(plain.customers().find(ACME).flatMap(Customer::number)).isEmpty();
        CustomerNumber number = CustomerNumber.of("9");
        plain.customers().attach(CommandId.of("N-1"), ACME, number.ref()).orElseThrow();
        assertThat(plain.customers().find(number)).map(Customer::id).contains(ACME);
        List<ExternalRef> refs = plain.customers().externalRefs(ACME).stream()
                .map(each -> each.ref())
                .toList();
        assertThat(CustomerNumber.among(refs)).contains(number);
        assertThat(CustomerNumber.among(List.of(ExternalRef.of("stripe", "cus_9"))))
                .isEmpty();
    }

    @Test
    void customers_that_arrive_together_get_a_number_each() throws ExecutionException, InterruptedException {
        ExecutorService clerks = Executors.newFixedThreadPool(8);
        try {
            List<Future<Customer>> registered = IntStream.range(0, 80)
                    .mapToObj(i -> clerks.submit(() -> books.customers()
                            .register(named(CustomerId.of("K" + i)))
                            .orElseThrow()))
                    .toList();
            TreeSet<CustomerNumber> numbers = new TreeSet<>();
            for (Future<Customer> each : registered) {
                numbers.add(each.get().number().orElseThrow());
            }
            assertThat(numbers).hasSize(80).first().isEqualTo(POLICY.number(17));
        } finally {
            clerks.shutdownNow();
        }
    }

    @Property(tries = 200)
    void a_policy_accepts_its_numbers_and_no_number_with_one_wrong_digit(
            @ForAll @LongRange(min = 0, max = 99_999_999) long place,
            @ForAll @IntRange(min = 1, max = 10) int width,
            @ForAll @IntRange(min = 0, max = 30) int at,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        NumberingPolicy policy = NumberingPolicy.of("KD7", width).withCheckDigits();
        String text = policy.number(place).value();
        assertThat(policy.accepts(text)).isTrue();
        int digit = 3 + at % (text.length() - 3);
        if (text.charAt(digit) != '-') {
            char wrong = (char) ('0' + (text.charAt(digit) - '0' + by) % 10);
            assertThat(policy.accepts(text.substring(0, digit) + wrong + text.substring(digit + 1)))
                    .isFalse();
        }
        assertThat(NumberingPolicy.of("KD7", width).accepts(text)).isFalse();
    }

    @Test
    void what_is_no_number_of_a_policy_is_not_accepted() {
        NumberingPolicy bare = NumberingPolicy.of("", 3);
        assertThat(bare.number(7).value()).isEqualTo("007");
        assertThat(bare.number(70_000).value()).isEqualTo("70000");
        assertThat(bare.accepts("70000")).isTrue();
        assertThat(List.of("", "07", "0007", "00a", "-07", "٠٠٧"))
                .allSatisfy(text -> assertThat(bare.accepts(text)).isFalse());
        assertThat(List.of("", "C-", "C-000017", "C-000017-46", "c-000017-38", "C-000017-45 "))
                .allSatisfy(text -> assertThat(POLICY.accepts(text)).isFalse());
        assertThatThrownBy(() -> NumberingPolicy.of("C", 0)).hasMessageContaining("width is 0");
        assertThatThrownBy(() -> NumberingPolicy.of("x".repeat(101), 1)).hasMessageContaining("prefix");
        assertThatThrownBy(() -> POLICY.number(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> NumberSequence.from(-1)).hasMessageContaining("-1");
    }
}
