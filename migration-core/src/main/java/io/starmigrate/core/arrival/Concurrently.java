package io.starmigrate.core.arrival;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does one thing to many subjects at the same time, and waits for the answers as long as there is time. Safe for use by
 * many threads if the executor is.
 */
final class Concurrently {
    private final Executor executor;
    private final InstantSource clock;

    Concurrently(Executor executor, InstantSource clock) {
        this.executor = executor;
        this.clock = clock;
    }

    /** Like {@link #answers}, of work that has none. */
    <T> void each(Collection<T> subjects, Consumer<T> work, Instant until, BiConsumer<T, String> failed) {
        var unused = answers(
                subjects,
                subject -> {
                    work.accept(subject);
                    return subject;
                },
                until,
                failed);
    }

    /**
     * The answers that came in time, in the order of the subjects.
     *
     * @param until when to stop waiting; what goes on by then is interrupted
     * @param failed hears of each subject without an answer, and why
     */
    <T, R> Map<T, R> answers(Collection<T> subjects, Function<T, R> work, Instant until, BiConsumer<T, String> failed) {
        Map<T, FutureTask<R>> begun = new LinkedHashMap<>();
        for (T subject : subjects) {
            FutureTask<R> task = new FutureTask<>(() -> work.apply(subject));
            begun.put(subject, task);
            executor.execute(task);
        }
        Map<T, R> answers = new LinkedHashMap<>();
        begun.forEach((subject, task) -> {
            try {
                answers.put(subject, task.get(left(until).toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException late) {
                task.cancel(true);
                failed.accept(subject, "no answer came in the time that there was");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                task.cancel(true);
                failed.accept(subject, "it was stopped before the answer came");
            } catch (ExecutionException thrown) {
                failed.accept(subject, reason(thrown));
            }
        });
        return answers;
    }

    private Duration left(Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** An error of the machine is nobody's failed record: it ends the invocation, and everything is delivered again. */
    private static String reason(ExecutionException thrown) {
        if (thrown.getCause() instanceof Error error) {
            throw error;
        }
        return String.valueOf(
                thrown.getCause() == null
                        ? thrown.getMessage()
                        : thrown.getCause().getMessage());
    }
}
