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

    /** What holds when. */
    public Timetables.Hours hours() {
        return timetables.now(LOG::warn);
    }

    /** How many bytes a second may be relayed. */
    public Timetable bandwidth() {
        return hours().bandwidth();
    }

    /** The most that may run at once at this time of day; empty without a limit. */
    public OptionalLong concurrency(LocalTime time) {
        return hours().concurrency().at(time);
    }
}
