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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
        JsonNode schema =
                new ObjectMapper().readTree(CHART.resolve("values.schema.json").toFile());

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
                        "Deployment", "PodDisruptionBudget", "ScaledObject", "ServiceAccount", "TriggerAuthentication");
    }

    @Test
    void the_pod_is_probed_where_the_worker_answers_and_runs_as_nobody() throws IOException {
        JsonNode pod = documents(templates().get("deployment.yaml")).get(0).at("/spec/template/spec");
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
