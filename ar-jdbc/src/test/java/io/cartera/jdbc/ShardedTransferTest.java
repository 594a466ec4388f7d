package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.cartera.Receivables;
import io.cartera.account.ItemId;
import io.cartera.account.TwoLegs;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyBag;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A transfer between customers on two servers, by a program that dies between its legs. */
@EnabledIf(value = "io.cartera.jdbc.Shards#isHere", disabledReason = Shards.ABSENT)
class ShardedTransferTest {

    private static final CustomerId HERE = customerOn(0);
    private static final CustomerId THERE = customerOn(1);
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final Money ALL = Money.parse("EUR 100");
    private static final CommandId MOVE = CommandId.of("T-1");

    private static @Nullable Shards shards;

    private final Receivables books =
            Receivables.over(JdbcStore.using(shards.together()).sharded(Shards::serverOf));

    private static CustomerId customerOn(int server) {
        return IntStream.range(0, 100)
                .mapToObj(number -> "CUSTOMER-" + number)
                .filter(name -> Shards.serverOf(name) == server)
                .findFirst()
                .map(CustomerId::of)
                .orElseThrow();
    }

    @BeforeAll
    static void open() {
        shards = Shards.open();
    }

    @AfterAll
    static void close() {
        shards.close();
    }

    @BeforeEach
    void receive() {
        shards.empty();
        for (CustomerId customer : List.of(HERE, THERE)) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build());
        }
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), HERE, ALL, DAY))
                .orElseThrow();
    }

    private MoneyBag balance(CustomerId customer) {
        return books.accounts().balance(customer, DAY);
    }

    private static void dieAfter(int writes, String order) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltedProgram.class.getName(),
                        shards.url(),
                        order,
                        Integer.toString(writes))
                .inheritIO()
                .start();
        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).isEqualTo(HaltedProgram.STATUS);
    }

    private void relay() {
        while (books.outbox()
                        .relay(
                                10,
                                message -> books.adjustments().arrive(message).ifPresent(Outcome::orElseThrow))
                > 0) {}
    }

    /** Whose rows lie on a server. */
    private static List<String> accountsOn(int server) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = shards.server(server).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select customer from cartera_account")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Test
    void each_account_lies_on_its_server_alone() throws SQLException {
        books.adjustments()
                .record(MOVE, TwoLegs.transfer(HERE, ItemId.credit("PAY-1"), THERE, DAY))
                .orElseThrow();

        assertThat(accountsOn(0)).containsExactly(HERE.value());
        assertThat(accountsOn(1)).containsExactly(THERE.value());
    }

    @Test
    void what_is_in_transit_when_the_program_dies_arrives_by_the_outbox_exactly_once() throws Exception {
        dieAfter(1, "transfer T-1 " + HERE + " " + THERE + " " + DAY);

        assertThat(balance(HERE)).isEqualTo(MoneyBag.empty());
        assertThat(balance(THERE)).isEqualTo(MoneyBag.empty());
        assertThat(books.adjustments().inTransit()).containsExactly(entry(MOVE, MoneyBag.of(ALL.negated())));
        relay();
        relay();
        assertThat(balance(HERE)).isEqualTo(MoneyBag.empty());
        assertThat(balance(THERE)).isEqualTo(MoneyBag.of(ALL.negated()));

        // One write looks where the other leg is, the next one takes back.
        dieAfter(2, "undo U-1 " + THERE + " T-1 " + DAY);

        assertThat(balance(HERE)).isEqualTo(MoneyBag.empty());
        assertThat(balance(THERE)).isEqualTo(MoneyBag.empty());
        relay();
        assertThat(balance(HERE)).isEqualTo(MoneyBag.of(ALL.negated()));
        assertThat(balance(THERE)).isEqualTo(MoneyBag.empty());
        assertThat(books.adjustments().inTransit()).isEmpty();
        for (int server = 0; server < 2; server++) {
            assertThat(foundOn(server)).isEmpty();
        }
    }

    /** What the checks of the books find on one server; that a leg has its counterpart, no single server can tell. */
    private static List<String> foundOn(int server) {
        return JdbcStore.using(shards.server(server))
                .read(session -> session.audit().violations())
                .stream()
                .filter(violation -> !violation.law().equals("l02"))
                .map(Object::toString)
                .toList();
    }
}
