package io.starmigrate.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import io.starmigrate.core.arrival.S3Notification;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * An event before the first one, from its text to its last request, which is answered in this process: nothing is sent.
 * So the first one finds loaded what it needs. A function has a whole processor while it is made, and a part of one
 * when an event has come.
 */
final class Rehearsal implements SdkHttpClient {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Duration TIME = Duration.ofSeconds(30);

    private final SdkHttpClient wire;
    private final List<String> answered = new CopyOnWriteArrayList<>();
    private volatile boolean isOver;

    /** @param wire what requests go to once it is over */
    Rehearsal(SdkHttpClient wire) {
        this.wire = wire;
    }

    /**
     * Has an event go through, and is over then, whatever comes of it.
     *
     * @param trigger sends what it sends by this, on the thread that calls it
     */
    void of(FileEventTrigger trigger, StorageUri storage) {
        try {
            var unused = trigger.announce(Map.of(0, S3Notification.read(event(storage))), new EventLog(SILENT), TIME);
        } catch (RuntimeException | S3Notification.UnreadableException unforeseen) {
            // The function is as good without.
            new EventLog(LambdaRuntime.getLogger()).failed("start", String.valueOf(unforeseen.getMessage()));
        } finally {
            isOver = true;
        }
    }

    /** What was asked in place of being sent. */
    List<String> answered() {
        return answered;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return isOver ? wire.prepareRequest(request) : new Answered(request);
    }

    @Override
    public void close() {
        wire.close();
    }

    /** What S3 sends of a file. */
    static String event(StorageUri storage) {
        FileTaskId file =
                new FileTaskId(new PartitionTaskId(new PartitionId("rehearsal", "d", "t", "p"), 1), 1, "data_0.csv");
        String key = URLEncoder.encode(file.below(storage).key(), StandardCharsets.UTF_8);
        return "{\"Records\":[{\"eventVersion\":\"2.1\",\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\","
                + "\"eventTime\":\"2026-01-01T00:00:00.000Z\",\"s3\":{\"bucket\":{\"name\":\"" + storage.bucket()
                + "\"},\"object\":{\"key\":\"" + key
                + "\",\"size\":1,\"eTag\":\"d41d8cd98f00b204e9800998ecf8427e\"}}}]}";
    }

    private static final LambdaLogger SILENT = new LambdaLogger() {
        @Override
        public void log(String message) {}

        @Override
        public void log(byte[] message) {}
    };

    /** A request that is answered here. */
    private final class Answered implements ExecutableHttpRequest {
        private final HttpExecuteRequest request;

        Answered(HttpExecuteRequest request) {
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() {
            answered.add(
                    request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse(""));
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder().statusCode(200).build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(NOTHING)))
                    .build();
        }

        @Override
        public void abort() {}
    }
}
