package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.task.UnreadableItemException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** What real servers do not do when they are asked: lose replies, conflict, throttle. */
class LostReplyTest {
    private static final Change CHANGE = new Change("w", Instant.EPOCH, "why");
    private static final PartitionTaskId ID = new PartitionTaskId(new PartitionId("job", "db", "t", "p"), 1);
    private static final PartitionTask PLANNED = PartitionTask.planned(ID, "", new Estimate(0, 0), "", CHANGE);
    private static final PartitionTask NEXT = PLANNED.to(PartitionState.EXPORTING, CHANGE);
    private static final PartitionTask THEIRS = PLANNED.to(PartitionState.CANCELLED, CHANGE);
    private static final FileTask FILE = FileTask.first(new FileTaskId(ID, 1, "f"), FileState.ARRIVED, 1, "e", CHANGE);
    private final SdkException lost = SdkClientException.create("read timed out");

    private final DynamoDbClient client = mock(DynamoDbClient.class);
    private final DynamoDbTaskRecorder recorder = new DynamoDbTaskRecorder(client, "tasks");

    @Test
    void a_lost_reply_to_a_write_that_was_applied_is_settled_by_reading() {
        transactionThrows(lost);
        tableHolds(ItemKey.task(ID), NEXT);

        assertThat(recorder.advance(NEXT)).isTrue();
    }

    @Test
    void a_lost_reply_to_a_write_that_somebody_else_overtook_is_a_lost_race() {
        transactionThrows(lost);
        tableHolds(ItemKey.task(ID), THEIRS);

        assertThat(recorder.advance(NEXT)).isFalse();
    }

