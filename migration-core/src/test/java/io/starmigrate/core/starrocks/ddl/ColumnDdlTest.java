package io.starmigrate.core.starrocks.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnDdlTest {
    private static Optional<String> filledIn(String type, ColumnValue value) {
        return new ColumnDdl("c", type, "", true, value, "").filledIn();
    }

    @Test
    void tellsWhatIsFilledInBeforeItIs() {
        assertThat(filledIn("int(11)", new ColumnValue.Unset())).contains("");
        assertThat(filledIn("int(11)", new ColumnValue.Default("NULL"))).contains("");
        assertThat(filledIn("int(11)", new ColumnValue.Default("\"7\""))).contains("\"7\"");
        assertThat(filledIn("float", new ColumnValue.Default("\"0.1\""))).contains("CAST(\"0.1\" AS FLOAT)");
    }

    @Test
    void doesNotTellWhatIsOfTheMoment() {
        assertThat(filledIn("datetime", new ColumnValue.Default("CURRENT_TIMESTAMP")))
                .isEmpty();
        assertThat(filledIn("varchar(36)", new ColumnValue.Default("(uuid())"))).isEmpty();
        assertThat(filledIn("bigint(20)", new ColumnValue.AutoIncrement())).isEmpty();
        assertThat(filledIn("int(11)", new ColumnValue.Generated("(`k` + 1)"))).isEmpty();
    }
}
