package io.starmigrate.sandbox.stack;

import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.task.LeasesContract;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.TaskRecorderContract;
import io.starmigrate.sandbox.cloud.DynamoDbServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The recorder on DynamoDB Local, in a table shaped as the template says. */
class DynamoDbTaskRecorderTest {
    private static final String TABLE = "tasks";
    private static DynamoDbServer server;
    private static DynamoDbClient client;

    @BeforeAll
    static void start() {
        server = DynamoDbServer.inMemory(0);
        client = AwsEndpoint.dynamoDb(server.endpoint());
        client.createTable(StackTemplate.load().table("TaskTable", TABLE));
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Nested
    class Tasks extends TaskRecorderContract {
        @Override
        protected TaskRecorder recorder() {
            return new DynamoDbTaskRecorder(client, TABLE);
        }
    }

    @Nested
    class TheirLeases extends LeasesContract {
        @Override
        protected DynamoDbTaskRecorder leases() {
            return new DynamoDbTaskRecorder(client, TABLE);
        }
    }
}
