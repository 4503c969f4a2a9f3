package io.starmigrate.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.fingerprint.FingerprintQuery;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProvedColumnsTest {
    private static final Change CHANGE = new Change("worker", Instant.EPOCH, "why");

    private static PartitionTask task(String table, String partition, PartitionState state, String... columns) {
        PartitionTaskId id = new PartitionTaskId(new PartitionId("job", "shop", table, partition), 1);
        PartitionTask planned = PartitionTask.planned(id, "", new Estimate(1, 1), "t", CHANGE)
                .withExport(new Export(
                        1,
                        StorageUri.parse("s3://bucket/folder/"),
                        "t",
                        List.of(columns).stream().map(FileColumn::plain).toList(),
                        FileFormat.parquet(),
                        Instant.EPOCH));
        return planned.to(PartitionState.EXPORTING, CHANGE)
                .to(PartitionState.EXPORTED, CHANGE)
                .to(PartitionState.LOADING, CHANGE)
                .to(PartitionState.VERIFYING, CHANGE)
                .to(state, CHANGE);
    }

    @Test
    void aColumnThatCameAfterTheProofIsNamedOnceForItsTable() {
        List<PartitionTask> latest = List.of(
                task("orders", "p1", PartitionState.PUBLISHED, "id", "v"),
                task("orders", "p2", PartitionState.PUBLISHED, "id", "v"),
                task("orders", "p3", PartitionState.PUBLISHED, "id", "v", "ts"),
                task("items", "p1", PartitionState.PUBLISHED, "id"));

        assertThat(ProvedColumns.added(
                        latest, Map.of("orders", List.of("id", "V", "ts", "note"), "items", List.of("id"))))
                .containsExactly("orders (note, ts)");
    }

    @Test
    void whatIsMovedAgainAnywayOrIsNotThereNeedsNoProofOfBefore() {
        List<PartitionTask> latest = List.of(
                task("orders", "p1", PartitionState.FAILED, "id"), task("gone", "p1", PartitionState.PUBLISHED, "id"));

        assertThat(ProvedColumns.added(latest, Map.of("orders", List.of("id", "ts"))))
                .isEmpty();
    }

    @Test
    void aColumnThatIsGoneIsOneOfTheDefinitionsAndNotOfTheProof() {
        assertThat(ProvedColumns.added(
                        List.of(task("orders", "p1", PartitionState.PUBLISHED, "id", "v")),
                        Map.of("orders", List.of("id"))))
                .isEmpty();
    }

    private static PartitionTask proved(String table, String recipe) {
        return task(table, "p1", PartitionState.PUBLISHED, "v")
                .withExported(new Exported(1, 1, new Fingerprint(recipe, 1, List.of())));
    }

    /** How values of a type are compared. */
    private static String recipe(String type) {
        Capabilities version = Capabilities.of("3.5.2");
        return FingerprintQuery.of(version, version, List.of(new TableColumn("v", ColumnType.parse(type), Set.of())))
                .recipe();
    }

    @Test
    void aColumnWhoseValuesPrintOtherwiseIsOneOfItsTable() {
        List<PartitionTask> latest = List.of(
                proved("altered", recipe("double")),
                proved("wider", recipe("int")),
                proved("gone", recipe("double")),
                proved("by_another_release", "form0/xx/1/abc"));
        ProvedColumns.Recipes now = (table, columns, like) -> switch (table) {
            case "gone" -> Optional.empty();
            case "wider" -> Optional.of(recipe("bigint"));
            default -> Optional.of(recipe("varchar(20)"));
        };

        assertThat(ProvedColumns.otherwise(latest, now)).containsExactly("altered");
    }
}
