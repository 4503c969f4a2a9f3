package io.starmigrate.sandbox.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.schema.Corpus;
import io.starmigrate.core.starrocks.schema.Printed;
import io.starmigrate.core.starrocks.schema.RandomTable;
import io.starmigrate.sandbox.dialect.Rewritings.Attempt;
import io.starmigrate.sandbox.dialect.Rewritings.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether what the rewriter lets through is made by the target, and whether what it refuses is refused there, too:
 * every definition of the corpus and generated ones, in every direction. {@code docs/schema.md} has the figures;
 * {@code -Dschema.rewrite=yes} writes them anew.
 */
class RewritingsTest {
    private static final double BEARABLE = 0.005;
    private static final int GENERATED = 60;
    private static final String MARK = "<!-- rewritings -->\n";

    private static final List<Attempt> ATTEMPTS = Corpus.all()
            .flatMap(printed -> Corpus.TARGETS.stream().map(target -> Rewritings.attempt(printed, target)))
            .toList();

    private static List<Attempt> of(Outcome outcome, List<Attempt> attempts) {
        return attempts.stream().filter(attempt -> attempt.outcome() == outcome).toList();
    }

    @Test
    void what_is_let_through_is_made_in_every_direction() {
        Map<String, List<Attempt>> directions = ATTEMPTS.stream()
                .collect(Collectors.groupingBy(attempt -> attempt.printed().source() + " to " + attempt.target()));

        assertThat(directions).hasSizeGreaterThan(300).allSatisfy((direction, attempts) -> {
            List<Attempt> failed = of(Outcome.FAILED, attempts);
            assertThat((double) failed.size() / attempts.size())
                    .as("failed of " + attempts.size() + ", " + direction + ": " + failed)
                    .isLessThanOrEqualTo(BEARABLE);
        });
    }

    @Test
    void what_is_refused_would_be_refused_there() {
        assertThat(of(Outcome.REFUSED_TOO_EARLY, ATTEMPTS)).isEmpty();
    }

    /** The list of what is not judged holds nothing that could be. */
    @Test
    void what_the_stand_in_cannot_judge_it_refuses_though_it_was_let_through() {
        assertThat(Rewritings.NOT_ASKED)
                .allSatisfy(title -> assertThat(of(Outcome.NOT_JUDGED, ATTEMPTS))
                        .anySatisfy(attempt -> {
                            assertThat(attempt.printed().title()).isEqualTo(title);
                            assertThat(attempt.refusals()).isEmpty();
                        }));
    }

    @Test
    void what_is_made_up_and_valid_is_made_or_refused_rightly_too() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int valid = 0;
        while (valid < GENERATED) {
            ClusterProfile source = Corpus.TARGETS.get(random.nextInt(Corpus.TARGETS.size()));
            Printed printed = new Printed(source, "made up", plain(new RandomTable(random.nextLong()).print()));
            if (Rewritings.attempt(printed, source).outcome() != Outcome.ACCEPTED) {
                continue;
            }
            valid++;
            for (ClusterProfile target : Corpus.TARGETS) {
                assertThat(Rewritings.attempt(printed, target))
                        .as("seed " + seed + ": " + printed.text())
                        .satisfies(attempt -> assertThat(attempt.outcome()).isIn(Outcome.ACCEPTED, Outcome.REFUSED));
            }
        }
    }

    /** Without properties whose generated values hold nowhere. */
    private static String plain(String printed) {
        return printed.replaceAll("[\"'](?:dynamic_partition[.a-z_]*|unheard_of)[\"'] = [\"'][^\"'\\n]*[\"'],?\\n", "")
                .replaceAll(",\\n\\);$", "\n);")
                .replace("PROPERTIES (\n);", ";");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema.md | target | made | refused: columns | partitions | buckets, keys | views | not judged"
                        + " | refused too early | failed",
                "zh/schema.md | 目标 | 建成 | 被拒绝：列 | 分区 | 分桶、键 | 视图 | 未判定 | 拒绝过早 | 失败",
            })
    void the_document_has_the_figures(String head) throws IOException {
        String[] cells = head.split(" \\| ", 2);
        Path document = Path.of("..", "..", "docs").resolve(cells[0]);
        String text = Files.readString(document);
        int start = text.indexOf(MARK) + MARK.length();
        String rest = text.substring(text.indexOf("\n\n", start));
        String whole = text.substring(0, start) + "| " + cells[1] + " |\n" + rows() + rest;
        if (System.getProperty("schema.rewrite") != null) {
            Files.writeString(document, whole);
        }

        assertThat(Files.readString(document)).isEqualTo(whole);
    }

    private static String rows() {
        return "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
                + Corpus.TARGETS.stream().map(RewritingsTest::row).collect(Collectors.joining("\n"));
    }

    private static String row(ClusterProfile target) {
        List<Attempt> attempts = ATTEMPTS.stream()
                .filter(attempt -> attempt.target().equals(target))
                .toList();
        List<Attempt> refused = of(Outcome.REFUSED, attempts);
        long columns = because("column|key column", refused);
        long partitions = because("partition", refused);
        long views = because("refresh|synchronous|as\\b", refused);
        return "| " + target.toString().replace("StarRocks ", "") + " | "
                + of(Outcome.ACCEPTED, attempts).size()
                + " | " + columns + " | " + partitions + " | " + (refused.size() - columns - partitions - views) + " | "
                + views + " | " + of(Outcome.NOT_JUDGED, attempts).size() + " | "
                + of(Outcome.REFUSED_TOO_EARLY, attempts).size() + " | "
                + of(Outcome.FAILED, attempts).size() + " |";
    }

    private static long because(String beginning, List<Attempt> refused) {
        return refused.stream()
                .filter(attempt -> attempt.refusals().stream()
                        .sorted()
                        .findFirst()
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .matches("(?s)(?:" + beginning + ").*"))
                .count();
    }
}
