package io.starmigrate.standin.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The vectors are those of StarRocks' documentation. */
class RowHashesTest {
    @Test
    void murmurChainsItsArguments() {
        assertThat(RowHashes.murmur(List.of("hello"))).isEqualTo(1321743225);
        assertThat(RowHashes.murmur(List.of("hello", "world"))).isEqualTo(984713481);
    }

    @Test
    void xxh3ChainsItsArguments() {
        assertThat(RowHashes.xxh3(List.of("hello"))).isEqualTo(-7685981735718036227L);
        assertThat(RowHashes.xxh3(List.of("hello", "world"))).isEqualTo(7001965798170371843L);
    }

    @Test
    void aHyperLogLogIsExactWhileSmallAndCloseWhenLarge() {
        HyperLogLog sketch = new HyperLogLog();
        for (int i = 0; i < 100; i++) {
            sketch.add(MurmurHash64.hash("v" + i));
        }
        assertThat(HyperLogLog.read(sketch.hex()).cardinality()).isEqualTo(100);
        for (int i = 0; i < 50_000; i++) {
            sketch.add(MurmurHash64.hash("v" + i));
        }
        assertThat(HyperLogLog.read(sketch.hex()).cardinality()).isBetween(49_000L, 51_000L);
    }

    @Test
    void bitmapsKeepTheirMembersThroughTheSerialisedForm() {
        for (String members : List.of("", "7", "18446744073709551615", "1,2,3")) {
            assertThat(BitmapForm.fromBase64(BitmapForm.toBase64(members))).isEqualTo(members);
        }
        assertThat(BitmapForm.fromBase64("no base64!")).isNull();
    }

    @Test
    void nestedTextsAreReadAsCsvFilesHoldThem() {
        assertThat(NestedText.toJson("[\"a\"\"b\",null,[1]]")).isEqualTo("[\"a\\\"b\",null,[\"1\"]]");
        assertThat(NestedText.toJson("{1:\"x\",2:null}")).isEqualTo("{\"1\":\"x\",\"2\":null}");
        assertThat(NestedText.toJson("[1,")).isNull();
        assertThat(NestedText.toJson("text")).isNull();
    }
}
