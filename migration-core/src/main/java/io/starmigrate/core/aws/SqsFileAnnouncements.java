package io.starmigrate.core.aws;

import io.starmigrate.core.PublicApi;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The sending end of the queue in SQS. Needs nothing but the right to send. Safe for use by many threads; the client
 * stays its owner's, who closes it.
 */
@PublicApi
public final class SqsFileAnnouncements implements FileAnnouncements {
    private final SqsRequests queue;

    /**
     * The sending end of a queue that exists. Nothing is asked of it yet.
     *
     * @param client stays the caller's, who closes it
     * @param queueUrl where messages wait
     */
    public SqsFileAnnouncements(SqsClient client, String queueUrl) {
        this.queue = new SqsRequests(client, queueUrl);
    }

    @Override
    public List<FileMessage> send(List<FileMessage> messages) {
        return SqsRequests.batches(messages).stream()
                .flatMap(batch -> sendBatch(batch).stream())
                .toList();
    }

    private List<FileMessage> sendBatch(List<FileMessage> batch) {
        Map<String, FileMessage> byId = new HashMap<>();
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (FileMessage message : batch) {
            String id = Integer.toString(entries.size());
            byId.put(id, message);
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(id)
                    .messageBody(MessageBody.write(message))
                    .build());
        }
        byId.keySet().retainAll(queue.send(entries));
        return List.copyOf(byId.values());
    }
}
