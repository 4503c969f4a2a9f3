package io.starmigrate.worker.backup;

import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.text.Units;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a backup's manifests tell of rows of which nobody has proved that they are as they were exported. */
final class Unproved {
    private static final int NAMED = 3;

    private Unproved() {}

    /**
     * That CSV without a fingerprint may hold other rows than were scanned for its separators, and whose it is; empty
     * without any. Tables of no texts need no scan, which a manifest does not tell.
     */
    static Optional<String> told(List<Manifest> manifests) {
        List<String> names = manifests.stream()
                .filter(manifest -> manifest.fingerprint() == null && manifest.format() instanceof FileFormat.Csv)
                .map(manifest -> manifest.task().partition().table() + "/"
                        + manifest.task().partition().partition())
                .sorted()
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("of " + Units.counted(names.size(), "partition")
                        + " as CSV the separators were not proved of the rows that were exported (texts may be altered,"
                        + " and rows doubled): "
                        + names.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (names.size() > NAMED ? ", …" : ""));
    }
}
