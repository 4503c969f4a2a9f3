package io.starmigrate.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.observe.Tasks;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The worker's page in Chromium, looked at as {@code infra/observe/page/check.mjs} does: by keyboard, in both
 * languages.
 */
class PageInBrowserTest {
    private static final String SHOWN = "How far it is shows at ";
    private static final List<String> NEEDED = List.of("chromium", "chromedriver", "node");

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(InstantSource.system(), Duration.ofMinutes(1));
    private final InMemoryObjectStore store = new InMemoryObjectStore(InstantSource.system(), Set.of("bucket"));
    private final List<String> notes = new CopyOnWriteArrayList<>();

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private Migrator worker() {
        Map<String, String> keys =
                Map.of("STORAGES", "s3://bucket/files", "AWS_REGION", "us-east-1", "OBSERVE_ADDRESS", "127.0.0.1:0");
        MigrationConfig config =
                ConfigLoader.parse("test", "", keys, EnumSet.noneOf(Need.class)).config();
        return new MigratorBuilder(config)
                .recorder(recorder, recorder)
                .queue(queue, queue)
                .sourceStorage(store)
                .targetStorage(store)
                .open();
    }

    private final ProgressListener noting = new ProgressListener() {
        @Override
        public void progressed(Progress ignored) {}

        @Override
        public void noted(String message) {
            notes.add(message);
        }
    };

    @Test
    void showsTheJobAndIsOperatedByKeyboardInBothLanguages() throws IOException, InterruptedException {
        assumeTrue(
                NEEDED.stream().allMatch(PageInBrowserTest::isInstalled),
                "skipped: one of " + NEEDED + " is not installed (Debian: chromium, chromium-driver, nodejs)");
        recorder.open(Job.opened("shop", JobId.derived("shop", Tasks.NOW), "db", "db2", List.of("orders"), Tasks.NOW));
        recorder.plan(List.of(Tasks.planned("p1"), Tasks.planned("p2")));
        try (Migrator migrator = worker()) {
            Thread working = new Thread(() -> migrator.runWorker("shop", noting), "worker-under-test");
            working.start();
            await().until(() -> notes.stream().anyMatch(note -> note.startsWith(SHOWN)));
            String page = notes.get(0).substring(SHOWN.length());

            Process look = new ProcessBuilder("node", "../infra/observe/page/check.mjs", page)
                    .redirectErrorStream(true)
                    .start();
            String told = new String(look.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(look.waitFor()).as(told).isZero();
            assertThat(told).contains("ok     it speaks Chinese");
            migrator.stop();
            working.join(Duration.ofSeconds(30).toMillis());
        }
    }
}
