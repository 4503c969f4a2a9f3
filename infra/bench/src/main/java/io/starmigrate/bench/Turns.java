package io.starmigrate.bench;

import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.worker.crew.Starter;
import io.starmigrate.worker.loop.Role;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;

/** Drives roles turn by turn, on a clock of its own that goes on to whoever is due next. To be used from one thread. */
final class Turns implements Starter, InstantSource {
    private final List<Driven> roles = new ArrayList<>();
    private final Instant begin;
    private Instant now;
    private Duration waited = Duration.ZERO;

    Turns(Instant begin) {
        this.begin = begin;
        this.now = begin;
    }

    private static final class Driven {
        private final Role role;
        private Instant due;

        Driven(Role role, Instant due) {
            this.role = role;
            this.due = due;
        }

        Instant due() {
            return due;
        }
    }

    @Override
    public void start(String name, Role role, Runnable last) {
        roles.add(new Driven(role, now));
    }

    @Override
    public Executor aside(String name, int size) {
        return Runnable::run;
    }

    @Override
    public Instant instant() {
        return now;
    }

    long nanoTime() {
        return Duration.between(begin, now).toNanos();
    }

    /** A queue in memory answers at once: the wait that it was given passes for who has asked. */
    Object waiting(TaskQueue real) {
        return Proxy.newProxyInstance(
                TaskQueue.class.getClassLoader(), new Class<?>[] {TaskQueue.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("receive")) {
                        waited = (Duration) arguments[1];
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }

    void run(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            Driven next = roles.stream().min(Comparator.comparing(Driven::due)).orElseThrow();
            if (next.due.isAfter(end)) {
                now = end;
                return;
            }
            now = next.due.isAfter(now) ? next.due : now;
            waited = Duration.ZERO;
            Duration pause = next.role.step();
            next.due = now.plus(waited).plus(pause);
        }
    }
}
