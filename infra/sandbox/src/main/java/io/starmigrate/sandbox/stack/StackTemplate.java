package io.starmigrate.sandbox.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/**
 * {@code infra/sam/template.yaml}: the one place that says what shape the table and the queues have. Immutable.
 *
 * <p>Intrinsic functions are read as their plain text: {@code !GetAtt TaskQueue.Arn} is {@code TaskQueue.Arn}.
 */
public final class StackTemplate {
    private static final String RESOURCE = "template.yaml";

    private final JsonNode resources;

    private StackTemplate(JsonNode resources) {
        this.resources = resources;
    }

    /** The template this sandbox was built with. */
    public static StackTemplate load() {
        try (InputStream text = StackTemplate.class.getResourceAsStream(RESOURCE)) {
            if (text == null) {
                throw new IllegalStateException("The sandbox was built without infra/sam/template.yaml");
            }
            return new StackTemplate(new YAMLMapper().readTree(text).required("Resources"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read infra/sam/template.yaml: " + e.getMessage(), e);
        }
    }

    /**
     * The request that creates a declared table under a name of the caller's.
     *
     * @param resource the table's logical id
     */
    public CreateTableRequest table(String resource, String name) {
        JsonNode table = properties(resource, "AWS::DynamoDB::Table");
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(text(table, "BillingMode"))
                .attributeDefinitions(elements(table, "AttributeDefinitions").stream()
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(text(attribute, "AttributeName"))
                                .attributeType(text(attribute, "AttributeType"))
                                .build())
                        .toList())
                .keySchema(keys(table))
                .globalSecondaryIndexes(elements(table, "GlobalSecondaryIndexes").stream()
                        .map(index -> GlobalSecondaryIndex.builder()
                                .indexName(text(index, "IndexName"))
                                .keySchema(keys(index))
                                .projection(Projection.builder()
                                        .projectionType(text(index.required("Projection"), "ProjectionType"))
                                        .build())
                                .build())
                        .toList())
                .build();
    }

    /**
     * The attributes of a declared queue, named as SQS names them; without its name and its redrive policy.
     *
     * @param resource the queue's logical id
     */
    public Map<String, String> queue(String resource) {
        Map<String, String> attributes = new LinkedHashMap<>();
        properties(resource, "AWS::SQS::Queue").properties().forEach(property -> {
            if (property.getValue().isValueNode() && !property.getKey().equals("QueueName")) {
                attributes.put(property.getKey(), property.getValue().asText());
            }
        });
        return attributes;
    }

    /** How often a message of a declared queue is handed out before it goes to the dead-letter queue. */
    public int maxReceives(String resource) {
        return properties(resource, "AWS::SQS::Queue")
                .required("RedrivePolicy")
                .required("maxReceiveCount")
                .asInt();
    }

    /** The logical id of the dead-letter queue that a declared queue names. */
    public String deadLetterQueue(String resource) {
        JsonNode policy = properties(resource, "AWS::SQS::Queue").required("RedrivePolicy");
        return text(policy, "deadLetterTargetArn").replace(".Arn", "");
    }

    /**
     * The class that a declared function's events are handled by.
     *
     * @param resource the function's logical id
     */
    public String handler(String resource) {
        return text(properties(resource, "AWS::Serverless::Function"), "Handler")
                .replaceFirst("::.*", "");
    }

    /**
     * What a declared function's environment says under a name.
     *
     * @param resource the function's logical id
     */
    public String environment(String resource, String name) {
        JsonNode environment = properties(resource, "AWS::Serverless::Function").required("Environment");
        return text(environment.required("Variables"), name);
    }

    /** The properties of a declared resource of this type. */
    JsonNode properties(String resource, String type) {
        JsonNode declared = resources.path(resource);
        if (!type.equals(declared.path("Type").asText())) {
            throw new IllegalArgumentException("Cannot find " + type + " \"" + resource
                    + "\" in infra/sam/template.yaml: it declares "
                    + resources.properties().stream().map(Map.Entry::getKey).toList());
        }
        return declared.required("Properties");
    }

    private static List<KeySchemaElement> keys(JsonNode owner) {
        return elements(owner, "KeySchema").stream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(text(key, "AttributeName"))
                        .keyType(text(key, "KeyType"))
                        .build())
                .toList();
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asText();
    }

    private static List<JsonNode> elements(JsonNode node, String field) {
        return StreamSupport.stream(node.required(field).spliterator(), false).toList();
    }
}
