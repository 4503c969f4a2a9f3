package io.starmigrate.worker.service;

import io.starmigrate.core.text.Units;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C and SIGTERM, as the JVM's shutdown hook hears them. */
public final class ShutdownSignal implements StopSignal {
    private static final long PATIENCE_SECONDS = 60;

    @Override
    public Registration onStop(Runnable stop) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> stopAndWait(stop, ended), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            ended.countDown();
            remove(hook);
        };
    }

    private static void stopAndWait(Runnable stop, CountDownLatch ended) {
        stop.run();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(
                        "Gave up waiting for a clean stop after " + Units.counted(PATIENCE_SECONDS, "second"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook is running, and what it waits for has just happened.
        }
    }
}
