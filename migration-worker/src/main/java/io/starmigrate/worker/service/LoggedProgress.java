package io.starmigrate.worker.service;

import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Progress as lines of a log. Safe for use by many threads. */
final class LoggedProgress implements ProgressListener {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedProgress.class);

    @Override
    public void progressed(Progress progress) {
        LOG.debug("{}: {} of {} {}", progress.stage(), progress.done(), progress.total(), progress.unit());
    }

    @Override
    public void noted(String message) {
        LOG.info("{}", message);
    }
}
