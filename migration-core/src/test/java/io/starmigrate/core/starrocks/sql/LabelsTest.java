package io.starmigrate.core.starrocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void givesEqualLoadsEqualLabelsAndDifferentOnesDifferentLabels() {
        String label = Labels.label(List.of("job1", "sales", "p202401", "g1"), List.of("a", "b"));

        assertThat(label).startsWith("job1_sales_p202401_g1_").isEqualTo(Labels.check(label));
        assertThat(Labels.label(List.of("job1", "sales", "p202401", "g1"), List.of("a", "b")))
                .isEqualTo(label);
        assertThat(Labels.label(List.of("job1", "sales", "p202401", "g1"), List.of("ab")))
                .isNotEqualTo(label);
        assertThat(Labels.label(List.of("job1", "sales", "p202401", "g1"), List.of("", "ab")))
                .isNotEqualTo(label);
    }

    @Test
    void fitsStarRocksWhateverTheNamesAre() {
        String label = Labels.label(List.of("x".repeat(200), "日期", "a.b"), List.of("c"));

        assertThat(label).hasSize(128).matches("[-A-Za-z0-9_]+");
    }

    @Test
    void refusesWhatStarRocksWouldRefuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Labels.check("bad.label"))
                .withMessageContaining("bad.label");
    }
}
