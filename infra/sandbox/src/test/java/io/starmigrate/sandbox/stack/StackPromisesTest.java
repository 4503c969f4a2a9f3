package io.starmigrate.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.starmigrate.core.config.ConfigKey;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the template promises beyond its shape: alarms that can ring, outputs that are keys, stacks that can be made
 * again.
 */
class StackPromisesTest {
    private static final String OWN = "StarRocksMigration/${AWS::StackName}";

    /** What AWS counts by itself, as far as the template names it, and by which dimension. */
    private static final Map<String, Set<String>> COUNTED = Map.of(
            "AWS/SQS QueueName",
            Set.of(
                    "ApproximateNumberOfMessagesVisible",
                    "ApproximateNumberOfMessagesNotVisible",
                    "NumberOfMessagesDeleted"),
            "AWS/Lambda FunctionName",
            Set.of("Invocations", "Errors", "Throttles", "Duration", "ConcurrentExecutions"),
            "AWS/DynamoDB TableName",
            Set.of(
                    "ReadThrottleEvents",
                    "WriteThrottleEvents",
                    "ConsumedReadCapacityUnits",
                    "ConsumedWriteCapacityUnits"),
            "AWS/DynamoDB TableName,GlobalSecondaryIndexName",
            Set.of("ReadThrottleEvents", "WriteThrottleEvents"),
            "AWS/Events RuleName",
            Set.of("FailedInvocations"));

    private static DeployedTemplate template;

    @BeforeAll
    static void read() throws IOException {
        template = DeployedTemplate.load();
    }

    @Test
    void each_alarm_names_a_metric_that_somebody_counts_of_something_that_is_declared() {
        Map<String, JsonNode> alarms = template.ofType("AWS::CloudWatch::Alarm");

        assertThat(alarms).hasSizeGreaterThan(7);
        alarms.forEach((name, alarm) -> {
            List<JsonNode> metrics = Stream.concat(
                            Stream.of(alarm.required("Properties")), alarm.findValues("Metric").stream())
                    .filter(metric -> metric.has("MetricName"))
                    .toList();
            assertThat(metrics).as(name).isNotEmpty();
            metrics.forEach(metric -> assertCounted(
                    name,
                    metric.required("Namespace").asText(),
                    metric.required("MetricName").asText(),
                    DeployedTemplate.elements(metric.path("Dimensions"))
                            .map(each -> Map.entry(
                                    each.required("Name").asText(),
                                    each.required("Value").asText()))
                            .toList()));
        });
    }

    @Test
    void an_alarm_looks_at_no_age_which_is_blind_to_what_was_received_three_times() {
        assertThat(template.resources().findValuesAsText("MetricName"))
                .hasSizeGreaterThan(10)
                .doesNotContain("ApproximateAgeOfOldestMessage");
    }

    @Test
    void each_alarm_tells_somebody_and_says_in_words_what_is_wrong() {
        template.ofType("AWS::CloudWatch::Alarm").forEach((name, alarm) -> {
            JsonNode properties = alarm.required("Properties");
            assertThat(DeployedTemplate.texts(properties.required("AlarmActions")))
                    .as(name)
                    .containsExactly("AlarmTopic");
            assertThat(properties.required("AlarmDescription").asText())
                    .as(name)
                    .hasSizeGreaterThan(40);
            assertThat(properties.required("TreatMissingData").asText())
                    .as(name)
                    .isEqualTo("notBreaching");
        });
    }

    @Test
    void each_dead_letter_queue_has_an_alarm() {
        Set<String> watched = template.ofType("AWS::CloudWatch::Alarm").values().stream()
                .flatMap(alarm -> alarm.findValuesAsText("Value").stream())
                .collect(Collectors.toSet());
        List<String> dead = template.ofType("AWS::SQS::Queue").values().stream()
                .flatMap(queue -> queue.findValuesAsText("deadLetterTargetArn").stream())
                .map(arn -> arn.replace(".Arn", ".QueueName"))
                .toList();

        assertThat(dead).hasSize(2);
        assertThat(watched).containsAll(dead);
    }

