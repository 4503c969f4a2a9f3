package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.schema.PropertyRule.Treatment;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/schema.md} to the rules. {@code -Dschema.rewrite} writes its table anew. */
class SchemaDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "schema.md");
    private static final String MARK = "<!-- properties -->\n";

    private static final String HEAD = """
            | property | shared-nothing | shared-data | of | what becomes of it | why, where it is not kept |
            | --- | --- | --- | --- | --- | --- |
            """;

    @Test
    void theDocumentsTableIsTheOneTheCodeRunsOn() throws IOException {
        String document = Files.readString(DOCUMENT);
        String text = document.substring(0, document.indexOf(MARK) + MARK.length()) + table();
        if (System.getProperty("schema.rewrite") != null) {
            Files.writeString(DOCUMENT, text);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(text);
    }

    private static String table() {
        return PropertyRules.known().all().stream()
                .map(SchemaDocumentTest::row)
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(PropertyRule rule) {
        String objects = rule.objects().stream()
                .map(bearer -> bearer.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
        return "| `" + rule.name() + "` | " + releases(rule.releases().sharedNothing()) + " | "
                + releases(rule.releases().sharedData()) + " | "
                + (rule.objects().size() == PropertyRule.Bearer.values().length ? "all" : objects) + " | "
                + treatment(rule.treatment()) + " | "
                + (rule.reason().equals("-") ? "" : rule.reason()) + " |\n";
    }

    private static String releases(List<StarRocksVersion> releases) {
        return releases.isEmpty()
                ? "-"
                : releases.stream().map(StarRocksVersion::toString).collect(Collectors.joining(", "));
    }

    private static String treatment(Treatment treatment) {
        return switch (treatment) {
            case KEEP -> "kept";
            case DROP -> "dropped";
            case PAUSE -> "paused as `false`";
            case DEFER -> "left out, set afterwards";
            case REPLICAS -> "bounded by the backends";
            case VOLUME -> "the target's";
            case COOLDOWN -> "kept until it is over";
            case DATACACHE -> "becomes `datacache.enable`";
            case PERSISTENT_INDEX -> "`true` on shared-data from 3.3";
            case INDEX_TYPE -> "`CLOUD_NATIVE` from 3.3, `LOCAL` before";
            case COMPRESSION -> "kept, the level from 3.3";
            case CONSTRAINTS, TABLES -> "kept, with the target's names";
        };
    }
}
