package io.starmigrate.cli.options;

import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RestoreRequest.Bare;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether files are imported that came without their source, and what they are. */
public final class ImportOptions {
    @Option(
            names = "--from",
            paramLabel = "URI",
            description = {
                "Import a backup, or files of others, from this folder; no source is asked.",
                "Its bucket is one of STORAGES. Tables that are missing are made as the backup tells."
            })
    @Nullable
    String from;

    @Option(
            names = "--dropped",
            description = {
                "Of a backup, bring partitions, too, that the source had dropped before the backup's last run ended.",
                "Without it they are named and left out."
            })
    boolean dropped;

    @Option(
            names = "--no-manifest",
            description = {
                "The files describe nothing: take what lies directly in the folder for rows of --table, with the columns",
                "of the target's table in their order. Rows are counted; nothing tells what they should be."
            })
    boolean bare;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "The table such files are for. With its database where the job has several: shop.orders.")
    @Nullable
    String table;

    @Option(names = "--partition", paramLabel = "NAME", description = "The partition such files are for.")
    String partition = "";

    @Option(
            names = "--separator",
            paramLabel = "CHARACTER",
            description = "What separates columns of such CSV; rows end in a line feed. A tab if not given.")
    String separator = "\t";

    /** Empty for what the source has exported. */
    public Optional<RestoreRequest> request(Overwriting overwriting) {
        if (from == null) {
            if (bare || dropped || table != null || !partition.isEmpty()) {
                throw wrong("--dropped, --no-manifest, --table and --partition are about files of --from");
            }
            return Optional.empty();
        }
        try {
            RestoreRequest request = new RestoreRequest(StorageUri.parse(from).asFolder(), described(), overwriting);
            return Optional.of(dropped ? request.withDropped() : request);
        } catch (IllegalArgumentException misspelt) {
            throw wrong(String.valueOf(misspelt.getMessage()));
        }
    }

    private @Nullable Bare described() {
        if (bare == (table == null)) {
            throw wrong("--no-manifest needs --table, and a backup, which describes itself, takes none (TABLE_NAMES"
                    + " chooses tables of it)");
        }
        if (separator.length() != 1) {
            throw wrong("Cannot separate columns by \"" + separator + "\": write one character");
        }
        return table == null ? null : new Bare(table, partition, new Separators(separator.charAt(0), '\n'));
    }

    private static MigrationException wrong(String why) {
        return new MigrationException(Fault.WRONG_INPUT, why, null);
    }
}
