package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.relay.CopyOutcome.Checked;
import io.starmigrate.worker.storage.Crc64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PassingPartsTest extends CopyBench {
    @Test
    void parts_that_are_too_large_to_be_held_pass_through_and_arrive_whole() throws Exception {
        byte[] content = write(4 * PART + 17);

        CopyOutcome outcome = copyIn(3, keeping(Crc64.text(Crc64.of(content))), target);

        assertThat(outcome.target().etag()).endsWith("-3");
        assertThat(outcome.checked()).isEqualTo(Checked.SOURCE_CHECKSUM);
        assertThat(held(outcome)).isEqualTo(content);
    }

    @Test
    void a_passing_part_whose_answer_ends_early_is_read_again() throws Exception {
        byte[] content = write(4 * PART);

        assertThat(held(copyIn(3, truncating(new AtomicInteger(), 2), target))).isEqualTo(content);
    }

    @Test
    void a_passing_part_of_a_source_that_changes_is_never_mixed() {
        write(4 * PART);
        StoredObject listed = stored();
        ObjectStore changing = changingMidway(4 * PART);

        try (ObjectCopy copy = new ObjectCopy(changing, target, inParts(3))) {
            assertThatThrownBy(() -> copy.copy(FROM, listed.size(), listed.etag(), TO))
                    .isInstanceOfSatisfying(
                            ObjectStoreException.class,
                            changed -> assertThat(changed.reason()).isEqualTo(Reason.CHANGED));
        }
        assertThat(target.head(TO)).isEmpty();
        assertThat(target.unfinished(TO)).isEmpty();
    }
}
