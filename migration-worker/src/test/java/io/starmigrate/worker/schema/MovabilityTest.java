package io.starmigrate.worker.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.TableShape;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.PartitionStorage;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.schema.Note;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table that is made and stays empty is not made without a word. */
class MovabilityTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "int,            NULLABLE,        3.1.5, 3.5.2, -",
                "bitmap,         NULLABLE,        3.1.5, 3.5.2, column c: ",
                "bitmap,         NULLABLE,        3.3.3, 3.5.2, -",
                "varbinary,      AGGREGATE_STATE, 3.4.1, 3.5.2, column c: not by CSV: no file carries the state",
                "'map<int,int>', NULLABLE,        3.3.3, 3.0.9, column c: ",
            })
    void saysWhatKeepsTheRowsOfATableFromMoving(
            String type, Trait trait, String from, String to, @Nullable String reason) {
        TableColumn column = new TableColumn("c", ColumnType.parse(type), EnumSet.of(Trait.NULLABLE, trait));
        Optional<String> note =
                movability(new Cluster(from, column), to).note("t").map(Note::toString);

        assertThat(note.isPresent()).isEqualTo(reason != null);
        note.ifPresent(told -> assertThat(told)
                .startsWith("dropped its rows: " + reason)
                .endsWith(
                        "no job moves them: fill the table by hand, or leave it out with ! in the setting tableNames"));
    }

    @Test
    void saysNothingOfATableThatItKnowsNothingOf() {
        TableColumn column = new TableColumn("c", ColumnType.parse("bitmap"), Set.of());

        assertThat(movability(new Cluster("3.1.5", column), "3.5.2").note("other"))
                .isEmpty();
    }

    private static Movability movability(Cluster source, String target) {
        return new Movability(
                source, new Cluster(target, new TableColumn("c", ColumnType.parse("int"), Set.of())), DataFilter.all());
    }

    /** A cluster that has one table. */
    private record Cluster(String version, TableColumn column) implements SchemaCatalog {
        @Override
        public ClusterProfile profile() {
            return new ClusterProfile(Capabilities.of(version), RunMode.SHARED_NOTHING);
        }

        @Override
        public String database() {
            return "shop";
        }

        @Override
        public List<String> names() {
            return List.of("t");
        }

        @Override
        public Optional<TableShape> shape(String table) {
            TableColumn key = new TableColumn("k", ColumnType.parse("int"), Set.of(Trait.KEY));
            return table.equals("t")
                    ? Optional.of(new TableShape(
                            List.of(key, column), new PartitionScheme(PartitionScheme.Kind.NONE, null, "")))
                    : Optional.empty();
        }

        @Override
        public Optional<Definition> definition(String name) {
            return Optional.empty();
        }

        @Override
        public List<Rollup> rollups(String table) {
            return List.of();
        }

        @Override
        public List<PartitionStorage> storage(String table) {
            return List.of();
        }

        @Override
        public CatalogTable table(String table) {
            throw new UnsupportedOperationException(table);
        }

        @Override
        public OptionalInt backends() {
            return OptionalInt.empty();
        }

        @Override
        public void close() {}
    }
}
