package io.starmigrate.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.aws.SqsFileAnnouncements;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.lambda.FileArrival.DroppedException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What both handlers do: take the data files of jobs out of S3's records, and announce them. Safe for use by many
 * threads.
 */
public final class FileEventTrigger {
    private final FileAnnouncer announcer;
    private final StorageUri storage;

    /**
     * A trigger on these ports.
     *
     * @param storage the bucket and the folder below which jobs keep their files
     */
    public FileEventTrigger(
            TaskRecorder recorder, FileAnnouncements announcements, StorageUri storage, InstantSource clock) {
        this.announcer = new FileAnnouncer(recorder, announcements, clock);
        this.storage = storage;
    }

    /**
     * A trigger as Lambda runs it: configured by {@code TABLE}, {@code QUEUE_URL} and {@code STORAGE}, its clients
     * built and its first request made before the first event comes.
     *
     * @throws IllegalArgumentException listing everything that is wrong with the environment
     */
    static FileEventTrigger of(Map<String, String> environment) {
        LambdaConfig config = LambdaConfig.of(environment);
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofSeconds(5))
                .build();
        DynamoDbClient dynamoDb = DynamoDbClient.builder()
                .httpClient(http)
                .overrideConfiguration(client -> client.retryStrategy(RetryMode.STANDARD))
                .build();
        SqsClient sqs = SqsClient.builder()
                .httpClient(http)
                .overrideConfiguration(client -> client.retryStrategy(RetryMode.STANDARD))
                .build();
        TaskRecorder recorder = new DynamoDbTaskRecorder(dynamoDb, config.table());
        prime(recorder, LambdaRuntime.getLogger());
        return new FileEventTrigger(
                recorder, new SqsFileAnnouncements(sqs, config.queueUrl()), config.storage(), Clock.systemUTC());
    }

    /**
     * Announces the data files that these records name.
     *
     * @param records by who delivered them; the same key may not be used twice
     * @return the keys of those that have to be delivered again
     */
    <K> Set<K> announce(Map<K, List<S3Record>> records, EventLog log) {
        Map<K, List<FileArrival>> arrivals = new HashMap<>();
        records.forEach((source, entries) -> arrivals.put(source, dataFiles(entries, log)));
        Set<FileTaskId> failed = announcer.announce(
                arrivals.values().stream().flatMap(List::stream).toList(), log);
        Set<K> again = new HashSet<>();
        arrivals.forEach((source, files) -> {
            if (files.stream().anyMatch(file -> failed.contains(file.id()))) {
                again.add(source);
            }
        });
        return again;
    }

    private List<FileArrival> dataFiles(List<S3Record> entries, EventLog log) {
        List<FileArrival> arrivals = new ArrayList<>();
        for (S3Record entry : entries) {
            try {
                arrivals.add(FileArrival.of(entry, storage));
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
