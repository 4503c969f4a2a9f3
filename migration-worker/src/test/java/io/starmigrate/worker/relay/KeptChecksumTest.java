package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.KeptChecksum;
import io.starmigrate.core.storage.KeptChecksum.Algorithm;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing;
import io.starmigrate.worker.relay.CopyOutcome.Checked;
import io.starmigrate.worker.relay.PackOrder.Piece;
import io.starmigrate.worker.storage.Crc;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read by ranges is compared with whatever checksum of the whole the source keeps. */
class KeptChecksumTest extends CopyBench {
    @ParameterizedTest
    @EnumSource
    void a_large_object_is_compared(Algorithm algorithm) {
        byte[] content = write(PART + 17);

        assertThat(copy(keeping(algorithm, content), target).checked()).isEqualTo(Checked.SOURCE_CHECKSUM);
    }

    @Test
    void parts_that_pass_through_are_compared_too() throws Exception {
        byte[] content = write(4 * PART + 17);

        CopyOutcome outcome = copyIn(3, keeping(Algorithm.CRC64_NVME, content), target);

        assertThat(outcome.checked()).isEqualTo(Checked.SOURCE_CHECKSUM);
        assertThat(held(outcome)).isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource
    void what_was_damaged_on_its_way_is_not_written(Algorithm algorithm) {
        byte[] content = write(PART + 17);
        content[PART + 3] ^= 1;
        ObjectStore kept = keeping(algorithm, content);

        assertThatThrownBy(() -> copy(kept, target))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        damaged -> assertThat(damaged.reason()).isEqualTo(Reason.BUSY))
                .hasMessageContaining(Crc.valueOf(algorithm.name()).title());
        assertThat(target.head(TO)).isEmpty();
        assertThat(target.unfinished(TO)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_packed_file_is_compared_before_anybody_sees_a_piece(Algorithm algorithm) {
        byte[] content = write(1000);
        content[7] = '\n';
        content[500] = '\n';
        content[999] = '\n';
        source.put(FROM, content);

        assertThat(pack(keeping(algorithm, content.clone()))).hasSize(2);
        target.delete(TO.resolve("1"));
        ObjectStore damaged = keeping(algorithm, new byte[1000]);
        assertThatThrownBy(() -> pack(damaged))
                .isInstanceOfSatisfying(
                        ObjectStoreException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY))
                .hasMessageContaining("those in the source storage");
        assertThat(target.head(TO.resolve("1"))).isEmpty();
    }

    private List<FileCopy.Packed> pack(ObjectStore from) {
        StoredObject stored = stored();
        PackOrder order = new PackOrder(
                FROM,
                new ManifestFile("data_0.csv", stored.size(), stored.etag()),
                new Packing(Packing.Codec.ZSTD, 400),
                (byte) '\n',
                List.of(TO.resolve("1"), TO.resolve("2")),
                Set.of(1, 2));
        try (ObjectCopy copy = new ObjectCopy(from, target, LIMITS)) {
            return copy.pack(order, pieces -> pieces.stream().map(Piece::number).collect(Collectors.toSet()));
        }
    }

    private ObjectStore keeping(Algorithm algorithm, byte[] content) {
        Crc crc = Crc.valueOf(algorithm.name());
        KeptChecksum kept = new KeptChecksum(algorithm, crc.text(crc.of(Payload.of(content))));
        return new ForwardingObjectStore(source) {
            @Override
            public Optional<KeptChecksum> checksum(StorageUri object, String etag) {
                return etag.equals(stored().etag()) ? Optional.of(kept) : Optional.empty();
            }
        };
    }
}
