package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.sql.Labels;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A load as {@code SHOW LOAD} or {@code information_schema.loads} tells it.
 *
 * @param jobId the job's number
 * @param label its label
 * @param state its state
 * @param progress percent loaded from 0 to 100; -1 when it is not told
 * @param rows its row counters
 * @param error why it was cancelled: {@code type:…; msg:…}; else empty
 * @param tracking the query that shows the rows that did not fit, or their URL on 2.5 and older; empty when there are
 *     none
 */
public record LoadJob(long jobId, String label, State state, int progress, Rows rows, String error, String tracking) {
    private static final Pattern LOADED = Pattern.compile("LOAD:(\\d{1,3})%");
    private static final Pattern SCANNED = Pattern.compile("\"Scan(?:ned)?Rows\"\\s*:\\s*(\\d{1,18})");
    private static final Pattern NORMAL = Pattern.compile("dpp\\.norm\\.ALL=(\\d{1,18})");
    private static final Pattern FILTERED = Pattern.compile("dpp\\.abnorm\\.ALL=(\\d{1,18})");
    private static final Pattern UNSELECTED = Pattern.compile("unselected\\.rows=(\\d{1,18})");
    private static final long UNTOLD = -1;

    /** The states of a load. */
    public enum State {
        /** Waiting to be looked at. Also where a job that StarRocks itself starts anew goes back to. */
        PENDING,
        /** Being prepared by Spark. */
        ETL,
        /** Waiting for its turn. */
        QUEUEING,
        /** Reading and writing. */
        LOADING,
        /** Committed, about to show: it can no longer fail. */
        PREPARED,
        /** The rows are there. The only success. */
        FINISHED,
        /** Stopped; no row is there and the label may be used again. */
        CANCELLED,
        /** A state this tool does not know: keep watching, and tell somebody. */
        UNKNOWN;
    }

    /**
     * Row counters; -1 where nothing tells them. Where a version has none of its own, a FINISHED load has loaded what
     * it read and did not leave out.
     *
     * @param scanned rows read
     * @param filtered rows that did not fit
     * @param unselected rows a WHERE clause left out
     * @param loaded rows written
     */
    public record Rows(long scanned, long filtered, long unselected, long loaded) {}

    /**
     * {@code SHOW LOAD} of one label: every version has it, on every front end. A label may have several rows, see
     * {@link #newest}.
     */
    public static Sql show(String database, String label) {
        return Sql.of("SHOW LOAD FROM " + Quoting.identifier(database) + " WHERE LABEL = "
                + Quoting.string(Labels.check(label)));
    }

    /** {@code SHOW LOAD} of a database's loads in one state, for one poll over many loads. */
    public static Sql show(String database, State state) {
        if (state == State.UNKNOWN) {
            throw new IllegalArgumentException("Cannot ask for loads of an unknown state; ask by label");
        }
        return Sql.of(
                "SHOW LOAD FROM " + Quoting.identifier(database) + " WHERE STATE = " + Quoting.string(state.name()));
    }

    /** {@code CANCEL LOAD}. It may come too late: read the job again until its state is final. */
    public static Sql cancel(String database, String label) {
        return Sql.of("CANCEL LOAD FROM " + Quoting.identifier(database) + " WHERE LABEL = "
                + Quoting.string(Labels.check(label)));
    }

    /** Reads a row of {@code SHOW LOAD} or of the view, of any version. */
    public static LoadJob read(CatalogRow row) {
        return new LoadJob(
                row.requireNumber("JobId", "JOB_ID", "ID"),
                row.require("Label"),
                stateOf(row.require("State")),
                percent(row.text("Progress")),
                rows(row),
                row.text("ErrorMsg", "ERROR_MSG"),
                row.text("TrackingSQL", "TRACKING_SQL", "URL"));
    }

    /** 2.5 and older have no columns for rows: {@code EtlInfo} may tell them, and {@code JobDetails} what was read. */
    private static Rows rows(CatalogRow row) {
        String etl = row.text("EtlInfo", "ETL_INFO");
        String details = row.text("JobDetails", "JOB_DETAILS");
        long scanned = row.number("ScanRows", "SCAN_ROWS").orElseGet(() -> told(SCANNED, details));
        long filtered = row.number("FilteredRows", "FILTERED_ROWS").orElseGet(() -> told(FILTERED, etl));
        long unselected = row.number("UnselectedRows", "UNSELECTED_ROWS").orElseGet(() -> told(UNSELECTED, etl));
        long loaded = row.number("SinkRows", "SINK_ROWS").orElseGet(() -> told(NORMAL, etl));
        boolean isCounted = loaded == UNTOLD && scanned != UNTOLD && stateOf(row.require("State")) == State.FINISHED;
        return new Rows(
                scanned,
                filtered,
                unselected,
                isCounted ? scanned - Math.max(0, filtered) - Math.max(0, unselected) : loaded);
    }

    private static long told(Pattern number, String text) {
        Matcher told = number.matcher(text);
        return told.find() ? Long.parseLong(told.group(1)) : UNTOLD;
    }

    /**
     * Of several jobs with one label the one that counts: the one with the highest number. Empty when there is none.
     */
    public static Optional<LoadJob> newest(List<LoadJob> jobs) {
        return jobs.stream().max(Comparator.comparingLong(LoadJob::jobId));
    }

    private static State stateOf(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        for (State state : State.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        // The view may tell the state by its internal name.
        return "COMMITTED".equals(name) ? State.PREPARED : State.UNKNOWN;
    }

    private static int percent(String text) {
        Matcher loaded = LOADED.matcher(text);
        return loaded.find() ? Integer.parseInt(loaded.group(1)) : -1;
    }
}
