package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.ddl.PartitionEntry;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Thousands of tables, each sent from one cluster to another. */
class GeneratedTablesTest {
    private static final int TABLES = 2000;
    private static final int READ_BY_GRAMMAR = 250;
    private static final List<String> VERSIONS = List.of(
            "1.19.5", "2.3.1", "2.5.18", "3.0.4", "3.1.2", "3.1.11", "3.2.9", "3.3.5", "3.4.2", "3.5.7", "4.1.1");

    private static ClusterProfile anyCluster(SplittableRandom random) {
        Capabilities capabilities = Capabilities.of(VERSIONS.get(random.nextInt(VERSIONS.size())));
        RunMode[] modes = RunMode.values();
        return new ClusterProfile(capabilities, modes[random.nextInt(modes.length)]);
    }

    @Test
    void everyTableArrivesWithItsMeaningButForWhatIsNoted() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < TABLES; i++) {
            long one = random.nextLong();
            Rewritten<TableDdl> rewritten = rewrite(one, "seed " + seed + ", table " + i);
            refused += rewritten.isRefused() ? 1 : 0;
        }
        assertThat(refused).as("refused of " + TABLES + ", seed " + seed).isBetween(TABLES / 10, TABLES * 9 / 10);
    }

    private static Rewritten<TableDdl> rewrite(long seed, String context) {
        SplittableRandom random = new SplittableRandom(seed);
        ClusterProfile source = anyCluster(random);
        ClusterProfile target = anyCluster(random);
        RewriteSettings settings =
                RewriteSettings.of(Renames.database("shop", "market")).withBackends(3);
        String printed = new RandomTable(seed).print();
        String named = context + ", " + source + " to " + target + ":\n" + printed;
        TableDdl read = TableDdl.read(printed);
        Rewritten<TableDdl> rewritten = new SchemaRewriter(source, target, settings).table(read);
        TableDdl definition = rewritten.definition();

        assertThat(TableDdl.read(definition.sql())).as(named).isEqualTo(definition);
        assertThat(SchemaComparison.of(definition, TableDdl.read(definition.sql())))
                .as(named)
                .isEmpty();
        for (SchemaDifference difference : SchemaComparison.of(read, definition)) {
            assertThat(rewritten.notes()).as(named + "\n" + difference).anyMatch(note -> accountsFor(note, difference));
        }
        requireStable(target, settings, definition, named);
        return rewritten;
    }

    static boolean accountsFor(Note note, SchemaDifference difference) {
        return difference.clause().equals(note.clause())
                || difference.clause().startsWith(note.clause() + " ")
                || (note.clause().equals("BUCKETS") && difference.clause().equals("DISTRIBUTED BY"))
                || note.to().startsWith(difference.clause().replace("property ", "") + " = ");
    }

    private static void requireStable(
            ClusterProfile target, RewriteSettings settings, TableDdl definition, String named) {
        Rewritten<TableDdl> again = new SchemaRewriter(target, target, settings).table(definition);
        assertThat(again.definition()).as(named).isEqualTo(definition);
        assertThat(again.notes()).as(named).isEmpty();
        assertThat(again.deferred()).as(named).isEmpty();
    }

    /** NULL is an item of a list from 3.3 on. */
    private static boolean holdsNull(TableDdl table) {
        return table.layout().partitioning().entries().stream()
                .anyMatch(entry -> entry instanceof PartitionEntry.Named named
                        && named.bounds() instanceof PartitionEntry.Bounds.In in
                        && in.items().stream().anyMatch(item -> item.contains("NULL")));
    }

    @Test
    void whatIsWrittenIsReadByStarRocks() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < READ_BY_GRAMMAR; i++) {
            Rewritten<TableDdl> rewritten = rewrite(random.nextLong(), "seed " + seed + ", table " + i);
            TableDdl definition = rewritten.definition();
            // The grammar at hand is that of 3.2, which has indexes of one kind.
            TableDdl plain = definition.withIndexes(definition.indexes().stream()
                    .filter(index -> index.kind().equals("BITMAP"))
                    .toList());
            if (!holdsNull(plain)) {
                Grammar.requireReadable(Sql.of(plain.sql()));
            }
            rewritten.deferred().forEach(Grammar::requireReadable);
        }
    }
}
