package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.CutoverAttempt;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.PutBack.Way;
import io.starmigrate.core.task.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What items until 2.6 told in sentences alone, and what those two versions write beside each other. */
class FromProseTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00.5Z");
    private static final PartitionTaskId TASK = new PartitionTaskId(new PartitionId("job", "shop", "t", "p"), 2);
    private static final ItemKey JOB = ItemKey.job("job");

    @ParameterizedTest
    @CsvSource({
        "retried by command, RETRIED",
        "generation 1 is moved once more by command, MOVED_AGAIN",
        "retried by command as the next generation,",
        "cancelled by command,"
    })
    void a_change_of_before_puts_back_to_work_as_its_text_says(String why, Way way) {
        Change change = new Change("w", NOW, why);
        ObjectNode task = of6(ItemCodec.write(ItemKey.task(TASK), planned(change)));
        ObjectNode line = of6(ItemCodec.write(ItemKey.task(TASK), new Transition(1, PartitionState.PLANNED, change)));

        assertThat(read(task, PartitionTask.class).change().way()).isEqualTo(Optional.ofNullable(way));
        assertThat(read(line, Transition.class).change().way()).isEqualTo(Optional.ofNullable(way));
    }

    @Test
    void a_change_of_this_form_does_as_it_has_it_and_not_as_its_text_says() {
        Change told = new Change("w", NOW, "retried by command");
        Change done = Change.puttingBack("w", NOW, "for whatever reason", Way.MOVED_AGAIN);

        assertThat(read(ItemCodec.write(ItemKey.task(TASK), planned(told)), PartitionTask.class)
                        .change()
                        .way())
                .isEmpty();
        assertThat(read(ItemCodec.write(ItemKey.task(TASK), planned(done)), PartitionTask.class)
                        .change())
                .isEqualTo(done)
                .returns(Optional.of(Way.MOVED_AGAIN), Change::way);
    }

    /** It keeps what it does not know, also of the change that it replaces by its own. */
    @Test
    void what_a_version_of_before_changes_next_does_not_put_back_to_work() {
        ObjectNode item = AttributeTree.tree(ItemCodec.write(
                ItemKey.task(TASK), planned(Change.puttingBack("w", NOW, "retried by command", Way.RETRIED))));
        ((ObjectNode) item.get("change"))
                .put("at", NOW.plusSeconds(1).toString())
                .put("why", "exported whole");

        PartitionTask read = read(item, PartitionTask.class);

        assertThat(read.change().putBack()).isNotNull();
        assertThat(read.change().way()).isEmpty();
    }

    @Test
    void attempts_of_before_are_read_from_their_sentences_and_other_sentences_stay() {
        CutoverAttempt first =
                new CutoverAttempt(CutoverState.MOVED, at(1), at(2), "orders/p1 was written to: \n2 rows");
        CutoverAttempt second = new CutoverAttempt(CutoverState.FROZEN, at(3), at(4), "who knows…");
        List<String> others =
                List.of("An attempt was DREAMT, frozen from now, and went back at once: a dream", "proved");
        ObjectNode item = of6(ItemCodec.write(JOB, job(CutoverProgress.begun(at(0), null))));
        ArrayNode told = ((ObjectNode) item.get("cutover")).putArray("told");
        told.add(first.told()).add(others.get(0)).add(second.told()).add(others.get(1));

        CutoverProgress read = cutover(item);

        assertThat(read.pastAttempts()).containsExactly(first, second);
        assertThat(read.told()).isEqualTo(others);
        assertThat(read.sentences()).containsExactly(first.told(), second.told(), others.get(0), others.get(1));
        assertThat(cutover(AttributeTree.tree(ItemCodec.write(JOB, job(read))))).isEqualTo(read);
    }

    @Test
    void an_attempt_told_to_the_second_is_of_the_cutover_that_began_within_it() {
        ObjectNode item = of6(ItemCodec.write(JOB, job(CutoverProgress.begun(NOW, null))));
        ((ObjectNode) item.get("cutover"))
                .putArray("told")
                .add(new CutoverAttempt(CutoverState.FROZEN, NOW, NOW, "written to").told());

        assertThat(cutover(item).wentBack()).isTrue();
    }

    /** It keeps the attempts of the cutover before. */
    @Test
    void a_cutover_that_a_version_of_before_begins_has_gone_back_never() {
        ObjectNode item = AttributeTree.tree(ItemCodec.write(
                JOB,
                job(CutoverProgress.begun(at(0), null)
                        .frozen(at(1), at(1), Map.of())
                        .thawed(at(2), "written to"))));
        assertThat(cutover(item).wentBack()).isTrue();

        ((ObjectNode) item.get("cutover")).put("begun", at(9).toString());

        assertThat(cutover(item).wentBack()).isFalse();
        assertThat(cutover(item).sentences()).isEmpty();
    }

    private static Instant at(long second) {
        return Instant.parse("2026-11-22T00:00:00Z").plusSeconds(second);
    }

    private static PartitionTask planned(Change change) {
        return PartitionTask.planned(TASK, "", new Estimate(1, 2), "t1", change);
    }

    private static Job job(CutoverProgress progress) {
        return Job.opened("job", JobId.derived("job", NOW), "shop", "", List.of("t"), NOW)
                .cutover(progress);
    }

    private static ObjectNode of6(Map<String, AttributeValue> item) {
        return AttributeTree.tree(item).put("minor", 6L);
    }

    private static <T> T read(ObjectNode item, Class<T> type) {
        return read(AttributeTree.attributes(item), type);
    }

    private static <T> T read(Map<String, AttributeValue> item, Class<T> type) {
        return ItemCodec.read(item, type);
    }

    private static CutoverProgress cutover(ObjectNode item) {
        return read(item, Job.class).lastCutover().orElseThrow();
    }
}
