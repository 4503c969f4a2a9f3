package io.starmigrate.simulation.faults;

import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.repeatable.Fiber;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts faults between a worker and its ports: each call may be paused before, fail before or after it is applied, be
 * applied late or twice, or be the last thing its worker does.
 */
public final class Interference {
    private static final Duration SOONEST = Duration.ofSeconds(1);
    public static final Duration LATEST = Duration.ofSeconds(90);

    /** Calls that must not be repeated go wrong more often: they are where damage is done. */
    private static final double DELICATE = 4;

    /** What asks for several things at once may be answered for some of them: faults come between them. */
    private static final Set<String> TOGETHER =
            Set.of("partitions", "advanceTogether", "recordTogether", "leases", "writeTogether");

    private final Chance chance;
    private final Happenings world;
    private final Liveness worker;
    private final String who;

    /**
     * @param who whose calls they are
     * @param world what goes on around the worker
     * @param worker whether it is alive
     */
    public Interference(String who, Chance chance, Happenings world, Liveness worker) {
        this.who = who;
        this.chance = chance;
        this.world = world;
        this.worker = worker;
    }

    /**
     * A port with faults in it.
     *
     * @param once calls that are never applied twice: their port says so
     * @param dependency what is behind it
     */
    public <T> T around(Class<T> port, T real, Set<String> once, Dependency dependency) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.isDefault() && TOGETHER.contains(method.getName())) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            Call call = new Call(real, method, arguments, once, dependency);
            return method.getDeclaringClass() == Object.class ? call.apply() : call(call);
        };
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    private @Nullable Object call(Call call) throws Throwable {
        FaultRates rates = call.canBeTwice() ? world.rates() : world.rates().times(DELICATE);
        pauseOrDie(rates);
        if (world.isOut(call.dependency)) {
            throw call.dependency.unreachable(call.method.getName() + " found nobody");
        }
        if (chance.happens(rates.before())) {
            world.note(() -> who + ": refused " + call);
            throw call.unknown("was refused");
        }
        if (call.canBeLate() && chance.happens(rates.late())) {
            world.note(() -> who + ": late " + call);
            world.later(chance.between(SOONEST, LATEST), call::applyUnseen);
            throw call.unknown("was lost on its way");
        }
        if (call.canBeTwice() && chance.happens(rates.twice())) {
            world.note(() -> who + ": twice " + call);
            call.applyUnseen();
        }
        Object answer = call.apply();
        world.note(() -> who + ": " + call + " = " + answer);
        pauseOrDie(rates);
        if (chance.happens(rates.after())) {
            world.note(() -> who + ": reply lost of " + call);
            throw call.unknown("was applied and its reply lost");
        }
        return answer;
    }

    private void pauseOrDie(FaultRates rates) {
        if (chance.happens(rates.pause())) {
            Fiber.pause();
        }
        worker.step(chance.happens(rates.crash()));
    }

    /** Whether a worker is alive. */
    public interface Liveness {
        /**
         * Goes on.
         *
         * @param dying whether it dies now
         * @throws Crash when it is dead
         */
        void step(boolean dying);
    }

    /** What goes on around a worker. */
    public interface Happenings {
        FaultRates rates();

        /** Whether nobody reaches it now. */
        boolean isOut(Dependency dependency);

        /** Says what happens to whoever replays a run; nobody else asks for the words. */
        void note(Supplier<String> happening);

        /** Does something after this time, whatever has become of who asked for it. */
        void later(Duration time, Runnable happening);
    }

    private static final class Call {
        private final Object port;
        private final Method method;
        private final @Nullable Object @Nullable [] arguments;
        private final Set<String> once;
        private final Dependency dependency;

        Call(
                Object port,
                Method method,
                @Nullable Object @Nullable [] arguments,
                Set<String> once,
                Dependency dependency) {
            this.port = port;
            this.method = method;
            this.arguments = arguments;
            this.once = once;
            this.dependency = dependency;
        }

        boolean canBeLate() {
            Class<?> type = method.getReturnType();
            return type == void.class || type == boolean.class;
        }

        boolean canBeTwice() {
            return !once.contains(method.getName());
        }

        @Nullable
        Object apply() throws Throwable {
            try {
                return method.invoke(port, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause() == null ? thrown : thrown.getCause();
            }
        }

        /** Nobody hears of the outcome. */
        void applyUnseen() {
            try {
                method.invoke(port, arguments);
            } catch (ReflectiveOperationException refused) {
                // A refusal nobody hears of is as if nothing had been asked.
                return;
            }
        }

        @Override
        public String toString() {
            return method.getName() + (arguments == null ? "()" : Arrays.asList(arguments));
        }

        RuntimeException unknown(String what) {
            return dependency.unknown(method.getName() + " " + what);
        }
    }
}
