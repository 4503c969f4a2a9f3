package io.starmigrate.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A worker that has neither cluster, and so nothing to do but to be looked on at. */
class ShownWorkerTest {
    private static final String SHOWN = "How far it is shows at ";

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(InstantSource.system(), Duration.ofMinutes(1));
    private final InMemoryObjectStore store = new InMemoryObjectStore(InstantSource.system(), Set.of("bucket"));
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void planAndListen() {
        recorder.open(Job.opened("shop", JobId.derived("shop", Tasks.NOW), "db", "db2", List.of("orders"), Tasks.NOW));
        recorder.plan(List.of(Tasks.planned("p1"), Tasks.planned("p2")));
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Observing.class);
    }

    private Migrator migrator(String address) {
        Map<String, String> keys =
                Map.of("STORAGES", "s3://bucket/files", "AWS_REGION", "us-east-1", "OBSERVE_ADDRESS", address);
        MigrationConfig config =
                ConfigLoader.parse("test", "", keys, EnumSet.noneOf(Need.class)).config();
        return new MigratorBuilder(config)
                .recorder(recorder, recorder)
                .queue(queue, queue)
                .sourceStorage(store)
                .targetStorage(store)
                .meters(registry)
                .open();
    }

    private Thread working(Migrator migrator) {
        ProgressListener progress = new ProgressListener() {
            @Override
            public void progressed(Progress ignored) {}

            @Override
            public void noted(String message) {
                notes.add(message);
            }
        };
        Thread worker = new Thread(() -> migrator.runWorker("shop", progress), "worker-under-test");
        worker.start();
        return worker;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        await().until(() -> notes.stream().anyMatch(note -> note.startsWith(SHOWN)));
        URI page = URI.create(notes.get(0).substring(SHOWN.length()));
        return client.send(HttpRequest.newBuilder(page.resolve(path)).build(), BodyHandlers.ofString());
    }

    private double plannedPartitions() {
        var gauge = registry.find("starmigrate.partitions")
                .tags("job", "shop", "state", "PLANNED")
                .gauge();
        return gauge == null ? 0 : gauge.value();
    }

    @Test
    void showsItsJobForAsLongAsItWorks() throws Exception {
        try (Migrator migrator = migrator("127.0.0.1:0")) {
            Thread worker = working(migrator);
            await().untilAsserted(
                            () -> assertThat(get("/api/v1/partitions").body()).contains("\"p1\"", "\"p2\""));
            await().untilAsserted(() -> assertThat(get("/api/v1/job").body()).contains("\"target\":\"db2\""));
            assertThat(get("/readyz").statusCode()).isEqualTo(200);
            assertThat(get("/metrics").body()).contains("starmigrate_partitions{job=\"shop\",state=\"PLANNED\"} 2.0");
            assertThat(plannedPartitions()).isEqualTo(2);

            migrator.stop();
            worker.join();

            assertThatThrownBy(() -> get("/livez")).isInstanceOf(ConnectException.class);
            assertThat(plannedPartitions()).isZero();
        }
    }

    @Test
    void worksOnUnseenWhereItsAddressIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Migrator migrator = migrator("127.0.0.1:" + taken.getLocalPort())) {
            Thread worker = working(migrator);
            await().untilAsserted(() -> assertThat(plannedPartitions()).isEqualTo(2));

            migrator.stop();
            worker.join();

            assertThat(notes).noneMatch(note -> note.startsWith(SHOWN));
            assertThat(log.list).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.WARN);
                assertThat(line.getFormattedMessage())
                        .isEqualTo(
                                "Cannot show the job at the setting observeAddress=127.0.0.1:" + taken.getLocalPort()
                                        + ": Address already in use; the worker goes on without it: give it another address, or off");
            });
        }
    }

    @Test
    void isSilentWhereItIsOff() throws Exception {
        try (Migrator migrator = migrator("off")) {
            Thread worker = working(migrator);
            await().untilAsserted(() -> assertThat(plannedPartitions()).isEqualTo(2));
            migrator.stop();
            worker.join();

            assertThat(notes).noneMatch(note -> note.startsWith(SHOWN));
            await().until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("observe")));
        }
    }
}
