package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** CSV is loaded only of rows that were scanned for its separators, as long as that can be had. */
class SeparatorProofTest {
    private static final Unload IN_PARQUET =
            new Unload("orders", List.of("p1"), List.of(FileColumn.plain("v")), FileFormat.parquet());

    private ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);

    /** A source whose rows have to be scanned, and that CSV alone carries, or Parquet, too. */
    private SourceCluster texts(boolean parquet) {
        return Weakened.before(SourceCluster.class, bench.source, (method, arguments) -> switch (method) {
            case "isScanned" -> Optional.of(true);
            case "unloadWithoutSeparators" -> Optional.of(parquet ? Optional.of(IN_PARQUET) : Optional.<Unload>empty());
            default -> Optional.empty();
        });
    }

    private Exporter exporting(SourceCluster source) {
        bench.source.fill(ExportBench.PLACE, List.of("1"));
        bench.plan();
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        return exporter;
    }

    /** Somebody writes before the attempt that is under way ends; the next begins at once where there is one. */
    private void changesMeanwhile(Exporter exporter) {
        bench.source.append(ExportBench.PLACE, "one more");
        ends(exporter);
    }

    private void ends(Exporter exporter) {
        bench.finish();
        exporter.step();
    }

    private Manifest manifest() {
        return bench.recorder.manifest(bench.task()).orElseThrow();
    }

    private String why() {
        return bench.task().change().why();
    }

    @Test
    void whatChangedAfterTheScanIsExportedAgainAndWithoutSeparators() {
        Exporter exporter = exporting(texts(true));
        changesMeanwhile(exporter);
        assertThat(bench.export().attempt()).isEqualTo(2);
        assertThat(bench.recorder.history(bench.task().id()).toString())
                .contains("between the scan for its separators");
        assertThat(bench.recorder.manifest(bench.task().id(), 1)).isEmpty();

        changesMeanwhile(exporter);
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.export().format()).isEqualTo(FileFormat.parquet());
        assertThat(manifest().fingerprint())
                .as("counted, and nothing in it can be taken for another")
                .isNull();
        assertThat(manifest().files())
                .isNotEmpty()
                .extracting(ManifestFile::name)
                .allMatch(name -> name.endsWith(".parquet"));
        assertThat(why()).doesNotContain("separators");
    }

    @Test
    void whereOnlyCsvCarriesItItIsTriedUntilItStandsStill() {
        Exporter exporter = exporting(texts(false));
        changesMeanwhile(exporter);
        ends(exporter);

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.export().attempt()).isEqualTo(2);
        assertThat(manifest().fingerprint()).isNotNull();
    }

    @Test
    void whatNeverStandsStillIsTakenAtLastAndSaidToBeUnproved() {
        Exporter exporter = exporting(texts(false));
        changesMeanwhile(exporter);
        changesMeanwhile(exporter);
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTING);
        changesMeanwhile(exporter);

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.export().attempt()).isEqualTo(3);
        assertThat(why()).contains("its separators were not proved of the rows that were exported");
    }

    @Test
    void whatNeedsNoScanAndWhatIsDroppedIsTakenAtOnce() {
        changesMeanwhile(exporting(bench.source));
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(why()).doesNotContain("separators");

        bench = new ExportBench(RunMode.SHARED_NOTHING);
        Exporter exporter = exporting(texts(true));
        bench.finish();
        bench.source.drop(ExportBench.PLACE);
        exporter.step();
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(why()).contains("its separators were not proved");
    }

    @Test
    void aCompactionAloneChangesNothing() {
        bench = new ExportBench(RunMode.SHARED_DATA);
        Exporter exporter = exporting(texts(true));
        bench.source.compact();
        ends(exporter);

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(manifest().fingerprint()).isNotNull();
    }
}
