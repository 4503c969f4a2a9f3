package io.starmigrate.core.cutover;

import io.starmigrate.core.config.Formats;
import io.starmigrate.core.forecast.Workload;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the change is small enough for rounds to end. Immutable. */
public sealed interface SmallEnough {
    /** What a text for {@link #parse} looks like, as the end of a sentence. */
    String RULE = "a size such as 2GB, a freeze such as 5m, or a number of partitions such as 20";

    /** Whether it is, with the freeze that is expected for it; null while nobody can tell. */
    boolean holds(Workload change, @Nullable FreezeEstimate freeze);

    /** What an operator wrote; empty when it is {@link #RULE none of what may be}. */
    static Optional<SmallEnough> parse(String text) {
        return Formats.bytes(text)
                .<SmallEnough>map(Bytes::new)
                .or(() -> Formats.duration(text).map(Freeze::new))
                .or(() -> Formats.count(text, 1_000_000).map(Partitions::new));
    }

    /** No more than so many bytes have changed. */
    record Bytes(long most) implements SmallEnough {
        @Override
        public boolean holds(Workload change, @Nullable FreezeEstimate freeze) {
            return change.bytes() <= most;
        }
    }

    /** Writes would have to stop for no longer than this. */
    record Freeze(Duration longest) implements SmallEnough {
        @Override
        public boolean holds(Workload change, @Nullable FreezeEstimate freeze) {
            return freeze != null && freeze.most().compareTo(longest) <= 0;
        }
    }

    /** No more than so many partitions have changed. */
    record Partitions(int most) implements SmallEnough {
        @Override
        public boolean holds(Workload change, @Nullable FreezeEstimate freeze) {
            return change.partitions() <= most;
        }
    }
}
