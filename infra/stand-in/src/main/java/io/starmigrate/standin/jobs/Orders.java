package io.starmigrate.standin.jobs;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Misfortunes ordered for whatever fits a pattern, each a number of times. Thread-safe.
 *
 * @param <T> what a misfortune is
 */
public final class Orders<T> {
    private final List<Order<T>> all = new CopyOnWriteArrayList<>();

    private record Order<T>(Pattern pattern, T misfortune, AtomicInteger left) {
        boolean isFor(String text) {
            return pattern.matcher(text).find() && left.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
        }
    }

    /** The next ones, so many, in which the pattern is found meet it; several orders are carried out one by one. */
    public void add(Pattern pattern, int times, T misfortune) {
        all.add(new Order<>(pattern, misfortune, new AtomicInteger(times)));
    }

    /** What this one meets, which is one time less then. */
    public Optional<T> next(String text) {
        return all.stream().filter(order -> order.isFor(text)).findFirst().map(Order::misfortune);
    }

    /** Nothing is ordered any more. */
    public void clear() {
        all.clear();
    }
}
