package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A definition that no reader foresaw is its own table's finding: it is read, refused, or called unreadable. */
class MangledDefinitionsTest {
    private static final int DEFINITIONS = 3000;
    private static final int CUT = 12;

    private static final List<String> PIECES = List.of(
            "\"",
            "'",
            "`",
            "(",
            ")",
            "\\",
            ",",
            "99999999999999999999",
            "NULL",
            "\u0000",
            "😀",
            " AS ",
            "--",
            "/*",
            ";",
            "<",
            ">",
            "default_cluster:",
            "\uD800");

    private static String mangled(SplittableRandom random, String text) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(CUT));
        String piece = random.nextInt(3) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size()));
        return text.substring(0, at) + piece + text.substring(random.nextBoolean() ? at : end) + " ";
    }

    @Test
    void areReadRefusedOrNamedAsUnreadable() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<Printed> printed = Corpus.all().toList();
        for (int i = 0; i < DEFINITIONS; i++) {
            Printed one = printed.get(random.nextInt(printed.size()));
            String text = one.text();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                text = mangled(random, text);
            }
            ClusterProfile target = Corpus.TARGETS.get(random.nextInt(Corpus.TARGETS.size()));
            rewrite(one, target, text, "seed " + seed + ", " + one + " to " + target + ":\n" + text);
        }
    }

    private static void rewrite(Printed printed, ClusterProfile target, String text, String named) {
        SchemaRewriter rewriter = new SchemaRewriter(
                printed.source(), target, RewriteSettings.of(Renames.database(printed.database(), "market")));
        try {
            if (Corpus.isTable(printed)) {
                rewriter.table(text).definition().sql();
            } else {
                rewriter.view(text).definition().sql();
            }
        } catch (IllegalArgumentException unreadable) {
            // Whoever reads tables makes it a finding of this one.
        } catch (RuntimeException | StackOverflowError unforeseen) {
            fail(named, unforeseen);
        }
    }
}
