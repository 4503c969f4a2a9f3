package io.starmigrate.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How often each method of some ports was called. To be used from one thread. */
final class Asked {
    private final Map<String, Long> calls = new TreeMap<>();

    /** A port, and each of its calls counted under its method's name. */
    <T> T counting(Class<T> port, Object real, Class<?>... also) {
        return counting(port, (method, arguments) -> method.invoke(real, arguments), also);
    }

    /** A port with nothing behind it, each of its calls counted. */
    <T> T nothing(Class<T> port) {
        return counting(port, (method, arguments) -> empty(method.getReturnType()));
    }

    private <T> T counting(Class<T> port, Answer answer, Class<?>... also) {
        Class<?>[] ports = Stream.concat(Stream.of(port), Stream.of(also)).toArray(Class<?>[]::new);
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), ports, (proxy, method, arguments) -> {
            // About nothing nobody is asked.
            boolean isEmpty = arguments != null && arguments[0] instanceof Collection<?> all && all.isEmpty();
            calls.merge(method.getName(), isEmpty ? 0L : 1L, Long::sum);
            try {
                return answer.to(method, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        }));
    }

    /** What says that there is nothing. */
    static Object empty(Class<?> type) {
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == Stream.class) {
            return Stream.empty();
        }
        if (type == boolean.class) {
            return false;
        }
        return 0;
    }

    Map<String, Long> calls() {
        return calls;
    }

    @FunctionalInterface
    private interface Answer {
        Object to(Method method, Object[] arguments) throws ReflectiveOperationException;
    }
}
