package io.starmigrate.worker.report;

import io.starmigrate.worker.api.MigrationReport.StageTime;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.report.Journey.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Adds up how long the stages took. */
final class StageTimes {
    private StageTimes() {}

    static List<StageTime> of(List<Journey> journeys) {
        List<StageTime> times = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            List<Stay> stays = journeys.stream()
                    .flatMap(journey -> stay(journey, stage).stream())
                    .toList();
            stays.stream()
                    .max(Comparator.comparing(Stay::time))
                    .ifPresent(longest -> times.add(time(stage, stays, longest)));
        }
        return times;
    }

    /** How long any of them was in any stage: what was done at once counts once. */
    static Duration busy(List<Journey> journeys) {
        List<Span> legs = journeys.stream()
                .flatMap(journey -> journey.legs().stream())
                .sorted(Comparator.comparing(Span::from))
                .toList();
        Duration busy = Duration.ZERO;
        Instant until = Instant.MIN;
        for (Span leg : legs) {
            Instant from = leg.from().isAfter(until) ? leg.from() : until;
            if (leg.to().isAfter(from)) {
                busy = busy.plus(Duration.between(from, leg.to()));
                until = leg.to();
            }
        }
        return busy;
    }

    private static StageTime time(Stage stage, List<Stay> stays, Stay longest) {
        return new StageTime(
                stage,
                stays.size(),
                stays.stream().map(Stay::from).min(Instant::compareTo).orElse(longest.from),
                stays.stream().map(Stay::to).max(Instant::compareTo).orElse(longest.to),
                stays.stream().map(Stay::time).reduce(Duration.ZERO, Duration::plus),
                longest.time,
                longest.subject);
    }

    private static Optional<Stay> stay(Journey journey, Stage stage) {
        return journey.legs().stream()
                .filter(leg -> leg.stage() == stage)
                .map(leg -> new Stay(journey.subject(), leg.from(), leg.to(), length(leg)))
                .reduce((one, next) -> new Stay(one.subject, one.from, next.to, one.time.plus(next.time)));
    }

    /** Two workers' clocks may differ by more than a step takes. */
    private static Duration length(Span leg) {
        Duration length = Duration.between(leg.from(), leg.to());
        return length.isNegative() ? Duration.ZERO : length;
    }

    /** All the time of one task in one stage. */
    private record Stay(String subject, Instant from, Instant to, Duration time) {}
}
