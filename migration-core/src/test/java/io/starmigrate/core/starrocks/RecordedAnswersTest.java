package io.starmigrate.core.starrocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.RecordedAnswers.Answer;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.catalog.TableDefinition;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.ExportJob;
import io.starmigrate.core.starrocks.statement.LoadJob;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.starrocks.statement.StagingStatements;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer that running front ends gave is understood. */
class RecordedAnswersTest {
    static Stream<Answer> partitionLists() {
        return RecordedAnswers.to(text -> text.matches("SHOW (TEMPORARY )?PARTITIONS.*|.*partitions_meta.*"))
                .filter(answer -> !answer.isError());
    }

    @ParameterizedTest
    @MethodSource("partitionLists")
    void understandsEveryPartition(Answer answer) {
        List<CatalogPartition> partitions = CatalogPartition.readAll(answer.rows());

        assertThat(partitions).hasSameSizeAs(answer.rows());
        for (CatalogPartition partition : partitions) {
            assertThat(partition.physical().get(0).dataVersion().isPresent())
                    .isEqualTo(answer.cluster().compareTo("3.3") >= 0);
            if (!(partition.bounds() instanceof PartitionBounds.Everything)) {
                Grammar.requireReadable(StagingStatements.addTemporaryPartition(
                        new TableName("rec", "t"), partition.name(), partition.bounds()));
            }
        }
    }

    @Test
    void tellsTheRunModeByTheColumnsOfPartitions() {
        assertThat(RecordedAnswers.to("SHOW PARTITIONS FROM rec.stage"::equals))
                .hasSize(7)
                .allSatisfy(answer -> {
                    RunMode expected =
                            answer.cluster().endsWith("shared_data") ? RunMode.SHARED_DATA : RunMode.SHARED_NOTHING;
                    assertThat(RunMode.ofPartitionColumns(answer.rows().get(0).columns()))
                            .isEqualTo(expected);
                });
    }

    @Test
    void readsTheVersionOfEveryCluster() {
        assertThat(RecordedAnswers.to(text -> text.matches("SELECT (current_version\\(\\)|@@version_comment)")))
                .hasSizeGreaterThanOrEqualTo(14)
                .allSatisfy(answer -> {
                    String text = answer.rows().get(0).text("current_version()", "@@version_comment");
                    assertThat(StarRocksVersion.parse(text).series())
                            .isEqualTo(answer.cluster().substring(0, 3));
                });
    }

    static Stream<Answer> tables() {
        return RecordedAnswers.to(text -> text.startsWith("SHOW CREATE TABLE"))
                .filter(answer -> !answer.isError() && answer.rows().get(0).has("Create Table"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void choosesAStagingForEveryTable(Answer answer) {
        TableDdl table = TableDdl.read(answer.rows().get(0).require("Create Table"));
        StagingChoice.Place place = StagingChoice.of(
                        PartitionScheme.of(table.layout().partitioning()), Publication.SWAP)
                .place();

        assertThat(place)
                .isEqualTo(
                        switch (table.name().name()) {
                            case "agg", "pk", "lessthan", "list1", "list2", "expr_col", "expr_multi", "dyn" ->
                                StagingChoice.Place.NAMED_TEMPORARY_PARTITION;
                            case "expr_day", "expr_month", "ttl" -> StagingChoice.Place.FOUND_TEMPORARY_PARTITION;
                            default -> StagingChoice.Place.STAGING_TABLE;
                        });
    }

    @Test
    void readsColumnsWhoseDefinitionAndDescriptionAgree() {
        List<Answer> ddls =
                RecordedAnswers.to("SHOW CREATE TABLE rec.scalars"::equals).toList();
        List<Answer> described = RecordedAnswers.to("DESC rec.scalars"::equals).toList();
        assertThat(ddls).hasSize(7);
        for (int i = 0; i < ddls.size(); i++) {
            TableDefinition.Answers answers = new TableDefinition.Answers(
                    ddls.get(i).rows().get(0).require("Create Table"),
                    described.get(i).rows(),
                    List.of());
            TableDefinition definition = TableDefinition.read(answers, Capabilities.of("3.5.2"));

            List<TableColumn> columns = definition.columns();
            assertThat(columns).hasSize(19);
            assertThat(columns.get(0).traits()).containsExactly(Trait.KEY);
            assertThat(columns.get(11).type()).hasToString("DECIMAL(38, 10)");
            assertThat(columns).noneMatch(column -> column.is(Trait.GENERATED) || column.is(Trait.AUTO_INCREMENT));
            assertThat(definition.ddl()).isEqualTo(TableDdl.read(answers.printed()));
        }
    }

    @Test
    void readsEveryExportAndLoad() {
        Stream<Answer> exports = RecordedAnswers.to(text -> text.startsWith("SHOW EXPORT FROM rec"));
        Stream<Answer> loads = RecordedAnswers.to(
                text -> text.startsWith("SHOW LOAD FROM rec") || text.contains("information_schema.loads"));

        assertThat(exports.flatMap(answer -> answer.rows().stream()).map(ExportJob::read))
                .isNotEmpty()
                .allMatch(job ->
                        job.state() != ExportJob.State.UNKNOWN && job.path().startsWith("s3a://mig/out/"));
        assertThat(loads.flatMap(answer -> answer.rows().stream()).map(LoadJob::read))
                .isNotEmpty()
                .allMatch(job ->
                        job.state() != LoadJob.State.UNKNOWN && job.label().startsWith("load_"));
    }

    static Stream<Answer> errors() {
        return RecordedAnswers.to(text -> true).filter(Answer::isError);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void knowsWhatEveryErrorMeans(Answer answer) {
        boolean madeUp = answer.message().contains("cannot be a range partition key")
                || answer.message().contains("local persistent index")
                || answer.message().contains("generated column in shared data")
                || answer.message().contains("must be defined after ordinary columns");

        assertThat(ErrorClassification.find(answer.code(), answer.message()).isPresent() || madeUp)
                .as(answer.code() + " " + answer.message())
                .isTrue();
    }

    @Test
    void readsNothingFromAnAnswerThatLacksTheColumn() {
        CatalogRow row = CatalogRow.of(Map.of("Name", "x"));

        assertThat(row.find("Id")).isEmpty();
        assertThat(row.text("Id", "name")).isEqualTo("x");
        assertThat(row.number("Name")).isEmpty();
    }
}
