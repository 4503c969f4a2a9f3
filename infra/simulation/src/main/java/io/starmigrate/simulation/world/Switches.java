package io.starmigrate.simulation.world;

import io.starmigrate.simulation.faults.Interference;
import io.starmigrate.simulation.repeatable.Fiber;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which places are being switched: from the last look at what they show, when nothing but the switch's own questions
 * comes between, to the switch itself, however late it is applied.
 */
public final class Switches {
    private static final Set<String> LOOKS = Set.of("token", "shownRows");

    /** What a publisher asks between its look and the switch. */
    private static final Set<String> BETWEEN = Set.of("isSwapped", "staged", "rank", "rename", "shown");

    private static final Set<String> SWITCHES = Set.of("switchIn", "switchInAll");

    /** Shows its rows when it ends, which may be some time after it was sent. */
    private static final String OVERWRITE = "overwrite";

    private static final Duration LONGEST_OVERWRITE = Duration.ofMinutes(10);

    private final VirtualClock clock;
    private final Consumer<Place> switched;
    private final Map<Fiber, Set<Place>> looks = new HashMap<>();
    private final Map<Place, Instant> asked = new HashMap<>();

    /** @param switched is told of every switch that is applied */
    Switches(VirtualClock clock, Consumer<Place> switched) {
        this.clock = clock;
        this.switched = switched;
    }

    /** Whether a switch may be applied to what a look has just found. */
    boolean isUnderWay(Place place) {
        looks.keySet().removeIf(Fiber::hasEnded);
        Instant end = asked.get(place);
        return looks.values().stream().anyMatch(places -> places.contains(place))
                || (end != null && !clock.instant().isAfter(end));
    }

    /** The statements as a process sends them. */
    public TargetStatements asked(TargetStatements statements) {
        return watched(
                statements,
                (method, place) -> {
                    Optional<Fiber> fiber = Fiber.current();
                    if (!BETWEEN.contains(method) && !LOOKS.contains(method)) {
                        fiber.ifPresent(looks::remove);
                    }
                    if (LOOKS.contains(method)) {
                        fiber.ifPresent(stopped -> looks.computeIfAbsent(stopped, key -> new HashSet<>())
                                .add(place));
                    } else if (SWITCHES.contains(method)) {
                        asked.put(place, clock.instant().plus(Interference.LATEST));
                    } else if (OVERWRITE.equals(method)) {
                        asked.put(place, clock.instant().plus(LONGEST_OVERWRITE));
                    }
                },
                (method, place) -> {});
    }

    /** The statements as the cluster carries them out; one that is refused has switched nothing. */
    public TargetStatements applied(TargetStatements statements) {
        Watch arrived = (method, place) -> {
            if (SWITCHES.contains(method)) {
                asked.remove(place);
            } else if (OVERWRITE.equals(method)) {
                switched.accept(place);
            }
        };
        Watch done = (method, place) -> {
            if (SWITCHES.contains(method)) {
                switched.accept(place);
            }
        };
        return watched(statements, arrived, done);
    }

    private static TargetStatements watched(TargetStatements statements, Watch before, Watch after) {
        return (TargetStatements) Proxy.newProxyInstance(
                TargetStatements.class.getClassLoader(),
                new Class<?>[] {TargetStatements.class},
                (proxy, method, arguments) -> {
                    Set<?> places = places(arguments);
                    places.forEach(place -> before.calls(method.getName(), (Place) place));
                    Object answer = invoke(statements, method, arguments);
                    places.forEach(place -> after.calls(method.getName(), (Place) place));
                    return answer;
                });
    }

    /** What a call is about: one place, or several that are switched at once. */
    private static Set<?> places(@Nullable Object @Nullable [] arguments) {
        @Nullable Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
        if (first instanceof Map<?, ?> several && several.keySet().stream().allMatch(Place.class::isInstance)) {
            return several.keySet();
        }
        return first instanceof Place place ? Set.of(place) : Set.of();
    }

    private static @Nullable Object invoke(
            TargetStatements statements, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(statements, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    @FunctionalInterface
    private interface Watch {
        void calls(String method, Place place);
    }
}
