package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing.Codec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedManifestTest {
    private static final ManifestFile SMALL = new ManifestFile("a.csv", 10, "e1");
    private static final ManifestFile LARGE = new ManifestFile("b.csv", 350, "e2");
    private static final Manifest PLAIN =
            TaskSamples.manifest(TaskSamples.id("job", "p1", 1), 1, List.of(SMALL, LARGE));
    private static final Manifest PACKED = PLAIN.withPacking(new Packing(Codec.ZSTD, 100));

    @Test
    void whatArrivesFollowsFromTheManifestAlone() {
        assertThat(PACKED.arrivals())
                .extracting(ManifestFile::name)
                .containsExactly("a.csv.1of1.zst", "b.csv.1of3.zst", "b.csv.2of3.zst", "b.csv.3of3.zst");
        assertThat(PLAIN.arrivals()).isEqualTo(PLAIN.files());
    }

    @Test
    void anExportedFileThatIsPackedNeverArrivesItself() {
        assertThat(PACKED.arrival("a.csv")).isEmpty();
        assertThat(PACKED.arrival("b.csv.4of3.zst")).isEmpty();
        assertThat(PACKED.arrival("b.csv.2of3.zst")).map(PACKED::source).contains(LARGE);
    }

    @Test
    void howLongAPieceIsItsFileTaskSays() {
        FileTask recorded = TaskSamples.arrived(PACKED.id(PACKED.arrivals().get(0)));

        assertThat(PACKED.arrivals().get(0).isMeasured()).isFalse();
        assertThat(PACKED.arrivals().get(0).size(recorded)).isEqualTo(recorded.size());
        assertThat(LARGE.size(recorded)).isEqualTo(350);
    }

    @Test
    void aVersionThatKnowsNothingOfPackingRefusesItByItsSchema() throws IOException {
        assertThat(ManifestJson.read(ManifestJson.write(PACKED))).isEqualTo(PACKED);
        assertThat(text(ManifestJson.write(PACKED))).startsWith("{\"schema\":2,");
        assertThat(text(ManifestJson.write(PLAIN))).startsWith("{\"schema\":1,").doesNotContain("packing");
        assertThatThrownBy(() -> ManifestJson.read(text(ManifestJson.write(PLAIN))
                        .replace("\"schema\":1", "\"schema\":4")
                        .getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("schema 4");
    }

    @Test
    void besideThePiecesItSaysWhatBecameOfTheFiles() throws IOException {
        FileTask piece = TaskSamples.arrived(PACKED.id(PACKED.arrivals().get(0)));

        byte[] described = ManifestJson.write(PACKED, List.of(piece));

        assertThat(text(described)).contains("\"arrived\":[{\"name\":\"a.csv.1of1.zst\",\"size\":4096,");
        Manifest found = ManifestJson.read(described);
        assertThat(found.packing()).isNull();
        assertThat(found.arrivals())
                .as("a backup is loaded as it lies there")
                .containsExactly(new ManifestFile("a.csv.1of1.zst", 4096, piece.etag()));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
