package io.starmigrate.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import io.starmigrate.core.PublicApi;
import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.aws.SqsFileAnnouncements;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.lambda.S3Record.DroppedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What both handlers do: take the data files of jobs out of S3's records, and announce them. Safe for use by many
 * threads.
 */
@PublicApi
public final class FileEventTrigger {
    /** A batch of a hundred is through in four rounds; more connections than that nobody keeps open. */
    private static final int THREADS = 25;

    /** One hanging request, tried once more, leaves time to say what became of the others. */
    private static final Duration ATTEMPT = Duration.ofSeconds(4);

    private static final Duration CALL = Duration.ofSeconds(9);

    /** What the function keeps of its time to answer in. */
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final FileAnnouncer announcer;
    private final StorageUri storage;
    private final InstantSource clock;

    /**
     * A trigger on these ports that takes one file after the other.
     *
     * @param storage the bucket and the folder below which jobs keep their files
     */
    public FileEventTrigger(
            TaskRecorder recorder, FileAnnouncements announcements, StorageUri storage, InstantSource clock) {
        this(recorder, announcements, storage, clock, Runnable::run);
    }

    /**
     * A trigger on these ports.
     *
     * @param storage the bucket and the folder below which jobs keep their files
     * @param executor takes as many files at a time as it has threads; stays the caller's
     */
    public FileEventTrigger(
            TaskRecorder recorder,
            FileAnnouncements announcements,
            StorageUri storage,
            InstantSource clock,
            Executor executor) {
        this.announcer = new FileAnnouncer(recorder, announcements, clock, executor);
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * A trigger as Lambda runs it: configured by {@code TABLE}, {@code QUEUE_URL} and {@code STORAGE}, its clients
     * built and its first request made before the first event comes.
     *
     * @throws IllegalArgumentException listing everything that is wrong with the environment
     */
    static FileEventTrigger of(Map<String, String> environment) {
        LambdaConfig config = LambdaConfig.of(environment);
        SdkHttpClient http = http();
        DynamoDbClient dynamoDb = DynamoDbClient.builder()
                .httpClient(http)
                .overrideConfiguration(FileEventTrigger::bounded)
                .build();
        SqsClient sqs = sqs(http);
        TaskRecorder recorder = new DynamoDbTaskRecorder(dynamoDb, config.table());
        prime(recorder, LambdaRuntime.getLogger());
        return new FileEventTrigger(
                recorder,
                new SqsFileAnnouncements(sqs, config.queueUrl()),
                config.storage(),
                Clock.systemUTC(),
                Executors.newFixedThreadPool(THREADS, FileEventTrigger::thread));
    }

    /** Where messages go that cannot be read: {@code UNREADABLE_URL}, if it is set. */
    static UnreadableMessages unreadable(Map<String, String> environment) {
        return LambdaConfig.of(environment)
                .unreadableUrl()
                .map(url -> UnreadableMessages.on(sqs(http()), url))
                .orElse(UnreadableMessages.NOWHERE);
    }

    private static SdkHttpClient http() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(ATTEMPT)
                .build();
    }

    private static SqsClient sqs(SdkHttpClient http) {
        return SqsClient.builder()
                .httpClient(http)
                .overrideConfiguration(FileEventTrigger::bounded)
                .build();
    }

    private static void bounded(ClientOverrideConfiguration.Builder client) {
        client.retryStrategy(RetryMode.STANDARD).apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "file-event");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Announces the data files that these records name.
     *
     * @param records by who delivered them; the same key may not be used twice
     * @param time how long the function may still run
     * @return the keys of those that have to be delivered again
     */
    <K> Set<K> announce(Map<K, List<S3Record>> records, EventLog log, Duration time) {
        Instant until = clock.instant().plus(time).minus(ANSWER);
        Map<K, List<FileMessage>> arrivals = new HashMap<>();
        records.forEach((source, entries) -> arrivals.put(source, dataFiles(entries, log)));
        Set<FileTaskId> failed = announcer.announce(
                arrivals.values().stream().flatMap(List::stream).toList(), log, until);
        Set<K> again = new HashSet<>();
        arrivals.forEach((source, files) -> {
            if (files.stream().anyMatch(file -> failed.contains(file.file()))) {
                again.add(source);
            }
        });
        return again;
    }

    private List<FileMessage> dataFiles(List<S3Record> entries, EventLog log) {
        List<FileMessage> arrivals = new ArrayList<>();
        for (S3Record entry : entries) {
            try {
                arrivals.add(entry.message(storage));
            } catch (DroppedException e) {
                log.dropped(entry, String.valueOf(e.getMessage()));
            }
        }
        return arrivals;
    }

    /** Loads what the first event would have to; a table that cannot be read is reported then, with the event. */
    private static void prime(TaskRecorder recorder, LambdaLogger logger) {
        try {
            var unused = recorder.job("-");
        } catch (RecorderException e) {
            new EventLog(logger).failed("start", String.valueOf(e.getMessage()));
        }
    }
}
