package io.starmigrate.worker.outage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Listens to a port's calls: what they throw tells whether what is behind it is in reach. */
public final class WatchedPort {
    private final Object port;
    private final Reachability reachability;
    private final Predicate<? super RuntimeException> isOutage;

    private WatchedPort(Object port, Reachability reachability, Predicate<? super RuntimeException> isOutage) {
        this.port = port;
        this.reachability = reachability;
        this.isOutage = isOutage;
    }

    /**
     * The same port, listened to. A stream is listened to as it is read: what returns one may not have asked yet.
     *
     * @param type the port's interface
     * @param isOutage whether what a call threw means that it is out of reach; anything else is an answer
     */
    public static <T> T of(
            Class<T> type, T port, Reachability reachability, Predicate<? super RuntimeException> isOutage) {
        WatchedPort watched = new WatchedPort(port, reachability, isOutage);
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> watched.call(method, arguments)));
    }

    // The API of invocation handlers: arguments are null where there are none, and anything may be thrown.
    @SuppressWarnings("NullAway")
    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            Object answer = method.invoke(port, arguments);
            if (answer instanceof Stream<?> stream) {
                return WatchedStream.of(stream, this);
            }
            if (method.getDeclaringClass() != Object.class) {
                reachability.answered();
            }
            return answer;
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException failure) {
                failed(failure);
            }
            throw thrown.getCause();
        }
    }

    void answered() {
        reachability.answered();
    }

    void failed(RuntimeException failure) {
        if (isOutage.test(failure)) {
            reachability.failed(String.valueOf(failure.getMessage()));
        } else {
            reachability.answered();
        }
    }
}
