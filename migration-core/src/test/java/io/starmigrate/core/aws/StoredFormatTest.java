package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.CancelledExports;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.DeltaShare;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.task.TravelGroup;
import io.starmigrate.core.task.TravelGroup.Member;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
                    {"pk": "job#d%2Eb.t%23#p%25", "sk": "TASK#0000000007", "schema": 2, "minor": 5,
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
    void cancelled_exports_are_stored_with_the_attempt_after_them_and_older_attempts_have_none() throws IOException {
        Export export = new Export(4, OBJECT, "t2", List.of(), FileFormat.csv(new Separators('\1', '\2')), CHANGE.at());
        PartitionTask task = PartitionTask.planned(TASK, "", new Estimate(1, 2), "t1", CHANGE);
        PartitionTask counted = task.withExport(export.after(new CancelledExports(1, 2, "Leader changed")));

        ObjectNode stored = AttributeTree.tree(ItemCodec.write(ItemKey.task(TASK), counted));

        assertThat(stored.get("export").get("cancelled")).isEqualTo(json("""
                {"own": 1, "interrupted": 2, "reason": "Leader changed"}"""));
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class))
                .isEqualTo(counted);
        ((ObjectNode) stored.get("export")).remove("cancelled");
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class))
                .isEqualTo(task.withExport(export));
    }

    @Test
    void a_group_is_stored_with_the_export_and_older_exports_have_none() throws IOException {
        Export export = new Export(1, OBJECT, "t2", List.of(), FileFormat.csv(new Separators('\1', '\2')), CHANGE.at());
        PartitionTask task = PartitionTask.planned(TASK, "", new Estimate(1, 2), "t1", CHANGE);
        TravelGroup group = new TravelGroup(Member.of(TASK), 1, OBJECT, List.of(new Member("p2", 3)));

        ObjectNode stored =
                AttributeTree.tree(ItemCodec.write(ItemKey.task(TASK), task.withExport(export.with(group))));

        assertThat(stored.get("export").get("group").get("riders")).isEqualTo(json("""
                [{"partition": "p2", "generation": 3}]"""));
        PartitionTask read = ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class);
        assertThat(read.carrying()).contains(group);
        assertThat(read.riding()).isEmpty();
        ((ObjectNode) stored.get("export")).remove("group");
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class))
                .isEqualTo(task.withExport(export));
    }

    @Test
    void unknown_failures_are_stored_with_the_task_and_older_tasks_have_none() throws IOException {
        PartitionTask before = PartitionTask.planned(TASK, "", new Estimate(1, 2), "t1", CHANGE);
        PartitionTask met = before.afterUnknown("a segment").afterUnknown("went astray");

        ObjectNode stored = AttributeTree.tree(ItemCodec.write(ItemKey.task(TASK), met));

        assertThat(stored.get("unknown")).isEqualTo(json("""
                {"state": "PLANNED", "times": 2, "text": "went astray"}"""));
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class))
                .isEqualTo(met);
        stored.remove("unknown");
        stored.remove("minor");
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class))
                .isEqualTo(before);
    }

    @Test
    void what_is_known_of_the_source_is_stored_like_this_and_older_items_have_none() throws IOException {
        Export export = new Export(4, OBJECT, "t2", List.of(), FileFormat.csv(new Separators('\1', '\2')), CHANGE.at());
        Fingerprint before = new Fingerprint("r", 5, List.of(BigInteger.TEN));
        PartitionTask plain = PartitionTask.planned(TASK, "", new Estimate(1, 2), "t1", CHANGE)
                .withExport(export);
        PartitionTask known = plain.withExport(
                        new Export(4, OBJECT, "t2", List.of(), export.format(), CHANGE.at(), null, before, null, null))
                .withSeenToken("9:4")
                .withDroppedAtSource(CHANGE.at());

        ObjectNode stored = AttributeTree.tree(ItemCodec.write(ItemKey.task(TASK), known));

        assertThat(stored.get("seenToken").asText()).isEqualTo("9:4");
        assertThat(stored.get("droppedAtSource").asText()).isEqualTo("2026-11-22T00:00:00.500Z");
        assertThat(stored.get("export").get("before").get("rows").asLong()).isEqualTo(5);
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class))
                .isEqualTo(known);
        stored.remove(List.of("seenToken", "droppedAtSource", "minor"));
        ((ObjectNode) stored.get("export")).remove("before");
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class))
                .isEqualTo(plain);
    }

    @Test
    void how_much_an_export_writes_is_stored_with_it_and_older_exports_have_nothing_of_it() throws IOException {
        Export export = new Export(1, OBJECT, "t2", List.of(), FileFormat.parquet(), CHANGE.at());
        PartitionTask whole = PartitionTask.planned(TASK, "", new Estimate(1, 2), "t1", CHANGE)
                .withExport(export);
        PartitionTask some = whole.withExport(export.with(new DeltaShare(3, 100)));

        ObjectNode stored = AttributeTree.tree(ItemCodec.write(ItemKey.task(TASK), some));

        assertThat(stored.get("export").get("delta")).isEqualTo(json("""
                {"rows": 3, "all": 100}"""));
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class))
                .isEqualTo(some);
        stored.remove("minor");
        ((ObjectNode) stored.get("export")).remove("delta");
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class))
                .isEqualTo(whole);
    }

    @Test
    void rounds_that_have_ended_are_stored_with_the_job_and_older_jobs_have_none() throws IOException {
        Job job = Job.opened("job", new JobId("k3y0fajob1"), "shop", "", List.of(), CHANGE.at());
        Job ended = job.finished(new FinishedRound(1, 2, 3, 4, Map.of("EXPORT", 5L)));

        ObjectNode stored = AttributeTree.tree(ItemCodec.write(ItemKey.job("job"), ended));

        assertThat(stored.get("recent")).isEqualTo(json("""
                [{"number": 1, "partitions": 2, "bytes": 3, "millis": 4, "stages": {"EXPORT": 5}}]"""));
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), Job.class)).isEqualTo(ended);
        stored.remove("recent");
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), Job.class).recentRounds())
                .isEmpty();
    }

    @Test
    void how_many_partitions_a_plan_knew_is_stored_with_it_and_older_plans_do_not_tell() throws IOException {
        Job job = Job.opened("job", new JobId("k3y0fajob1"), "shop", "", List.of(), CHANGE.at());
        Job counted = job.planned(new Job.Plan(1, 2, 3, 5));

        ObjectNode stored = AttributeTree.tree(ItemCodec.write(ItemKey.job("job"), counted));

        assertThat(stored.get("plan")).isEqualTo(json("""
                {"partitions": 1, "unchanged": 2, "bytes": 3, "known": 5}"""));
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), Job.class)).isEqualTo(counted);
        ((ObjectNode) stored.get("plan")).remove("known");
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), Job.class).plan())
                .isEqualTo(new Job.Plan(1, 2, 3));
    }

    @Test
    void what_was_published_before_tokens_were_kept_is_read_without_one() {
        Fingerprint shown = new Fingerprint("r", 5, List.of(BigInteger.TEN));
        PartitionTask before = PartitionTask.planned(TASK, "", new Estimate(1, 2), "t1", CHANGE)
                .withPublished(new Published(shown, Proof.FINGERPRINT, null, List.of()));

        assertThat(ItemCodec.read(ItemCodec.write(ItemKey.task(TASK), before), PartitionTask.class))
                .isEqualTo(before);
    }

    @Test
    void a_job_is_stored_like_this() throws IOException {
        Job job = Job.opened("job", new JobId("k3y0fajob1"), "shop", "", List.of("a", "b"), CHANGE.at())
                .nextRound(List.of("a"))
                .planned(new Job.Plan(1, 2, 3))
                .about(binding());

        assertThat(AttributeTree.tree(ItemCodec.write(ItemKey.job("job"), job))).isEqualTo(json("""
                {"pk": "JOBS", "sk": "job", "schema": 2, "minor": 5, "name": "job", "id": "k3y0fajob1",
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
    void a_file_task_is_stored_like_this() throws IOException {
        FileTask file = FileTask.first(FILE, FileState.QUEUED, 9, "e", CHANGE).heldBy("label", CHANGE);

        assertThat(AttributeTree.tree(ItemCodec.write(ItemKey.file(FILE), file)))
                .isEqualTo(json("""
                    {"pk": "job#d%2Eb.t%23#p%25", "sk": "FILE#0000000007#0000000002#f.csv", "schema": 2, "minor": 5,
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
                    {"pk": "LEASE#export/job", "sk": "LEASE", "schema": 2, "minor": 5, "name": "export/job", "owner": "w",
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
        later.put("minor", AttributeValue.fromN("7"));
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
    void a_jobs_cutover_is_read_as_it_was_written_and_is_none_in_jobs_of_before() {
        Job job = Job.opened("job", JobId.derived("job", CHANGE.at()), "shop", "", List.of("a"), CHANGE.at());
        CutoverProgress frozen = CutoverProgress.begun(CHANGE.at(), Optional.of(Duration.ofSeconds(3)))
                .frozen(CHANGE.at(), CHANGE.at(), Map.of("a", "d1"));
        Map<String, AttributeValue> item = ItemCodec.write(ItemKey.job("job"), job.cutover(frozen));

        assertThat(ItemCodec.read(item, Job.class).lastCutover()).contains(frozen);
        Map<String, AttributeValue> before = new HashMap<>(item);
        before.remove("cutover");
        before.put("minor", AttributeValue.fromN("2"));
        assertThat(ItemCodec.read(before, Job.class).lastCutover()).isEmpty();
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

    @Test
    void messages_that_cannot_be_read_say_why() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> MessageBody.read("hello"))
                .withMessageContaining("it is not JSON");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> MessageBody.read("{\"schema\": 1, \"job\": \"j\"}"))
                .withMessageContaining("database");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> MessageBody.read("{}"))
                .withMessage("its schema is 0, this version reads 1");
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                .readTree(text);
    }
}
