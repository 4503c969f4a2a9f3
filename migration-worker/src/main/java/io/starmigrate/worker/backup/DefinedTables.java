package io.starmigrate.worker.backup;

import io.starmigrate.core.backup.BackedUpTable;
import io.starmigrate.core.backup.Inventory;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.DataFileKey.TableRef;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import io.starmigrate.worker.starrocks.SchemaCatalog.Definition;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves beside a job's files how its tables are defined and what there should be, so that a backup describes itself.
 */
public final class DefinedTables {
    private static final Logger LOG = LoggerFactory.getLogger(DefinedTables.class);

    private final SchemaCatalog source;
    private final List<Folder> folders;

    /** @param folders where files of jobs are */
    public DefinedTables(SchemaCatalog source, List<Folder> folders) {
        this.source = source;
        this.folders = List.copyOf(folders);
    }

    /** A folder that files of jobs lie below. */
    public record Folder(ObjectStore storage, StorageUri root) {}

    /**
     * Writes them down as they are now. What the source does not tell of a table is told as its fault, and left out.
     */
    public void write(String job, List<String> tables) {
        tables.forEach(table -> source.definition(table).ifPresent(definition -> write(job, definition)));
    }

    /** Writes down what the run that has ended should have left, in place of what an earlier one has. */
    public void write(String job, Inventory inventory) {
        folders.forEach(folder ->
                folder.storage.put(DataFileKey.inventory(folder.root, job, inventory.database()), inventory.write()));
    }

    private void write(String job, Definition definition) {
        if (!definition.fault().isEmpty()) {
            LOG.warn(
                    "The backup does not tell how {} is defined; it has to be there where it is restored: {}",
                    definition.name(),
                    definition.fault());
            return;
        }
        ClusterProfile profile = source.profile();
        BackedUpTable table = new BackedUpTable(
                source.database(),
                definition.name(),
                definition.statement(),
                profile.capabilities().version().toString(),
                profile.mode());
        TableRef name = new TableRef(table.database(), table.table());
        folders.forEach(folder -> folder.storage.put(DataFileKey.definition(folder.root, job, name), table.write()));
    }
}
