package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.schema.RewriteSettings.Pausing;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables and views in the forms that SHOW CREATE TABLE of 2.4 to 4.1 prints, each sent to every kind of cluster. */
class PrintedDefinitionsTest {
    private static final RewriteSettings SETTINGS = RewriteSettings.of(Renames.database("shop", "market"));
    private static final RewriteSettings AS_IT_IS =
            RewriteSettings.of(Renames.database("shop", "shop")).with(Pausing.RUNNING);
    private static final List<ClusterProfile> TARGETS = Stream.of("2.5.18", "3.1.11", "3.2.9", "3.3.5", "3.5.7")
            .flatMap(version -> Stream.of(RunMode.SHARED_NOTHING, RunMode.SHARED_DATA)
                    .map(mode -> new ClusterProfile(Capabilities.of(version), mode)))
            .toList();
    private static final String GRAMMAR_AT_HAND = "3.2.9";

    static Stream<Printed> tables() {
        return Printed.of("printed-tables.sql");
    }

    static Stream<Printed> own() {
        return tables().filter(table -> !table.isExternal());
    }

    static Stream<Printed> external() {
        return tables().filter(Printed::isExternal);
    }

    static Stream<Printed> views() {
        return Printed.of("printed-views.sql");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableReadAndWrittenMeansWhatWasPrinted(Printed printed) {
        TableDdl table = TableDdl.read(printed.text());

        assertThat(TableDdl.read(table.sql())).isEqualTo(table);
    }

    @ParameterizedTest
    @MethodSource("own")
    void aTableForTheClusterItComesFromIsNeverRefused(Printed printed) {
        TableDdl table = TableDdl.read(printed.text());
        Rewritten<TableDdl> rewritten = new SchemaRewriter(printed.source(), printed.source(), AS_IT_IS).table(table);

        assertThat(rewritten.refusals()).isEmpty();
        assertThat(rewritten.deferred()).isEmpty();
        requireNoted(table, rewritten);
    }

    @ParameterizedTest
    @MethodSource("own")
    void aTableForAnyClusterIsRefusedByNameOrArrivesWithItsMeaning(Printed printed) {
        TableDdl table = TableDdl.read(printed.text());
        for (ClusterProfile target : TARGETS) {
            Rewritten<TableDdl> rewritten = new SchemaRewriter(printed.source(), target, SETTINGS).table(table);
            String sql = rewritten.definition().sql();

            assertThat(TableDdl.read(sql)).as("to " + target).isEqualTo(rewritten.definition());
            requireNoted(table, rewritten);
            if (target.capabilities().version().toString().equals(GRAMMAR_AT_HAND) && !rewritten.isRefused()) {
                Grammar.requireReadable(Sql.of(sql));
                rewritten.deferred().forEach(Grammar::requireReadable);
            }
        }
    }

    private static void requireNoted(TableDdl table, Rewritten<TableDdl> rewritten) {
        for (SchemaDifference difference : SchemaComparison.of(table, rewritten.definition())) {
            assertThat(rewritten.notes())
                    .as(String.valueOf(difference))
                    .anyMatch(note -> GeneratedTablesTest.accountsFor(note, difference));
        }
    }

    @ParameterizedTest
    @MethodSource("external")
    void aTableWhoseRowsAreElsewhereIsRefused(Printed printed) {
        for (ClusterProfile target : TARGETS) {
            assertThat(new SchemaRewriter(printed.source(), target, SETTINGS)
                            .table(printed.text())
                            .refusals())
                    .as("to " + target)
                    .extracting(Refusal::clause)
                    .containsAnyOf(
                            "ENGINE=MYSQL",
                            "ENGINE=OLAP_EXTERNAL",
                            "ENGINE=JDBC",
                            "ENGINE=HIVE",
                            "ENGINE=FILE",
                            "property location");
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void aViewReadAndWrittenMeansWhatWasPrinted(Printed printed) {
        ViewDdl view = ViewDdl.read(printed.text());

        assertThat(ViewDdl.read(view.sql())).isEqualTo(view);
    }

    @ParameterizedTest
    @MethodSource("views")
    void aViewForTheClusterItComesFromIsTheSame(Printed printed) {
        ViewDdl view = ViewDdl.read(printed.text());
        Rewritten<ViewDdl> rewritten = new SchemaRewriter(printed.source(), printed.source(), AS_IT_IS).view(view);

        assertThat(rewritten.refusals()).isEmpty();
        assertThat(rewritten.definition().query().replace("`shop`.", ""))
                .isEqualTo(view.query().replace("`shop`.", ""));
        assertThat(rewritten.definition().storage()).isEqualTo(view.storage());
        assertThat(rewritten.definition().columns()).isEqualTo(view.columns());
        assertThat(rewritten.definition().options().refresh())
                .isEqualTo(view.options().refresh());
    }

    @ParameterizedTest
    @MethodSource("views")
    void aViewForAnyClusterIsRefusedByNameOrReadsTheTargetsTables(Printed printed) {
        for (ClusterProfile target : TARGETS) {
            Rewritten<ViewDdl> rewritten = new SchemaRewriter(printed.source(), target, SETTINGS).view(printed.text());
            String sql = rewritten.definition().sql();

            assertThat(ViewDdl.read(sql)).as("to " + target).isEqualTo(rewritten.definition());
            assertThat(rewritten.definition().query()).contains("market").doesNotContain("`shop`");
            if (target.capabilities().version().toString().equals(GRAMMAR_AT_HAND) && !rewritten.isRefused()) {
                // The grammar at hand has no such clause, 3.2 has.
                Grammar.requireReadable(Sql.of(sql.replaceFirst("\nSECURITY (NONE|INVOKER)", "")));
                rewritten.deferred().forEach(Grammar::requireReadable);
            }
        }
    }
}
