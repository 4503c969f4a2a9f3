package io.starmigrate.sandbox;

import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A world whose clusters have an empty database {@code shop}, and what tests make its tables of. */
final class Shop {
    /** Rows of a day and a number, in one partition. */
    static final String WHOLE = " (d DATE NOT NULL, v INT) DUPLICATE KEY(d) DISTRIBUTED BY HASH(d) BUCKETS 1";

    /** Rows of a day and a number: {@code p1} is January 2024, {@code p2} February. */
    static final String BY_MONTH = " (d DATE NOT NULL, v INT) DUPLICATE KEY(d) PARTITION BY RANGE(d)"
            + " (PARTITION p1 VALUES [(\"2024-01-01\"), (\"2024-02-01\")), PARTITION p2 VALUES [(\"2024-02-01\"),"
            + " (\"2024-03-01\"))) DISTRIBUTED BY HASH(d) BUCKETS 1";

    private Shop() {}

    /** Between a source and a target that both share data. */
    static MigrationWorld open(Path directory) throws IOException, SQLException {
        return open(directory, Personality.of("3.1.15", RunMode.SHARED_DATA));
    }

    /** Between this source and a target that shares data. */
    static MigrationWorld open(Path directory, Personality source) throws IOException, SQLException {
        return open(directory, source, Personality.of("3.5.2", RunMode.SHARED_DATA));
    }

    /** Between these two. */
    static MigrationWorld open(Path directory, Personality source, Personality target)
            throws IOException, SQLException {
        MigrationWorld world = MigrationWorld.empty(new WorldSettings(directory, source, target), "shop", "shop");
        world.both("CREATE DATABASE shop");
        return world;
    }
}
