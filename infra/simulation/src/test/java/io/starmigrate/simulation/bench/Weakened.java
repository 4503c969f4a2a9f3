package io.starmigrate.simulation.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ports that keep less than they promise. */
public final class Weakened {
    private static final Object[] NONE = {};

    private Weakened() {}

    /** A port one of whose methods answers something else. */
    public static <T> T port(Class<T> port, T real, String weakened, Answer answer) {
        return proxy(port, (method, arguments) -> {
            Object told = invoke(real, method, arguments);
            return method.getName().equals(weakened) ? answer.instead(arguments, told) : told;
        });
    }

    /** A port that is not asked where there is an answer without it. */
    public static <T> T before(Class<T> port, T real, Shortcut shortcut) {
        return proxy(port, (method, arguments) -> {
            Optional<?> answer = shortcut.answer(method.getName(), arguments);
            return answer.isPresent() ? answer.get() : invoke(real, method, arguments);
        });
    }

    /** A port one of whose methods is not asked where there is an answer without it. */
    public static <T> T before(Class<T> port, T real, String called, Function<@Nullable Object[], Optional<?>> answer) {
        return before(
                port, real, (method, arguments) -> method.equals(called) ? answer.apply(arguments) : Optional.empty());
    }

    /** A port that tells after each call, which may end in what that throws. */
    public static <T> T after(Class<T> port, T real, Consumer<String> told) {
        return proxy(port, (method, arguments) -> {
            Object answer = invoke(real, method, arguments);
            told.accept(method.getName());
            return answer;
        });
    }

    private static <T> T proxy(Class<T> port, Calls calls) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> calls.call(method, arguments == null ? NONE : arguments)));
    }

    private static @Nullable Object invoke(Object real, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    @FunctionalInterface
    public interface Answer {
        @Nullable
        Object instead(@Nullable Object[] arguments, @Nullable Object told);
    }

    @FunctionalInterface
    public interface Shortcut {
        Optional<?> answer(String method, @Nullable Object[] arguments);
    }

    @FunctionalInterface
    private interface Calls {
        @Nullable
        Object call(Method method, @Nullable Object[] arguments) throws Throwable;
    }
}
