package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What lies in tables and queues of running migrations: whoever changes it raises the schema. */
class StoredFormatTest {
    private static final Change CHANGE = new Change("w", Instant.parse("2026-11-22T00:00:00.5Z"), "because");
    private static final PartitionTaskId TASK = new PartitionTaskId(new PartitionId("job", "d.b", "t#", "p%"), 7);
    private static final FileTaskId FILE = new FileTaskId(TASK, 2, "f.csv");
    private static final StorageUri OBJECT = StorageUri.parse("s3a://bucket/f.csv");

    @Test
    void a_partition_task_is_stored_like_this() throws IOException {
        PartitionTask task = PartitionTask.planned(TASK, "VALUES IN", new Estimate(1, 2), "t1", CHANGE)
                .withExport(new Export(
                        1,
                        OBJECT,
                        "t2",
                        List.of(FileColumn.plain("c"), new FileColumn("h", "h_text", "hll_hash(h_text)")),
                        FileFormat.csv(new Separators('\1', '\2')),
                        CHANGE.at()))
                .withExported(new Exported(
                        3,
                        4,
                        new Fingerprint(
                                "r",
                                5,
                                List.of(BigInteger.TEN),
                                Map.of("c", 2L),
                                List.of("h"),
                                Map.of("g", "1f:2:3:0"))));

        assertThat(AttributeTree.tree(ItemCodec.write(ItemKey.task(TASK), task)))
                .isEqualTo(json("""
                    {"pk": "job#d%2Eb.t%23#p%25", "sk": "TASK#0000000007", "schema": 2, "minor": 9,
                     "id": {"partition": {"job": "job", "database": "d.b", "table": "t#", "partition": "p%"},
                            "generation": 7},
                     "state": "PLANNED", "version": 1,
                     "change": {"by": "w", "at": "2026-11-22T00:00:00.500Z", "why": "because"},
                     "bounds": "VALUES IN", "estimate": {"rows": 1, "bytes": 2}, "changeToken": "t1",
                     "export": {"attempt": 1, "folder": "s3://bucket/f.csv", "changeToken": "t2", "columns": [{"name": "c", "field": "c"},
                                            {"name": "h", "field": "h_text", "conversion": "hll_hash(h_text)"}],
                                "format": {"kind": "CSV", "columnSeparator": 1, "rowDelimiter": 2},
                                "submitted": "2026-11-22T00:00:00.500Z"},
                     "exported": {"files": 3, "bytes": 4, "fingerprint": {"recipe": "r", "rows": 5, "sums": ["10"],
                                                                          "nulls": {"c": 2}, "partly": ["h"],
                                                                          "generated": {"g": "1f:2:3:0"}}},
                     "pass": 1}\
                    """));
    }

    @Test
    void what_is_known_of_the_target_is_stored_like_this() throws IOException {
        Fingerprint shown = new Fingerprint("r", 5, List.of(BigInteger.TEN));
        PartitionTask task = PartitionTask.planned(TASK, "", new Estimate(1, 2), "t1", CHANGE)
                .withLeft(Staging.intended("mig"))
                .withOverwriting(Overwriting.TOLD)
                .withPublished(new Published(shown, Proof.FINGERPRINT, "9:3", List.of()));

        Map<String, AttributeValue> item = ItemCodec.write(ItemKey.task(TASK), task);

        JsonNode stored = AttributeTree.tree(item);
        assertThat(stored.get("left")).isEqualTo(json("""
                {"name": "mig", "partitionId": 0}"""));
        assertThat(stored.get("overwriting").asText()).isEqualTo("TOLD");
        assertThat(stored.get("published")).isEqualTo(json("""
                {"fingerprint": {"recipe": "r", "rows": 5, "sums": ["10"], "nulls": {}, "partly": [], "generated": {}},
                 "proof": "FINGERPRINT", "token": "9:3", "partly": []}"""));
        assertThat(ItemCodec.read(item, PartitionTask.class)).isEqualTo(task);
    }

