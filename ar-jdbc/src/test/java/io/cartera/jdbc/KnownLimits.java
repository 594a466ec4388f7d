package io.cartera.jdbc;

import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.base.Throwables;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Cases of the contract that an engine in front of the database is known to miss, each with the reason. They are run all
 * the same, and one that passes fails: the list must not outlive the limit.
 */
final class KnownLimits implements InvocationInterceptor {

    private final Map<String, Limit> limits = new HashMap<>();

    private record Limit(String reason, String sign) {}

    /** The cases, each as class and method, that are missed for a reason, which shows in what they fail with. */
    KnownLimits because(String reason, String sign, String... cases) {
        for (String each : cases) {
            limits.put(each, new Limit(reason, sign));
        }
        return this;
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> context, ExtensionContext extension)
            throws Throwable {
        Method test = context.getExecutable();
        Limit limit = limits.get(test.getDeclaringClass().getSimpleName() + "." + test.getName());
        if (limit == null) {
            invocation.proceed();
            return;
        }
        boolean passed = false;
        try {
            invocation.proceed();
            passed = true;
        } catch (AssertionError | RuntimeException missed) {
            if (!shows(limit.sign(), missed)) {
                throw missed;
            }
            throw new TestAbortedException("known limit: " + limit.reason(), missed);
        }
        if (passed) {
            fail("no limit any more: " + limit.reason());
        }
    }

    private static boolean shows(String sign, Throwable missed) {
        return Throwables.getCausalChain(missed).stream()
                .anyMatch(each -> String.valueOf(each.getMessage()).contains(sign));
    }
}
