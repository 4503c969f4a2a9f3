package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An item that has lost something is refused, naming it, however deep that lies. */
@NullUnmarked
class CompleteRecordsTest {
    private record Leaf(String name, @Nullable String note) {}

    private record Branch(Leaf one, List<Leaf> more, Map<String, Leaf> named) {}

    private static final Leaf WHOLE = new Leaf("a", "b");
    private static final Leaf BROKEN = new Leaf(null, "b");

    @Test
    void what_has_everything_is_answered_as_it_is() {
        Branch whole = new Branch(new Leaf("a", null), List.of(WHOLE), Map.of("x", WHOLE));

        assertThat(CompleteRecords.require(whole)).isSameAs(whole);
    }

    @Test
    void what_is_missing_is_named_by_its_way() {
        refused(null, "\"\"");
        refused(BROKEN, "\"name\"");
        refused(new Branch(BROKEN, List.of(), Map.of()), "\"one.name\"");
        refused(new Branch(null, List.of(), Map.of()), "\"one\"");
        refused(new Branch(WHOLE, null, Map.of()), "\"more\"");
        refused(new Branch(WHOLE, List.of(WHOLE, BROKEN), Map.of()), "\"more.name\"");
        refused(new Branch(WHOLE, Collections.singletonList(null), Map.of()), "\"more\"");
        refused(new Branch(WHOLE, List.of(), Map.of("x", BROKEN)), "\"named.name\"");
    }

    private static void refused(Object value, String missing) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompleteRecords.require(value))
                .withMessage("it has no " + missing);
    }
}
