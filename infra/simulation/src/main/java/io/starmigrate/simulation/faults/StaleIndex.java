package io.starmigrate.simulation.faults;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.faults.Interference.Happenings;
import io.starmigrate.simulation.repeatable.Chance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tasks by state come from an index that follows the tasks, and may stand still for some seconds. */
public final class StaleIndex {
    public static final Duration LONGEST = Duration.ofSeconds(20);
    private static final double STANDS = 0.01;
    private static final double STANDS_OFTEN = 0.5;

    /** Everything is planned in a world's first moment. */
    private static final double STANDS_AT_FIRST = 0.2;

    private final Happenings world;
    private final Chance chance;
    private final InstantSource clock;
    private final BooleanSupplier often;
    private final TaskRecorder real;
    private final Map<List<Object>, List<PartitionTask>> seen = new HashMap<>();
    private Instant end;

    /** @param often whether it stands still most of the time */
    public StaleIndex(Happenings world, Chance chance, InstantSource clock, BooleanSupplier often, TaskRecorder real) {
        this.world = world;
        this.chance = chance;
        this.clock = clock;
        this.often = often;
        this.real = real;
        this.end = clock.instant();
        if (chance.happens(often.getAsBoolean() ? STANDS_OFTEN : STANDS_AT_FIRST)) {
            stand();
        }
    }

    /** The recorder with such an index. */
    public TaskRecorder recorder() {
        return (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(),
                new Class<?>[] {TaskRecorder.class},
                (proxy, method, arguments) -> answer(method, arguments));
    }

    private @Nullable Object answer(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && method.getName().equals("partitions") && arguments[0] instanceof String) {
            return arguments.length == 1
                    ? changed((String) arguments[0], Instant.EPOCH)
                    : partitions((String) arguments[0], (PartitionState) arguments[1]);
        }
        if (arguments != null && method.getName().equals("changed")) {
            return changed((String) arguments[0], (Instant) arguments[1]);
        }
        return invoke(method, arguments);
    }

    private @Nullable Object invoke(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private Stream<PartitionTask> partitions(String job, PartitionState state) {
        if (world.rates().equals(FaultRates.NONE)) {
            return real.partitions(job, state);
        }
        return stands() ? seen(job, state) : real.partitions(job, state);
    }

    private Stream<PartitionTask> changed(String job, Instant since) {
        if (world.rates().equals(FaultRates.NONE)) {
            return real.changed(job, since);
        }
        return stands()
                ? Stream.of(PartitionState.values())
                        .flatMap(state -> seen(job, state))
                        .filter(task -> !task.change().at().isBefore(since))
                : real.changed(job, since);
    }

    private Stream<PartitionTask> seen(String job, PartitionState state) {
        return seen.getOrDefault(List.of(job, state), List.of()).stream();
    }

    private boolean stands() {
        boolean stands = end.isAfter(clock.instant());
        if (!stands && chance.happens(often.getAsBoolean() ? STANDS_OFTEN : STANDS)) {
            stand();
            return true;
        }
        return stands;
    }

    private void stand() {
        Duration longest = often.getAsBoolean() ? LONGEST.multipliedBy(3) : LONGEST;
        end = clock.instant().plus(chance.between(Duration.ZERO, longest));
        seen.clear();
        for (Job job : real.jobs()) {
            for (PartitionState state : PartitionState.values()) {
                seen.put(
                        List.of(job.name(), state),
                        real.partitions(job.name(), state).toList());
            }
        }
    }
}
