package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.Locale;

/**
 * An EXPORT as {@code SHOW EXPORT} tells it.
 *
 * @param jobId the job's number; stable over front-end restarts
 * @param queryId the query id, by which a job is cancelled and which is part of its files' names; {@code N/A} on 3.0
 *     after a front-end restart
 * @param state the job's state, the only thing that tells success: a cancelled job shows 100 % too
 * @param progress percent from 0 to 100; -1 when it is not told
 * @param path the folder, as {@link ExportStatement#path()} gives it
 * @param created when the job was submitted, in a zone nobody tells: the session's, or always UTC+08:00 from late 2025
 *     (#66360); for people, never for decisions
 * @param error why it was cancelled: {@code type:…; msg:…}; else empty
 */
public record ExportJob(
        long jobId, String queryId, State state, int progress, String path, String created, String error) {
    /** The states of an EXPORT. */
    public enum State {
        /** Waiting for its turn. */
        PENDING,
        /** Writing, or renaming what it wrote. */
        EXPORTING,
        /** All files are there under their final names. */
        FINISHED,
        /** Stopped by a user, an error, a time limit or a leader change; files may be left behind. */
        CANCELLED,
        /** A state this tool does not know: keep watching, and tell somebody. */
        UNKNOWN;
    }

    /** {@code SHOW EXPORT} of all remembered jobs of a database that the user may see. */
    public static Sql show(String database) {
        return Sql.of("SHOW EXPORT FROM " + Quoting.identifier(database));
    }

    /** {@code SHOW EXPORT} of a database's jobs in one state. */
    public static Sql show(String database, State state) {
        if (state == State.UNKNOWN) {
            throw new IllegalArgumentException("Cannot ask for exports of an unknown state; ask for all of them");
        }
        return show(database).then(" WHERE STATE = " + Quoting.string(state.name()));
    }

    /** {@code SHOW EXPORT} of one job, by the identifier that the answer to EXPORT may have told. */
    public static Sql show(String database, String queryId) {
        return show(database).then(" WHERE QUERYID = " + Quoting.string(queryId));
    }

    /** {@code SHOW EXPORT} of one job, by its number. */
    public static Sql show(String database, long jobId) {
        return show(database).then(" WHERE ID = " + jobId);
    }

    /**
     * {@code SHOW EXPORT} of so many jobs, the newest first. Versions before 3.1 may take any so many and order these:
     * that one is not among them tells nothing.
     */
    public static Sql newest(String database, int count) {
        return show(database).then(" ORDER BY JobId DESC LIMIT " + count);
    }

    /** {@code CANCEL EXPORT} of one job; fails when it has ended. */
    public static Sql cancel(String database, String queryId) {
        return Sql.of(
                "CANCEL EXPORT FROM " + Quoting.identifier(database) + " WHERE QUERYID = " + Quoting.string(queryId));
    }

    /** Reads a row of {@code SHOW EXPORT}. */
    public static ExportJob read(CatalogRow row) {
        return new ExportJob(
                row.requireNumber("JobId"),
                row.text("QueryId"),
                stateOf(row.require("State")),
                percent(row.text("Progress")),
                row.require("Path"),
                row.text("CreateTime"),
                row.text("ErrorMsg"));
    }

    private static State stateOf(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        for (State state : State.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return State.UNKNOWN;
    }

    private static int percent(String text) {
        return text.matches("\\d{1,3}%") ? Integer.parseInt(text.substring(0, text.length() - 1)) : -1;
    }
}
