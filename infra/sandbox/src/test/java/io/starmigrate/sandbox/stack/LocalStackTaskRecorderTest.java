package io.starmigrate.sandbox.stack;

import cloud.localstack.Localstack;
import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.TaskRecorderContract;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The recorder on LocalStack's DynamoDB, in a table shaped as the template says. */
@LocalStack
class LocalStackTaskRecorderTest extends TaskRecorderContract {
    private static DynamoDbClient client;

    @BeforeAll
    static void createTable() {
        client = AwsEndpoint.dynamoDb(URI.create(Localstack.INSTANCE.getEndpointDynamoDB()));
        client.createTable(StackTemplate.load().table("TaskTable", "tasks"));
        client.waiter().waitUntilTableExists(request -> request.tableName("tasks"));
    }

    @AfterAll
    static void deleteTable() {
        client.deleteTable(request -> request.tableName("tasks"));
        client.close();
    }

    @Override
    protected TaskRecorder recorder() {
        return new DynamoDbTaskRecorder(client, "tasks");
    }
}
