package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.task.RecorderException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ReadTogetherTest {
    private final InMemoryTable table = new InMemoryTable();
    private final RecorderTable asked = new RecorderTable(table, InMemoryTable.NAME);

    private List<Map<String, AttributeValue>> held(int count) {
        List<Map<String, AttributeValue>> items = IntStream.range(0, count)
                .mapToObj(i -> new ItemKey("p" + i, "s").attributes())
                .toList();
        items.forEach(table::hold);
        return items;
    }

    private static List<ItemKey> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ItemKey("p" + i, "s"))
                .toList();
    }

    @Test
    void as_many_are_read_at_once_as_a_transaction_takes() {
        List<Map<String, AttributeValue>> items = held(202);

        assertThat(asked.get(keys(202))).isEqualTo(items);
        assertThat(table.asked()).containsExactly("get 100", "get 100", "get 2");
        assertThat(asked.get(keys(100))).isEqualTo(items.subList(0, 100));
        assertThat(table.asked()).containsExactly("get 100");
        assertThat(asked.get(keys(0))).isEmpty();
        assertThat(table.asked()).isEmpty();
    }

    @Test
    void one_alone_is_read_for_half_the_price_of_a_transaction() {
        List<Map<String, AttributeValue>> items = held(101);

        assertThat(asked.get(keys(101))).isEqualTo(items);
        assertThat(table.asked()).containsExactly("get 100", "get");
    }

    @Test
    void what_is_not_there_is_passed_over() {
        List<Map<String, AttributeValue>> items = held(2);

        assertThat(asked.get(keys(4))).isEqualTo(items);
        assertThat(asked.get(List.of(new ItemKey("p9", "s")))).isEmpty();
    }

    @Test
    void where_a_write_is_under_way_or_the_answer_is_too_large_each_is_read_alone() {
        List<Map<String, AttributeValue>> items = held(2);
        table.at(1, InMemoryTable.refused(InMemoryTable.cancelled(Stream.of("None", "TransactionConflict"))));
        assertThat(asked.get(keys(3))).isEqualTo(items);
        assertThat(table.asked()).containsExactly("get 3", "get", "get", "get");

        table.at(1, InMemoryTable.refused(InMemoryTable.answer(400, "ValidationException")));
        assertThat(asked.get(keys(3))).isEqualTo(items);
    }

    @Test
    void who_may_not_read_is_told_so() {
        var denied = InMemoryTable.refused(InMemoryTable.answer(400, "AccessDeniedException"));
        table.at(1, denied).at(2, denied);

        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> asked.get(keys(3)))
                .matches(RecorderException::isRefused);
        assertThat(table.asked()).containsExactly("get 3", "get");
    }
}
