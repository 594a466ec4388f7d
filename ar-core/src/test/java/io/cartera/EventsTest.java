package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountChanged;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.CustomerRegistered;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.LimitGranted;
import io.cartera.store.LedgerClosing;
import io.cartera.time.Timeline;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Event;
import io.cartera.trace.Recording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The events as values. */
class EventsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final AccountId ACCOUNT = AccountId.of(LedgerId.MAIN, ACME);
    private static final LedgerId BRANCH = LedgerId.of("branch");
    private static final AccountId OTHER_ACCOUNT = AccountId.of(BRANCH, ACME);
    private static final CommandId ID = CommandId.of("C-1");
    private static final CommandId OTHER_ID = CommandId.of("C-2");
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final Instant AT = Instant.parse("2026-01-10T09:00:00Z");

    private static AccountChange change(long version) {
        Command command = Command.of(CommandKind.APPLY, ID, Actor.SYSTEM, Optional.empty());
        return AccountChange.of(new Recording(version, AT, command), List.of(), List.of(), List.of());
    }

    private static Customer file(String name) {
        return Customer.person(ACME, name).build();
    }

    private static Timeline.Version<CreditLimit> limit(LocalDate from) {
        return new Timeline.Version<>(from, CreditLimit.unlimited(), AT);
    }

    private static LedgerClosing closing(LocalDate through) {
        return new LedgerClosing(ID, through, AT, Actor.SYSTEM, Optional.empty());
    }

    /** Each kind of event, then the same with one part after another changed. */
    private static List<List<Event>> everyKindAndItsVariants() {
        return List.of(
                List.of(
                        AccountChanged.of(ACCOUNT, change(1)),
                        AccountChanged.of(OTHER_ACCOUNT, change(1)),
                        AccountChanged.of(ACCOUNT, change(2))),
                List.of(
                        CustomerRegistered.of(ID, file("Maria Esteve")),
                        CustomerRegistered.of(OTHER_ID, file("Maria Esteve")),
                        CustomerRegistered.of(ID, file("Marta Esteve"))),
                List.of(
                        LimitGranted.of(ACCOUNT, ID, limit(DAY)),
                        LimitGranted.of(OTHER_ACCOUNT, ID, limit(DAY)),
                        LimitGranted.of(ACCOUNT, OTHER_ID, limit(DAY)),
                        LimitGranted.of(ACCOUNT, ID, limit(DAY.plusDays(1)))),
                List.of(
                        LedgerClosed.of(LedgerId.MAIN, closing(DAY)),
                        LedgerClosed.of(BRANCH, closing(DAY)),
                        LedgerClosed.of(LedgerId.MAIN, closing(DAY.plusDays(1)))));
    }

    @Test
    void events_are_equal_when_all_their_parts_are() {
        List<Event> events =
                everyKindAndItsVariants().stream().flatMap(List::stream).toList();
        List<Event> same =
                everyKindAndItsVariants().stream().flatMap(List::stream).toList();

        assertThat(events).doesNotHaveDuplicates();
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i))
                    .isEqualTo(same.get(i))
                    .hasSameHashCodeAs(same.get(i))
                    .isNotEqualTo("another type");
        }
    }

    @Test
    void their_code_is_the_name_of_the_type_and_so_begins_their_text() {
        assertThat(everyKindAndItsVariants())
                .extracting(variants -> variants.get(0).code())
                .containsExactly("AccountChanged", "CustomerRegistered", "LimitGranted", "LedgerClosed");
        assertThat(everyKindAndItsVariants())
                .flatMap(variants -> variants)
                .allSatisfy(event -> assertThat(event.toString()).startsWith(event.code() + "["));
    }

    @Test
    void their_text_names_whom_they_concern_and_the_command() {
        assertThat(AccountChanged.of(ACCOUNT, change(7)).toString()).contains("ACME", "7", "C-1");
        assertThat(LimitGranted.of(ACCOUNT, ID, limit(DAY)).toString()).contains("ACME", "C-1", "2026-01-10");
        assertThat(LedgerClosed.of(BRANCH, closing(DAY)).toString()).contains("branch", "C-1", "2026-01-10");
    }

    @Test
    void a_registered_customer_is_shown_by_identifiers_only() {
        CustomerRegistered registered = CustomerRegistered.of(ID, file("Maria Esteve"));

        assertThat(registered.toString()).contains("C-1", "ACME").doesNotContain("Maria", "Esteve");
        assertThat(registered.command()).isEqualTo(ID);
        assertThat(registered.customer().name()).isEqualTo("Maria Esteve");
    }

    @Test
    void missing_parts_are_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> AccountChanged.of(null, change(1)))
                .withMessage("account");
        assertThatNullPointerException()
                .isThrownBy(() -> CustomerRegistered.of(null, file("Maria Esteve")))
                .withMessage("command");
        assertThatNullPointerException()
                .isThrownBy(() -> LimitGranted.of(ACCOUNT, ID, null))
                .withMessage("version");
        assertThatNullPointerException()
                .isThrownBy(() -> LedgerClosed.of(LedgerId.MAIN, null))
                .withMessage("closing");
    }
}
