package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Load.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/states.md} to the code. {@code -Dstates.rewrite} writes it anew, and the diagrams of the Chinese
 * page, which {@code TranslationTest} holds to it.
 */
class StatesDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "states.md");
    private static final Path CHINESE = Path.of("..", "docs", "zh", "states.md");
    private static final Pattern DIAGRAM = Pattern.compile("(?s)```mermaid\n.*?```");

    @Test
    void the_documents_diagrams_are_the_ones_the_code_runs_on() throws IOException {
        String generated = document();
        if (System.getProperty("states.rewrite") != null) {
            Files.writeString(DOCUMENT, generated);
            Files.writeString(CHINESE, withDiagramsOf(generated, Files.readString(CHINESE)));
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(generated);
    }

    private static String withDiagramsOf(String generated, String page) {
        Iterator<MatchResult> diagrams = DIAGRAM.matcher(generated).results().iterator();
        return DIAGRAM.matcher(page)
                .replaceAll(old -> Matcher.quoteReplacement(diagrams.next().group()));
    }

    private static String document() {
        return """
                # States

                [中文](zh/states.md)

                Generated from `Lifecycle` by `StatesDocumentTest`; every write of the recorder is conditional on a step
                shown here. To write it anew after a change:
                `mvn -pl migration-core test -Dtest=StatesDocumentTest -Dstates.rewrite=yes`.

                ## Partition task

                ```mermaid
                %s```

                `FAILED` and `CANCELLED` wait for an operator: `migrate retry` leads out of them; a [standby](cutover.md#rounds), and
                the rounds of the service, do so by themselves where something FAILED. `PUBLISHED` and `SUPERSEDED`
                are for good.

                ## File task

                A file that only a manifest names is `EXPORTED` without an item of its own. Its first item is written when
                it is relayed, when its event comes, or when a load of a listed backup takes it. A piece that the relay packs is
                written down as `EXPORTED` before it can be seen. `QUEUED` is skipped by a file whose event comes once.

                ```mermaid
                %s```

                ## Load

                An INSERT OVERWRITE, which publishes a staging, holds no files: it is first written down as `SUBMITTED`. Whether
                a `SUBMITTED` load has reached StarRocks only StarRocks can tell; a `RECORDED` one was never sent.

                ```mermaid
                %s```

                ## Cutover

                Recorded with its job. After `ABANDONED` another may begin, from `BEGUN`.

                ```mermaid
                %s```
                """.formatted(
                        StateDiagram.of(Lifecycle.PARTITION, PartitionState.PLANNED),
                        StateDiagram.of(Lifecycle.FILE, FileState.EXPORTED),
                        StateDiagram.of(Lifecycle.LOAD, LoadState.RECORDED),
                        StateDiagram.of(Lifecycle.CUTOVER, CutoverState.BEGUN));
    }
}
