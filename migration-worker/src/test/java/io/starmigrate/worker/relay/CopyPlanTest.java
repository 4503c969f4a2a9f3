package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyPlanTest {
    private static final long MIB = 1L << 20;
    private static final long LARGEST = 10_000 * (5L << 30);

    private static CopyPlan plan(long size) {
        StoredObject object = new StoredObject(StorageUri.parse("oss://source/huge.csv"), size, "etag", Instant.EPOCH);
        return CopyPlan.of(object, RelayLimits.STANDARD);
    }

    @ParameterizedTest
    @CsvSource({
        // size in bytes, part in MiB, parts
        "0, 8, 0",
        "1, 8, 1",
        "8388608, 8, 1",
        "83886080000, 8, 10000",
        // One byte more than 10,000 parts of 8 MiB: about 78 GiB.
        "83886080001, 9, 8889",
        // 100 GiB, 1 TiB, 10 TiB
        "107374182400, 11, 9310",
        "1099511627776, 105, 9987",
        "10995116277760, 1049, 9996",
        // 10,000 parts of 5 GiB, and one byte less
        "53687091200000, 5120, 10000",
        "53687091199999, 5120, 10000"
    })
    void partsGrowWithTheObjectAndAreNeverTooMany(long size, long mebibytes, int parts) {
        CopyPlan plan = plan(size);
        List<CopyPlan.Range> ranges = plan.ranges();

        assertThat(plan.partBytes()).isEqualTo(mebibytes * MIB);
        assertThat(ranges).hasSize(parts);
        long offset = 0;
        for (CopyPlan.Range range : ranges) {
            assertThat(ranges.get(range.number() - 1)).isSameAs(range);
            assertThat(range.offset()).isEqualTo(offset);
            assertThat(range.length()).isBetween(1L, CopyPlan.LARGEST_PART);
            offset += range.length();
        }
        assertThat(offset).isEqualTo(size);
    }

    @Test
    void anUploadThatIsHalfSentFitsOnlyIfItsPartsAreThoseOfThePlan() {
        CopyPlan plan = plan(20 * MIB);

        assertThat(plan.fits(List.of())).isTrue();
        assertThat(plan.fits(List.of(part(1, 8), part(3, 4)))).isTrue();
        assertThat(plan.fits(List.of(part(1, 8), part(3, 8)))).isFalse();
        assertThat(plan.fits(List.of(part(2, 4)))).isFalse();
        assertThat(plan.fits(List.of(part(4, 4)))).isFalse();
    }

    private static Part part(int number, long mebibytes) {
        return new Part(number, "tag", mebibytes * MIB);
    }

    @Test
    void whatNoUploadTakesIsRefusedWithTheWayOn() {
        assertThatThrownBy(() -> plan(LARGEST + 1))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE))
                .hasMessageContaining("oss://source/huge.csv")
                .hasMessageContaining("smaller files");
    }
}
