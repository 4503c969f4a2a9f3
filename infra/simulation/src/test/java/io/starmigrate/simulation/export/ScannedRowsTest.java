package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.worker.export.Exporter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CSV is loaded only of rows that were scanned for its separators, as long as that can be had. */
class ScannedRowsTest {
    private ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);

    private Exporter exporting() {
        bench.source.fill(ExportBench.PLACE, List.of("1"));
        bench.plan();
        Exporter exporter = bench.exporter("one", bench.source);
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
        bench.source.holdsTexts(true);
        Exporter exporter = exporting();
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
        bench.source.holdsTexts(false);
        Exporter exporter = exporting();
        changesMeanwhile(exporter);
        ends(exporter);

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.export().attempt()).isEqualTo(2);
        assertThat(manifest().fingerprint()).isNotNull();
    }

    @Test
    void whatNeverStandsStillIsTakenAtLastAndSaidToBeUnproved() {
        bench.source.holdsTexts(false);
        Exporter exporter = exporting();
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
        changesMeanwhile(exporting());
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(why()).doesNotContain("separators");

        bench = new ExportBench(RunMode.SHARED_NOTHING);
        bench.source.holdsTexts(true);
        Exporter exporter = exporting();
        bench.finish();
        bench.source.drop(ExportBench.PLACE);
        exporter.step();
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(why()).contains("its separators were not proved");
    }

    @Test
    void aCompactionAloneChangesNothing() {
        bench = new ExportBench(RunMode.SHARED_DATA);
        bench.source.holdsTexts(true);
        Exporter exporter = exporting();
        bench.source.compact();
        ends(exporter);

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(manifest().fingerprint()).isNotNull();
    }
}
