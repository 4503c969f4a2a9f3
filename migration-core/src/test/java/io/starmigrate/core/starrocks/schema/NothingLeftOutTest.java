package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.DdlException;
import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every piece of every printed table is in the statement for the target, as often as it was printed, or in what is said
 * of it. Counts pieces of text, so that what the reader passes over is missed here, too.
 */
class NothingLeftOutTest {
    private static final RewriteSettings SETTINGS = RewriteSettings.of(Renames.database("shop", "market"));
    private static final List<ClusterProfile> TARGETS = Stream.of("2.5.18", "3.1.11", "3.3.5", "3.5.7", "4.1.0")
            .flatMap(version -> Stream.of(RunMode.SHARED_NOTHING, RunMode.SHARED_DATA)
                    .map(mode -> new ClusterProfile(Capabilities.of(version), mode)))
            .toList();

    /**
     * Words of clauses whose content is counted itself, a model without columns, which goes without saying, another
     * word for CURRENT_TIMESTAMP, and the display width of an INT inside another type.
     */
    private static final Set<String> FORM = Set.of("properties", "comment", "values", "duplicate", "key", "now", "11");

    static Stream<Printed> tables() {
        return Printed.of("printed-tables.sql").filter(table -> !table.isExternal() && isPlain(table.text()));
    }

    /** Comments without escapes are no pieces of a statement. */
    private static boolean isPlain(String text) {
        try {
            // StarRocks' own columns stand for expressions, which PrintedDefinitionsTest compares; a name without
            // quotes
            // is several pieces.
            return !text.contains("__generated_partition_column_")
                    && !text.contains(" 2nd")
                    && TableDdl.read(text).columns().stream()
                            .noneMatch(column -> column.comment().contains("\""))
                    && !Lexer.tokens(text).isEmpty();
        } catch (DdlException unreadable) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyPieceIsKeptOrSaid(Printed printed) {
        for (ClusterProfile target : TARGETS) {
            Rewritten<TableDdl> rewritten =
                    new SchemaRewriter(printed.source(), target, SETTINGS).table(printed.text());
            Map<String, Long> there = count(rewritten.definition().sql());
            String said = rewritten.notes() + " " + rewritten.refusals();
            Map<String, Long> lost = new HashMap<>();
            count(printed.text()).forEach((piece, times) -> {
                boolean kept = there.getOrDefault(piece, 0L) >= times;
                if (!kept && !said.toLowerCase(Locale.ROOT).contains(piece)) {
                    lost.put(piece, times);
                }
            });

            assertThat(lost)
                    .as(target + "\n" + rewritten.definition().sql() + "\n" + said)
                    .isEmpty();
        }
    }

    private static Map<String, Long> count(String text) {
        return Lexer.tokens(text).stream()
                .filter(token -> token.kind() != Token.Kind.SYMBOL
                        && !FORM.contains(token.text().toLowerCase(Locale.ROOT)))
                .collect(Collectors.groupingBy(token -> token.text().toLowerCase(Locale.ROOT), Collectors.counting()));
    }
}
