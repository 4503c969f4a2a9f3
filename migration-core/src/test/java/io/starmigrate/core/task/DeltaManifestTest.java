package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.task.Manifest.ManifestFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaManifestTest {
    private static final Manifest WHOLE =
            TaskSamples.manifest(TaskSamples.id("job", "p1", 2), 1, List.of(new ManifestFile("a.parquet", 10, "e1")));

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void saysWhichBucketsItsFilesHoldAndIsRefusedByItsSchemaWhereNobodyKnowsThat(int chosen) throws IOException {
        BucketChoice travelled = new BucketChoice(
                "3.5.2",
                List.of("id", "k,1"),
                16,
                "buckets1/x",
                List.of(3, 5, 11).subList(0, chosen));
        Manifest some = WHOLE.withDelta(new Delta(travelled, "9:4"));

        byte[] written = ManifestJson.write(some);

        assertThat(ManifestJson.read(written)).isEqualTo(some);
        assertThat(new String(written, StandardCharsets.UTF_8)).startsWith("{\"schema\":3,");
        assertThat(some.at(some.folder(), some.task()).delta()).isEqualTo(some.delta());
    }
}
