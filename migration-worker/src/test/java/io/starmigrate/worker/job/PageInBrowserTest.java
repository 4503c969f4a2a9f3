package io.starmigrate.worker.job;

import static io.starmigrate.worker.observe.Tasks.NOW;
import static io.starmigrate.worker.observe.Tasks.change;
import static io.starmigrate.worker.observe.Tasks.look;
import static io.starmigrate.worker.observe.Tasks.planned;
import static io.starmigrate.worker.observe.Tasks.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.starmigrate.core.config.ListenAddress;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.pace.PacingDecision;
import io.starmigrate.core.pace.PacingDecision.Cause;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.observe.JobObservation;
import io.starmigrate.worker.observe.JobObservation.About;
import io.starmigrate.worker.observe.http.ObserveServer;
import io.starmigrate.worker.outage.Outages;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The worker's page in Chromium, looked at as {@code infra/observe/page/check.mjs} does: against what the worker tells,
 * while a partition changes, by keyboard, in both languages.
 */
class PageInBrowserTest {
    private static final Secret TOKEN = Secret.of("let me in");
    private static final List<String> NEEDED = List.of("chromium", "chromedriver", "node");

    private volatile Instant now = NOW;
    private final JobObservation seen = new JobObservation(
            new About("shop", "4711@host", "1.0", NOW),
            () -> now,
            new Outages(() -> now),
            Map.of(PacedSide.EXPORT, 5, PacedSide.LOAD, 4));
    private final PartitionTask failed = planned("odd name", "p3", 1).to(PartitionState.FAILED, change("disk full"));
    private final PartitionTask moving = planned("p1");

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private void goesOn(PartitionTask... tasks) {
        now = now.plusSeconds(10);
        seen.look(look(tasks));
    }

    @Test
    void showsTheJobAsItChangesAndIsOperatedByKeyboardInBothLanguages() throws IOException, InterruptedException {
        assumeTrue(
                NEEDED.stream().allMatch(PageInBrowserTest::isInstalled),
                "skipped: one of " + NEEDED + " is not installed (Debian: chromium, chromium-driver, nodejs)");
        goesOn(moving, planned("p2"), failed);
        goesOn(until(PartitionState.EXPORTED, moving, 1_000), planned("p2"), failed);
        seen.paced(new PacingDecision(now, PacedSide.EXPORT, 5, 2, Cause.CPU, "CPU at 91 %"));
        goesOn(until(PartitionState.VERIFYING, moving, 1_000), planned("p2"), failed);

        try (ObserveServer server = ObserveServer.start(new ListenAddress("127.0.0.1", 0), TOKEN, seen, () -> "")) {
            ProcessBuilder check = new ProcessBuilder(
                            "node", "../infra/observe/page/check.mjs", "http://" + server.address() + "/", "--live")
                    .redirectErrorStream(true);
            check.environment().put("OBSERVE_TOKEN", TOKEN.reveal());
            Process look = check.start();
            String told = publishing(look.inputReader(StandardCharsets.UTF_8));

            assertThat(look.waitFor()).as(told).isZero();
            assertThat(told)
                    .contains("ok     each failure has its reason and its command (1)")
                    .contains("ok     each decision of the pacing is told (1)")
                    .contains("ok     each stage has a chart (3 points)")
                    .contains("ok     it follows without being loaded again", "\"PUBLISHED\":1")
                    .contains("ok     it speaks Chinese");
        }
    }

    /** What the browser's look tells, with a partition published once it has the page open. */
    private String publishing(BufferedReader look) throws IOException {
        StringBuilder told = new StringBuilder();
        for (String line = look.readLine(); line != null; line = look.readLine()) {
            told.append(line).append('\n');
            if (line.equals("changing")) {
                goesOn(until(PartitionState.PUBLISHED, moving, 1_000), planned("p2"), failed);
            }
        }
        return told.toString();
    }
}
