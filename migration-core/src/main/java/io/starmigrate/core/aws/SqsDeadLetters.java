package io.starmigrate.core.aws;

import io.starmigrate.core.PublicApi;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The dead-letter queue in SQS. Its letters' reasons are message attributes; one that SQS itself moved there carries
 * none. Safe for use by many threads; the client stays its owner's, who closes it.
 */
@PublicApi
public final class SqsDeadLetters implements DeadLetters {
    /** Longer than a single request may last, so that an empty answer comes from every server of the queue. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private static final Duration HOLD = Duration.ofMinutes(5);

    private final SqsRequests letters;

    /**
     * A dead-letter queue that exists. Nothing is asked of it yet.
     *
     * @param client stays the caller's, who closes it
     * @param deadLetterUrl where messages go that nobody can process
     */
    public SqsDeadLetters(SqsClient client, String deadLetterUrl) {
        this.letters = new SqsRequests(client, deadLetterUrl);
    }

    @Override
    public List<DeadLetter> take(int max) {
        return letters.receiveLetters(Math.min(max, SqsRequests.BATCH), WAIT, HOLD).stream()
                .map(SqsDeadLetters::letter)
                .toList();
    }

    private static DeadLetter letter(Message message) {
        String reason = Optional.ofNullable(message.messageAttributes().get(LetterReason.NAME))
                .map(attribute -> attribute.stringValue())
                .orElse(DeadLetter.HANDED_OUT_TOO_OFTEN);
        return new DeadLetter(
                message.messageId(), message.receiptHandle(), message.body(), readable(message.body()), reason);
    }

    private static Optional<FileMessage> readable(String body) {
        try {
            return Optional.of(MessageBody.read(body));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void giveBack(List<DeadLetter> taken) {
        for (List<DeadLetter> batch : SqsRequests.batches(taken)) {
            letters.hold(IntStream.range(0, batch.size())
                    .mapToObj(i -> ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id(Integer.toString(i))
                            .receiptHandle(batch.get(i).receipt())
                            .visibilityTimeout(0)
                            .build())
                    .toList());
        }
    }

    @Override
    public void remove(List<DeadLetter> taken) {
        for (List<DeadLetter> batch : SqsRequests.batches(taken)) {
            letters.delete(IntStream.range(0, batch.size())
                    .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                            .id(Integer.toString(i))
                            .receiptHandle(batch.get(i).receipt())
                            .build())
                    .toList());
        }
    }
}
