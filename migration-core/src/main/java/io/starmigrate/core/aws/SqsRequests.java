package io.starmigrate.core.aws;

import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The requests to one SQS queue. Retries are the client's own. */
final class SqsRequests {
    /** The most that SQS takes in one request. */
    static final int BATCH = 10;

    /** What SQS calls a receipt that is gone: the message was deleted, or handed out again. */
    private static final Set<String> GONE = Set.of(
            "ReceiptHandleIsInvalid",
            "MessageNotInflight",
            "InvalidParameterValue",
            "AWS.SimpleQueueService.MessageNotInflight");

    private final SqsClient client;
    private final String url;

    SqsRequests(SqsClient client, String url) {
        this.client = client;
        this.url = url;
    }

    static <T> List<List<T>> batches(List<T> all) {
        return Batches.of(all, BATCH).toList();
    }

    /** Sends up to ten messages; answers the ids of those that were not accepted. */
    Set<String> send(List<SendMessageBatchRequestEntry> entries) {
        return call(
                        "send " + Units.counted(entries.size(), "message") + " to",
                        () -> client.sendMessageBatch(
                                request -> request.queueUrl(url).entries(entries)))
                .failed()
                .stream()
                .map(BatchResultErrorEntry::id)
                .collect(Collectors.toSet());
    }

    void send(String body, String reason) {
        call(
                "send a dead letter to",
                () -> client.sendMessage(request ->
                        request.queueUrl(url).messageBody(body).messageAttributes(LetterReason.attribute(reason))));
    }

    /** @param invisible for how long nobody else gets them; null for the queue's own setting */
    List<Message> receive(int max, Duration wait, @Nullable Duration invisible) {
        return call(
                        "receive from",
                        () -> client.receiveMessage(request -> request.queueUrl(url)
                                .maxNumberOfMessages(max)
                                .waitTimeSeconds((int) wait.toSeconds())
                                .visibilityTimeout(invisible == null ? null : seconds(invisible))
                                .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)))
                .messages();
    }

    /** SQS counts whole seconds: what is begun counts. */
    static int seconds(Duration time) {
        return (int) time.plusNanos(999_999_999).toSeconds();
    }

    /** Receives with the reasons that letters carry, and keeps what was received invisible for this long. */
    List<Message> receiveLetters(int max, Duration wait, Duration hold) {
        return call(
                        "receive dead letters from",
                        () -> client.receiveMessage(request -> request.queueUrl(url)
                                .maxNumberOfMessages(max)
                                .waitTimeSeconds((int) wait.toSeconds())
                                .visibilityTimeout((int) hold.toSeconds())
                                .messageAttributeNames(LetterReason.NAME)))
                .messages();
    }

    void hold(List<ChangeMessageVisibilityBatchRequestEntry> entries) {
        requireDone(
                "hold messages of",
                call(
                                "hold messages of",
                                () -> client.changeMessageVisibilityBatch(
                                        request -> request.queueUrl(url).entries(entries)))
                        .failed());
    }

    void delete(List<DeleteMessageBatchRequestEntry> entries) {
        requireDone(
                "delete messages of",
                call(
                                "delete messages of",
                                () -> client.deleteMessageBatch(
                                        request -> request.queueUrl(url).entries(entries)))
                        .failed());
    }

    Count count() {
        Map<QueueAttributeName, String> attributes = call(
                        "count the messages of",
                        () -> client.getQueueAttributes(request -> request.queueUrl(url)
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)))
                .attributes();
        return new Count(
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                        + number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    private void requireDone(String operation, List<BatchResultErrorEntry> failed) {
        failed.stream()
                .filter(entry -> !GONE.contains(entry.code()))
                .findFirst()
                .ifPresent(entry -> {
                    throw new QueueException(
                            "Cannot " + operation + " queue " + url + ": " + failed.size()
                                    + " of a batch were refused, first " + entry.code() + ": " + entry.message()
                                    + "; try again",
                            null);
                });
    }

    private <T> T call(String operation, Supplier<T> request) {
        try {
            return request.get();
        } catch (QueueDoesNotExistException missing) {
            throw QueueException.refused(
                    "There is no queue " + url + "; deploy the stack that has it (sam deploy: infra/sam/README.md), or"
                            + " correct " + SettingName.TASK_QUEUE + " or " + SettingName.AWS_REGION,
                    missing);
        } catch (SdkException e) {
            String found = "Cannot " + operation + " queue " + url + ": " + SigningFaults.found(e) + "; "
                    + SigningFaults.cure(e).orElseGet(() -> remedy(e));
            throw SigningFaults.isDenied(e) ? QueueException.refused(found, e) : new QueueException(found, e);
        }
    }

    private static String remedy(SdkException e) {
        boolean answered = e instanceof AwsServiceException service && service.statusCode() < 500;
        return answered
                ? "check the queue's address and what the credentials may do"
                : "the request may have been applied; it can be repeated";
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Long.parseLong(attributes.getOrDefault(name, "0"));
    }

    /**
     * About how many messages a queue holds.
     *
     * @param visible that can be received
     * @param held that somebody received
     */
    record Count(long visible, long held) {}
}
