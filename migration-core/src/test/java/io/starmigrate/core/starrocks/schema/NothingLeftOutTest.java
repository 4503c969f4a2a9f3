package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every piece of every printed definition is in the statement for the target, as often, or in what is said of it. */
class NothingLeftOutTest {
    static Stream<Printed> tables() {
        return Corpus.tables();
    }

    static Stream<Printed> views() {
        return Corpus.views();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyPieceOfATableIsKeptOrSaid(Printed printed) {
        for (ClusterProfile target : Corpus.TARGETS) {
            Rewritten<TableDdl> rewritten = rewriter(printed, target).table(printed.text());

            requireNoneLost(
                    target,
                    Pieces.table(printed.text()),
                    rewritten.definition().sql(),
                    rewritten.notes() + " " + rewritten.refusals());
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyPieceOfAViewIsKeptOrSaid(Printed printed) {
        for (ClusterProfile target : Corpus.TARGETS) {
            Rewritten<ViewDdl> rewritten = rewriter(printed, target).view(printed.text());

            requireNoneLost(
                    target,
                    printed.text(),
                    rewritten.definition().sql(),
                    rewritten.notes() + " " + rewritten.refusals());
        }
    }

    @Test
    void nothingOfTheCorpusIsPassedOver() {
        assertThat(tables().count()).isGreaterThan(120);
        assertThat(tables().filter(table -> table.text().contains("__generated_partition_column_")))
                .hasSizeGreaterThan(2);
        assertThat(views().count()).isGreaterThan(20);
        assertThat(Corpus.all().filter(Printed::isExternal).count() + tables().count() + views().count())
                .isEqualTo(Corpus.all().count());
    }

    private static SchemaRewriter rewriter(Printed printed, ClusterProfile target) {
        return new SchemaRewriter(
                printed.source(), target, RewriteSettings.of(Renames.database(printed.database(), "market")));
    }

    private static void requireNoneLost(ClusterProfile target, String printed, String written, String said) {
        Map<String, Long> lost = Pieces.lost(printed, written, said);

        assertThat(lost)
                .as(target + "\n" + printed + "\n" + written + "\n" + said)
                .isEmpty();
    }
}
