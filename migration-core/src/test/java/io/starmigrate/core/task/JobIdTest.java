package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobIdTest {
    @Test
    void ids_drawn_one_after_another_differ() {
        Random random = new Random(7);

        assertThat(Stream.generate(() -> JobId.random(random)).limit(1000)).doesNotHaveDuplicates();
    }

    @Test
    void a_derived_id_tells_jobs_apart_by_name_and_by_when_they_were_opened() {
        Instant opened = Instant.parse("2026-11-22T00:00:00.5Z");

        assertThat(List.of(
                        JobId.derived("job", opened),
                        JobId.derived("job2", opened),
                        JobId.derived("job", opened.plusNanos(1))))
                .doesNotHaveDuplicates();
        assertThat(JobId.derived("job", opened)).isEqualTo(JobId.derived("job", opened));
    }

    @Test
    void what_is_no_id_is_refused() {
        for (String text : List.of("", "short", "K3Y0FAJOB1", "k3y0fajob12", "k3y0_ajob1")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new JobId(text));
        }
    }
}
