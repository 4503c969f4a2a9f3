package io.starmigrate.simulation.wayback;

import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Whereabouts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Knows when a switch is near: from where staging is found until it shows. Between the last look at a place and its
 * switch nobody can tell others' rows apart; from the switch on everybody has to.
 */
final class SwitchWatch {
    private final Consumer<List<Place>> switched;
    private boolean near;

    /** @param switched hears of what shows, before it is looked at and recorded */
    SwitchWatch(Consumer<List<Place>> switched) {
        this.switched = switched;
    }

    boolean isNear() {
        return near;
    }

    /** Whoever was about to switch does no more. */
    void over() {
        near = false;
    }

    TargetCluster watched(TargetCluster real) {
        TargetCluster found = with(real, "find", (arguments, told) -> near = told == Whereabouts.STAGED);
        TargetCluster foundTogether = with(
                found,
                "findTogether",
                (arguments, told) ->
                        near = ((Map<?, ?>) Objects.requireNonNull(told)).containsValue(Whereabouts.STAGED));
        TargetCluster one = with(
                foundTogether,
                "publish",
                (arguments, told) -> show(List.of((Place) Objects.requireNonNull(arguments[0]))));
        return with(
                one,
                "publishTogether",
                (arguments, told) -> show(((List<?>) Objects.requireNonNull(arguments[0]))
                        .stream().map(landing -> ((Landing) landing).place()).toList()));
    }

    private void show(List<Place> places) {
        near = false;
        switched.accept(places);
    }

    @FunctionalInterface
    private interface Heard {
        void hear(@Nullable Object[] arguments, @Nullable Object told);
    }

    private static TargetCluster with(TargetCluster real, String method, Heard heard) {
        return Weakened.port(TargetCluster.class, real, method, (arguments, told) -> {
            heard.hear(arguments, told);
            return told;
        });
    }
}
