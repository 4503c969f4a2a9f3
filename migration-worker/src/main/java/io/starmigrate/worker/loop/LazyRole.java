package io.starmigrate.worker.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A role whose parts are opened by its own steps, as soon as what they need is in reach. To be driven by one thread;
 * what was opened may be asked for from any.
 *
 * @param <T> what is opened
 */
public final class LazyRole<T> implements Role {
    private final Supplier<T> open;
    private final Function<T, Role> role;
    private volatile @Nullable T opened;
    private @Nullable Role working;

    /**
     * @param open throws while something it needs is out of reach; is asked again then
     * @param role what is done with what was opened
     */
    public LazyRole(Supplier<T> open, Function<T, Role> role) {
        this.open = open;
        this.role = role;
    }

    @Override
    public Duration step() {
        Role work = working;
        if (work == null) {
            T parts = open.get();
            work = role.apply(parts);
            opened = parts;
            working = work;
        }
        return work.step();
    }

    /** What was opened; empty before. */
    public Optional<T> opened() {
        return Optional.ofNullable(opened);
    }
}
