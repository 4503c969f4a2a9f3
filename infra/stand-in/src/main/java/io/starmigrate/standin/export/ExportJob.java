package io.starmigrate.standin.export;

import io.starmigrate.standin.jobs.GsonText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export as SHOW EXPORT knows it. Immutable: each step makes another value, which {@link ExportJobs} keeps.
 *
 * @param partitions empty for all
 * @param columns empty for all
 * @param path the directory, ending in a slash
 * @param progress in percent
 * @param failure {@code type:<T>; msg:<text>}, null unless CANCELLED
 */
record ExportJob(
        long id,
        String queryId,
        String database,
        String table,
        List<String> partitions,
        List<String> columns,
        String path,
        ExportProperties properties,
        int tablets,
        int tasks,
        State state,
        int progress,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable String failure,
        Memory memory) {

    /** What the front end still knows of a job: after a restart not its columns. */
    enum Memory {
        WHOLE,
        REPLAYED
    }

    enum State {
        PENDING,
        EXPORTING,
        FINISHED,
        CANCELLED;

        boolean last() {
            return this == FINISHED || this == CANCELLED;
        }
    }

    /** The job's TaskInfo, keys in the front end's order. */
    String taskInfo() {
        return "{\"partitions\":" + GsonText.strings(orAll(partitions)) + ",\"column separator\":"
                + GsonText.string(properties.columnSeparator()) + ",\"columns\":" + columnsText()
                + ",\"tablet num\":" + tablets + ",\"broker\":\"\",\"coord num\":" + tasks + ",\"db\":"
                + GsonText.string(database) + ",\"tbl\":" + GsonText.string(table) + ",\"row delimiter\":"
                + GsonText.string(properties.rowDelimiter()) + ",\"mem limit\":" + properties.memoryLimit() + "}";
    }

    private String columnsText() {
        return memory == Memory.REPLAYED ? GsonText.string("N/A") : GsonText.strings(orAll(columns));
    }

    ExportJob replayed() {
        return with(state, progress, started, finished, failure, Memory.REPLAYED);
    }

    private static List<String> orAll(List<String> names) {
        return names.isEmpty() ? List.of("*") : names;
    }

    ExportJob exporting(Instant when) {
        return with(State.EXPORTING, 0, when, null, null);
    }

    ExportJob at(int newProgress) {
        return with(state, newProgress, started, finished, failure);
    }

    ExportJob finished(Instant when) {
        return with(State.FINISHED, 100, started, when, null);
    }

    /** A cancelled job's progress is 100, too. */
    ExportJob cancelled(String type, String message, Instant when) {
        return with(State.CANCELLED, 100, started, when, "type:" + type + "; msg:" + message);
    }

    private ExportJob with(
            State newState,
            int newProgress,
            @Nullable Instant newStarted,
            @Nullable Instant newFinished,
            @Nullable String newFailure) {
        return with(newState, newProgress, newStarted, newFinished, newFailure, memory);
    }

    private ExportJob with(
            State newState,
            int newProgress,
            @Nullable Instant newStarted,
            @Nullable Instant newFinished,
            @Nullable String newFailure,
            Memory newMemory) {
        return new ExportJob(
                id,
                queryId,
                database,
                table,
                partitions,
                columns,
                path,
                properties,
                tablets,
                tasks,
                newState,
                newProgress,
                created,
                newStarted,
                newFinished,
                newFailure,
                newMemory);
    }
}
