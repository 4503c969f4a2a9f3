package io.starmigrate.sandbox.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The whole of {@code infra/sam/template.yaml}, with intrinsic functions as their plain text. */
final class DeployedTemplate {
    private final JsonNode template;

    private DeployedTemplate(JsonNode template) {
        this.template = template;
    }

    static DeployedTemplate load() throws IOException {
        try (InputStream text =
                Objects.requireNonNull(DeployedTemplate.class.getResourceAsStream("template.yaml"), "template.yaml")) {
            return new DeployedTemplate(new YAMLMapper().readTree(text));
        }
    }

    JsonNode outputs() {
        return template.required("Outputs");
    }

    JsonNode resources() {
        return template.required("Resources");
    }

    /** The declared resources of a type, by their logical ids. */
    Map<String, JsonNode> ofType(String type) {
        return resources().properties().stream()
                .filter(resource -> type.equals(resource.getValue().path("Type").asText()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What a resource's policies say, statements behind a condition included. */
    Stream<JsonNode> statements(String resource) {
        return resources().required(resource).findValues("Statement").stream()
                .flatMap(DeployedTemplate::elements)
                .flatMap(statement -> statement.isArray() ? elements(statement) : Stream.of(statement))
                .filter(statement -> statement.has("Effect"));
    }

    /** The actions that a resource's policies grant. */
    Set<String> actions(String resource) {
        return statements(resource)
                .flatMap(statement -> texts(statement.required("Action")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    JsonNode dashboard() throws IOException {
        return new ObjectMapper()
                .readTree(resources()
                        .required("Dashboard")
                        .required("Properties")
                        .required("DashboardBody")
                        .required("Fn::Sub")
                        .asText());
    }

    /** One text, or each of many. */
    static Stream<String> texts(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? elements(oneOrMany).map(JsonNode::asText) : Stream.of(oneOrMany.asText());
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
