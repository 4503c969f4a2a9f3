package io.starmigrate.worker.storage;

import io.starmigrate.core.storage.KeptChecksum;
import io.starmigrate.core.storage.KeptChecksum.Algorithm;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What S3 keeps of a whole object: those that it makes of the parts' checksums say nothing of the bytes. */
final class S3Checksums {
    private S3Checksums() {}

    static Optional<KeptChecksum> of(HeadObjectResponse head) {
        return head.checksumType() == ChecksumType.FULL_OBJECT
                ? kept(Algorithm.CRC64_NVME, head.checksumCRC64NVME())
                        .or(() -> kept(Algorithm.CRC32, head.checksumCRC32()))
                        .or(() -> kept(Algorithm.CRC32C, head.checksumCRC32C()))
                : Optional.empty();
    }

    private static Optional<KeptChecksum> kept(Algorithm algorithm, @Nullable String value) {
        return Optional.ofNullable(value).map(text -> new KeptChecksum(algorithm, text));
    }
}
