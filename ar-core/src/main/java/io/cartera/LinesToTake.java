package io.cartera;

import io.cartera.customer.CustomerId;
import io.cartera.store.ReceivablesStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of an import that are read and not taken in, one group for all customers that the store keeps together. For one
 * thread.
 */
final class LinesToTake {

    private final ReceivablesStore store;
    private final List<List<Imports.Line>> groups = new ArrayList<>();
    private final Map<CustomerId, List<Imports.Line>> byCustomer = new HashMap<>();
    private final Map<Object, CustomerId> names = new HashMap<>();
    private int size;

    LinesToTake(ReceivablesStore store) {
        this.store = store;
    }

    /** Whether these lines have to be taken in first: a group before its own may want a name that this line wants. */
    boolean mustGoBefore(Imports.Line line) {
        return line.names().stream()
                .filter(names::containsKey)
                .anyMatch(name -> !store.keepsTogether(names.get(name), line.customer()));
    }

    void add(Imports.Line line) {
        byCustomer.computeIfAbsent(line.customer(), this::group).add(line);
        line.names().forEach(name -> names.put(name, line.customer()));
        size++;
    }

    private List<Imports.Line> group(CustomerId customer) {
        return groups.stream()
                .filter(group -> store.keepsTogether(group.get(0).customer(), customer))
                .findFirst()
                .orElseGet(() -> {
                    List<Imports.Line> opened = new ArrayList<>();
                    groups.add(opened);
                    return opened;
                });
    }

    /** The groups, by their first lines, each in the order of its lines. */
    List<List<Imports.Line>> groups() {
        return groups;
    }

    int size() {
        return size;
    }
}
