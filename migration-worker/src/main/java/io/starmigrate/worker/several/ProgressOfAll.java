package io.starmigrate.worker.several;

import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.Stage;
import java.util.HashMap;
import java.util.Map;

/** Progress over databases that are worked on one after another, or at once. Safe for use by many threads. */
final class ProgressOfAll {
    private final ProgressListener all;
    private final Map<Stage, Map<String, Progress>> known = new HashMap<>();

    ProgressOfAll(ProgressListener all) {
        this.all = all;
    }

    /** Hears of one database. */
    ProgressListener of(String database) {
        return new ProgressListener() {
            @Override
            public void progressed(Progress progress) {
                all.progressed(sum(database, progress));
            }

            @Override
            public void noted(String message) {
                all.noted(database + ": " + message);
            }
        };
    }

    private synchronized Progress sum(String database, Progress progress) {
        Map<String, Progress> stage = known.computeIfAbsent(progress.stage(), key -> new HashMap<>());
        stage.merge(database, progress, (before, now) -> now.done() < before.done() ? before : now);
        return new Progress(
                progress.stage(),
                stage.values().stream().mapToLong(Progress::done).sum(),
                stage.values().stream().mapToLong(Progress::total).sum(),
                progress.unit(),
                stage.values().stream().anyMatch(Progress::growing));
    }
}
