package io.starmigrate.worker.service;

import io.starmigrate.core.task.Overwriting;
import io.starmigrate.worker.api.CheckReport;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.StatusRequest;
import io.starmigrate.worker.api.VerifyRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A migrator that can only work as a service: it waits to be stopped, and remembers what it was asked. */
final class StoppableMigrator implements Migrator {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Throwable failure;

    /** Lets the work fail instead of waiting. */
    void breakWith(Throwable cause) {
        failure = cause;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public JobReport runWorker(String job, ProgressListener progress) {
        calls.add("worker " + job);
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        try {
            calls.add(stopped.await(10, TimeUnit.SECONDS) ? "stopped" : "never asked to stop");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new JobReport(job, true, List.of(), Map.of(), List.of());
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public void close() {
        calls.add("close");
    }

    @Override
    public JobReport plan(String job, Overwriting overwriting, ProgressListener progress) {
        throw unasked();
    }

    @Override
    public JobReport adopt(String job, Overwriting overwriting, ProgressListener progress) {
        throw unasked();
    }

    @Override
    public JobReport restore(String job, RestoreRequest request, ProgressListener progress) {
        throw unasked();
    }

    @Override
    public JobReport export(String job, ProgressListener progress) {
        throw unasked();
    }

    @Override
    public JobReport importFiles(String job, ProgressListener progress) {
        throw unasked();
    }

    @Override
    public CutoverReport cutover(String job, CutoverRequest request, ProgressListener progress) {
        throw new AssertionError("a service cuts nothing over");
    }

    @Override
    public JobReport rounds(String job, RoundsRequest request, Overwriting overwriting, ProgressListener progress) {
        throw new AssertionError("a service repeats rounds by itself");
    }

    @Override
    public JobReport sync(String job, Overwriting overwriting, ProgressListener progress) {
        throw unasked();
    }

    @Override
    public MigrationReport report(String job, ProgressListener progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public JobReport status(String job, StatusRequest request) {
        throw unasked();
    }

    @Override
    public JobReport verify(String job, VerifyRequest request, ProgressListener progress) {
        throw unasked();
    }

    @Override
    public JobReport repair(String job, RepairRequest request, ProgressListener progress) {
        throw unasked();
    }

    @Override
    public CheckReport check(String job, ProgressListener progress) {
        throw unasked();
    }

    @Override
    public SchemaReport schema(SchemaRequest request, ProgressListener progress) {
        throw unasked();
    }

    @Override
    public void takeOverTables() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Operations operations() {
        throw unasked();
    }

    private static UnsupportedOperationException unasked() {
        return new UnsupportedOperationException("a service only works");
    }
}
