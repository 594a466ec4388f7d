package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.audit.AuditRecord;
import io.cartera.collection.CollectionRecorded;
import io.cartera.creditlog.CreditLogRecorded;
import io.cartera.document.DocumentRecorded;
import io.cartera.exposure.LimitGranted;
import io.cartera.external.ExternalRefAttached;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.points.PointsRecorded;
import io.cartera.store.AccountRepository;
import io.cartera.store.AuditTrail;
import io.cartera.store.CollectionRepository;
import io.cartera.store.CreditLimitRepository;
import io.cartera.store.CreditLogRepository;
import io.cartera.store.CustomerRepository;
import io.cartera.store.ExternalRefRepository;
import io.cartera.store.HeadroomRepository;
import io.cartera.store.InvoiceRepository;
import io.cartera.store.NumberSeriesRepository;
import io.cartera.store.Outbox;
import io.cartera.store.PaymentRepository;
import io.cartera.store.PaymentRepository.BankLineClaim;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.store.StoreException;
import io.cartera.store.outer.DocumentRepository;
import io.cartera.store.outer.ImportRepository;
import io.cartera.store.outer.OuterSession;
import io.cartera.store.outer.PointsRepository;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Stores whose transactions are none, or not quite. */
final class BrokenStores {

    private BrokenStores() {}

    /** Gives way to other threads for a moment, so that what can go wrong does. */
    private static void dawdle() {
        LockSupport.parkNanos(500_000);
    }

    /** What the work gives, or its failure, to be asked for later. */
    private static <T> FutureTask<T> done(Function<? super Session, ? extends T> work, Session session) {
        FutureTask<T> task = new FutureTask<>(() -> work.apply(session));
        task.run();
        return task;
    }

    private static <T> T resultOf(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw BrokenStores.<RuntimeException>asIs(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("the task is done", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X asIs(Throwable failure) throws X {
        throw (X) failure;
    }

    /** Keeps what was written before a failure. */
    static final class KeepingHalf implements ReceivablesStore {
        private final ReceivablesStore sound = new InMemoryStore();

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return resultOf(sound.write(session -> BrokenStores.<T>done(work, session)));
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return sound.read(work);
        }
    }

    /** Keeps nothing at all. */
    static final class KeepingNothing implements ReceivablesStore {
        private final InMemoryStore sound = new InMemoryStore();

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return sound.copy().write(work);
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return sound.read(work);
        }
    }

    /** Gives a failure of its own instead of the host's. */
    static final class HidingFailures implements ReceivablesStore {
        private final ReceivablesStore sound = new InMemoryStore();

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return sound.write(session -> hidden(BrokenStores.<T>done(work, session)));
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return sound.read(session -> hidden(BrokenStores.<T>done(work, session)));
        }

        private static <T> T hidden(FutureTask<T> task) {
            try {
                return task.get();
            } catch (ExecutionException | InterruptedException e) {
                throw new StoreException("the work failed", e);
            }
        }
    }

    /** Gives the first result again and again. */
    static final class Repeating implements ReceivablesStore {
        private final ReceivablesStore sound = new InMemoryStore();
        private final AtomicReference<Object> first = new AtomicReference<>();

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return repeated(sound.write(work));
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return repeated(sound.read(work));
        }

