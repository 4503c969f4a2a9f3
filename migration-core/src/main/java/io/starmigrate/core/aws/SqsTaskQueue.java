package io.starmigrate.core.aws;

import io.starmigrate.core.PublicApi;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.TaskQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The queue in SQS, and its dead-letter queue beside it. {@code infra/sam/template.yaml} declares both.
 *
 * <p>Every request carries up to ten messages, SQS's limit. Throttled and failed requests are retried by the client it
 * is given, in that client's way. A send whose reply was lost may have been applied: sending again makes a duplicate,
 * which receivers expect.
 *
 * <p>Safe for use by many threads and processes. The client stays its owner's, who closes it.
 */
@PublicApi
public final class SqsTaskQueue implements TaskQueue {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration LONGEST_HOLD = Duration.ofHours(12);

    private final SqsFileAnnouncements announcements;
    private final SqsRequests queue;
    private final SqsRequests deadLetters;
    private final @Nullable Duration invisible;

    /**
     * A queue that exists. Nothing is asked of it yet.
     *
     * @param client stays the caller's, who closes it
     * @param queueUrl where messages wait
     * @param deadLetterUrl where messages go that nobody can process
     */
    public SqsTaskQueue(SqsClient client, String queueUrl, String deadLetterUrl) {
        this(
                new SqsFileAnnouncements(client, queueUrl),
                new SqsRequests(client, queueUrl),
                new SqsRequests(client, deadLetterUrl),
                null);
    }

    private SqsTaskQueue(
            SqsFileAnnouncements announcements,
            SqsRequests queue,
            SqsRequests deadLetters,
            @Nullable Duration invisible) {
        this.announcements = announcements;
        this.queue = queue;
        this.deadLetters = deadLetters;
        this.invisible = invisible;
    }

    /**
     * The same queue, whose messages stay invisible to others this long after they were received, whatever the queue's
     * own setting is: a receiver that dies before it first holds them delays them no longer than one that dies later.
     *
     * @param time from zero to 12 hours
     */
    public SqsTaskQueue withVisibility(Duration time) {
        requireUpTo(LONGEST_HOLD, time, "hold messages");
        return new SqsTaskQueue(announcements, queue, deadLetters, time);
    }

    @Override
    public List<FileMessage> send(List<FileMessage> messages) {
        return announcements.send(messages);
    }

    @Override
    public List<Delivery> receive(int max, Duration wait) {
        requireUpTo(LONGEST_WAIT, wait, "wait for messages");
        List<Message> messages = new ArrayList<>();
        int asked = 0;
        int got;
        do {
            int batch = Math.min(SqsRequests.BATCH, max - asked);
            List<Message> more = queue.receive(batch, asked == 0 ? wait : Duration.ZERO, invisible);
            messages.addAll(more);
            asked += batch;
            got = more.size();
        } while (got == SqsRequests.BATCH && asked < max);
        return readable(messages);
    }

    @Override
    public void hold(List<Delivery> deliveries, Duration time) {
        requireUpTo(LONGEST_HOLD, time, "hold messages");
        int seconds = SqsRequests.seconds(time);
        for (List<Delivery> batch : SqsRequests.batches(deliveries)) {
            queue.hold(IntStream.range(0, batch.size())
                    .mapToObj(i -> ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id(Integer.toString(i))
                            .receiptHandle(batch.get(i).receipt())
                            .visibilityTimeout(seconds)
                            .build())
                    .toList());
        }
    }

    @Override
    public void delete(List<Delivery> deliveries) {
        SqsRequests.batches(deliveries)
                .forEach(batch ->
                        deleteReceipts(batch.stream().map(Delivery::receipt).toList()));
    }

    @Override
    public void deadLetter(Delivery delivery, String reason) {
        deadLetter(MessageBody.write(delivery.message()), delivery.receipt(), reason);
    }

    @Override
    public Depth depth() {
        SqsRequests.Count waiting = queue.count();
        SqsRequests.Count dead = deadLetters.count();
        return new Depth(waiting.visible(), waiting.held(), dead.visible() + dead.held());
    }

    /**
     * What messages say. One that cannot be put aside comes again, and keeps none of the others: it is told of once
     * nothing else is there.
     */
    private List<Delivery> readable(List<Message> messages) {
        List<Delivery> deliveries = new ArrayList<>();
        QueueException kept = null;
        for (Message message : messages) {
            try {
                readable(message).ifPresent(deliveries::add);
            } catch (QueueException refused) {
                kept = refused;
            }
        }
        if (kept != null && deliveries.isEmpty()) {
            throw kept;
        }
        return deliveries;
    }

    /** What a message says; one that says nothing readable becomes a dead letter, or it would come back for days. */
    private Optional<Delivery> readable(Message message) {
        try {
            int receives = Integer.parseInt(
                    message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
            return Optional.of(new Delivery(MessageBody.read(message.body()), message.receiptHandle(), receives));
        } catch (IOException e) {
            deadLetter(message.body(), message.receiptHandle(), "Cannot read the message: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void deadLetter(String body, String receipt, String reason) {
        deadLetters.send(body, reason);
        deleteReceipts(List.of(receipt));
    }

    private void deleteReceipts(List<String> receipts) {
        queue.delete(IntStream.range(0, receipts.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(receipts.get(i))
                        .build())
                .toList());
    }

    private static void requireUpTo(Duration longest, Duration time, String verb) {
        if (time.isNegative() || time.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "Cannot " + verb + " for " + time + ": SQS takes from zero to " + longest);
        }
    }
}
