package io.starmigrate.worker.several;

import io.starmigrate.core.forecast.Forecast;
import io.starmigrate.core.forecast.PlannedBytes;
import io.starmigrate.worker.api.Baseline;
import io.starmigrate.worker.api.PlanReport;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was planned for several databases, in one report. Pure. */
final class PlanReports {
    private PlanReports() {}

    /** @param plans one or more */
    static PlanReport of(List<PlanReport> plans) {
        return new PlanReport(
                plans.get(0).source(),
                plans.stream()
                        .map(PlanReport::target)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null),
                all(plans, PlanReport::tables),
                all(plans, PlanReport::undecided).stream().distinct().toList(),
                all(plans, PlanReport::overwrites),
                all(plans, PlanReport::drops),
                baseline(plans),
                all(plans, PlanReport::advice).stream().distinct().toList(),
                forecast(plans));
    }

    private static <T> List<T> all(List<PlanReport> plans, Function<PlanReport, List<T>> of) {
        return plans.stream().flatMap(plan -> of.apply(plan).stream()).toList();
    }

    private static @Nullable Baseline baseline(List<PlanReport> plans) {
        return plans.stream()
                .flatMap(plan -> plan.equal().stream())
                .reduce((one, other) -> new Baseline(
                        one.adopted() + other.adopted(),
                        Stream.concat(one.left().stream(), other.left().stream())
                                .toList()))
                .orElse(null);
    }

    private static @Nullable Forecast forecast(List<PlanReport> plans) {
        return sum(plans.stream().map(PlanReport::forecast).filter(Objects::nonNull))
                .orElse(null);
    }

    /** What all of it takes together, under the assumptions of the first; empty for none. */
    static Optional<Forecast> sum(Stream<Forecast> each) {
        List<Forecast> all = each.toList();
        return all.stream()
                .map(Forecast::planned)
                .reduce(PlannedBytes::and)
                .map(planned -> all.get(0).likewise(planned));
    }
}
