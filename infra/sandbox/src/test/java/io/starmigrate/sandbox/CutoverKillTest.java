package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.CutoverState;
import io.starmigrate.sandbox.kills.CutoverKills;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deaths of a cutover in each step: of the whole process, not of a thread. */
class CutoverKillTest {
    private static final String DYNAMIC = "CREATE TABLE shop.dyn (d DATE NOT NULL, v INT) DUPLICATE KEY(d) PARTITION BY"
            + " RANGE(d) () DISTRIBUTED BY HASH(d) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\","
            + "\"dynamic_partition.enable\"=\"true\",\"dynamic_partition.time_unit\"=\"DAY\","
            + "\"dynamic_partition.start\"=\"-7\",\"dynamic_partition.end\"=\"3\","
            + "\"dynamic_partition.prefix\"=\"p\",\"dynamic_partition.buckets\"=\"1\")";
    /** States that are over within milliseconds may be missed by a kill, now and then. */
    private static final int CUTOVERS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<CutoverState> STEPS = EnumSet.range(CutoverState.BEGUN, CutoverState.RESTORED);

    @Test
    @Wide
    void aCutoverThatIsKilledInEachStepIsDoneInTheEnd(@TempDir Path directory) throws Exception {
        try (MigrationWorld world = Shop.open(directory)) {
            world.source("CREATE TABLE shop.orders" + Shop.BY_MONTH);
            world.source("CREATE TABLE shop.notes" + Shop.WHOLE);
            world.source(DYNAMIC);
            assertThat(world.shell(Map.of(), "migrate schema", System.out)).isZero();
            world.source("INSERT INTO shop.orders VALUES ('2024-01-05', 1), ('2024-02-06', 2)");
            world.source("INSERT INTO shop.notes VALUES ('2024-01-05', 1)");
            world.run(Map.of(), migrator -> migrator.sync("shop", SILENT));
            assertThat(dynamic(world)).contains("\"dynamic_partition.enable\" = \"false\"");

            CutoverKills kills = new CutoverKills(world.env(), "shop", world.recorder(), directory, PATIENCE);
            Set<CutoverState> died = EnumSet.noneOf(CutoverState.class);
            for (int cutover = 1; cutover <= CUTOVERS && !died.containsAll(STEPS); cutover++) {
                if (cutover > 1) {
                    world.shell(Map.of(), "migrate cutover --reopen --job shop", System.out);
                }
                world.source("INSERT INTO shop.orders VALUES ('2024-01-07', " + (10 + cutover) + ")");
                world.source("INSERT INTO shop.notes VALUES ('2024-01-08', " + (10 + cutover) + ")");
                died.addAll(killedInEachStep(kills));

                assertThat(kills.ended()).as(kills.lastLines()).isZero();
                assertThat(kills.recorded()).contains(CutoverState.DONE);
                areEqual(world);
                assertThat(dynamic(world)).contains("\"dynamic_partition.enable\" = \"true\"");
            }
            assertThat(died).containsAll(STEPS);
        }
    }

    /** Every process dies as soon as it has come further than the one before. */
    private static Set<CutoverState> killedInEachStep(CutoverKills kills) {
        Set<CutoverState> died = EnumSet.noneOf(CutoverState.class);
        for (CutoverState state : STEPS) {
            boolean isFurther = died.stream().anyMatch(left -> left.compareTo(state) >= 0);
            if (!isFurther) {
                died.add(kills.killedIn(state));
            }
        }
        return died;
    }

    private static String dynamic(MigrationWorld world) throws SQLException {
        return world.ofTarget("SHOW CREATE TABLE shop.dyn").get(0).get(1);
    }

    private static void areEqual(MigrationWorld world) throws SQLException {
        for (String table : List.of("orders", "notes", "dyn")) {
            String rows = "SELECT d, v FROM shop." + table + " ORDER BY 1, 2";
            assertThat(world.ofTarget(rows)).as(table).isEqualTo(world.ofSource(rows));
        }
    }
}
