package io.cartera.broken;

import io.cartera.contract.AccountFactsContract;
import io.cartera.contract.AccountHistoryContract;
import io.cartera.contract.AccountRepositoryContract;
import io.cartera.contract.AsOfTortureContract;
import io.cartera.contract.AuditChainContract;
import io.cartera.contract.AuditTrailContract;
import io.cartera.contract.CollectionRepositoryContract;
import io.cartera.contract.ConcurrencyContract;
import io.cartera.contract.CreditLimitRepositoryContract;
import io.cartera.contract.CreditLogRepositoryContract;
import io.cartera.contract.CustomerFileContract;
import io.cartera.contract.CustomerRepositoryContract;
import io.cartera.contract.DocumentRepositoryContract;
import io.cartera.contract.ExternalRefRepositoryContract;
import io.cartera.contract.HeadroomRepositoryContract;
import io.cartera.contract.ImportRepositoryContract;
import io.cartera.contract.InvoiceRepositoryContract;
import io.cartera.contract.IsolationContract;
import io.cartera.contract.LedgerContract;
import io.cartera.contract.NumberSeriesRepositoryContract;
import io.cartera.contract.OpenItemsContract;
import io.cartera.contract.OutboxContract;
import io.cartera.contract.PaymentRepositoryContract;
import io.cartera.contract.PointsRepositoryContract;
import io.cartera.contract.RepeatContract;
import io.cartera.contract.StoreContract;
import io.cartera.contract.TransactionContract;
import io.cartera.store.ReceivablesStore;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The suites, extended as a vendor would, over whatever store is examined at the moment. */
final class Subjects {

    private static volatile Supplier<ReceivablesStore> examined;

    private Subjects() {}

    static void examine(Supplier<ReceivablesStore> store) {
        examined = store;
    }

    /** The class that extends this suite. */
    static Class<?> extending(Class<? extends StoreContract> suite) {
        return all().stream()
                .filter(subject -> subject.getSuperclass() == suite)
                .findFirst()
                .orElseThrow();
    }

    static List<Class<?>> all() {
        return Arrays.asList(Subjects.class.getDeclaredClasses());
    }

    /** The names of the cases of a suite. */
    static List<String> cases(Class<?> suite) {
        return Arrays.stream(suite.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .toList();
    }

    static final class CustomerRepositorySubject extends CustomerRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class CustomerFileSubject extends CustomerFileContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class InvoiceRepositorySubject extends InvoiceRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class NumberSeriesRepositorySubject extends NumberSeriesRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class PaymentRepositorySubject extends PaymentRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class ExternalRefRepositorySubject extends ExternalRefRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class CreditLimitRepositorySubject extends CreditLimitRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class HeadroomRepositorySubject extends HeadroomRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class CollectionRepositorySubject extends CollectionRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class CreditLogRepositorySubject extends CreditLogRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class AuditTrailSubject extends AuditTrailContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class AuditChainSubject extends AuditChainContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class OutboxSubject extends OutboxContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class AccountRepositorySubject extends AccountRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class AccountHistorySubject extends AccountHistoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class AccountFactsSubject extends AccountFactsContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class DocumentSubject extends DocumentRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class PointsSubject extends PointsRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class ImportSubject extends ImportRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class OpenItemsSubject extends OpenItemsContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class AsOfTortureSubject extends AsOfTortureContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class TransactionSubject extends TransactionContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class IsolationSubject extends IsolationContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class ConcurrencySubject extends ConcurrencyContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class LedgerSubject extends LedgerContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }

    static final class RepeatSubject extends RepeatContract {
        @Override
        protected ReceivablesStore freshStore() {
            return examined.get();
        }
    }
}
