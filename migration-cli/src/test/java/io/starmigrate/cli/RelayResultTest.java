package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.api.FolderReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayResultTest {
    private static final StorageUri FROM = StorageUri.parse("s3://bucket/mistyped");

    @Test
    void of_a_folder_below_which_nothing_lies_somebody_is_warned() {
        assertThat(RelayResult.warning(FROM, report(0, true)))
                .hasValueSatisfying(
                        warning -> assertThat(warning).startsWith("nothing lies below s3://bucket/mistyped/, so"));
        assertThat(RelayResult.warning(FROM, report(1, true))).isEmpty();
        assertThat(RelayResult.warning(FROM, report(0, false)))
                .as("stopped before anything was found")
                .isEmpty();
    }

    private static FolderReport report(long objects, boolean ended) {
        return new FolderReport(objects, 0, new FolderReport.Ways(objects, 0, 0), 0, 0, 0, List.of(), ended);
    }
}