    @Test
    void a_job_is_stored_like_this() throws IOException {
        Job job = Job.opened("job", new JobId("k3y0fajob1"), "shop", "", List.of("a", "b"), CHANGE.at())
                .nextRound(List.of("a"))
                .planned(new Job.Plan(1, 2, 3))
                .about(binding());

        assertThat(AttributeTree.tree(ItemCodec.write(ItemKey.job("job"), job))).isEqualTo(json("""
                {"pk": "JOBS", "sk": "job", "schema": 2, "minor": 9, "name": "job", "id": "k3y0fajob1",
                 "dated": true, "source": "shop",
                 "target": "", "tables": ["a"], "opened": "2026-11-22T00:00:00.500Z", "version": 3, "round": 1,
                 "plan": {"partitions": 1, "unchanged": 2, "bytes": 3},
                 "binding": {
                    "source": {"cluster": {"id": "7", "frontEnds": ["fe:9030"], "addresses": ["a:9030"]},
                               "database": "shop", "storage": "oss://x/y"},
                    "target": {"cluster": {"id": "", "frontEnds": [], "addresses": []}, "database": "", "storage": ""},
                    "filter": "a > 0", "renames": {"t": "t2"}, "installation": "recorder in r"}}"""));
        assertThat(ItemCodec.read(ItemCodec.write(ItemKey.job("job"), job), Job.class))
                .isEqualTo(job);
    }

    private static Binding binding() {
        ClusterIdentity cluster = new ClusterIdentity("7", List.of("fe:9030"), List.of("a:9030"));
        return new Binding(
                new Binding.Side(cluster, "shop", "oss://x/y"),
                Binding.Side.UNKNOWN,
                "a > 0",
                Map.of("t", "t2"),
                "recorder in r");
    }

    @Test
    void a_file_task_is_stored_like_this() throws IOException {
        FileTask file = FileTask.first(FILE, FileState.QUEUED, 9, "e", CHANGE).heldBy("label", CHANGE);

        assertThat(AttributeTree.tree(ItemCodec.write(ItemKey.file(FILE), file)))
                .isEqualTo(json("""
                    {"pk": "job#d%2Eb.t%23#p%25", "sk": "FILE#0000000007#0000000002#f.csv", "schema": 2, "minor": 9,
                     "id": {"task": {"partition": {"job": "job", "database": "d.b", "table": "t#", "partition": "p%"},
                                     "generation": 7},
                            "attempt": 2, "name": "f.csv"},
                     "state": "LOADING", "version": 2,
                     "change": {"by": "w", "at": "2026-11-22T00:00:00.500Z", "why": "because"},
                     "size": 9, "etag": "e", "load": "label"}\
                    """));
    }

    @Test
    void a_lease_is_stored_like_this() throws IOException {
        Lease lease = Lease.first("export/job", "w", Duration.ofSeconds(30));

        assertThat(AttributeTree.tree(ItemCodec.write(ItemKey.lease(lease.name()), lease)))
                .isEqualTo(json("""
                    {"pk": "LEASE#export/job", "sk": "LEASE", "schema": 2, "minor": 9, "name": "export/job", "owner": "w",
                     "fence": 1, "beat": 1, "length": "PT30S"}\
                    """));
    }

    @Test
    void a_message_is_sent_like_this() throws IOException {
        FileMessage message = new FileMessage(FILE, OBJECT, 9, "e");

        assertThat(json(MessageBody.write(message))).isEqualTo(json("""
            {"schema": 1, "job": "job", "database": "d.b", "table": "t#", "partition": "p%", "generation": 7,
             "attempt": 2, "name": "f.csv", "object": "s3://bucket/f.csv", "size": 9, "etag": "e"}\
            """));
        assertThat(MessageBody.read(MessageBody.write(message))).isEqualTo(message);
    }

    @Test
    void messages_that_cannot_be_read_say_why() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> MessageBody.read("hello"))
                .withMessageContaining("it is not JSON");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> MessageBody.read("{\"schema\": 1, \"job\": \"j\"}"))
                .withMessageContaining("database");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> MessageBody.read("{\"schema\": 99}"))
                .withMessage("its schema is 99, this version reads 1");
        for (String foreign : List.of("{}", "[]", "null", "{\"Records\":[]}", "{\"schema\": \"1\"}", "7")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> MessageBody.read(foreign))
                    .withMessageContaining("it is none of this program's messages");
        }
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                .readTree(text);
    }
}
