package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.customer.AccountOpeningPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.store.CustomerRepository;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Whoever locks several files locks them in the order of their customers. */
class FirstSalesInOrderTest {

    private static final LocalDate DAY = LocalDate.parse("2026-06-01");

    private final InMemoryStore store = new InMemoryStore();
    private final Set<CustomerId> locked = new LinkedHashSet<>();

    @Test
    void a_chunk_with_several_first_sales_locks_the_files_by_customer_not_by_line() {
        List<Imports.Line> lines = new ArrayList<>();
        for (String name : List.of("C", "A", "B")) {
            CustomerId id = CustomerId.of(name);
            Receivables.over(store)
                    .opening(AccountOpeningPolicy.ON_FIRST_SALE)
                    .customers()
                    .register(Customer.organisation(id, name).build())
                    .orElseThrow();
            lines.add(Imports.Line.document(Invoice.draft(InvoiceId.of("INV-" + name), id, DAY)
                    .line("Anvil", Money.parse("EUR 1"))
                    .build()));
        }

        Imports.Tally tally = Receivables.over(watched()).imports().run(lines.iterator(), (line, outcome) -> {});

        assertThat(tally.applied()).isEqualTo(3);
        assertThat(locked).containsExactly(CustomerId.of("A"), CustomerId.of("B"), CustomerId.of("C"));
    }

    private ReceivablesStore watched() {
        return watching(ReceivablesStore.class, store);
    }

    /** Passes everything on, to sessions and files that are watched too. */
    private <T> T watching(Class<T> type, T sound) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("lockFacts")) {
                        locked.add((CustomerId) arguments[0]);
                    }
                    Object[] given = arguments == null
                            ? null
                            : Stream.of(arguments).map(this::watchingSessions).toArray();
                    try {
                        Object result = method.invoke(sound, given);
                        return result instanceof CustomerRepository files
                                ? watching(CustomerRepository.class, files)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }

    @SuppressWarnings("unchecked")
    private Object watchingSessions(Object argument) {
        return argument instanceof Function<?, ?> work
                ? (Function<Session, Object>)
                        session -> ((Function<Session, Object>) work).apply(watching(Session.class, session))
                : argument;
    }
}
