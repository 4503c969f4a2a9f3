package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.api.FolderReport;
import java.time.Duration;
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

    @Test
    void what_stays_behind_is_told_and_is_no_success_where_it_has_bytes() {
        FolderReport.Failure named = new FolderReport.Failure("s3://bucket//a", "its key begins with a slash");
        FolderReport marks = report(new FolderReport.LeftBehind(2, 0, List.of()));
        FolderReport lost = report(new FolderReport.LeftBehind(3, 7, List.of(named)));

        assertThat(answer(marks).success()).isTrue();
        assertThat(RelayResult.warning(FROM, marks)).isEmpty();
        assertThat(answer(lost).success()).isFalse();
        assertThat(answer(lost).text())
                .contains("Left behind: 3 objects, 7 B")
                .contains("LEFT s3://bucket//a: its key begins with a slash")
                .doesNotContain("run the same command again");
        assertThat(answer(lost).json())
                .contains("\"complete\":false", "\"left\":3,\"leftBytes\":7")
                .contains("\"leftBehind\":[{\"object\":\"s3://bucket//a\",\"reason\":\"its key");
    }

    private static CommandResult answer(FolderReport report) {
        return RelayResult.of(FROM, StorageUri.parse("s3://other/"), report, Duration.ofSeconds(1));
    }

    private static FolderReport report(FolderReport.LeftBehind left) {
        return new FolderReport(0, 0, new FolderReport.Ways(0, 0, 0), 0, 0, 0, List.of(), left, true);
    }

    private static FolderReport report(long objects, boolean ended) {
        return new FolderReport(objects, 0, new FolderReport.Ways(objects, 0, 0), 0, 0, 0, List.of(), ended);
    }
}
