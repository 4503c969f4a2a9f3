package io.starmigrate.sandbox.stack;

import io.starmigrate.core.aws.SqsDeadLetters;
import io.starmigrate.core.aws.SqsTaskQueue;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskQueueContract;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a queue keeps, in queues shaped as the template says. */
abstract class StackQueueContract extends TaskQueueContract {
    private static final AtomicInteger STACKS = new AtomicInteger();
    Stack stack;

    abstract DynamoDbClient dynamoDb();

    abstract SqsClient sqs();

    @BeforeEach
    void createQueues() {
        stack = Stack.create(StackTemplate.load(), "stack-" + STACKS.incrementAndGet(), dynamoDb(), sqs());
    }

    @Override
    protected TaskQueue queue() {
        return new SqsTaskQueue(sqs(), stack.queueUrl(), stack.deadLetterUrl());
    }

    @Override
    protected DeadLetters deadLetters() {
        return new SqsDeadLetters(sqs(), stack.deadLetterUrl());
    }

    @Override
    protected void pass(Duration time) {
        // The server's own clock moves.
    }
}
