package io.cartera.customer;

import io.cartera.party.AddressRole;
import io.cartera.party.PostalAddress;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a fact of the customer file is about, and of what type its content is. There will be more kinds; each has a name
 * that is stored, a form of its content, and the kind of the command that records it. Immutable.
 *
 * @param <T> the type of the content
 */
public final class CustomerFactKind<T> {

    private static final int FORM = 1;
    private static final Map<String, CustomerFactKind<?>> ALL = new LinkedHashMap<>();

    /** The fiscal profile from a day on; one at a time. */
    public static final CustomerFactKind<FiscalProfile> FISCAL_PROFILE = kind(
            "FISCAL_PROFILE",
            "FiscalProfileChanged",
            CommandKind.CHANGE_FISCAL_PROFILE,
            PartyForm::profile,
            PartyForm::profile);

    /** That the fiscal profile was still correct on a day; the content is the number of the fact that has the profile. */
    public static final CustomerFactKind<Long> PROFILE_CONFIRMED = kind(
            "PROFILE_CONFIRMED",
            "FiscalProfileConfirmed",
            CommandKind.CONFIRM_FISCAL_PROFILE,
            number -> FactFields.none().with("profile", Long.toString(number)),
            fields -> Long.valueOf(fields.require("profile")));

    /** An address for a purpose, by the role and, where there are several, a name: see {@link #addressKey}. */
    public static final CustomerFactKind<PostalAddress> ADDRESS =
            kind("ADDRESS", "AddressStated", CommandKind.STATE_ADDRESS, PartyForm::address, PartyForm::address);

    /** By which policy the accounts of the customer are opened, where that is not with the registration. */
    public static final CustomerFactKind<AccountOpeningPolicy> ACCOUNT_OPENING = kind(
            "ACCOUNT_OPENING",
            "FirstSaleAwaited",
            CommandKind.AWAIT_FIRST_SALE,
            policy -> FactFields.none().with("policy", policy.name()),
            fields -> AccountOpeningPolicy.valueOf(fields.require("policy")));

    /** That the account in a ledger is open; the key is the ledger, the content the document that opened it. */
    public static final CustomerFactKind<String> ACCOUNT_OPENED = kind(
            "ACCOUNT_OPENED",
            "AccountOpened",
            CommandKind.OPEN_ACCOUNT,
            document -> FactFields.none().with("document", Require.id(document, "document")),
            fields -> fields.require("document"));

    private final String name;
    private final String eventCode;
    private final CommandKind recordedBy;
    private final Function<T, FactFields> writing;
    private final Function<FactFields, T> reading;

    private CustomerFactKind(
            String name,
            String eventCode,
            CommandKind recordedBy,
            Function<T, FactFields> writing,
            Function<FactFields, T> reading) {
        this.name = name;
        this.eventCode = eventCode;
        this.recordedBy = recordedBy;
        this.writing = writing;
        this.reading = reading;
    }

    private static <T> CustomerFactKind<T> kind(
            String name,
            String eventCode,
            CommandKind recordedBy,
            Function<T, FactFields> writing,
            Function<FactFields, T> reading) {
        CustomerFactKind<T> kind = new CustomerFactKind<>(name, eventCode, recordedBy, writing, reading);
        ALL.put(name, kind);
        return kind;
    }

    /**
     * The kind of this name.
     *
     * @throws IllegalArgumentException if there is none, with those there are
     */
    public static CustomerFactKind<?> of(String name) {
        @Nullable CustomerFactKind<?> kind = ALL.get(Objects.requireNonNull(name, "name"));
        if (kind == null) {
            throw new IllegalArgumentException(
                    "no kind of fact is " + Require.shown(name) + ", there are " + ALL.keySet());
        }
        return kind;
    }

    /** All kinds, in a fixed order. */
    public static List<CustomerFactKind<?>> all() {
        return List.copyOf(ALL.values());
    }

    /** The key of an address: its role where there is one of it, else the role and a name, which must not be personal. */
    public static String addressKey(AddressRole role, Optional<String> name) {
        return name.map(text -> role.name() + " " + Require.id(text, "name")).orElseGet(role::name);
    }

    /** The name that is stored. */
    public String name() {
        return name;
    }

    /** The code of the event that tells of such a fact. */
    public String eventCode() {
        return eventCode;
    }

    /** The kind of the command that records it. */
    public CommandKind recordedBy() {
        return recordedBy;
    }

    Map<String, String> fields(T content) {
        return writing.apply(content).values();
    }

    /** The content as one text, with the number of its form. */
    String text(T content) {
        return writing.apply(content).text(FORM);
    }

    T parse(String text) {
        return reading.apply(FactFields.parse(FORM, text));
    }

    @Override
    public String toString() {
        return name;
    }
}
