package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileTaskIdTest {
    /** Whoever may write to the storage chooses these names; a log or a terminal must not obey them. */
    @Test
    void is_shown_on_one_line_whatever_the_objects_key_holds() {
        PartitionId partition = new PartitionId("job", "shop", "a\nb", "p\u001b[2J");
        FileTaskId file = new FileTaskId(new PartitionTaskId(partition, 2), 3, "od\u0003d 表.csv");

        assertThat(file).hasToString("job/shop.a\\u000Ab/p\\u001B[2J generation 2 attempt 3 file od\\u0003d 表.csv");
        assertThat(file.name()).isEqualTo("od\u0003d 表.csv");
        assertThat(file.task().raw()).isEqualTo("job/shop.a\nb/p\u001b[2J generation 2");
    }
}
