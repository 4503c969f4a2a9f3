package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Slices.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {
    private static final StorageUri FOLDER = StorageUri.parse("s3://bucket/j/d/t/p/g1/a2/");
    private static final Slices THREE =
            Slices.of(2, new BucketChoice("3.5.2", List.of("id"), 3, "r", List.of(0, 1, 2)));

    @Test
    void each_slice_is_one_bucket_and_all_of_them_are_every_bucket() {
        assertThat(THREE.all()).containsExactly(1, 2, 3);
        assertThat(THREE.all().stream().flatMap(slice -> THREE.rows(slice).chosen().stream()))
                .containsExactly(0, 1, 2);
        assertThat(THREE.rows(3)).isEqualTo(new BucketChoice("3.5.2", List.of("id"), 3, "r", List.of(2)));
    }

    @Test
    void each_try_has_a_folder_of_its_own_and_only_what_is_written_counts() {
        Slices begun = THREE.begun(List.of(1, 3)).written(List.of(3)).begun(List.of(1));

        assertThat(begun.slices()).containsExactly(new Slice(2, false), new Slice(0, false), new Slice(1, true));
        assertThat(begun.waiting()).containsExactly(2);
        assertThat(begun.underWay()).containsExactly(1);
        assertThat(begun.areWritten()).isFalse();
        assertThat(begun.folder(FOLDER, 1)).hasToString("s3://bucket/j/d/t/p/g1/a2/s1t2/");
        assertThat(begun.folder(FOLDER, 3)).hasToString("s3://bucket/j/d/t/p/g1/a2/s3t1/");
        assertThat(begun.begun(List.of(2)).written(List.of(1, 2)).areWritten()).isTrue();
    }

    @Test
    void what_is_given_up_is_still_known() {
        assertThat(THREE.over()).isFalse();
        assertThat(THREE.begun(List.of(1)).givenUp())
                .isEqualTo(new Slices(
                        2,
                        "3.5.2",
                        List.of("id"),
                        "r",
                        true,
                        List.of(new Slice(1, false), new Slice(0, false), new Slice(0, false))));
    }
}
