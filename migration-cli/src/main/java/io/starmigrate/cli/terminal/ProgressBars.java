package io.starmigrate.cli.terminal;

import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.ShownText;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.Stage;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.InteractiveConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * A bar for each stage, drawn below one another as the stages begin. Before a note they end. While what there is to do
 * is still being listed, its end is open.
 */
final class ProgressBars implements ProgressDisplay {
    private static final int REDRAW_MILLIS = 200;
    private static final long MEGABYTE = 1L << 20;
    private static final long OPEN = -1;

    private final PrintStream err;
    private final Map<Stage, ProgressBar> bars = new EnumMap<>(Stage.class);

    ProgressBars(PrintStream err) {
        this.err = err;
    }

    @Override
    public synchronized void progressed(Progress progress) {
        ProgressBar bar = bars.computeIfAbsent(progress.stage(), stage -> begin(progress));
        bar.maxHint(progress.growing() ? OPEN : Math.max(progress.total(), Math.max(0, bar.getMax())));
        bar.setExtraMessage(progress.growing() ? atLeast(progress) : "");
        bar.stepTo(Math.max(progress.done(), bar.getCurrent()));
    }

    @Override
    public synchronized void noted(String message) {
        settle();
        err.println(ShownText.lines(SettingName.inKeys(message)));
    }

    @Override
    public synchronized void settle() {
        bars.values().forEach(ProgressBar::close);
        bars.clear();
    }

    @Override
    public void close() {
        settle();
    }

    /** What is known to be there, in the unit of the bar. */
    private static String atLeast(Progress progress) {
        long unit = progress.unit() == Progress.Unit.BYTES ? MEGABYTE : 1;
        return " of at least " + progress.total() / unit + ", still listing";
    }

    private ProgressBar begin(Progress progress) {
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName(progress.stage().name().toLowerCase(Locale.ROOT))
                .setInitialMax(progress.total())
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(new InteractiveConsoleProgressBarConsumer(err));
        switch (progress.unit()) {
            case BYTES -> bar.setUnit(" MB", MEGABYTE);
            case FILES -> bar.setUnit(" files", 1);
            case PARTITIONS -> bar.setUnit(" partitions", 1);
        }
        return bar.build();
    }
}
