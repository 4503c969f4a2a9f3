package io.starmigrate.worker.outage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;

/** Listens to a port's calls: what they throw tells whether what is behind it is in reach. */
public final class WatchedPort {
    private WatchedPort() {}

    /**
     * The same port, listened to.
     *
     * @param type the port's interface
     * @param isOutage whether what a call threw means that it is out of reach; anything else is an answer
     */
    public static <T> T of(
            Class<T> type, T port, Reachability reachability, Predicate<? super RuntimeException> isOutage) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(port, method, arguments, reachability, isOutage)));
    }

    // The API of invocation handlers: arguments are null where there are none, and anything may be thrown.
    @SuppressWarnings("NullAway")
    private static Object call(
            Object port,
            Method method,
            Object[] arguments,
            Reachability reachability,
            Predicate<? super RuntimeException> isOutage)
            throws Throwable {
        try {
            Object answer = method.invoke(port, arguments);
            if (method.getDeclaringClass() != Object.class) {
                reachability.answered();
            }
            return answer;
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException failure) {
                report(failure, reachability, isOutage);
            }
            throw thrown.getCause();
        }
    }

    private static void report(
            RuntimeException failure, Reachability reachability, Predicate<? super RuntimeException> isOutage) {
        if (isOutage.test(failure)) {
            reachability.failed(String.valueOf(failure.getMessage()));
        } else {
            reachability.answered();
        }
    }
}
