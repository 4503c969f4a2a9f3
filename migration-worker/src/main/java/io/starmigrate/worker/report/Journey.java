package io.starmigrate.worker.report;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PutBack.Way;
import io.starmigrate.core.task.Transition;
import io.starmigrate.worker.api.MigrationReport.Detour;
import io.starmigrate.worker.api.MigrationReport.Kind;
import io.starmigrate.worker.api.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the history of one partition task tells: how long it was in which stage, and what it did not go straight.
 *
 * @param subject the task
 * @param legs its times, oldest first
 * @param detours what was done again, oldest first
 */
record Journey(String subject, List<Span> legs, List<Detour> detours) {
    static Journey of(String subject, List<Transition> history) {
        List<Span> legs = new ArrayList<>();
        List<Detour> detours = new ArrayList<>();
        history.stream()
                .limit(1)
                .map(Transition::change)
                .filter(first ->
                        first.way().filter(way -> way == Way.MOVED_AGAIN).isPresent())
                .map(first -> new Detour(subject, first.at(), Kind.RETRIED, first.why()))
                .forEach(detours::add);
        for (int i = 1; i < history.size(); i++) {
            Transition from = history.get(i - 1);
            Transition to = history.get(i);
            stage(from.state())
                    .ifPresent(stage -> legs.add(
                            new Span(stage, from.change().at(), to.change().at())));
            kind(from.state(), to.state())
                    .ifPresent(
                            kind -> detours.add(new Detour(subject, to.change().at(), kind, reason(kind, from, to))));
        }
        return new Journey(subject, legs, detours);
    }

    private static Optional<Stage> stage(PartitionState state) {
        return switch (state) {
            case EXPORTING -> Optional.of(Stage.EXPORT);
            case EXPORTED -> Optional.of(Stage.RELAY);
            case LOADING -> Optional.of(Stage.LOAD);
            case VERIFYING -> Optional.of(Stage.VERIFY);
            case PLANNED, PUBLISHED, FAILED, CANCELLED, SUPERSEDED -> Optional.empty();
        };
    }

    private static Optional<Kind> kind(PartitionState from, PartitionState to) {
        return switch (to) {
            case EXPORTING -> from == to ? Optional.of(Kind.EXPORTED_AGAIN) : Optional.empty();
            case PLANNED ->
                isStopped(from)
                        ? Optional.of(Kind.RETRIED)
                        : from == to ? Optional.empty() : Optional.of(Kind.PLANNED_AGAIN);
            case EXPORTED -> isStopped(from) ? Optional.of(Kind.RETRIED) : Optional.empty();
            case LOADING -> from == PartitionState.VERIFYING ? Optional.of(Kind.STAGED_AGAIN) : Optional.empty();
            case VERIFYING, PUBLISHED, FAILED, CANCELLED, SUPERSEDED -> Optional.empty();
        };
    }

    private static boolean isStopped(PartitionState state) {
        return state == PartitionState.FAILED || state == PartitionState.CANCELLED;
    }

    /** Why it had failed says more than that somebody had it tried again. */
    private static String reason(Kind kind, Transition from, Transition to) {
        return kind == Kind.RETRIED
                ? from.state() + ": " + from.change().why()
                : to.change().why();
    }

    /** Some time in a stage. */
    record Span(Stage stage, Instant from, Instant to) {}
}
