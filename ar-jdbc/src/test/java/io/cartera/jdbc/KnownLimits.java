package io.cartera.jdbc;

import static org.junit.jupiter.api.Assertions.fail;

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

    private final Map<String, String> reasons = new HashMap<>();

    /** The cases that are missed for a reason, each as class and method. */
    KnownLimits because(String reason, String... cases) {
        for (String each : cases) {
            reasons.put(each, reason);
        }
        return this;
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> context, ExtensionContext extension)
            throws Throwable {
        Method test = context.getExecutable();
        String reason = reasons.get(test.getDeclaringClass().getSimpleName() + "." + test.getName());
        if (reason == null) {
            invocation.proceed();
            return;
        }
        boolean passed = false;
        try {
            invocation.proceed();
            passed = true;
        } catch (AssertionError | RuntimeException missed) {
            throw new TestAbortedException("known limit: " + reason, missed);
        }
        if (passed) {
            fail("no limit any more: " + reason);
        }
    }
}
