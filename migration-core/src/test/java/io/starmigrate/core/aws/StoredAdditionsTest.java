package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.CancelledExports;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.DeltaShare;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.Slices;
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
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a later minor form has added to items: how it is stored, and that items without it are read. */
class StoredAdditionsTest {
    private static final Change CHANGE = new Change("w", Instant.parse("2026-11-22T00:00:00.5Z"), "because");
    private static final PartitionTaskId TASK = new PartitionTaskId(new PartitionId("job", "d.b", "t#", "p%"), 7);
    private static final StorageUri OBJECT = StorageUri.parse("s3a://bucket/f.csv");

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
    void the_group_it_rode_with_is_stored_with_the_export_after_and_older_exports_have_none() throws IOException {
        Export export = new Export(1, OBJECT, "t2", List.of(), FileFormat.csv(new Separators('\1', '\2')), CHANGE.at());
        TravelGroup group = new TravelGroup(new Member("p1", 3), 1, OBJECT, List.of());
        PartitionTask task = PartitionTask.planned(TASK, "", new Estimate(1, 2), "t1", CHANGE);
        PartitionTask alone = task.withExport(export.with(group)).withExport(export);

        ObjectNode stored = AttributeTree.tree(ItemCodec.write(ItemKey.task(TASK), alone));

        assertThat(stored.get("export").get("rode").get("carrier")).isEqualTo(json("""
                {"partition": "p1", "generation": 3}"""));
        PartitionTask read = ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class);
        assertThat(read).isEqualTo(alone);
        assertThat(read.riding()).isEmpty();
        assertThat(read.withExport(export).rode()).contains(group);
        ((ObjectNode) stored.get("export")).remove("rode");
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
    void the_rows_of_a_file_are_stored_with_it_and_older_files_have_none() {
        FileTaskId id = new FileTaskId(TASK, 2, "f.csv.1of1.zst");
        FileTask file = FileTask.first(id, FileState.RELAYED, 10, "e", CHANGE);

        ObjectNode stored = AttributeTree.tree(ItemCodec.write(ItemKey.file(id), file.holding(5)));

        assertThat(stored.get("rows").asLong()).isEqualTo(5);
        FileTask read = ItemCodec.read(AttributeTree.attributes(stored), FileTask.class);
        assertThat(read).isEqualTo(file.holding(5));
        assertThat(read.to(FileState.QUEUED, CHANGE).heldBy("l", CHANGE).rows()).isEqualTo(5);
        stored.remove("rows");
        stored.put("minor", 8L);
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), FileTask.class))
                .isEqualTo(file);
    }

    @Test
    void what_was_counted_of_a_job_is_stored_like_this() throws IOException {
        JobSummary summary = JobSummary.none("job").next(CHANGE.at(), "w", "H4sIAA==");

        ObjectNode stored = AttributeTree.tree(ItemCodec.write(ItemKey.summary("job"), summary));

        assertThat(stored).isEqualTo(json("""
                {"pk": "SUMMARY#job", "sk": "SUMMARY", "schema": 2, "minor": 9, "job": "job", "version": 1,
                 "at": "2026-11-22T00:00:00.500Z", "worker": "w", "counts": "H4sIAA=="}"""));
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), JobSummary.class))
                .isEqualTo(summary);
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
        PartitionTask known = plain.withExport(new Export(
                        4, OBJECT, "t2", List.of(), export.format(), CHANGE.at(), null, before, null, null, null))
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
    void slices_are_stored_with_their_export_and_older_exports_have_none() throws IOException {
        Export export = new Export(2, OBJECT, "t2", List.of(), FileFormat.parquet(), CHANGE.at());
        PartitionTask one = PartitionTask.planned(TASK, "", new Estimate(1, 2), "t1", CHANGE)
                .withExport(export);
        BucketChoice all = new BucketChoice("3.5.2", List.of("id"), 2, "r", List.of(0, 1));
        PartitionTask sliced =
                one.withExport(export.with(Slices.of(2, all).begun(List.of(2)).written(List.of(2))));

        ObjectNode stored = AttributeTree.tree(ItemCodec.write(ItemKey.task(TASK), sliced));

        assertThat(stored.get("export").get("slices")).isEqualTo(json("""
                {"attempt": 2, "version": "3.5.2", "keys": ["id"], "recipe": "r", "over": false,
                 "slices": [{"tries": 0, "written": false}, {"tries": 1, "written": true}]}"""));
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class))
                .isEqualTo(sliced);
        ((ObjectNode) stored.get("export")).put("attempt", 3);
        assertThat(Objects.requireNonNull(ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class)
                                .export())
                        .sliced())
                .as("kept by a program that knows nothing of them")
                .isEmpty();
        stored.remove("minor");
        ((ObjectNode) stored.get("export")).put("attempt", 2);
        ((ObjectNode) stored.get("export")).remove("slices");
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), PartitionTask.class))
                .isEqualTo(one);
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
    void rounds_that_have_ended_are_stored_with_the_job_and_older_jobs_have_none() throws IOException {
        Job job = Job.opened("job", new JobId("k3y0fajob1"), "shop", "", List.of(), CHANGE.at());
        Job ended = job.finished(new FinishedRound(1, 2, 3, 4, Map.of("EXPORT", 5L), CHANGE.at()));

        ObjectNode stored = AttributeTree.tree(ItemCodec.write(ItemKey.job("job"), ended));

        assertThat(stored.get("recent")).isEqualTo(json("""
                [{"number": 1, "partitions": 2, "bytes": 3, "millis": 4, "stages": {"EXPORT": 5},
                  "ended": "%s"}]""".formatted(CHANGE.at())));
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), Job.class)).isEqualTo(ended);
        ((ObjectNode) stored.get("recent").get(0)).remove("ended");
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), Job.class).recentRounds())
                .containsExactly(new FinishedRound(1, 2, 3, 4, Map.of("EXPORT", 5L)));
        stored.remove("recent");
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), Job.class).recentRounds())
                .isEmpty();
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
    void a_jobs_cutover_is_read_as_it_was_written_and_is_none_in_jobs_of_before() {
        Job job = Job.opened("job", JobId.derived("job", CHANGE.at()), "shop", "", List.of("a"), CHANGE.at());
        CutoverProgress frozen = CutoverProgress.begun(CHANGE.at(), Duration.ofSeconds(3))
                .frozen(CHANGE.at(), CHANGE.at(), Map.of("a", "d1"));
        Map<String, AttributeValue> item = ItemCodec.write(ItemKey.job("job"), job.cutover(frozen));

        assertThat(ItemCodec.read(item, Job.class).lastCutover()).contains(frozen);
        Map<String, AttributeValue> before = new HashMap<>(item);
        before.remove("cutover");
        before.put("minor", AttributeValue.fromN("2"));
        assertThat(ItemCodec.read(before, Job.class).lastCutover()).isEmpty();
    }

    @Test
    void who_cuts_over_and_what_was_done_is_stored_with_the_cutover_and_older_ones_tell_neither() throws IOException {
        Job job = Job.opened("job", JobId.derived("job", CHANGE.at()), "shop", "", List.of("a"), CHANGE.at());
        CutoverProgress begun = CutoverProgress.begun(CHANGE.at(), null);
        Job told = job.cutover(begun.told("host-1", List.of("found no write", "found no write")));

        ObjectNode stored = AttributeTree.tree(ItemCodec.write(ItemKey.job("job"), told));

        ObjectNode cutover = (ObjectNode) stored.get("cutover");
        assertThat(cutover.get("by").textValue()).isEqualTo("host-1");
        assertThat(cutover.get("told")).isEqualTo(json("[\"found no write\"]"));
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), Job.class)).isEqualTo(told);
        cutover.remove(List.of("by", "told"));
        assertThat(ItemCodec.read(AttributeTree.attributes(stored), Job.class).lastCutover())
                .contains(begun);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                .readTree(text);
    }
}
