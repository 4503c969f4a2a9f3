package io.starmigrate.sandbox.stack;

import cloud.localstack.Localstack;
import io.starmigrate.core.aws.SqsDeadLetters;
import io.starmigrate.core.aws.SqsTaskQueue;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskQueueContract;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue on LocalStack's SQS, in queues shaped as the template says. */
@LocalStack
class LocalStackTaskQueueTest extends TaskQueueContract {
    private static final AtomicInteger STACKS = new AtomicInteger();
    private static DynamoDbClient dynamoDb;
    private static SqsClient sqs;
    private Stack stack;

    @BeforeAll
    static void connect() {
        dynamoDb = AwsEndpoint.dynamoDb(URI.create(Localstack.INSTANCE.getEndpointDynamoDB()));
        sqs = AwsEndpoint.sqs(URI.create(Localstack.INSTANCE.getEndpointSQS()));
    }

    @AfterAll
    static void disconnect() {
        dynamoDb.close();
        sqs.close();
    }

    @BeforeEach
    void createQueues() {
        stack = Stack.create(StackTemplate.load(), "stack-" + STACKS.incrementAndGet(), dynamoDb, sqs);
    }

    @Override
    protected TaskQueue queue() {
        return new SqsTaskQueue(sqs, stack.queueUrl(), stack.deadLetterUrl());
    }

    @Override
    protected DeadLetters deadLetters() {
        return new SqsDeadLetters(sqs, stack.deadLetterUrl());
    }

    @Override
    protected void pass(Duration time) {
        // The server's own clock moves.
    }
}
