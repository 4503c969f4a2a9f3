package io.starmigrate.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.backup.Inventory.Partition;
import io.starmigrate.core.backup.Inventory.Table;
import io.starmigrate.core.task.JobId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private static Inventory read(String json) throws IOException {
        return Inventory.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        Inventory inventory = new Inventory(
                "shop",
                Instant.parse("2024-05-01T02:00:00Z"),
                List.of(
                        new Table("odd", "column h: …", List.of()),
                        new Table(
                                "订单",
                                "",
                                List.of(
                                        new Partition("p1", 3, 2, "", false, false),
                                        new Partition("p2", 2, "no room", false, false),
                                        new Partition("p0", 1, "", false, true)),
                                List.of("p3", "p4"))),
                new JobId("now0000000"));
        assertThat(Inventory.read(inventory.write())).isEqualTo(inventory);
    }

    @Test
    void fieldsOfLaterVersionsArePassedOverAndAnotherSchemaIsRefused() throws IOException {
        assertThat(
                        read("{\"schema\":1,\"database\":\"d\",\"written\":\"2024-05-01T02:00:00Z\",\"more\":1,\"tables\":[]}")
                                .tables())
                .isEmpty();
        assertThat(
                        read("{\"schema\":1,\"database\":\"d\",\"written\":\"2024-05-01T02:00:00Z\",\"tables\":[{\"table\":\"t\","
                                        + "\"partitions\":[{\"partition\":\"p\",\"generation\":2}]}]}")
                                .tables()
                                .get(0)
                                .partitions())
                .as("of a release before")
                .containsExactly(new Partition("p", 2, "", false, false));
        assertThatThrownBy(() -> read("{\"schema\":2}")).hasMessageContaining("schema 2");
        assertThatThrownBy(() -> read("{\"schema\":1,\"database\":\"d\",\"tables\":[]}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("written");
        assertThatThrownBy(() -> read("{\"schema\":1,\"database\":\"d\",\"written\":\"then\",\"tables\":[]}"))
                .isInstanceOf(IOException.class);
    }
}
