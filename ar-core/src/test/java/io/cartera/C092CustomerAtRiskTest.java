package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.care.CareOutcome;
import io.cartera.care.CareRules;
import io.cartera.care.CareRun;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.purchasing.ChurnRule;
import io.cartera.purchasing.DeclineRules;
import io.cartera.relationship.CareFinding;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C092, C105, C130: who is found at risk or significant becomes a fact, of which listeners hear. */
class C092CustomerAtRiskTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate MARCH = day("2026-03-31");
    private static final CareRules RULES = CareRules.ofDefaults();

    private final List<Event> heard = new ArrayList<>();
    private final Receivables books = Receivables.over(new InMemoryStore()).notifying(event -> {
        if (event instanceof CustomerFactRecorded) {
            heard.add(event);
        }
    });

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private void sell(CustomerId customer, String amount, String... days) {
        if (books.customers().find(customer).isEmpty()) {
            books.customers()
                    .register(Customer.organisation(customer, customer.value()).build());
        }
        for (String day : days) {
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of(customer + day), customer, day(day))
                            .line("goods", Money.parse("EUR " + amount))
                            .build())
                    .orElseThrow();
        }
    }

    private CareRun find(String id, String on) {
        return books.care().find(CommandId.of(id), RULES, day(on));
    }

    /** Gaps of 30 days to 1 February, so more than 60 days from 3 April on. */
    private void monthly(CustomerId customer) {
        sell(customer, "100", "2025-10-04", "2025-11-03", "2025-12-03", "2026-01-02", "2026-02-01");
    }

    @Test
    void C092_a_decline_becomes_a_fact_once_and_listeners_hear_of_it_with_what_to_do() {
        monthly(ACME);
        sell(BOLT, "100", "2026-03-01");
        heard.clear();
        assertThat(find("march", "2026-03-31").facts()).as("58 days").isEmpty();

        CareRun run = find("april", "2026-04-03");
        assertThat(run.facts()).containsOnlyKeys(ACME);
        assertThat(heard).as("finding records nothing").isEmpty();
        List<Outcome<CustomerFactRecorded>> outcomes = books.care().record(run);

        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Applied.class);
        assertThat(heard).extracting(Event::code).containsExactly("CustomerAtRisk");
        CareFinding finding = books.care().atRisk(AsOf.of(day("2026-04-03"))).get(ACME);
        assertThat(finding.action()).isEqualTo("call");
        assertThat(finding.run()).contains("april");
        assertThat(finding.reason().orElseThrow()).contains("current gap by mean gap: 2.033, compared with 2");
        assertThat(books.care().atRisk(AsOf.of(day("2026-04-02")))).isEmpty();

        assertThat(books.care().record(run)).as("a repeat").isEqualTo(outcomes);
        assertThat(heard).hasSize(1);
        assertThat(find("april again", "2026-04-10").facts()).as("nothing new").isEmpty();
    }

    @Test
    void C092_who_leaves_after_a_decline_is_to_be_won_back_and_who_buys_again_is_at_risk_no_longer() {
        monthly(ACME);
        books.care().record(find("april", "2026-04-03"));
        CareRun lapsed = find("june", "2026-06-01");
        books.care().record(lapsed);
        assertThat(books.care().atRisk(AsOf.of(day("2026-06-01"))).get(ACME).action())
                .isEqualTo("win back");

        sell(ACME, "100", "2026-06-20");
        CareRun ended = find("july", "2026-07-01");
        assertThat(ended.facts().get(ACME)).singleElement().satisfies(fact -> {
            assertThat(fact.from()).isEqualTo(day("2026-06-01"));
            assertThat(fact.until()).contains(day("2026-07-01"));
        });
        books.care().record(ended);

        assertThat(books.care().atRisk(AsOf.of(day("2026-06-30")))).containsOnlyKeys(ACME);
        assertThat(books.care().atRisk(AsOf.of(day("2026-07-01")))).isEmpty();
        assertThat(find("july again", "2026-07-02").facts()).isEmpty();
        assertThat(find("back in may", "2026-05-15").facts())
                .as("what was recorded of a later day stays")
                .isEmpty();
        assertThat(heard.stream().map(Event::code).filter("CustomerAtRisk"::equals))
                .hasSize(3);
    }

    @Test
    void C092_what_somebody_else_recorded_under_the_run_is_told() {
        monthly(ACME);
        CareRun run = find("april", "2026-04-03");
        books.customers()
                .record(
                        CommandId.of("april"),
                        FileEntry.of(ACME, day("2026-04-03")).atRisk(CareFinding.of("visit")))
                .orElseThrow();

        assertThat(books.care().record(run)).singleElement().isInstanceOf(Outcome.Conflicting.class);
        assertThat(books.care().atRisk(AsOf.of(day("2026-04-03"))).get(ACME)).isEqualTo(CareFinding.of("visit"));
    }

    @Test
    void C105_a_strong_new_customer_becomes_a_fact_once() {
        CareRules rules = CareRules.none().significant(CurrencyUnit.EUR, 3, Percentage.of("10"), "look at the limit");
        sell(ACME, "850", "2025-12-01", "2026-01-10");
        sell(BOLT, "150", "2026-02-10");
        heard.clear();

        CareRun run = books.care().find(CommandId.of("march"), rules, MARCH);
        books.care().record(run);

        assertThat(heard).extracting(Event::code).containsExactly("SignificantCustomerGained");
        CustomerFact fact = run.facts().get(BOLT).get(0);
        CareFinding finding = fact.content(CustomerFactKind.SIGNIFICANT).find().orElseThrow();
        assertThat(finding.action()).isEqualTo("look at the limit");
        assertThat(finding.reason()).contains("EUR 150.00 in 3 months, percent of the turnover: 15, compared with 10");
        assertThat(books.care()
                        .find(CommandId.of("april"), rules, day("2026-04-30"))
                        .facts())
                .as("once")
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.significant(CurrencyUnit.EUR, 0, Percentage.of("10"), "x"))
                .withMessageStartingWith("months is 0");
    }

    @Test
    void C130_what_became_of_those_at_risk_is_told_by_action() {
        for (String name : List.of("A", "B", "C", "D", "E")) {
            monthly(CustomerId.of(name));
        }
        books.care().record(find("april", "2026-04-03"));
        sell(CustomerId.of("A"), "1", "2026-04-04");
        sell(CustomerId.of("B"), "1", "2026-05-03");
        sell(CustomerId.of("C"), "1", "2026-05-04");
        sell(CustomerId.of("D"), "1", "2026-04-03");
        DateRange april = DateRange.ofClosed(day("2026-04-01"), day("2026-04-30"));

        CareOutcome early = books.care().outcome(april, 30, day("2026-04-10"));
        assertThat(early.rows().get("call")).hasToString("1 came back, 0 stayed away, 4 not known yet");
        assertThat(early.rows().get("call").rate()).contains(new BigDecimal("100.00"));
        CareOutcome last = books.care().outcome(april, 30, day("2026-05-03"));
        assertThat(last.rows().get("call"))
                .as("the last day")
                .hasToString("2 came back, 0 stayed away, 3 not known yet");
        CareOutcome late = books.care().outcome(april, 30, day("2026-05-04"));
        assertThat(late.rows().get("call")).hasToString("2 came back, 3 stayed away, 0 not known yet");
        assertThat(late.rows().get("call").rate()).contains(new BigDecimal("40.00"));
        assertThat(books.care()
                        .outcome(DateRange.ofClosed(day("2026-05-01"), day("2026-05-31")), 30, MARCH)
                        .rows())
                .isEmpty();
        assertThat(books.care()
                        .outcome(april, Integer.MAX_VALUE, day("2026-05-04"))
                        .rows()
                        .get("call")
                        .cameBack())
                .isEqualTo(3);
    }

    @Test
    void rules_that_are_not_given_find_nothing_and_a_name_decides_nothing() {
        monthly(ACME);
        monthly(CustomerId.of("ZULU"));
        LocalDate june = day("2026-06-01");
        assertThat(books.care()
                        .find(CommandId.of("none"), CareRules.none(), june)
                        .facts())
                .isEmpty();
        CareRules lapsed = CareRules.none().lapsed(ChurnRule.fixedWindow(90), "win back");
        assertThat(books.care().find(CommandId.of("l"), lapsed, june).facts()).hasSize(2);
        CareRules declining = CareRules.none().declining(DeclineRules.ofDefaults(), "call");
        CareRun run = books.care().find(CommandId.of("d"), declining, june);
        assertThat(run.facts().keySet()).containsExactly(ACME, CustomerId.of("ZULU"));
        assertThat(run.facts().values().stream()
                        .map(facts ->
                                facts.get(0).content(CustomerFactKind.AT_RISK).find()))
                .as("alike but for the name")
                .containsOnly(run.facts()
                        .get(ACME)
                        .get(0)
                        .content(CustomerFactKind.AT_RISK)
                        .find());
    }
}
