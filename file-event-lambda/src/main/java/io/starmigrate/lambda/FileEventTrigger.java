package io.starmigrate.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import io.starmigrate.core.PublicApi;
import io.starmigrate.core.arrival.FileArrivals;
import io.starmigrate.core.arrival.S3Record;
import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.aws.SqsFileAnnouncements;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
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
 * What both handlers do: {@link FileArrivals} as Lambda runs it, which is given its time and its clients. Safe for use
 * by many threads.
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

    private final FileArrivals arrivals;
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
        this.arrivals = new FileArrivals(recorder, announcements, storage, clock, executor);
        this.clock = clock;
    }

    /**
     * A trigger as Lambda runs it: its clients built, an event rehearsed and its first request made before the first
     * event comes.
     */
    static FileEventTrigger of(LambdaConfig config) {
        return of(config, new Rehearsal(http()));
    }

    static FileEventTrigger of(LambdaConfig config, Rehearsal http) {
        DynamoDbClient dynamoDb = DynamoDbClient.builder()
                .httpClient(http)
                .overrideConfiguration(FileEventTrigger::bounded)
                .build();
        SqsClient sqs = sqs(http);
        TaskRecorder recorder = new DynamoDbTaskRecorder(dynamoDb, config.table());
        FileAnnouncements announcements = new SqsFileAnnouncements(sqs, config.queueUrl());
        http.of(new FileEventTrigger(recorder, announcements, config.storage(), Clock.systemUTC()), config.storage());
        prime(recorder, LambdaRuntime.getLogger());
        return new FileEventTrigger(
                recorder,
                announcements,
                config.storage(),
                Clock.systemUTC(),
                Executors.newFixedThreadPool(THREADS, FileEventTrigger::thread));
    }

    /** Where messages go that cannot be read. */
    static UnreadableMessages unreadable(LambdaConfig config) {
        return config.unreadableUrl()
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

    /** Whether one more request can hang, and its end be told. */
    static boolean hasTimeForOne(Duration left) {
        return left.compareTo(CALL.plus(ANSWER)) >= 0;
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
        return arrivals.announce(records, log, clock.instant().plus(time).minus(ANSWER));
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
