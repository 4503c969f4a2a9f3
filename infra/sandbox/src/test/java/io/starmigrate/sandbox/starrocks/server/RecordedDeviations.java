package io.starmigrate.sandbox.starrocks.server;

import java.util.List;
import java.util.Optional;

/** The recorded answers that the stand-in does not give alike, each with its reason. */
final class RecordedDeviations {
    private static final String NO_STORAGE_PATH =
            "the recorded compute nodes had no storage path, so that the recorded front end could not make rec.pk; a real "
                    + "cluster's nodes have one";

    private static final List<Deviation> ALL = List.of(
            new Deviation("3.1-shared_data", "CREATE TABLE rec.pk", NO_STORAGE_PATH),
            new Deviation("3.1-shared_data", "SHOW CREATE TABLE rec.pk", NO_STORAGE_PATH),
            new Deviation("3.1-shared_data", "SHOW PARTITIONS FROM rec.pk", NO_STORAGE_PATH),
            new Deviation("3.1-shared_data", "SHOW TABLES", NO_STORAGE_PATH),
            new Deviation("3.1-shared_data", "SHOW FULL TABLES", NO_STORAGE_PATH),
            new Deviation("3.1-shared_data", "SHOW TABLE STATUS", NO_STORAGE_PATH));

    private RecordedDeviations() {}

    /** For the statements that begin so, of one recording. */
    private record Deviation(String recording, String statement, String reason) {}

    static Optional<String> reason(String recording, String statement) {
        return ALL.stream()
                .filter(deviation -> deviation.recording().equals(recording))
                .filter(deviation -> statement.startsWith(deviation.statement()))
                .map(Deviation::reason)
                .findFirst();
    }
}
