package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.core.forecast.Forecast;
import io.starmigrate.core.forecast.Forecast.Requests;
import io.starmigrate.core.forecast.PlannedBytes;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.Staging;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The write units that DynamoDB bills: one for each begun 1,024 bytes of an item, two in a transaction, and for an
 * index one for what it lets go and one for what it takes. What {@code plan} reckons with stands on it.
 */
class WriteUnitsTest {
    private static final int UNIT = 1024;
    private static final int COLUMNS = 16;
    private static final Change CHANGE =
            new Change("ip-10-0-3-77-1f6a", Instant.parse("2026-11-30T12:34:56.789012Z"), "the manifest is written");
    private static final PartitionTaskId ID =
            new PartitionTaskId(new PartitionId("tpch", "tpch", "lineitem", "p199812"), 1);
    private static final StorageUri EXPORTS = StorageUri.parse("oss://a-bucket-of-exports/migration");

    private final InMemoryTable table = new InMemoryTable();
    private final DynamoDbTaskRecorder recorder = new DynamoDbTaskRecorder(billed(), InMemoryTable.NAME);
    private int units;

    /** Planned and five steps, of a table of sixteen columns. */
    @Test
    void the_plan_reckons_with_what_a_partition_takes_on_its_way() {
        for (PartitionTask step : way()) {
            if (step.version() == 1) {
                recorder.plan(List.of(step));
            } else {
                assertThat(recorder.advance(step)).isTrue();
            }
        }

        Forecast forecast = Forecast.of(new PlannedBytes(1, 0, 0, true, false), Assumptions.standard());
        int file = 4;
        int load = 3;
        int leases = 10;
        int manifest = 1;
        assertThat(forecast.requests())
                .contains(new Requests("DynamoDB writes", file + load + leases + manifest + units));
    }

    @Test
    void a_relayed_file_takes_four_units() {
        FileTaskId id = new FileTaskId(
                ID, 1, "data_6f3a2b1c-0193-c0de-7000-800000000001_0_1_2_0.csv_2026-11-30-12-34-56.12of12.zst");
        recorder.record(
                FileTask.first(id, FileState.RELAYED, 1L << 40, "d41d8cd98f00b204e9800998ecf8427e-128", CHANGE));
        FileTask held = recorder.arrive(FileTask.arrived(id, 1L << 40, "d41d8cd98f00b204e9800998ecf8427e-128", CHANGE))
                .heldBy("mig_benchbench_g1_p1_l1_0123456789abcdef", CHANGE);
        assertThat(recorder.advance(held)).isTrue();
        assertThat(recorder.advance(held.to(FileState.LOADED, CHANGE))).isTrue();

        assertThat(units).isEqualTo(4);
    }

    private static List<PartitionTask> way() {
        Fingerprint fingerprint = new Fingerprint(
                "3.5.2/xx_hash3_64/1/1/2a",
                59_986_052,
                List.of(BigInteger.ONE.shiftLeft(80), BigInteger.ONE.shiftLeft(81)));
        List<String> names =
                IntStream.range(0, COLUMNS).mapToObj(i -> "l_column_name_" + i).toList();
        StorageUri folder = EXPORTS.resolve("tpch/tpch.lineitem/p199812/g1/a1/").asFolder();
        PartitionTask planned = PartitionTask.planned(
                ID,
                "[types: [DATE]; keys: [1998-12-01]; ..types: [DATE]; keys: [1999-01-01]; )",
                new Estimate(59_986_052, 4L << 30),
                "12345:67",
                CHANGE);
        PartitionTask exporting = planned.to(PartitionState.EXPORTING, change(1))
                .withExport(new Export(
                        1,
                        folder,
                        "12345:67",
                        names.stream().map(FileColumn::plain).toList(),
                        FileFormat.csv(new Separators('\1', '\2')),
                        CHANGE.at()));
        PartitionTask exported =
                exporting.to(PartitionState.EXPORTED, change(2)).withExported(new Exported(32, 16L << 30, fingerprint));
        PartitionTask loading = exported.to(PartitionState.LOADING, change(3))
                .withStaging(new Staging("mig_benchbench_g1_p1_t1", 12_345L));
        PartitionTask verifying = loading.to(PartitionState.VERIFYING, change(4));
        PartitionTask published = verifying
                .to(PartitionState.PUBLISHED, change(5))
                .withPublished(Published.proved(fingerprint, "12345:68", List.of()));
        return List.of(planned, exporting, exported, loading, verifying, published);
    }

    private static Change change(int minutes) {
        return new Change(CHANGE.by(), CHANGE.at().plusSeconds(60L * minutes), CHANGE.why());
    }

    private DynamoDbClient billed() {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof PutItemRequest put) {
                        bill(put.item(), 1);
                    }
                    if (arguments != null && arguments[0] instanceof UpdateItemRequest update) {
                        bill(Assignments.applied(update, table.item(ItemKey.of(update.key()))), 1);
                    }
                    if (arguments != null && arguments[0] instanceof TransactWriteItemsRequest together) {
                        together.transactItems().forEach(each -> bill(each.put().item(), 2));
                    }
                    try {
                        return method.invoke(table, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }

    private void bill(Map<String, AttributeValue> item, int each) {
        Map<String, AttributeValue> before = table.item(ItemKey.of(item));
        units += each * Math.max(units(item), units(before));
        for (List<String> index : List.of(List.of(ItemKey.JOB_STATE), List.of(ItemKey.JOB_SHARD, ItemKey.CHANGED_AT))) {
            if (item.containsKey(index.get(0))) {
                boolean stays = index.stream().allMatch(name -> Objects.equals(item.get(name), before.get(name)));
                units += stays ? Math.max(units(item), units(before)) : units(item) + units(before);
            }
        }
    }

    private static int units(Map<String, AttributeValue> item) {
        return (size(item) + UNIT - 1) / UNIT;
    }

    private static int size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(entry -> bytes(entry.getKey()) + size(entry.getValue()))
                .sum();
    }

    /** As the service's documentation counts them. */
    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> value.n().length() / 2 + 2;
            case M -> 3 + value.m().size() + size(value.m());
            case L -> 3 + value.l().stream().mapToInt(one -> 1 + size(one)).sum();
            default -> 1;
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
