package io.starmigrate.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart of {@code infra/eks}, as far as it can be held without Helm. */
class ChartTest {
    private static final Path EKS = Path.of("..", "eks");
    private static final Path CHART = EKS.resolve("chart");
    private static final Pattern NAMED = Pattern.compile("\\.Values((?:\\.\\w+)+)");
    private static final Pattern ACTION = Pattern.compile("\\{\\{-?\\s*(\\w+)?.*?}}");

    @Test
    void each_value_that_a_template_names_is_there() throws IOException {
        JsonNode values = values();
        Set<String> named = new TreeSet<>();
        for (String template : templates().values()) {
            NAMED.matcher(template).results().forEach(found -> named.add(found.group(1)));
        }

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(named)
                .allSatisfy(path -> assertThat(values.at(path.replace('.', '/')).isMissingNode())
                        .as("values.yaml has %s", path)
                        .isFalse());
    }

    @Test
    void each_value_is_in_the_schema_and_none_else_is_allowed() throws IOException {
        JsonNode schema = schema();

        values().properties().forEach(value -> {
            JsonNode described = schema.at("/properties/" + value.getKey());
            assertThat(described.isMissingNode()).as(value.getKey()).isFalse();
            value.getValue().properties().forEach(inner -> {
                if (described.has("properties")) {
                    assertThat(described.at("/properties/" + inner.getKey()).isMissingNode())
                            .as("%s.%s", value.getKey(), inner.getKey())
                            .isFalse();
                }
            });
        });
        assertThat(schema.required("additionalProperties").asBoolean()).isFalse();
    }

    @Test
    void the_schema_takes_the_values_as_they_are() throws IOException {
        assertThat(JsonSchema.faults(schema(), values())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{keda: {enabled: true, queueUrl: 'https://sqs', region: eu-west-1}}|",
                "{serviceAccount: {roleArn: 'arn:aws:iam::123456789012:role/worker'}, configuration: {overrides: {JOB_NAME: a}}}|",
                "{podDisruptionBudget: {maxUnavailable: 50%}, networkPolicy: {enabled: true, from: [{podSelector: {}}]}}|",
                "{keda: {enabled: true, region: eu-west-1}}|/keda/queueUrl: pattern",
                "{replicas: two}|/replicas: type",
                "{replicas: -1}|/replicas: minimum",
                "{image: {repository: ''}}|/image/repository: minLength",
                "{image: {pullPolicy: Sometimes}}|/image/pullPolicy: enum",
                "{image: {pullSecrets: [{nom: a}]}}|/image/pullSecrets/0: required",
                "{networkPolicy: {from: monitoring}}|/networkPolicy/from: type",
                "{networkPolicy: {form: []}}|/networkPolicy/form: additionalProperties",
                "{configuration: {overrides: {SOURCE_PWD: a}}}|/configuration/overrides/SOURCE_PWD: propertyNames",
                "{configuration: {overrides: {GROUP_SIZE: 2}}}|/configuration/overrides/GROUP_SIZE: type",
                "{serviceAccount: {roleArn: worker}}|/serviceAccount/roleArn: pattern"
            })
    void a_value_of_somebodys_own_is_taken_or_named(String set, String fault) throws IOException {
        JsonNode merged = new YAMLMapper()
                .setDefaultMergeable(true)
                .readerForUpdating(values())
                .readValue(set);

        assertThat(JsonSchema.faults(schema(), merged)).isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @Test
    void the_versions_of_kubernetes_it_takes_have_what_its_templates_say() throws IOException {
        JsonNode chart = new YAMLMapper().readTree(CHART.resolve("Chart.yaml").toFile());
        Matcher oldest = Pattern.compile(">=1\\.(\\d+)\\.0-0")
                .matcher(chart.required("kubeVersion").asText());

        // https://kubernetes.io/docs/tasks/run-application/configure-pdb/: beta, and served unless asked for otherwise,
        // from 1.27 on.
        assertThat(String.join("", templates().values())).contains("unhealthyPodEvictionPolicy");
        assertThat(oldest.matches()).isTrue();
        assertThat(Integer.parseInt(oldest.group(1))).isGreaterThanOrEqualTo(27);
    }

    @Test
    void a_network_policy_names_the_port_and_the_pods_of_the_workers() throws IOException {
        JsonNode policy = documents(Files.readString(CHART.resolve("templates/networkpolicy.yaml")))
                .get(0)
                .required("spec");
        JsonNode worker = documents(Files.readString(CHART.resolve("templates/deployment.yaml")))
                .get(0)
                .at("/spec/template/spec/containers/0");

        assertThat(policy.at("/ingress/0/ports/0/port").asText())
                .isEqualTo("observe")
                .isEqualTo(worker.at("/ports/0/name").asText());
        assertThat(policy.at("/policyTypes/0").asText()).isEqualTo("Ingress");
        assertThat(policy.at("/podSelector").has("matchLabels")).isTrue();
    }

    @Test
    void each_template_is_yaml_of_a_named_kind_and_closes_what_it_opens() throws IOException {
        Set<String> kinds = new TreeSet<>();
        for (Map.Entry<String, String> template : templates().entrySet()) {
            List<String> actions = ACTION.matcher(template.getValue())
                    .results()
                    .map(found -> String.valueOf(found.group(1)))
                    .toList();
            assertThat(actions.stream().filter("end"::equals).count())
                    .as(template.getKey())
                    .isEqualTo(actions.stream()
                            .filter(Set.of("if", "with", "range", "define")::contains)
                            .count());
            if (template.getKey().endsWith(".yaml")) {
                documents(template.getValue())
                        .forEach(document -> kinds.add(document.required("kind").asText()));
            }
        }

        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "Deployment",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "ScaledObject",
                        "ServiceAccount",
                        "TriggerAuthentication");
    }

    @Test
    void the_pod_is_probed_where_the_worker_answers_and_runs_as_nobody() throws IOException {
        JsonNode pod = documents(Files.readString(CHART.resolve("templates/deployment.yaml")))
                .get(0)
                .at("/spec/template/spec");
        JsonNode worker = pod.at("/containers/0");

        assertThat(worker.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/livez");
        assertThat(worker.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/readyz");
        assertThat(worker.at("/ports/0/containerPort").asInt()).isEqualTo(9464);
        assertThat(worker.at("/env/0/value").asText()).isEqualTo("0.0.0.0:9464");
        assertThat(worker.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(Files.readString(EKS.resolve("Dockerfile")))
                .contains("USER " + pod.at("/securityContext/runAsUser").asText() + ":")
                .contains("EXPOSE 9464")
                .contains(worker.at("/volumeMounts/0/mountPath").asText() + "/worker.env");
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper().readTree(CHART.resolve("values.schema.json").toFile());
    }

    private static JsonNode values() throws IOException {
        return new YAMLMapper().readTree(CHART.resolve("values.yaml").toFile());
    }

    private static Map<String, String> templates() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(CHART.resolve("templates"))) {
            for (Path file : files.toList()) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return texts;
    }

    /** What is left when lines that are actions are taken out, and a word stands for each other one. */
    private static List<JsonNode> documents(String template) throws IOException {
        String yaml = template.lines()
                .filter(line -> !line.strip().matches("\\{\\{.*}}"))
                .map(line -> ACTION.matcher(line).replaceAll("x"))
                .collect(Collectors.joining("\n"));
        YAMLMapper mapper = new YAMLMapper();
        try (MappingIterator<JsonNode> documents =
                mapper.readerFor(JsonNode.class).readValues(yaml)) {
            return documents.readAll();
        }
    }
}
