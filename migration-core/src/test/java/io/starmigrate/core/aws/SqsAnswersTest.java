package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskQueue.Depth;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What a queue answers that refuses some of a batch, or all of it. */
class SqsAnswersTest {
    private static final PartitionTaskId TASK = new PartitionTaskId(new PartitionId("job", "db", "t", "p"), 1);

    private final SqsClient client = mock(SqsClient.class);
    private final SqsTaskQueue queue = new SqsTaskQueue(client, "http://queue", "http://dead");

    private static FileMessage message(int number) {
        return new FileMessage(
                new FileTaskId(TASK, 1, "f" + number), StorageUri.parse("s3://bucket/f" + number), 1, "e");
    }

    private static List<Delivery> deliveries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Delivery(message(i), "receipt" + i, 1))
                .toList();
    }

    private static BatchResultErrorEntry refused(String id, String code) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .code(code)
                .message("words")
                .build();
    }

    private void holdingAnswers(BatchResultErrorEntry... failed) {
        when(client.changeMessageVisibilityBatch(
                        ArgumentMatchers.<Consumer<ChangeMessageVisibilityBatchRequest.Builder>>any()))
                .thenReturn(ChangeMessageVisibilityBatchResponse.builder()
                        .failed(failed)
                        .build());
    }

    private void deletingAnswers(BatchResultErrorEntry... failed) {
        when(client.deleteMessageBatch(ArgumentMatchers.<Consumer<DeleteMessageBatchRequest.Builder>>any()))
                .thenReturn(DeleteMessageBatchResponse.builder().failed(failed).build());
    }

    @ParameterizedTest
    @CsvSource({
        "ReceiptHandleIsInvalid",
        "MessageNotInflight",
        "InvalidParameterValue",
        "AWS.SimpleQueueService.MessageNotInflight"
    })
    void a_message_that_is_gone_needs_neither_to_be_held_nor_deleted(String code) {
        holdingAnswers(refused("0", code));
        deletingAnswers(refused("0", code));

        queue.hold(deliveries(2), Duration.ofSeconds(9));
        queue.delete(deliveries(2));
    }

    @Test
    void a_message_that_could_not_be_held_or_deleted_is_said() {
        holdingAnswers(refused("0", "ReceiptHandleIsInvalid"), refused("1", "InternalError"));
        deletingAnswers(refused("0", "ReceiptHandleIsInvalid"), refused("1", "InternalError"));

        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(() -> queue.hold(deliveries(2), Duration.ofSeconds(9)))
                .withMessageContaining("InternalError");
        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(() -> queue.delete(deliveries(2)))
                .withMessageContaining("InternalError");
    }

    @Test
    void messages_go_ten_at_a_time_and_those_that_were_not_taken_are_told() {
        List<Integer> sent = new ArrayList<>();
        when(client.sendMessageBatch(ArgumentMatchers.<Consumer<SendMessageBatchRequest.Builder>>any()))
                .thenAnswer(call -> {
                    SendMessageBatchRequest.Builder request = SendMessageBatchRequest.builder();
                    call.<Consumer<SendMessageBatchRequest.Builder>>getArgument(0)
                            .accept(request);
                    sent.add(request.build().entries().size());
                    return SendMessageBatchResponse.builder()
                            .failed(sent.size() == 2 ? List.of(refused("3", "InternalError")) : List.of())
                            .build();
                });
        List<FileMessage> messages =
                IntStream.range(0, 20).mapToObj(SqsAnswersTest::message).toList();

        List<FileMessage> left = queue.send(messages);

        assertThat(sent).containsExactly(10, 10);
        assertThat(left).containsExactly(messages.get(13));
        assertThat(queue.send(List.of())).isEmpty();
        assertThat(sent).hasSize(2);
    }

    @Test
    void what_waits_for_its_time_is_counted_with_what_can_be_received() {
        when(client.getQueueAttributes(ArgumentMatchers.<Consumer<GetQueueAttributesRequest.Builder>>any()))
                .thenReturn(GetQueueAttributesResponse.builder()
                        .attributes(Map.of(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "20",
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "3",
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "100"))
                        .build());

        assertThat(queue.depth()).isEqualTo(new Depth(23, 100, 123));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "999,1", "1000,1", "1001,2"})
    void a_second_that_has_begun_counts(long millis, int seconds) {
        List<Integer> held = new ArrayList<>();
        when(client.changeMessageVisibilityBatch(
                        ArgumentMatchers.<Consumer<ChangeMessageVisibilityBatchRequest.Builder>>any()))
                .thenAnswer(call -> {
                    ChangeMessageVisibilityBatchRequest.Builder request = ChangeMessageVisibilityBatchRequest.builder();
                    call.<Consumer<ChangeMessageVisibilityBatchRequest.Builder>>getArgument(0)
                            .accept(request);
                    request.build().entries().forEach(entry -> held.add(entry.visibilityTimeout()));
                    return ChangeMessageVisibilityBatchResponse.builder().build();
                });

        queue.hold(deliveries(1), Duration.ofMillis(millis));

        assertThat(held).containsExactly(seconds);
    }

    @Test
    void nobody_holds_longer_than_the_queue_takes() {
        holdingAnswers();

        queue.hold(deliveries(1), Duration.ofHours(12));
        assertThat(queue.withVisibility(Duration.ofHours(12))).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.hold(deliveries(1), Duration.ofHours(12).plusNanos(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.withVisibility(Duration.ofHours(12).plusNanos(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.hold(deliveries(1), Duration.ofNanos(1).negated()));
        assertThatIllegalArgumentException().isThrownBy(() -> queue.receive(1, Duration.ofHours(1)));
    }

    @Test
    void what_the_queue_itself_failed_at_may_have_been_done_and_what_it_refused_was_not() {
        assertThat(refusal(500, "InternalError").getMessage()).contains("may have been applied");
        assertThat(refusal(500, "InternalError").isRefused()).isFalse();
        assertThat(refusal(400, "UnsupportedOperation").getMessage()).contains("check the queue's address");
        assertThat(refusal(400, "UnsupportedOperation").isRefused()).isFalse();
        assertThat(refusal(403, "AccessDenied").isRefused()).isTrue();
    }

    private QueueException refusal(int status, String code) {
        SdkException answer = SqsException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("words")
                        .build())
                .build();
        SqsClient refusing = mock(SqsClient.class);
        when(refusing.getQueueAttributes(ArgumentMatchers.<Consumer<GetQueueAttributesRequest.Builder>>any()))
                .thenThrow(answer);
        try {
            new SqsTaskQueue(refusing, "http://queue", "http://dead").depth();
        } catch (QueueException refused) {
            return refused;
        }
        throw new AssertionError("it is refused");
    }
}
