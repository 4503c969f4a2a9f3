package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.Labels;
import io.starmigrate.core.starrocks.TableName;
import java.util.List;

/**
 * Names of staging places. They are a pure function of what is staged, so a worker that takes over finds them, and they
 * can be told from everybody else's, so a sweeper may drop what a killed worker left.
 */
public final class StagingNames {
    private static final String PREFIX = "migstage_";
    private static final int LONGEST = 64;

    private StagingNames() {}

    /**
     * The name of a temporary partition for one generation of a partition: letters, digits and underscores, at most 64,
     * which every version accepts.
     */
    public static String temporaryPartition(String job, TableName table, String partition, int generation) {
        return name(partition, generation, List.of(job, table.database(), table.table(), partition));
    }

    /** The staging table for one generation of a table, in the same database. */
    public static TableName stagingTable(String job, TableName table, int generation) {
        return table.sibling(name(table.table(), generation, List.of(job, table.database(), table.table())));
    }

    /** Whether a temporary partition or table has a name of ours. */
    public static boolean isOurs(String name) {
        return name.startsWith(PREFIX);
    }

    private static String name(String readable, int generation, List<String> identity) {
        String end = "_g" + generation + "_" + Labels.hash(identity).substring(0, 10);
        String middle = readable.replaceAll("[^A-Za-z0-9_]", "_");
        int room = LONGEST - PREFIX.length() - end.length();
        return PREFIX + (middle.length() <= room ? middle : middle.substring(0, room)) + end;
    }
}
