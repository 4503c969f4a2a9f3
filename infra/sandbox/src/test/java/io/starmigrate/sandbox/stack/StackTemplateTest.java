package io.starmigrate.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

class StackTemplateTest {
    private final StackTemplate template = StackTemplate.load();

    @Test
    void the_table_is_created_as_it_is_declared() {
        var table = template.table("TaskTable", "tasks");

        assertThat(table.tableName()).isEqualTo("tasks");
        assertThat(table.keySchema())
                .extracting(KeySchemaElement::attributeName)
                .containsExactly("pk", "sk");
        assertThat(table.globalSecondaryIndexes())
                .extracting(
                        GlobalSecondaryIndex::indexName,
                        index -> index.keySchema().stream()
                                .map(KeySchemaElement::attributeName)
                                .toList())
                .containsExactly(
                        tuple("by-job-state", List.of("jobState", "pk")),
                        tuple("by-job-change", List.of("jobShard", "changedAt")));
    }

    @Test
    void the_queue_keeps_messages_for_as_long_as_sqs_can() {
        assertThat(template.queue("TaskQueue"))
                .containsEntry("MessageRetentionPeriod", "1209600")
                .containsEntry("VisibilityTimeout", "300")
                .doesNotContainKeys("QueueName", "RedrivePolicy");
        assertThat(template.maxReceives("TaskQueue")).isEqualTo(1000);
        assertThat(template.deadLetterQueue("TaskQueue")).isEqualTo("TaskDeadLetterQueue");
    }

    @Test
    void an_event_stays_hidden_for_six_times_the_functions_timeout_and_the_batching_window() {
        int timeout = function().required("Timeout").asInt();
        int window = template.properties("FileEventSource", "AWS::Lambda::EventSourceMapping")
                .required("MaximumBatchingWindowInSeconds")
                .asInt();

        assertThat(Integer.parseInt(template.queue("FileEventQueue").get("VisibilityTimeout")))
                .isGreaterThanOrEqualTo(6 * timeout + window);
    }

    @Test
    void the_function_names_a_handler_that_is_there() throws ReflectiveOperationException {
        String[] handler = function().required("Handler").asText().split("::");

        assertThat(RequestStreamHandler.class).isAssignableFrom(Class.forName(handler[0]));
        assertThat(handler[1]).isEqualTo("handleRequest");
        assertThat(template.handler("FileEventFunction")).isEqualTo(handler[0]);
    }

    @Test
    void the_function_is_told_what_it_asks_for() {
        assertThat(function().required("Environment").required("Variables").properties().stream()
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("TABLE", "QUEUE_URL", "UNREADABLE_URL", "STORAGE", "JAVA_TOOL_OPTIONS");
    }

    @Test
    void only_failed_events_are_delivered_again() {
        assertThat(template.properties("FileEventSource", "AWS::Lambda::EventSourceMapping")
                        .required("FunctionResponseTypes")
                        .get(0)
                        .asText())
                .isEqualTo("ReportBatchItemFailures");
    }

    @Test
    void the_function_runs_where_lambda_still_lets_one_be_created() {
        // https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html: java17 and older no longer can be.
        assertThat(function().required("Runtime").asText()).isEqualTo("java21");
    }

    @Test
    void a_resource_that_is_not_declared_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.table("TaskQueue", "tasks"))
                .withMessageContaining("Cannot find AWS::DynamoDB::Table \"TaskQueue\" in infra/sam/template.yaml");
    }

    private JsonNode function() {
        return template.properties("FileEventFunction", "AWS::Serverless::Function");
    }
}
