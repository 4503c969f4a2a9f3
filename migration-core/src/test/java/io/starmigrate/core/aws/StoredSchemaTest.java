package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.RecorderException;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which schemas of items are read: those of earlier programs, and not what a later one has changed. */
class StoredSchemaTest {
    private static final Change CHANGE = new Change("w", Instant.parse("2026-11-22T00:00:00.5Z"), "because");
    private static final PartitionTaskId TASK = new PartitionTaskId(new PartitionId("job", "d.b", "t#", "p%"), 7);
    private static final FileTaskId FILE = new FileTaskId(TASK, 2, "f.csv");

    @Test
    void a_job_that_was_stored_without_an_id_has_the_same_one_whenever_it_is_read() {
        Job job = Job.opened("job", new JobId("k3y0fajob1"), "shop", "", List.of(), CHANGE.at());
        Map<String, AttributeValue> before = new HashMap<>(ItemCodec.write(ItemKey.job("job"), job));
        before.remove("id");
        before.put("schema", AttributeValue.fromN("1"));

        Job read = ItemCodec.read(before, Job.class);

        assertThat(read.id()).isEqualTo(ItemCodec.read(before, Job.class).id()).isNotEqualTo(job.id());
        assertThat(ItemCodec.read(ItemCodec.write(ItemKey.job("job"), read), Job.class))
                .isEqualTo(read);
        before.put("opened", AttributeValue.fromS("2026-11-22T00:00:00.600Z"));
        assertThat(ItemCodec.read(before, Job.class).id()).isNotEqualTo(read.id());
    }

    @Test
    void fingerprints_stored_without_counts_of_nulls_are_read_and_are_of_another_form() throws IOException {
        PartitionTask task = PartitionTask.planned(TASK, "", new Estimate(1, 2), "t1", CHANGE)
                .withExported(new Exported(3, 4, new Fingerprint("3.5.2/xx_hash3_64/1/1/a", 5, List.of())))
                .withPublished(Published.counted(new Fingerprint("3.5.2/xx_hash3_64/1/1/a", 5, List.of()), null));
        ObjectNode stored = AttributeTree.tree(ItemCodec.write(ItemKey.task(TASK), task));
        for (JsonNode holder : List.of(stored.get("exported"), stored.get("published"))) {
            ((ObjectNode) holder.get("fingerprint")).remove(List.of("nulls", "partly", "generated"));
        }
        ((ObjectNode) stored.get("published")).remove("partly");
        stored.put("schema", 1);

        PartitionTask read = ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class);

        assertThat(read).isEqualTo(task);
        assertThat(Objects.requireNonNull(read.published()).fingerprint().isOfThisForm())
                .isFalse();
    }

    @Test
    void the_items_of_a_later_program_are_refused_by_name() {
        Map<String, AttributeValue> later = new HashMap<>(
                ItemCodec.write(ItemKey.file(FILE), FileTask.first(FILE, FileState.ARRIVED, 9, "e", CHANGE)));
        later.put("schema", AttributeValue.fromN("3"));

        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> ItemCodec.read(later, FileTask.class))
                .withMessage("Cannot read item job#d%2Eb.t%23#p%25 FILE#0000000007#0000000002#f.csv: "
                        + "its schema is 3, this version reads 1 and 2; use the version that wrote it");
    }

    @Test
    void an_item_of_no_schema_is_refused_by_name() {
        Map<String, AttributeValue> odd = new HashMap<>(
                ItemCodec.write(ItemKey.file(FILE), FileTask.first(FILE, FileState.ARRIVED, 9, "e", CHANGE)));
        for (AttributeValue none : List.of(AttributeValue.fromN("1.5"), AttributeValue.fromS("1"))) {
            odd.put("schema", none);

            assertThatExceptionOfType(RecorderException.class)
                    .isThrownBy(() -> ItemCodec.read(odd, FileTask.class))
                    .withMessageContaining("its schema is");
        }
        odd.remove("schema");
        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> ItemCodec.read(odd, FileTask.class))
                .withMessageContaining("its schema is missing");
    }

    @Test
    void what_a_later_program_of_this_schema_has_added_is_passed_over() {
        FileTask file = FileTask.first(FILE, FileState.ARRIVED, 9, "e", CHANGE);
        Map<String, AttributeValue> later = new HashMap<>(ItemCodec.write(ItemKey.file(FILE), file));
        later.put("minor", AttributeValue.fromN("10"));
        later.put("colour", AttributeValue.fromS("green"));

        assertThat(ItemCodec.read(later, FileTask.class)).isEqualTo(file);
    }

    @Test
    void a_job_of_schema_1_is_read() throws IOException {
        Job read = ItemCodec.read(AttributeTree.attributes(json("""
                        {"pk": "JOBS", "sk": "job", "schema": 1, "name": "job", "source": "shop", "target": "",
                         "tables": ["a"], "opened": "2026-11-22T00:00:00.500Z", "version": 3, "round": 1}""")), Job.class);

        assertThat(read)
                .isEqualTo(new Job(
                        "job",
                        JobId.derived("job", CHANGE.at()),
                        "shop",
                        "",
                        List.of("a"),
                        CHANGE.at(),
                        3,
                        1,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void a_partition_task_of_schema_1_is_read() throws IOException {
        PartitionTask read = ItemCodec.read(AttributeTree.attributes(json("""
                        {"pk": "job#d%2Eb.t%23#p%25", "sk": "TASK#0000000007", "jobState": "job#PUBLISHED#1",
                         "schema": 1,
                         "id": {"partition": {"job": "job", "database": "d.b", "table": "t#", "partition": "p%"},
                                "generation": 7},
                         "state": "PUBLISHED", "version": 9,
                         "change": {"by": "w", "at": "2026-11-22T00:00:00.500Z", "why": "because"},
                         "bounds": "", "estimate": {"rows": 1, "bytes": 2}, "changeToken": "t1",
                         "exported": {"files": 3, "bytes": 4, "fingerprint": {"recipe": "r", "rows": 5, "sums": ["10"]}},
                         "pass": 1,
                         "published": {"fingerprint": {"recipe": "r", "rows": 5, "sums": ["10"]},
                                       "proof": "FINGERPRINT"}}""")), PartitionTask.class);

        Fingerprint counted = new Fingerprint("r", 5, List.of(BigInteger.TEN), Map.of(), List.of(), Map.of());
        assertThat(read.exported()).isEqualTo(new Exported(3, 4, counted));
        assertThat(read.published()).isEqualTo(new Published(counted, Proof.FINGERPRINT, null, List.of()));
        assertThat(ItemCodec.write(ItemKey.task(TASK), read)).containsEntry("schema", AttributeValue.fromN("2"));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                .readTree(text);
    }
}
