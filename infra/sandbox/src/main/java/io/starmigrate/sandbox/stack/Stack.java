package io.starmigrate.sandbox.stack;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The stack's table and queues, as they stand.
 *
 * @param table the recorder's table
 * @param queueUrl the task queue
 * @param deadLetterUrl its dead-letter queue
 */
public record Stack(String table, String queueUrl, String deadLetterUrl) {
    private static final String TABLE = "TaskTable";
    private static final String QUEUE = "TaskQueue";

    /**
     * Creates what the template declares, under names that start with the stack's name as the deployed ones do. A table
     * or queue that is there already stays as it is.
     */
    public static Stack create(StackTemplate template, String name, DynamoDbClient dynamoDb, SqsClient sqs) {
        String table = name + "-tasks";
        createTable(template, table, dynamoDb);
        String deadLetterUrl = createQueue(sqs, name + "-tasks-dead", template.queue(template.deadLetterQueue(QUEUE)));
        Map<String, String> attributes = new HashMap<>(template.queue(QUEUE));
        attributes.put(
                QueueAttributeName.REDRIVE_POLICY.toString(),
                String.format(
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}",
                        arn(sqs, deadLetterUrl), template.maxReceives(QUEUE)));
        return new Stack(table, createQueue(sqs, name + "-tasks", attributes), deadLetterUrl);
    }

    private static void createTable(StackTemplate template, String table, DynamoDbClient dynamoDb) {
        try {
            dynamoDb.createTable(template.table(TABLE, table));
        } catch (ResourceInUseException e) {
            // It is there: a sandbox that was stopped and is started again on the same directory.
        }
        dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(table));
    }

    private static String createQueue(SqsClient sqs, String name, Map<String, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributesWithStrings(attributes))
                .queueUrl();
    }

    private static String arn(SqsClient sqs, String url) {
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        if (arn == null) {
            throw new IllegalStateException("SQS did not tell the ARN of " + url);
        }
        return arn;
    }
}
