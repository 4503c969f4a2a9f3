package io.starmigrate.core.plan;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.DataFileKey.TableRef;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/**
 * Whether what a partition is called fits into the keys of its files. StarRocks takes names of 1,023 characters and
 * more; S3 takes keys of 1,024 bytes and OSS of 1,023, in which each byte of a letter outside ASCII is written with
 * three. A key that fits there fits into the recorder, too, whose keys hold the same names once and 2,048 bytes. Pure.
 */
public final class NameLength {
    private static final int LONGEST_KEY = 1023;

    /** The highest generation and attempt that a key is foreseen for. */
    private static final int HIGHEST = 999_999;

    /** What an export puts behind the folder: a folder of its own while it writes, and names of files. */
    private static final int NAME_OF_A_FILE = 160;

    private NameLength() {}

    /**
     * What keeps a partition's files from being written.
     *
     * @param roots the folders that files are written below
     * @return a sentence with what to do; empty when the keys fit
     */
    public static Optional<String> obstacle(Collection<StorageUri> roots, PartitionId id) {
        int longest = roots.stream().mapToInt(root -> bytes(root, id)).max().orElse(0);
        return longest <= LONGEST_KEY
                ? Optional.empty()
                : Optional.of(
                        "the names of partition \"" + id.partition() + "\", its table, database and job make keys of "
                                + Units.counted(longest, "byte") + ", and storages take " + LONGEST_KEY
                                + ": use a shorter job name or folder in " + SettingName.STORAGES
                                + ", or rename what has that name");
    }

    private static int bytes(StorageUri root, PartitionId id) {
        StorageUri folder = DataFileKey.attemptFolder(
                root, id.job(), new TableRef(id.database(), id.table()), id.partition(), HIGHEST, HIGHEST);
        return folder.key().getBytes(StandardCharsets.UTF_8).length + NAME_OF_A_FILE;
    }
}
