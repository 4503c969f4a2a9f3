package io.starmigrate.simulation.safeguard;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Shown;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes away that rows of others are noticed: a target seems to show what was published last, whatever it shows. */
public final class UnnoticedRows {
    private UnnoticedRows() {}

    /** @param tasks by their places, as far as they have been published */
    public static TargetCluster at(TargetCluster real, Function<Place, Optional<PartitionTask>> tasks) {
        return Weakened.port(TargetCluster.class, real, "shown", (arguments, told) -> {
            if (told instanceof Optional<?> one) {
                return one.map(shown -> seen(tasks, arguments[0], shown));
            }
            Map<Place, Shown> all = new HashMap<>();
            ((Map<?, ?>) Objects.requireNonNull(told))
                    .forEach((place, shown) -> all.put((Place) place, seen(tasks, place, shown)));
            return all;
        });
    }

    private static Shown seen(
            Function<Place, Optional<PartitionTask>> tasks, @Nullable Object place, @Nullable Object told) {
        Shown shown = (Shown) Objects.requireNonNull(told);
        return tasks.apply((Place) Objects.requireNonNull(place))
                .map(PartitionTask::published)
                .map(before -> new Shown(new ChangeToken(Objects.requireNonNull(before.token())), shown.untouched()))
                .orElse(shown);
    }
}