    @Test
    void a_lost_reply_stays_unknown_while_the_table_holds_what_was_read() {
        transactionThrows(lost);
        tableHolds(ItemKey.task(ID), PLANNED);

        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.advance(NEXT))
                .withMessage("Cannot write job#db.t#p TASK#0000000001 and 1 more in table \"tasks\": read timed out; "
                        + "read it again before acting")
                .withCause(lost);
    }

    @Test
    void a_server_error_is_a_lost_reply_too() {
        putThrows(service(500, "InternalServerError"));
        tableHolds(ItemKey.file(FILE.id()), FILE);

        assertThat(recorder.record(FILE)).isEqualTo(FILE);
    }

    @Test
    void a_lost_reply_to_a_first_write_that_is_not_there_stays_unknown() {
        putThrows(lost);
        tableHolds(ItemKey.file(FILE.id()), null);

        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.record(FILE))
                .withMessageContaining("read timed out");
    }

    @Test
    void a_conflict_with_a_write_under_way_is_a_lost_race() {
        transactionThrows(cancelled("TransactionConflict", "None"));
        tableHolds(ItemKey.task(ID), PLANNED);

        assertThat(recorder.advance(NEXT)).isFalse();
    }

    @Test
    void a_conflict_with_an_earlier_try_of_the_same_write_is_settled_by_reading() {
        transactionThrows(cancelled("TransactionConflict", "None"));
        tableHolds(ItemKey.task(ID), NEXT);

        assertThat(recorder.advance(NEXT)).isTrue();
    }

    @Test
    void a_plan_whose_reply_was_lost_is_settled_by_reading_every_task() {
        transactionThrows(lost);
        tableHolds(ItemKey.task(ID), PLANNED);
        assertThat(recorder.plan(List.of(PLANNED))).isEqualTo(1);

        tableHolds(ItemKey.task(ID), null);
        assertThatExceptionOfType(RecorderException.class).isThrownBy(() -> recorder.plan(List.of(PLANNED)));
    }

    @Test
    void a_plan_of_which_a_part_is_there_after_a_lost_reply_stays_unknown() {
        PartitionTask other = PartitionTask.planned(
                new PartitionTaskId(new PartitionId("job", "db", "t", "q"), 1), "", new Estimate(0, 0), "", CHANGE);
        transactionThrows(lost);
        tableHolds(ItemKey.task(ID), PLANNED);

        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.plan(List.of(PLANNED, other)))
                .withMessageContaining("read timed out");
    }

    @Test
    void a_manifest_whose_content_is_not_what_was_written_is_not_read() {
        AtomicReference<Map<String, AttributeValue>> written = new AtomicReference<>(Map.of());
        when(client.putItem(any(PutItemRequest.class))).thenAnswer(call -> {
            written.set(call.getArgument(0, PutItemRequest.class).item());
            return PutItemResponse.builder().build();
        });
        when(client.getItem(any(GetItemRequest.class)))
                .thenAnswer(
                        call -> GetItemResponse.builder().item(written.get()).build());
        recorder.record(manifest("first"));
        Map<String, AttributeValue> damaged = new HashMap<>(written.get());
        assertThat(recorder.manifest(ID, 1)).contains(manifest("first"));
        recorder.record(manifest("other"));
        damaged.put("content", ItemCodec.attribute(Objects.requireNonNull(written.get()), "content"));
        written.set(damaged);

        assertThatExceptionOfType(UnreadableItemException.class)
                .isThrownBy(() -> recorder.manifest(ID, 1))
                .withMessageContaining("do not have its digest");
    }

    private static Manifest manifest(String file) {
        return new Manifest(
                ID,
                1,
                StorageUri.parse("s3://bucket/x/"),
                FileFormat.parquet(),
                "",
                List.of(FileColumn.plain("v")),
                List.of(new ManifestFile(file, 1, "e")),
                null,
                null,
                Instant.EPOCH);
    }

    @Test
    void a_message_stays_until_its_dead_letter_is_sent() {
        SqsClient queue = mock(SqsClient.class);
        when(queue.sendMessage(ArgumentMatchers.<Consumer<SendMessageRequest.Builder>>any()))
                .thenThrow(lost);
        SqsTaskQueue tasks = new SqsTaskQueue(queue, "http://queue", "http://dead");
        FileMessage message = new FileMessage(FILE.id(), StorageUri.parse("s3://bucket/f"), 1, "e");

        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(() -> tasks.deadLetter(new Delivery(message, "receipt", 1), "why"));

        verify(queue, never()).deleteMessageBatch(ArgumentMatchers.<Consumer<DeleteMessageBatchRequest.Builder>>any());
    }

    @Test
    void a_throttled_write_is_reported_without_asking_and_without_a_loop_of_our_own() {
        transactionThrows(cancelled("ThrottlingError", "None"));
        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.advance(NEXT))
                .withMessageContaining("Cannot write job#db.t#p TASK#0000000001");

        putThrows(service(400, "ProvisionedThroughputExceededException"));
        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.record(FILE))
                .withMessageContaining("ProvisionedThroughputExceededException");
        verify(client, never()).getItem(any(GetItemRequest.class));
    }

    @Test
    void a_missing_table_and_missing_rights_say_what_to_do() {
        when(client.serviceClientConfiguration())
                .thenReturn(DynamoDbServiceClientConfiguration.builder()
                        .region(Region.EU_WEST_1)
                        .build());
        putThrows(service(400, "ResourceNotFoundException"));
        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.record(FILE))
                .withMessage(
                        "There is no table \"tasks\" in eu-west-1, which is to be the recorder; deploy the stack that"
                                + " has it (sam deploy: infra/sam/README.md), or correct the setting recorder or the setting awsRegion")
                .matches(RecorderException::isRefused);

        putThrows(service(400, "AccessDeniedException"));
        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.record(FILE))
                .withMessageStartingWith("Cannot use the recorder, table \"tasks\" in eu-west-1: AccessDeniedException")
                .withMessageEndingWith(
                        "check the setting ak and the setting sk, or the role, and what its policy lets it do")
                .matches(RecorderException::isRefused);

        putThrows(SdkClientException.create(
                "Received an UnknownHostException", new UnknownHostException("dynamodb.nowhere.amazonaws.com")));
        when(client.getItem(any(GetItemRequest.class)))
                .thenThrow(SdkClientException.create(
                        "Received an UnknownHostException",
                        new UnknownHostException("dynamodb.nowhere.amazonaws.com: Name or service not known")));
        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.record(FILE))
                .withMessage(
                        "Cannot reach the recorder, table \"tasks\" in eu-west-1: there is no host"
                                + " dynamodb.nowhere.amazonaws.com; check the setting awsRegion, and that this machine can look up names")
                .matches(unreached -> !unreached.isRefused());
    }

    @Test
    void a_missing_queue_is_told_by_its_address_and_its_keys() {
        SqsClient sqs = mock(SqsClient.class);
        doThrow(QueueDoesNotExistException.builder().build())
                .when(sqs)
                .getQueueAttributes(ArgumentMatchers.<Consumer<GetQueueAttributesRequest.Builder>>any());

        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(() -> new SqsTaskQueue(sqs, "https://sqs/q", "https://sqs/dead").depth())
                .withMessage("There is no queue https://sqs/q; deploy the stack that has it (sam deploy:"
                        + " infra/sam/README.md), or correct the setting taskQueue or the setting awsRegion")
                .matches(QueueException::isRefused);
    }

    @Test
    void a_clock_that_is_wrong_is_named_instead_of_the_keys() {
        putThrows(
                service(
                        400,
                        "InvalidSignatureException",
                        "Signature expired: 20261128T100000Z is now earlier than 20261128T120000Z (20261128T121500Z - 15 min.)"));
        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.record(FILE))
                .withMessageContaining("this machine's clock is wrong")
                .withMessageEndingWith("the keys are not at fault")
                .matches(silent -> !silent.isRefused());
        putThrows(service(400, "InvalidSignatureException", "The request signature we calculated does not match"));
        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.record(FILE))
                .withMessageEndingWith(
                        "check the setting ak and the setting sk, or the role, and what its policy lets it do");
    }

    private void transactionThrows(SdkException e) {
        doThrow(e).when(client).transactWriteItems(any(TransactWriteItemsRequest.class));
    }

    private void putThrows(SdkException e) {
        doThrow(e).when(client).putItem(any(PutItemRequest.class));
    }

    private void tableHolds(ItemKey key, @Nullable Object value) {
        @Nullable Map<String, AttributeValue> item = value == null ? null : ItemCodec.write(key, value);
        when(client.getItem(any(GetItemRequest.class)))
                .thenReturn(GetItemResponse.builder().item(item).build());
    }

    private static SdkException cancelled(String... codes) {
        return TransactionCanceledException.builder()
                .statusCode(400)
                .message("Transaction cancelled")
                .cancellationReasons(Arrays.stream(codes)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }

    private static SdkException service(int status, String code) {
        return service(status, code, "the server's words");
    }

    private static SdkException service(int status, String code, String words) {
        return DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(words)
                        .build())
                .build();
    }
}