    @Test
    void the_dashboard_shows_every_alarm_that_is_always_there_and_metrics_that_somebody_counts() throws IOException {
        JsonNode widgets = template.dashboard().required("widgets");

        assertThat(DeployedTemplate.elements(
                                widgets.get(0).required("properties").required("alarms"))
                        .map(alarm -> alarm.asText().replaceAll("\\$\\{(.*)\\.Arn}", "$1")))
                .containsExactlyInAnyOrderElementsOf(template.ofType("AWS::CloudWatch::Alarm").entrySet().stream()
                        .filter(alarm -> !alarm.getValue().has("Condition"))
                        .map(Map.Entry::getKey)
                        .toList());
        widgets.findValues("metrics")
                .forEach(metrics -> metrics.forEach(metric -> assertCounted(
                        "the dashboard",
                        metric.get(0).asText(),
                        metric.get(1).asText(),
                        metric.size() == 3
                                ? List.of()
                                : List.of(Map.entry(
                                        metric.get(2).asText(),
                                        metric.get(3).asText().replaceAll("\\$\\{(.*)}", "$1"))))));
    }

    @Test
    void each_output_is_a_key_of_the_configuration_or_a_name_for_another_tool() {
        Set<String> keys = template.outputs().properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !name.matches(".*(Arn|Url|Name)|Env"))
                .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());

        assertThat(keys).containsExactlyInAnyOrder("RECORDER", "TASK_QUEUE", "AWS_REGION", "STORAGES");
        assertThat(keys).allMatch(key -> ConfigKey.named(key).isPresent());
        assertThat(template.outputs()
                        .required("Env")
                        .required("Value")
                        .get(0)
                        .asText()
                        .lines()
                        .map(line -> line.replaceAll("=.*", "")))
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void what_a_stack_leaves_behind_is_in_no_later_stacks_way() {
        template.resources().properties().forEach(resource -> {
            JsonNode properties = resource.getValue().path("Properties");
            assertThat(properties.properties().stream()
                            .filter(property -> !template.resources()
                                    .has(property.getValue().asText()))
                            .map(Map.Entry::getKey))
                    .as(resource.getKey())
                    .doesNotContain(
                            "TableName",
                            "QueueName",
                            "FunctionName",
                            "RoleName",
                            "ManagedPolicyName",
                            "InstanceProfileName",
                            "TopicName",
                            "AlarmName",
                            "DashboardName",
                            "AliasName");
        });
        for (String kept : List.of("TaskTable", "Bucket", "Key")) {
            assertThat(template.resources()
                            .required(kept)
                            .required("DeletionPolicy")
                            .asText())
                    .as(kept)
                    .isEqualTo("RetainExceptOnCreate");
        }
    }

    private static void assertCounted(
            String where, String namespace, String metric, List<Map.Entry<String, String>> dimensions) {
        if (namespace.equals(OWN)) {
            assertThat(filtered(metric)).as("%s: %s", where, metric).isPresent();
            assertThat(dimensions).as(where).isEmpty();
            return;
        }
        String by = dimensions.stream().map(Map.Entry::getKey).collect(Collectors.joining(","));
        assertThat(COUNTED.getOrDefault(namespace + " " + by, Set.of()))
                .as("%s: what %s counts by %s", where, namespace, by)
                .contains(metric);
        assertThat(template.resources().has(dimensions.get(0).getValue().replaceAll("\\..*", "")))
                .as("%s: %s is declared", where, dimensions.get(0).getValue())
                .isTrue();
    }

    /** The filter that counts a metric of the stack's own from the function's log. */
    private static Optional<JsonNode> filtered(String metric) {
        return template.ofType("AWS::Logs::MetricFilter").values().stream()
                .filter(filter -> filter.findValuesAsText("MetricName").contains(metric))
                .filter(filter -> filter.findValuesAsText("MetricNamespace").contains(OWN))
                .findFirst();
    }
}
