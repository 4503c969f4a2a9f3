package io.starmigrate.core.forecast;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** How long work takes that goes faster at some times of the day than at others. Pure. */
final class DayCourse {
    private static final int DAY = 24 * 60 * 60;

    private final List<Span> spans = new ArrayList<>();

    /**
     * @param begin when the work begins
     * @param changes when its speed changes, each day
     * @param speed how much is done in a second, from such a time of day on
     */
    DayCourse(LocalTime begin, Collection<LocalTime> changes, ToDoubleFunction<LocalTime> speed) {
        int first = begin.toSecondOfDay();
        TreeSet<Integer> offsets = new TreeSet<>(List.of(0, DAY));
        changes.forEach(change -> offsets.add(Math.floorMod(change.toSecondOfDay() - first, DAY)));
        for (Integer from = 0; from < DAY; from = offsets.higher(from)) {
            LocalTime time = LocalTime.ofSecondOfDay(Math.floorMod(first + from, DAY));
            spans.add(new Span(offsets.higher(from) - from, speed.applyAsDouble(time)));
        }
    }

    private record Span(int seconds, double speed) {
        double work() {
            return seconds * speed;
        }
    }

    /** The same speed at all times. */
    static DayCourse steady(double speed) {
        return new DayCourse(LocalTime.MIDNIGHT, List.of(), time -> speed);
    }

    double slowest() {
        return spans.stream().mapToDouble(Span::speed).min().orElseThrow();
    }

    double fastest() {
        return spans.stream().mapToDouble(Span::speed).max().orElseThrow();
    }

    /** The time that so much work takes; infinite where nothing is done at any time. */
    double seconds(double work) {
        double ofADay = spans.stream().mapToDouble(Span::work).sum();
        if (work == 0 || ofADay == 0) {
            return work == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double days = Math.floor(work / ofADay);
        double left = work - days * ofADay;
        double passed = days * DAY;
        for (Span span : spans) {
            if (left <= span.work()) {
                return left == 0 ? passed : passed + left / span.speed;
            }
            left -= span.work();
            passed += span.seconds;
        }
        return passed;
    }
}
