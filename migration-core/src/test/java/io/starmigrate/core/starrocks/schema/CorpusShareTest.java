package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How much of the corpus arrives: each definition, rewritten for each kind of target, is accepted or refused with a
 * reason that is known; a third outcome fails the build. {@code docs/schema.md} has the number;
 * {@code -Dcorpus.print=yes} prints it for each target, with the refusals by their reason.
 */
class CorpusShareTest {
    /** What a refusal may say: each is a rule of {@code docs/schema.md}, "What is refused?". */
    private static final List<Pattern> REASONS = List.of(
            Pattern.compile("the target is .* takes \\S+.*"),
            Pattern.compile("the target is .*, and function \\S+ came with \\S+; .*"),
            Pattern.compile("it reads from another system, and its password is not shown; .*"),
            Pattern.compile("it belongs to an external catalog, .*"),
            Pattern.compile(".*credentials.*"),
            Pattern.compile(".*write the database before the name.*"));

    private static final String OF_THE_GRAMMAR = "3.2";

    private final Set<String> read = new HashSet<>();

    /** Outcomes of one target. */
    private static final class Tally {
        private int accepted;
        private final Map<String, Integer> refused = new TreeMap<>();
        private final List<String> unknown = new ArrayList<>();

        private int refusals() {
            return refused.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    @Test
    void everyDefinitionIsAcceptedOrRefusedForAKnownReason() throws IOException {
        Map<String, Tally> tallies = new TreeMap<>();
        int definitions = 0;
        for (Printed printed : Corpus.all().toList()) {
            definitions++;
            for (ClusterProfile target : Corpus.TARGETS) {
                outcome(printed, target, tallies.computeIfAbsent(String.valueOf(target), any -> new Tally()));
            }
        }
        int accepted =
                tallies.values().stream().mapToInt(tally -> tally.accepted).sum();
        int refused = tallies.values().stream().mapToInt(Tally::refusals).sum();
        if (System.getProperty("corpus.print") != null) {
            tallies.forEach((target, tally) -> System.out.println(
                    target + ": " + tally.accepted + " accepted, " + tally.refusals() + " refused " + tally.refused));
        }

        assertThat(tallies.values())
                .allSatisfy(tally -> assertThat(tally.unknown).isEmpty());
        assertThat(accepted + refused).isEqualTo(definitions * Corpus.TARGETS.size());
        String numbers = String.format(
                Locale.ROOT,
                "%d × %d = %,d: %,d (%.1f %%)",
                definitions,
                Corpus.TARGETS.size(),
                accepted + refused,
                accepted,
                100.0 * accepted / (accepted + refused));
        for (String page : List.of("schema.md", "zh/schema.md")) {
            assertThat(Files.readString(Path.of("..", "docs").resolve(page))).contains(numbers);
        }
    }

    private void outcome(Printed printed, ClusterProfile target, Tally tally) {
        SchemaRewriter rewriter = new SchemaRewriter(
                printed.source(), target, RewriteSettings.of(Renames.database(printed.database(), "market")));
        Rewritten<?> rewritten;
        String sql;
        try {
            if (Corpus.isTable(printed)) {
                Rewritten<TableDdl> table = rewriter.table(printed.text());
                sql = table.definition().sql();
                rewritten = table;
            } else {
                Rewritten<ViewDdl> view = rewriter.view(printed.text());
                sql = view.definition().sql();
                rewritten = view;
            }
        } catch (IllegalArgumentException unread) {
            tally.unknown.add(printed + ": " + unread.getMessage());
            return;
        }
        if (!rewritten.isRefused()) {
            requireRead(printed, target, sql, tally);
            return;
        }
        for (Refusal refusal : rewritten.refusals()) {
            REASONS.stream()
                    .filter(reason -> reason.matcher(refusal.reason()).matches())
                    .findFirst()
                    .ifPresentOrElse(reason -> {}, () -> tally.unknown.add(printed + ": " + refusal));
        }
        tally.refused.merge(rewritten.refusals().get(0).clause().replaceAll("\\W.*", ""), 1, Integer::sum);
    }

    /**
     * What is accepted is read by the grammar at hand, which is that of 3.2, and else by what reads definitions here.
     */
    private void requireRead(Printed printed, ClusterProfile target, String sql, Tally tally) {
        try {
            if (!read.contains(sql)) {
                if (target.capabilities().version().series().equals(OF_THE_GRAMMAR)) {
                    Grammar.requireReadable(Sql.of(sql));
                    read.add(sql);
                } else if (Corpus.isTable(printed)) {
                    assertThat(TableDdl.read(sql).sql()).isEqualTo(sql);
                } else {
                    assertThat(ViewDdl.read(sql).sql()).isEqualTo(sql);
                }
            }
            tally.accepted++;
        } catch (AssertionError unread) {
            tally.unknown.add(printed + ": " + unread.getMessage());
        }
    }
}
