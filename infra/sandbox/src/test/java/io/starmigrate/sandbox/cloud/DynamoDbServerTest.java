package io.starmigrate.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.sandbox.cloud.server.CloudServerException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbServerTest {
    private static final Map<String, AttributeValue> ITEM =
            Map.of("pk", AttributeValue.fromS("a"), "state", AttributeValue.fromS("PLANNED"));

    @Test
    void a_failed_condition_gives_the_item_that_is_there() {
        try (DynamoDbServer server = DynamoDbServer.inMemory(0);
                DynamoDbClient client = client(server.endpoint(), "eu-west-1", "any")) {
            createTable(client);
            client.putItem(put -> put.tableName("tasks").item(ITEM));

            assertThatThrownBy(() -> client.putItem(put -> put.tableName("tasks")
                            .item(Map.of("pk", AttributeValue.fromS("a")))
                            .conditionExpression("attribute_not_exists(pk)")
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                    .isInstanceOfSatisfying(
                            ConditionalCheckFailedException.class,
                            failed -> assertThat(failed.item()).isEqualTo(ITEM));
        }
    }

    @Test
    void all_keys_and_regions_see_the_same_tables() {
        try (DynamoDbServer server = DynamoDbServer.inMemory(0);
                DynamoDbClient one = client(server.endpoint(), "eu-west-1", "one");
                DynamoDbClient other = client(server.endpoint(), "us-east-1", "other")) {
            createTable(one);

            assertThat(other.listTables().tableNames()).containsExactly("tasks");
        }
    }

    @Test
    void tables_in_a_directory_outlive_the_server(@TempDir Path directory) {
        try (DynamoDbServer server = DynamoDbServer.in(directory, 0);
                DynamoDbClient client = client(server.endpoint(), "eu-west-1", "any")) {
            createTable(client);
            client.putItem(put -> put.tableName("tasks").item(ITEM));
        }
        try (DynamoDbServer server = DynamoDbServer.in(directory, 0);
                DynamoDbClient client = client(server.endpoint(), "eu-west-1", "any")) {
            assertThat(client.scan(scan -> scan.tableName("tasks")).items()).containsExactly(ITEM);
        }
    }

    @Test
    void a_taken_port_is_told_by_its_number() {
        try (DynamoDbServer first = DynamoDbServer.inMemory(0)) {
            int taken = first.endpoint().getPort();

            assertThatThrownBy(() -> DynamoDbServer.inMemory(taken))
                    .isInstanceOf(CloudServerException.class)
                    .hasMessageStartingWith("Cannot start DynamoDB Local on 127.0.0.1:" + taken)
                    .hasMessageContaining("free the port");
        }
    }

    private static void createTable(DynamoDbClient client) {
        client.createTable(table -> table.tableName("tasks")
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
    }

    private static DynamoDbClient client(URI endpoint, String region, String key) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
