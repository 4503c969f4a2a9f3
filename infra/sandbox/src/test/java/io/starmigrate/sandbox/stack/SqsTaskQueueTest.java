package io.starmigrate.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.starmigrate.core.aws.SqsTaskQueue;
import io.starmigrate.core.task.DeadLetters.DeadLetter;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.sandbox.cloud.DynamoDbServer;
import io.starmigrate.sandbox.cloud.QueueServer;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The queue on ElasticMQ, in queues shaped as the template says. */
class SqsTaskQueueTest extends StackQueueContract {
    private static DynamoDbServer dynamoDbServer;
    private static QueueServer queueServer;
    private static DynamoDbClient dynamoDb;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        dynamoDbServer = DynamoDbServer.inMemory(0);
        queueServer = QueueServer.start("us-east-1", 0);
        dynamoDb = AwsEndpoint.dynamoDb(dynamoDbServer.endpoint());
        sqs = AwsEndpoint.sqs(queueServer.endpoint());
    }

    @AfterAll
    static void stop() {
        dynamoDb.close();
        sqs.close();
        queueServer.close();
        dynamoDbServer.close();
    }

    @Override
    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    @Override
    SqsClient sqs() {
        return sqs;
    }

    @Test
    void messages_of_a_receiver_that_died_come_back_after_the_time_it_asked_for() {
        TaskQueue dying =
                new SqsTaskQueue(sqs, stack.queueUrl(), stack.deadLetterUrl()).withVisibility(Duration.ofSeconds(1));
        queue().send(messages(1));
        await().until(() -> dying.receive(1, Duration.ZERO).size() == 1);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> queue().receive(1, Duration.ZERO).size() == 1);
    }

    @Test
    void a_dead_letter_carries_its_reason() {
        queue().send(messages(1));
        queue().deadLetter(drain(1).get(0), "no such table: \"订单\"");

        Message dead = deadLetter();
        assertThat(reason(dead)).isEqualTo("no such table: \"订单\"");
        assertThat(dead.body()).contains("\"name\":\"file_0\"");
    }

    @Test
    void a_message_that_cannot_be_read_is_put_aside_with_the_reason() {
        sqs.sendMessage(request -> request.queueUrl(stack.queueUrl()).messageBody("{\"schema\":7}"));
        queue().send(messages(1));

        assertThat(drain(1)).hasSize(1);
        Message dead = deadLetter();
        assertThat(dead.body()).isEqualTo("{\"schema\":7}");
        assertThat(reason(dead)).isEqualTo("Cannot read the message: its schema is 7, this version reads 1");
    }

    @Test
    void a_letter_that_cannot_be_read_is_shown_as_it_is() {
        sqs.sendMessage(request -> request.queueUrl(stack.deadLetterUrl()).messageBody("{\"schema\":7}"));

        DeadLetter letter = deadLetters().take(1).get(0);

        assertThat(letter.body()).isEqualTo("{\"schema\":7}");
        assertThat(letter.message()).isEmpty();
        assertThat(letter.reason()).isEqualTo(DeadLetter.HANDED_OUT_TOO_OFTEN);
    }

    @Test
    void a_queue_that_is_not_there_is_named() {
        TaskQueue missing = new SqsTaskQueue(sqs, stack.queueUrl() + "-missing", stack.deadLetterUrl());

        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(() -> missing.send(messages(1)))
                .withMessageContaining("There is no queue " + stack.queueUrl() + "-missing; deploy the stack")
                .withMessageEndingWith("correct the setting taskQueue or the setting awsRegion")
                .matches(QueueException::isRefused);
    }

    @Test
    void a_stack_that_is_there_is_left_as_it_is() {
        queue().send(messages(1));

        assertThat(Stack.create(StackTemplate.load(), stack.table().replace("-tasks", ""), dynamoDb, sqs))
                .isEqualTo(stack);
        assertThat(queue().depth().waiting()).isEqualTo(1);
    }

    private static String reason(Message dead) {
        return Objects.requireNonNull(dead.messageAttributes().get("reason")).stringValue();
    }

    private Message deadLetter() {
        return sqs.receiveMessage(request -> request.queueUrl(stack.deadLetterUrl())
                        .messageAttributeNames("All")
                        .waitTimeSeconds(1))
                .messages()
                .get(0);
    }
}
