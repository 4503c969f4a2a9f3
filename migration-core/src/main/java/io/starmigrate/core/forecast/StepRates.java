package io.starmigrate.core.forecast;

import io.starmigrate.core.forecast.Remaining.Rough;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How fast each step before publishing was taken, as partitions that are under way tell: of each is known when it came
 * to the state it has, which for the steps before counts as well.
 */
final class StepRates {
    private final List<Step> steps;

    StepRates(Busy busy, Instant now) {
        this.steps = List.of(
                new Step("export", PartitionState.PLANNED, PartitionState.EXPORTED, RateWindow.all(busy, now)),
                new Step("relay", PartitionState.EXPORTED, PartitionState.LOADING, RateWindow.all(busy, now)),
                new Step("load", PartitionState.LOADING, PartitionState.VERIFYING, RateWindow.all(busy, now)));
    }

    /**
     * A step.
     *
     * @param from from this state on a partition is there to take it
     * @param to from this state on it has
     */
    private record Step(String name, PartitionState from, PartitionState to, List<RateWindow> windows) {
        void open(PartitionTask task) {
            Instant at = task.change().at();
            if (task.state().compareTo(from) >= 0) {
                windows.forEach(window -> window.open(at));
            }
            if (task.state().compareTo(to) >= 0) {
                windows.forEach(window -> window.moved(task.estimate().bytes(), at));
            }
        }

        Optional<Rough> rough(long bytes, Instant now) {
            List<RateWindow.Timed> timed = RateWindow.timed(windows, bytes, now);
            return timed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Rough(name, timed.get(0).time(), RateWindow.least(timed), RateWindow.most(timed)));
        }
    }

    /** A partition that is planned or under way. */
    void open(PartitionTask task) {
        steps.forEach(step -> step.open(task));
    }

    /** How long so many bytes take at the rate of the slowest; empty where none was taken lately. */
    Optional<Rough> slowest(long bytes, Instant now) {
        return steps.stream()
                .flatMap(step -> step.rough(bytes, now).stream())
                .max(Comparator.comparing(Rough::expected));
    }
}
