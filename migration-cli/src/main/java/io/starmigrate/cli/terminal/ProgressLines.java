package io.starmigrate.cli.terminal;

import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.ShownText;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.Stage;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * A line for each stage now and then: at its first report, at most every ten seconds, when all there is to do is known,
 * and when it is through.
 */
final class ProgressLines implements ProgressDisplay {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final PrintStream err;
    private final InstantSource clock;
    private final Map<Stage, Shown> shown = new EnumMap<>(Stage.class);
    private final Map<Stage, Shown> begun = new EnumMap<>(Stage.class);

    ProgressLines(PrintStream err, InstantSource clock) {
        this.err = err;
        this.clock = clock;
    }

    @Override
    public synchronized void progressed(Progress progress) {
        Shown last = shown.get(progress.stage());
        if (last == null || isNews(progress, last)) {
            Shown now = new Shown(progress, clock.instant());
            shown.put(progress.stage(), now);
            Shown first = begun.computeIfAbsent(progress.stage(), stage -> now);
            err.println(line(progress) + left(first, now));
        }
    }

    @Override
    public synchronized void noted(String message) {
        err.println(ShownText.lines(SettingName.inKeys(message)));
    }

    @Override
    public void close() {
        err.flush();
    }

    private boolean isNews(Progress progress, Shown last) {
        boolean further = progress.done() > last.progress.done() || progress.total() > last.progress.total();
        boolean through = !progress.growing() && progress.done() == progress.total();
        boolean known = !progress.growing() && last.progress.growing();
        boolean rested = !clock.instant().isBefore(last.at.plus(PAUSE));
        return known || (further && (through || rested));
    }

    /** How long it takes from here at the pace it had from its first report on; of bytes, which are alike. */
    private static String left(Shown first, Shown now) {
        long done = now.progress.done() - first.progress.done();
        long more = now.progress.total() - now.progress.done();
        if (now.progress.unit() != Progress.Unit.BYTES || done <= 0 || more <= 0) {
            return "";
        }
        double millis = Duration.between(first.at, now.at).toMillis() * ((double) more / done);
        return (now.progress.growing() ? ", at least" : ",") + " about "
                + Units.duration(Duration.ofMillis((long) millis)) + " left";
    }

    private static String line(Progress progress) {
        String stage = progress.stage().name().toLowerCase(Locale.ROOT);
        String least = progress.growing() ? "at least " : "";
        String total = progress.total() == 0 ? "" : " of " + least + amount(progress.total(), progress.unit());
        String listing = progress.growing() ? ", still listing" : "";
        return stage + ": " + amount(progress.done(), progress.unit()) + total + unit(progress.unit()) + listing;
    }

    private static String amount(long number, Progress.Unit unit) {
        return unit == Progress.Unit.BYTES ? Units.bytes(number) : Units.count(number);
    }

    private static String unit(Progress.Unit unit) {
        return unit == Progress.Unit.BYTES ? "" : " " + unit.name().toLowerCase(Locale.ROOT);
    }

    private record Shown(Progress progress, Instant at) {}
}
