package io.starmigrate.core.config;

import io.starmigrate.core.PublicApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of times of day. Where it came from a file, that is read again once it has changed: these
 * are the keys that hold without a restart. Safe for use by many threads.
 */
@PublicApi
public final class Timetables {
    private final @Nullable Path file;
    private final Map<String, String> environment;
    private final int sharing;
    private Hours hours;
    private String seen = "";

    private Timetables(@Nullable Path file, Map<String, String> environment, int sharing, Hours hours) {
        this.file = file;
        this.environment = Map.copyOf(environment);
        this.sharing = sharing;
        this.hours = hours;
    }

    static Timetables fixed(Hours hours) {
        return new Timetables(null, Map.of(), 1, hours);
    }

    /** @param loaded what was read of the file, which may have changed since */
    static Timetables following(Path file, Map<String, String> environment, Timetables loaded) {
        return new Timetables(file, environment, 1, loaded.hours);
    }

    /** What each of several jobs has of it. */
    synchronized Timetables sharedBy(int jobs) {
        return new Timetables(file, environment, jobs, hours.sharedBy(jobs));
    }

    /**
     * What is said now. A file that cannot be read, or is wrong in anything, leaves all as it was.
     *
     * @param told hears once of each change that is taken over, or is not, with the file's findings
     */
    public synchronized Hours now(Consumer<String> told) {
        if (file != null) {
            follow(file, told);
        }
        return hours;
    }

    private void follow(Path known, Consumer<String> told) {
        String state = state(known);
        if (state.equals(seen)) {
            return;
        }
        seen = state;
        try {
            Hours next = read(known);
            if (!next.equals(hours)) {
                hours = next;
                told.accept(known + " has changed: " + ConfigKey.QUIET_HOURS + " and " + ConfigKey.RELAY_BANDWIDTH
                        + " hold from now on as it says; other keys from the next start on");
            }
        } catch (ConfigException wrong) {
            told.accept(ConfigKey.QUIET_HOURS + " and " + ConfigKey.RELAY_BANDWIDTH + " stay as they were. "
                    + wrong.getMessage());
        } catch (IOException unreadable) {
            told.accept(ConfigKey.QUIET_HOURS + " and " + ConfigKey.RELAY_BANDWIDTH + " stay as they were: " + known
                    + " cannot be read (" + unreadable + ")");
        }
    }

    private Hours read(Path known) throws IOException {
        String text = new String(Files.readAllBytes(known), StandardCharsets.UTF_8);
        return ConfigLoader.parse(known.toString(), text, environment, Set.of())
                .config()
                .timetables()
                .hours
                .sharedBy(sharing);
    }

    private static String state(Path known) {
        try {
            return Files.getLastModifiedTime(known) + " " + Files.size(known);
        } catch (IOException gone) {
            return String.valueOf(gone);
        }
    }

    /**
     * What holds when.
     *
     * @param bandwidth {@code RELAY_BANDWIDTH}: bytes a second
     * @param concurrency {@code QUIET_HOURS}: the most exports of a job, and the most loads of a worker, at once
     */
    public record Hours(Timetable bandwidth, Timetable concurrency) {
        Hours sharedBy(int jobs) {
            return new Hours(bandwidth.sharedBy(jobs), concurrency.sharedBy(jobs));
        }
    }
}
