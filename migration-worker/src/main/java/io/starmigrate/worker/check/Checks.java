package io.starmigrate.worker.check;

import io.starmigrate.core.check.CheckLine;
import io.starmigrate.worker.api.CheckReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Everything that is looked at, one after the other; what fails keeps none of the others from being looked at. */
public final class Checks {
    private final List<Probe> probes;
    private volatile boolean stopped;

    public Checks(List<Probe> probes) {
        this.probes = List.copyOf(probes);
    }

    /**
     * Looks.
     *
     * @param progress hears what is being looked at
     */
    public CheckReport look(String job, Consumer<String> progress) {
        List<CheckLine> lines = new ArrayList<>();
        for (Probe probe : probes) {
            if (stopped) {
                lines.add(CheckLine.failed(probe.subject(), "was not looked at: the check was stopped", "check again"));
            } else {
                progress.accept("looking at: " + probe.subject());
                lines.addAll(probe.lines());
            }
        }
        return new CheckReport(job, lines);
    }

    /** Nothing more is looked at. */
    public void stop() {
        stopped = true;
    }
}
