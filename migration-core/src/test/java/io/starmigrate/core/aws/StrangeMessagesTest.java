package io.starmigrate.core.aws;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Messages that strangers send, on a queue that refuses what SQS refuses. */
class StrangeMessagesTest {
    private static final int LONGEST = 1_048_576;
    private static final PartitionId PARTITION = new PartitionId("job", "db", "t", "p");

    private final SqsClient client = mock(SqsClient.class);
    private final SqsTaskQueue queue = new SqsTaskQueue(client, "http://queue", "http://dead");
    private final List<SendMessageRequest> letters = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();

    @BeforeEach
    void refuseWhatSqsRefuses() {
        when(client.sendMessage(ArgumentMatchers.<Consumer<SendMessageRequest.Builder>>any()))
                .thenAnswer(call -> {
                    SendMessageRequest.Builder builder = SendMessageRequest.builder();
                    call.<Consumer<SendMessageRequest.Builder>>getArgument(0).accept(builder);
                    SendMessageRequest letter = builder.build();
                    String reason = reason(letter);
                    if (!reason.matches("[\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]+")
                            || bytes(letter.messageBody()) + bytes("reasonString" + reason) > LONGEST) {
                        throw SqsException.builder()
                                .statusCode(400)
                                .message("InvalidMessageContents")
                                .build();
                    }
                    letters.add(letter);
                    return SendMessageResponse.builder().build();
                });
        when(client.deleteMessageBatch(ArgumentMatchers.<Consumer<DeleteMessageBatchRequest.Builder>>any()))
                .thenAnswer(call -> {
                    DeleteMessageBatchRequest.Builder builder = DeleteMessageBatchRequest.builder();
                    call.<Consumer<DeleteMessageBatchRequest.Builder>>getArgument(0)
                            .accept(builder);
                    builder.build().entries().forEach(entry -> deleted.add(entry.receiptHandle()));
                    return DeleteMessageBatchResponse.builder().build();
                });
    }

    private static String reason(SendMessageRequest letter) {
        return requireNonNull(letter.messageAttributes().get("reason")).stringValue();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private List<FileMessage> received(String... bodies) {
        when(client.receiveMessage(ArgumentMatchers.<Consumer<ReceiveMessageRequest.Builder>>any()))
                .thenReturn(ReceiveMessageResponse.builder()
                        .messages(Arrays.stream(bodies)
                                .map(body -> Message.builder()
                                        .body(body)
                                        .receiptHandle("of " + body)
                                        .build())
                                .toList())
                        .build());
        return queue.receive(10, Duration.ZERO).stream()
                .map(delivery -> delivery.message())
                .toList();
    }

    private static FileMessage message(String name, String object) {
        return new FileMessage(
                new FileTaskId(new PartitionTaskId(PARTITION, 1), 1, name), StorageUri.parse(object), 1, "e");
    }

    private static String body(String name, String object) {
        return MessageBody.write(message(name, "s3://bucket/f")).replace("s3://bucket/f", object);
    }

    private String reason() {
        assertThat(letters).hasSize(1);
        return reason(letters.get(0));
    }

    @Test
    void what_quotes_a_character_that_no_queue_takes_is_put_aside_all_the_same() {
        String poison = body("f", "nowhere\\uFFFE\\ud800\\u0001x");

        assertThat(received(poison, body("f", "s3://bucket/f"))).containsExactly(message("f", "s3://bucket/f"));
        assertThat(reason()).contains("nowhere\\uFFFE\\uD800\\u0001x", "as a storage address");
        assertThat(deleted).containsExactly("of " + poison);
    }

    @Test
    void what_quotes_more_than_a_message_holds_is_put_aside_all_the_same() {
        String poison = body("f", "😀".repeat(200_000));

        assertThat(received(poison)).isEmpty();
        assertThat(reason())
                .startsWith("Cannot read the message: ")
                .endsWith("😀…")
                .satisfies(text ->
                        assertThat(text.codePointCount(0, text.length())).isEqualTo(1_000));
        assertThat(deleted).hasSize(1);
    }

    @Test
    void what_cannot_be_put_aside_keeps_nothing_else_and_is_told_when_it_is_alone() {
        String full = "x".repeat(LONGEST);

        assertThat(received(full, body("f", "s3://bucket/f"), full)).containsExactly(message("f", "s3://bucket/f"));
        assertThat(deleted).isEmpty();
        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(() -> received(full))
                .withMessageContaining("send a dead letter to queue http://dead");
    }

    @Test
    void keys_that_the_recorder_would_refuse_each_time_are_put_aside() {
        String longest = "s3://bucket/" + "表".repeat(341) + "x";
        String inside = body("f", longest);

        assertThat(received(inside, body("f", longest + "x"))).containsExactly(message("f", longest));
        assertThat(reason()).contains("a key of 1025 bytes", "1024 at most");
        letters.clear();
        assertThat(received(body("x".repeat(1_017), "s3://bucket/f"))).hasSize(1);
        assertThat(received(body("x".repeat(1_018), "s3://bucket/f"))).isEmpty();
        assertThat(reason()).contains("a key of 1025 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\"}}}]} | a notification of S3: the bucket has to send it to the queue that the trigger reads, not to the setting taskQueue",
                "{\"Event\":\"s3:TestEvent\"} | a notification of S3",
                "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\",\"detail\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\"}}} | a notification of S3",
                "{\"source\":\"aws.ec2\",\"detail-type\":\"State-change\"} | an EventBridge event of aws.ec2",
                "{\"Type\":\"SubscriptionConfirmation\",\"TopicArn\":\"arn:t\"} | an SNS SubscriptionConfirmation of arn:t",
                "{\"hello\":1} | a JSON object with the fields [hello]",
                "[1] | a JSON array",
                "17 | a JSON number",
            })
    void what_is_no_message_of_this_queue_is_named_for_what_it_is(String text, String named) {
        assertThat(received(text)).isEmpty();
        assertThat(reason()).contains("none of this program's messages", "but " + named);
    }
}
