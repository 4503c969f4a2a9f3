package io.starmigrate.worker.several;

import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.several.DatabasePart.Done;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The databases that are worked on now: each has connections of its own only meanwhile. Told to stop, it tells them,
 * and opens no more.
 */
final class OpenJobs {
    private final Function<MigrationConfig, DatabaseJob> opener;
    private final Set<DatabaseJob> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean takingOver;

    OpenJobs(Function<MigrationConfig, DatabaseJob> opener) {
        this.opener = opener;
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    void takeOverTables() {
        takingOver = true;
    }

    void stop() {
        stopped.countDown();
        open.forEach(DatabaseJob::stop);
    }

    /** Waits, unless or until it is told to stop. */
    void pause(Duration time) {
        try {
            var unused = stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One after another; told to stop, what was done until then. */
    <T> List<Done<T>> each(List<DatabasePart> parts, BiFunction<DatabasePart, DatabaseJob, T> work) {
        List<Done<T>> done = new ArrayList<>();
        for (DatabasePart part : parts) {
            if (isStopped()) {
                break;
            }
            done.add(new Done<>(part, during(part, job -> work.apply(part, job))));
        }
        return done;
    }

    /** One of them; what ends its work has its database's name. */
    <T> T during(DatabasePart part, Function<DatabaseJob, T> work) {
        try (DatabaseJob job = opened(part)) {
            try {
                return work.apply(job);
            } finally {
                open.remove(job);
            }
        } catch (MigrationException failed) {
            throw new MigrationException(
                    failed.fault(), "Database " + part.database() + ": " + failed.getMessage(), failed);
        }
    }

    /** All of them at once. */
    <T> T all(List<DatabasePart> parts, Function<List<DatabaseJob>, T> work) {
        List<DatabaseJob> opened = new ArrayList<>();
        try {
            parts.forEach(part -> opened.add(opened(part)));
            return work.apply(List.copyOf(opened));
        } finally {
            opened.forEach(open::remove);
            opened.forEach(DatabaseJob::close);
        }
    }

    private DatabaseJob opened(DatabasePart part) {
        DatabaseJob job = opener.apply(part.config());
        open.add(job);
        if (takingOver) {
            job.takeOverTables();
        }
        if (isStopped()) {
            job.stop();
        }
        return job;
    }
}
