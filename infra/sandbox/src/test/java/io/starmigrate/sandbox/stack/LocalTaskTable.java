package io.starmigrate.sandbox.stack;

import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.sandbox.cloud.DynamoDbServer;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table shaped as the template says, empty, on a DynamoDB Local of its own. */
final class LocalTaskTable implements AutoCloseable {
    static final String NAME = "tasks";

    final DynamoDbClient client;
    private final DynamoDbServer server;

    /** @param interceptors see each request of the client */
    LocalTaskTable(ExecutionInterceptor... interceptors) {
        server = DynamoDbServer.inMemory(0);
        client = AwsEndpoint.dynamoDb(server.endpoint(), interceptors);
        client.createTable(StackTemplate.load().table("TaskTable", NAME));
    }

    DynamoDbTaskRecorder recorder() {
        return new DynamoDbTaskRecorder(client, NAME);
    }

    @Override
    public void close() {
        try (server) {
            client.close();
        }
    }
}
