package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** What is kept of a partition that a catalog has told: all of it. Immutable. */
sealed interface KeptPartition {
    /** What is kept of this one. */
    static KeptPartition of(CatalogPartition partition) {
        return Plain.of(partition).<KeptPartition>map(plain -> plain).orElseGet(() -> new Whole(partition));
    }

    /** The partition; made anew each time. */
    CatalogPartition partition();

    /** The partition's name. */
    String name();

    /** As {@link CatalogPartition#rows}. */
    long rows();

    /** As {@link CatalogPartition#bytes}. */
    long bytes();

    /** One of several physical partitions, or one that a catalog tells otherwise than most. */
    record Whole(CatalogPartition partition) implements KeptPartition {
        @Override
        public String name() {
            return partition.name();
        }

        @Override
        public long rows() {
            return partition.rows();
        }

        @Override
        public long bytes() {
            return partition.bytes();
        }
    }

    /**
     * One of one physical partition, without an object for each of its parts.
     *
     * @param data {@link #NONE}: none is known
     * @param changed in seconds, as if the cluster's clock was that of UTC; {@link #NONE}: it is not known
     */
    record Plain(
            String name,
            String boundsText,
            long rows,
            long bytes,
            long id,
            long visibleVersion,
            long data,
            long changed,
            boolean sharedData)
            implements KeptPartition {
        private static final long NONE = Long.MIN_VALUE;
        private static final DateTimeFormatter CATALOG = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

        static Optional<Plain> of(CatalogPartition partition) {
            if (partition.physical().size() != 1) {
                return Optional.empty();
            }
            PhysicalPartition physical = partition.physical().get(0);
            try {
                Plain plain = new Plain(
                        partition.name(),
                        partition.boundsText(),
                        partition.rows(),
                        partition.bytes(),
                        physical.id(),
                        physical.visibleVersion(),
                        physical.dataVersion().orElse(NONE),
                        physical.changedAt().map(Plain::seconds).orElse(NONE),
                        physical.sharedData());
                return Optional.of(plain).filter(kept -> kept.partition().equals(partition));
            } catch (DateTimeException otherwise) {
                return Optional.empty();
            }
        }

        private static long seconds(String changed) {
            return LocalDateTime.parse(changed, CATALOG).toEpochSecond(ZoneOffset.UTC);
        }

        private static String text(long seconds) {
            return CATALOG.format(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
        }

        @Override
        public CatalogPartition partition() {
            PhysicalPartition physical = new PhysicalPartition(
                    id, visibleVersion, data == NONE ? null : data, changed == NONE ? null : text(changed), sharedData);
            return new CatalogPartition(name, List.of(physical), boundsText, rows, bytes);
        }
    }
}
