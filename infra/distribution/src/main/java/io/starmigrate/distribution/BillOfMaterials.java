package io.starmigrate.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a CycloneDX bill of materials says of others' software. */
final class BillOfMaterials {
    /** What the project itself makes is given out under its own licence. */
    private static final String OWN = "io.starmigrate";

    private BillOfMaterials() {}

    /**
     * A library.
     *
     * @param licences the names its POM gives
     */
    record Component(String group, String name, String version, List<String> licences) {
        String coordinates() {
            return group + ":" + name + ":" + version;
        }

        /** What its jar is called. */
        String jar() {
            return name + "-" + version + ".jar";
        }
    }

    /** The libraries of others, by their coordinates. */
    static List<Component> read(Path json) throws IOException {
        List<Component> components = new ArrayList<>();
        for (JsonNode node : new ObjectMapper().readTree(json.toFile()).required("components")) {
            if (!node.path("group").asText().equals(OWN)) {
                components.add(new Component(
                        node.path("group").asText(),
                        node.required("name").asText(),
                        node.required("version").asText(),
                        licences(node.path("licenses"))));
            }
        }
        components.sort(Comparator.comparing(Component::coordinates));
        return components;
    }

    private static List<String> licences(JsonNode nodes) {
        List<String> names = new ArrayList<>();
        for (JsonNode node : nodes) {
            Stream.of(node.path("license").path("id"), node.path("license").path("name"), node.path("expression"))
                    .filter(JsonNode::isTextual)
                    .findFirst()
                    .ifPresent(name -> names.add(name.asText()));
        }
        return names;
    }
}
