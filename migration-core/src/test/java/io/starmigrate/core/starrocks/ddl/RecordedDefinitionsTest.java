package io.starmigrate.core.starrocks.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.RecordedAnswers;
import io.starmigrate.core.starrocks.RecordedAnswers.Answer;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every definition that running front ends of 3.1 to 3.5 printed. */
class RecordedDefinitionsTest {
    static Stream<Answer> tables() {
        return RecordedAnswers.to(text -> text.startsWith("SHOW CREATE TABLE"))
                .filter(answer -> !answer.isError() && answer.rows().get(0).has("Create Table"));
    }

    static Stream<Answer> views() {
        return RecordedAnswers.to(text -> text.startsWith("SHOW CREATE"))
                .filter(answer -> !answer.isError()
                        && answer.rows()
                                .get(0)
                                .find("Create View", "Create Materialized View")
                                .isPresent());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_table_read_and_written_means_what_was_printed(Answer answer) {
        TableDdl table = TableDdl.read(answer.rows().get(0).require("Create Table"));

        Grammar.requireReadable(Sql.of(plain(table).sql()));
        assertThat(TableDdl.read(table.sql())).isEqualTo(table);
        assertThat(table.columns()).isNotEmpty();
        assertThat(table.properties()).containsKey("compression");
    }

    /** The grammar at hand is that of 3.2, which has one expression only. */
    private static TableDdl plain(TableDdl table) {
        PartitionDdl partitioning = table.layout().partitioning();
        boolean several = partitioning.form() == PartitionDdl.Form.EXPRESSION
                && partitioning.terms().size() > 1
                && partitioning.terms().stream().anyMatch(term -> term.column() == null);
        return several ? table.withLayout(table.layout().withPartitioning(PartitionDdl.none())) : table;
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_view_read_and_written_means_what_was_printed(Answer answer) {
        ViewDdl view = ViewDdl.read(answer.rows().get(0).require("Create View", "Create Materialized View"));

        assertThat(ViewDdl.read(view.sql())).isEqualTo(view);
        assertThat(view.columns()).extracting(ViewDdl.ViewColumn::name).containsExactly("k", "n");
        assertThat(view.query()).startsWith("SELECT").doesNotEndWith(";");
    }

    @Test
    void values_of_lists_are_read_as_they_are_although_they_are_printed_without_escapes() {
        assertThat(tables().filter(answer -> answer.statement().endsWith(".list1")))
                .hasSize(7)
                .allSatisfy(
                        answer -> assertThat(TableDdl.read(answer.rows().get(0).require("Create Table"))
                                        .layout()
                                        .partitioning()
                                        .entries()
                                        .get(1)
                                        .sql())
                                .isEqualTo("PARTITION `pq` VALUES IN (\"it's\", \"x\\\"y\", \"b\\\\s\", \"中文\")"));
    }

    @Test
    void hidden_columns_are_read_as_the_expressions_they_stand_for() {
        assertThat(tables().filter(answer -> answer.statement().endsWith(".expr_multi")))
                .isNotEmpty()
                .allSatisfy(answer -> {
                    TableDdl table = TableDdl.read(answer.rows().get(0).require("Create Table"));
                    assertThat(table.columns()).extracting(ColumnDdl::name).containsExactly("ts", "c", "v");
                    assertThat(table.layout().partitioning().sql())
                            .isEqualTo("\nPARTITION BY date_trunc('month', `ts`), `c`");
                });
    }
}
