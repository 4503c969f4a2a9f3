package io.starmigrate.worker.starrocks.targetcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ViewDatabasesTest {
    private static final List<String> ALL = List.of("a", "b", "c", "d");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final ViewDatabases databases = new ViewDatabases(now::get);

    private List<String> asked(Set<String> having) {
        List<String> asked = new ArrayList<>();
        databases.each(() -> ALL, database -> {
            asked.add(database);
            return having.contains(database);
        });
        return asked;
    }

    @Test
    void onlyThoseThatHadSomethingAreAskedAgainUntilTheTimeIsOver() {
        assertThat(asked(Set.of("b", "d"))).isEqualTo(ALL);
        now.addAndGet(ViewDatabases.REMEMBERED.toNanos() - 1);
        assertThat(asked(Set.of("a"))).containsExactly("b", "d");
        now.incrementAndGet();
        assertThat(asked(Set.of("a"))).isEqualTo(ALL);
        assertThat(asked(Set.of())).containsExactly("a");
    }

    @Test
    void whatFailsHalfWayIsNotRemembered() {
        assertThatThrownBy(() -> databases.each(() -> ALL, database -> {
                    throw new IllegalStateException("out of reach");
                }))
                .hasMessage("out of reach");
        assertThat(asked(Set.of())).isEqualTo(ALL);
        assertThat(asked(Set.of())).isEmpty();
    }
}