        @SuppressWarnings("unchecked")
        private <T> T repeated(T result) {
            first.compareAndSet(null, result);
            return (T) first.get();
        }
    }

    /** Lets a session inside another one work in the outer one. */
    static final class Nesting implements ReceivablesStore {
        private final ReceivablesStore sound = new InMemoryStore();
        private final ThreadLocal<Session> open = new ThreadLocal<>();

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return open.get() != null ? work.apply(open.get()) : sound.write(session -> within(session, work));
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return open.get() != null ? work.apply(open.get()) : sound.read(session -> within(session, work));
        }

        private <T> T within(Session session, Function<? super Session, ? extends T> work) {
            open.set(session);
            try {
                return work.apply(session);
            } finally {
                open.remove();
            }
        }
    }

    /** Makes no difference between reading and writing. */
    static final class WritingWhenReading implements ReceivablesStore {
        private final ReceivablesStore sound = new InMemoryStore();

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return sound.write(work);
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return sound.write(work);
        }
    }

    /** Works on a copy without a lock and puts it in the place of all: the last writer wins. */
    static final class LastWriterWins implements ReceivablesStore {
        private final AtomicReference<InMemoryStore> latest = new AtomicReference<>(new InMemoryStore());

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            InMemoryStore copy = latest.get().copy();
            T result = copy.write(work);
            dawdle();
            latest.set(copy);
            return result;
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return latest.get().read(work);
        }
    }

    /** Runs every call of every repository in a transaction of its own. */
    static final class CommittingEachCall implements ReceivablesStore {
        private final ReceivablesStore sound = new InMemoryStore();

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return work.apply(session());
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return work.apply(session());
        }

        private Session session() {
            return new Parts(
                    each(CustomerRepository.class, Session::customers),
                    each(InvoiceRepository.class, Session::invoices),
                    each(NumberSeriesRepository.class, Session::numberSeries),
                    each(PaymentRepository.class, Session::payments),
                    each(ExternalRefRepository.class, Session::externalRefs),
                    each(AccountRepository.class, Session::accounts),
                    each(CreditLimitRepository.class, Session::creditLimits),
                    each(HeadroomRepository.class, Session::headroom),
                    each(CollectionRepository.class, Session::collections),
                    each(CreditLogRepository.class, Session::creditLog),
                    each(AuditTrail.class, Session::audit),
                    each(Outbox.class, Session::outbox),
                    each(
                            DocumentRepository.class,
                            session -> OuterSession.of(session).documents()),
                    each(
                            ImportRepository.class,
                            session -> OuterSession.of(session).imports()),
                    each(
                            PointsRepository.class,
                            session -> OuterSession.of(session).points()));
        }

        private <R> R each(Class<R> type, Function<Session, R> repository) {
            Object each =
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                        dawdle();
                        return sound.<Object>write(session -> {
                            if (args.length > 0) {
                                written(method, args[0]).ifPresent(session.accounts()::lock);
                            }
                            return call(repository.apply(session), method, args);
                        });
                    });
            return type.cast(each);
        }
    }

    private static Optional<AccountId> written(Method method, Object first) {
        if (first instanceof AccountWrites writes) {
            return Optional.of(writes.account());
        }
        if (first instanceof LimitGranted granted) {
            return Optional.of(granted.account());
        }
        if (first instanceof HeadroomRecorded recorded) {
            return Optional.of(recorded.account());
        }
        if (first instanceof CollectionRecorded recorded) {
            return Optional.of(recorded.account());
        }
        if (first instanceof CreditLogRecorded recorded) {
            return Optional.of(recorded.account());
        }
        if (first instanceof DocumentRecorded recorded) {
            return Optional.of(recorded.account());
        }
        if (first instanceof PointsRecorded recorded) {
            return Optional.of(recorded.account());
        }
        if (first instanceof AuditRecord row) {
            return Optional.of(row.account());
        }
        if (first instanceof ExternalRefAttached attached) {
            return Optional.of(attached.account());
        }
        if (first instanceof BankLineClaim claim) {
            return Optional.of(claim.shares().get(0).account());
        }
        return first instanceof AccountId account && method.getName().equals("add")
                ? Optional.of(account)
                : Optional.empty();
    }

    private static Object call(Object target, Method method, Object[] args) {
        try {
            Object result = method.invoke(target, args);
            return result == null ? "nothing" : result;
        } catch (InvocationTargetException e) {
            throw BrokenStores.<RuntimeException>asIs(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " is public", e);
        }
    }
}
