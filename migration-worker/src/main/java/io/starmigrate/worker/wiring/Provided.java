package io.starmigrate.worker.wiring;

import com.google.inject.Provider;
import com.google.inject.ProvisionException;
import java.util.function.Supplier;

/**
 * A part that is made when it is first asked for. What making it throws is thrown as it is, without a word of who
 * wires.
 *
 * @param provider makes it
 */
record Provided<T>(Provider<? extends T> provider) implements Supplier<T> {
    @Override
    public T get() {
        try {
            return provider.get();
        } catch (ProvisionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error unsound) {
                throw unsound;
            }
            throw failed;
        }
    }
}
