package io.starmigrate.worker.pace;

import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.pace.PacingDecision;
import io.starmigrate.core.task.JobPace;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.PaceLine;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes decisions down with the job, for whoever asks how it is. No work waits for it, or stops when it fails. */
public final class PaceRecord {
    private static final Logger LOG = LoggerFactory.getLogger(PaceRecord.class);
    private static final int TRIES = 3;

    private final TaskRecorder recorder;
    private final String job;
    private final String worker;

    public PaceRecord(TaskRecorder recorder, String job, String worker) {
        this.recorder = recorder;
        this.job = job;
        this.worker = worker;
    }

    /** Adds a decision to those of all workers. */
    public void add(PacingDecision decision) {
        try {
            for (int i = 0; i < TRIES; i++) {
                if (recorder.advance(recorder.pace(job, decision.side()).with(worker, decision))) {
                    return;
                }
            }
            LOG.debug("A pace of the {} is not written down: others write at the same time", decision.side());
        } catch (RecorderException unwritten) {
            LOG.debug("A pace of the {} is not written down: {}", decision.side(), unwritten.getMessage());
        }
    }

    /** What was decided lately: of exports, then of loads, oldest first. */
    public static List<PaceLine> lines(TaskRecorder recorder, String job) {
        return Stream.of(PacedSide.values())
                .map(side -> recorder.pace(job, side))
                .flatMap(PaceRecord::lines)
                .toList();
    }

    private static Stream<PaceLine> lines(JobPace pace) {
        return pace.decisions().stream()
                .map(made -> new PaceLine(
                        pace.side().name(),
                        made.at(),
                        made.worker(),
                        made.from(),
                        made.to(),
                        made.cause(),
                        made.reason()));
    }
}
