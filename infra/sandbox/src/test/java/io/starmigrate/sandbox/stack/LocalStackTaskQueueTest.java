package io.starmigrate.sandbox.stack;

import cloud.localstack.Localstack;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue on LocalStack's SQS, in queues shaped as the template says. */
@LocalStack
class LocalStackTaskQueueTest extends StackQueueContract {
    private static DynamoDbClient dynamoDb;
    private static SqsClient sqs;

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

    @Override
    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    @Override
    SqsClient sqs() {
        return sqs;
    }
}
