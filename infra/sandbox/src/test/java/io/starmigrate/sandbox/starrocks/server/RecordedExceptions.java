package io.starmigrate.sandbox.starrocks.server;

import java.util.List;
import java.util.Optional;

/** The recorded answers that the stand-in does not give alike, each with its reason. */
final class RecordedExceptions {
    private static final String DATA_HALF = "answered by the data half, which is not part of this server";
    private static final String NO_STORAGE_PATH =
            "the recorded compute nodes had no storage path, so that the recorded front end could not make rec.pk; a real "
                    + "cluster's nodes have one";
    private static final String NOT_LOADED = "shows the version after a load, which the data half does";

    private static final List<Deviation> ALL = List.of(
            new Deviation("", "LOAD LABEL", DATA_HALF),
            new Deviation("", "SHOW LOAD", DATA_HALF),
            new Deviation("", "CANCEL LOAD", DATA_HALF),
            new Deviation("", "EXPORT", DATA_HALF),
            new Deviation("", "SHOW EXPORT", DATA_HALF),
            new Deviation("", "CANCEL EXPORT", DATA_HALF),
            new Deviation("", "SELECT * FROM information_schema.loads", DATA_HALF),
            new Deviation("", "SHOW PARTITIONS FROM rec.stage", NOT_LOADED),
            new Deviation("", "SELECT * FROM information_schema.partitions_meta", NOT_LOADED),
            new Deviation("3.1-shared_data", "CREATE TABLE rec.pk", NO_STORAGE_PATH),
            new Deviation("3.1-shared_data", "SHOW CREATE TABLE rec.pk", NO_STORAGE_PATH),
            new Deviation("3.1-shared_data", "SHOW PARTITIONS FROM rec.pk", NO_STORAGE_PATH),
            new Deviation("3.1-shared_data", "SHOW TABLES", NO_STORAGE_PATH),
            new Deviation("3.1-shared_data", "SHOW FULL TABLES", NO_STORAGE_PATH),
            new Deviation("3.1-shared_data", "SHOW TABLE STATUS", NO_STORAGE_PATH));

    private RecordedExceptions() {}

    /** One exception: for the statements that begin so, of one recording or, when that is empty, of all. */
    private record Deviation(String recording, String statement, String reason) {}

    static Optional<String> reason(String recording, String statement) {
        return ALL.stream()
                .filter(e -> e.recording().isEmpty() || e.recording().equals(recording))
                .filter(e -> statement.startsWith(e.statement()))
                .map(Deviation::reason)
                .findFirst();
    }
}
