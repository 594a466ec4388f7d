package io.cartera.contract;

import io.cartera.account.AccountId;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Timeout;

/**
 * What all suites of the contract share: every case gets an empty store, and one that hangs is stopped and fails.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class StoreContract {

    private ReceivablesStore store;

    /** For suites of the contract. */
    protected StoreContract() {}

    /** A store that holds nothing; called once before every case. */
    protected abstract ReceivablesStore freshStore();

    @BeforeEach
    final void takeFreshStore() {
        store = freshStore();
    }

    final ReceivablesStore store() {
        return store;
    }

    final void write(Consumer<Session> work) {
        store.write(session -> {
            work.accept(session);
            return true;
        });
    }

    /** Writes under the lock of an account. */
    final void write(AccountId account, Consumer<Session> work) {
        write(session -> {
            session.accounts().lock(account);
            work.accept(session);
        });
    }

    final <T> T read(Function<Session, T> work) {
        return store.read(work);
    }

    final Bookkeeper keeperOf(AccountId account) {
        return new Bookkeeper(store, account);
    }
}
