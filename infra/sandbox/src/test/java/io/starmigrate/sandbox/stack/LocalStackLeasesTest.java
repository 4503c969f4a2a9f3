package io.starmigrate.sandbox.stack;

import cloud.localstack.Localstack;
import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.LeasesContract;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The leases on LocalStack's DynamoDB, in a table shaped as the template says. */
@LocalStack
class LocalStackLeasesTest extends LeasesContract {
    private static DynamoDbClient client;

    @BeforeAll
    static void createTable() {
        client = AwsEndpoint.dynamoDb(URI.create(Localstack.INSTANCE.getEndpointDynamoDB()));
        client.createTable(StackTemplate.load().table("TaskTable", "leases"));
        client.waiter().waitUntilTableExists(request -> request.tableName("leases"));
    }

    @AfterAll
    static void deleteTable() {
        client.deleteTable(request -> request.tableName("leases"));
        client.close();
    }

    @Override
    protected Leases leases() {
        return new DynamoDbTaskRecorder(client, "leases");
    }
}
