package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Put;

class WriteTogetherTest {
    private final InMemoryTable table = new InMemoryTable();
    private final RecorderTable asked = new RecorderTable(table, InMemoryTable.NAME);
    private final List<String> alone = new ArrayList<>();

    /** Those that are refused when they are written alone. */
    private Set<String> refused = Set.of();

    private WriteTogether<String> of(int items) {
        return new WriteTogether<>(asked, items, value -> puts(value, items), value -> {
            alone.add(value);
            return !refused.contains(value);
        });
    }

    private List<Put> puts(String value, int items) {
        return IntStream.range(0, items)
                .mapToObj(i -> asked.create(new ItemKey(value, "s" + i).attributes()))
                .toList();
    }

    private static List<String> values(int count) {
        return IntStream.range(0, count).mapToObj(i -> "v" + i).toList();
    }

    @Test
    void as_many_are_written_at_once_as_a_transaction_takes() {
        assertThat(of(2).write(values(52))).isEqualTo(values(52));
        assertThat(table.asked()).containsExactly("put 100", "put 4");
        assertThat(table.keys()).hasSize(104);
        assertThat(alone).isEmpty();
        assertThat(of(1).write(List.of())).isEmpty();
        assertThat(table.asked()).isEmpty();
    }

    @Test
    void one_is_written_alone() {
        refused = Set.of("v101");

        assertThat(of(1).write(values(101))).isEqualTo(values(101));
        assertThat(of(2).write(List.of("v101"))).isEmpty();

        assertThat(table.asked()).containsExactly("put 100");
        assertThat(alone).containsExactly("v100", "v101");
    }

    @Test
    void what_stands_in_the_way_is_written_alone_and_the_others_together() {
        table.hold(new ItemKey("v1", "s0").attributes());
        table.hold(new ItemKey("v4", "s1").attributes());
        refused = Set.of("v4");

        assertThat(of(2).write(values(6))).containsExactly("v1", "v0", "v2", "v3", "v5");

        assertThat(alone).containsExactly("v1", "v4");
        assertThat(table.asked()).containsExactly("put 12", "put 8");
        assertThat(table.keys()).hasSize(2 + 8);
    }

    @Test
    void what_another_write_is_under_way_to_is_written_alone() {
        table.at(1, InMemoryTable.refused(InMemoryTable.cancelled(Stream.of("TransactionConflict", "None", "None"))));

        assertThat(of(1).write(values(3))).containsExactly("v0", "v1", "v2");

        assertThat(alone).containsExactly("v0");
        assertThat(table.asked()).containsExactly("put 3", "put 2");
    }

    @Test
    void a_transaction_that_nothing_stood_in_the_way_of_is_not_tried_again() {
        table.at(1, InMemoryTable.refused(InMemoryTable.cancelled(Stream.of("None", "None"))));

        assertThat(of(1).write(values(2))).isEqualTo(values(2));

        assertThat(alone).isEqualTo(values(2));
        assertThat(table.asked()).containsExactly("put 2");
    }

    @Test
    void after_a_lost_reply_each_finds_out_alone_whether_it_was_written() {
        table.at(1, InMemoryTable.lostReply());
        refused = Set.of("v2");

        assertThat(of(1).write(values(3))).containsExactly("v0", "v1");

        assertThat(alone).isEqualTo(values(3));
    }

    @Test
    void what_is_too_much_at_once_is_written_one_by_one() {
        table.at(1, InMemoryTable.refused(InMemoryTable.answer(400, "ValidationException")));
        table.at(2, InMemoryTable.refused(InMemoryTable.cancelled(Stream.of("ThrottlingError", "None"))));
        refused = Set.of("v1");

        assertThat(of(1).write(values(102))).hasSize(101).doesNotContain("v1");

        assertThat(alone).isEqualTo(values(102));
        assertThat(table.asked()).containsExactly("put 100", "put 2");
    }
}
