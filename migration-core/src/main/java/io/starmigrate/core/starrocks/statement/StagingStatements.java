package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.PartitionBounds.Range;
import io.starmigrate.core.starrocks.catalog.PartitionStep;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The statements that make a place to load into, switch it into the table and clear it away (observed section 7). Which
 * of them a table takes is {@link StagingChoice}'s to say.
 */
public final class StagingStatements {
    private StagingStatements() {}

    /**
     * Adds a temporary partition of our name with the bounds of a partition. Refused when one of that name or of
     * overlapping bounds is there: what somebody else has made is never taken for it. Kept as its table says.
     */
    public static Sql addTemporaryPartition(TableName table, String name, PartitionBounds bounds) {
        return addTemporaryPartition(table, name, bounds, StagedStorage.AS_THE_TABLE);
    }

    /** The same, kept in a way of its own. */
    public static Sql addTemporaryPartition(
            TableName table, String name, PartitionBounds bounds, StagedStorage storage) {
        return Sql.of(alter(table) + "ADD TEMPORARY PARTITION " + Quoting.identifier(name)
                + requirePartitioned(table, bounds).sql() + storage.properties() + storage.distribution());
    }

    /**
     * Adds a temporary partition to a table that makes its range partitions by an expression. StarRocks names it; read
     * the name back by its bounds. Not repeatable: look for the bounds first. Kept as its table says.
     */
    public static Sql addTemporaryPartition(TableName table, PartitionStep step, Range bounds) {
        return addTemporaryPartition(table, step, bounds, StagedStorage.AS_THE_TABLE);
    }

    /** The same with a number of buckets of its own; such a statement takes no properties of a partition. */
    public static Sql addTemporaryPartition(TableName table, PartitionStep step, Range bounds, StagedStorage storage) {
        return Sql.of(
                alter(table) + "ADD TEMPORARY PARTITIONS" + startEnd(table, step, bounds) + storage.distribution());
    }

    /** Adds a partition. Doing it again changes nothing, even when the bounds differ: compare them first. */
    public static Sql addPartition(TableName table, String name, PartitionBounds bounds) {
        return Sql.of(alter(table) + "ADD PARTITION IF NOT EXISTS " + Quoting.identifier(name)
                + requirePartitioned(table, bounds).sql());
    }

    /** Adds a partition to a table that makes its range partitions by an expression; StarRocks names it. */
    public static Sql addPartition(TableName table, PartitionStep step, Range bounds) {
        return Sql.of(alter(table) + "ADD PARTITIONS" + startEnd(table, step, bounds));
    }

    /**
     * Puts a temporary partition in a partition's place, atomically. The partition keeps its name and takes over the
     * temporary one's id; what it held before is gone for good. Fails when the temporary partition is no longer there,
     * which after an unknown outcome means: compare the ids.
     */
    public static Sql replacePartition(TableName table, String partition, String temporary) {
        return replacePartitions(table, Map.of(partition, temporary));
    }

    /**
     * Puts several temporary partitions in the places of as many partitions, all or none of them. StarRocks pairs both
     * lists by position, and compares only what they hold altogether: compare the bounds pair by pair before.
     */
    public static Sql replacePartitions(TableName table, Map<String, String> temporaryByPartition) {
        List<String> partitions = List.copyOf(temporaryByPartition.keySet());
        List<String> temporaries =
                partitions.stream().map(temporaryByPartition::get).toList();
        return Sql.of(alter(table) + "REPLACE PARTITION " + listed(partitions) + " WITH TEMPORARY PARTITION "
                + listed(temporaries));
    }

    private static String listed(List<String> names) {
        return names.stream().map(Quoting::identifier).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Drops a temporary partition if it is there. */
    public static Sql dropTemporaryPartition(TableName table, String temporary) {
        return Sql.of(alter(table) + "DROP TEMPORARY PARTITION IF EXISTS " + Quoting.identifier(temporary));
    }

    /** Makes an empty staging table of the same shape. Refused when a table of that name is there. */
    public static Sql createStagingTable(TableName staging, TableName table) {
        return Sql.of("CREATE TABLE " + staging.sql() + " LIKE " + table.sql());
    }

    /**
     * Exchanges a table with its staging table of the same database, atomically. Doing it again undoes it: after an
     * unknown outcome compare the partition ids.
     */
    public static Sql swap(TableName table, TableName staging) {
        if (!table.database().equals(staging.database())) {
            throw new IllegalArgumentException(
                    "Cannot swap " + table + " with " + staging + ": both must be in one database");
        }
        return Sql.of(alter(table) + "SWAP WITH " + Quoting.identifier(staging.table()));
    }

    /**
     * Gives a staging table another name, atomically: statements that name the old one fail from then on. Not
     * repeatable: the second time there is no table of the old name.
     */
    public static Sql renameStagingTable(TableName staging, TableName next) {
        if (!staging.database().equals(next.database())) {
            throw new IllegalArgumentException(
                    "Cannot rename " + staging + " to " + next + ": both must be in one database");
        }
        return Sql.of(alter(staging) + "RENAME " + Quoting.identifier(next.table()));
    }

    /** Drops a staging table for good if it is there. */
    public static Sql dropStagingTable(TableName staging) {
        return Sql.of("DROP TABLE IF EXISTS " + staging.sql() + " FORCE");
    }

    private static String alter(TableName table) {
        return "ALTER TABLE " + table.sql() + " ";
    }

    private static String startEnd(TableName table, PartitionStep step, Range bounds) {
        if (!step.spans(bounds)) {
            throw new IllegalArgumentException("Cannot add the partition " + bounds + " to " + table
                    + " by START and END: it is not exactly one " + step.unit() + " long; use a staging table");
        }
        return " START (" + bounds.lower().get(0).sql() + ") END ("
                + bounds.upper().get(0).sql() + ") EVERY (INTERVAL 1 " + step.unit() + ")";
    }

    private static PartitionBounds requirePartitioned(TableName table, PartitionBounds bounds) {
        if (bounds instanceof PartitionBounds.Everything) {
            throw new IllegalArgumentException(
                    "Cannot add a partition to " + table + ": it is not partitioned; use a staging table");
        }
        return bounds;
    }
}
