package io.starmigrate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.PartitionId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameLengthTest {
    private static final StorageUri ROOT = StorageUri.parse("s3://bucket/migration");

    private static Optional<String> obstacle(String table, String partition, StorageUri... roots) {
        return NameLength.obstacle(List.of(roots), new PartitionId("job", "shop", table, partition));
    }

    @Test
    void namesOfEveryDayFit() {
        assertThat(obstacle("orders", "p20240101", ROOT)).isEmpty();
        assertThat(obstacle("x".repeat(300), "x".repeat(300), ROOT)).isEmpty();
        assertThat(obstacle("订".repeat(40), "订".repeat(40), ROOT)).isEmpty();
    }

    @Test
    void aNameThatMakesKeysTooLongIsToldWithWhatWouldDo() {
        assertThat(obstacle("订".repeat(50), "订".repeat(50), ROOT))
                .hasValueSatisfying(why -> assertThat(why).contains("bytes", "1023", "shorter job name"));
        assertThat(obstacle("x".repeat(500), "x".repeat(500), ROOT)).isPresent();
    }

    @Test
    void theLongerFolderDecides() {
        StorageUri deep = StorageUri.parse("s3://bucket/" + "deep/".repeat(180));

        assertThat(obstacle("orders", "orders", ROOT, deep)).isPresent();
        assertThat(obstacle("orders", "orders")).isEmpty();
    }
}
