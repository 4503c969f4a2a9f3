package io.starmigrate.worker.pace;

import io.starmigrate.core.config.Timetable;
import io.starmigrate.core.config.Timetables;
import java.time.LocalTime;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the configuration says of times of day, as it is now; what changes is a line of the log. */
public final class LiveTimetables {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTimetables.class);

    private final Timetables timetables;

    public LiveTimetables(Timetables timetables) {
        this.timetables = timetables;
    }

    /** How many bytes a second may be relayed. */
    public Timetable bandwidth() {
        return timetables.now(LOG::warn).bandwidth();
    }

    /** The most that may run at once at this time of day; empty without a limit. */
    public OptionalLong concurrency(LocalTime time) {
        return timetables.now(LOG::warn).concurrency().at(time);
    }
}
