package io.starmigrate.worker.cutover;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.FreezeEstimate;
import io.starmigrate.core.cutover.Readiness;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.cutover.Cutovers.Participant;
import io.starmigrate.worker.cutover.ReadinessLook.Found;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides whether a cutover may begin. */
final class CutoverGate {
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final List<String> problems;

    /**
     * @param pause waits that long, or until somebody says stop
     * @param problems hears why it may not, where the checks do not say so
     */
    CutoverGate(InstantSource clock, Consumer<Duration> pause, List<String> problems) {
        this.clock = clock;
        this.pause = pause;
        this.problems = problems;
    }

    /** What stands in the way of each, as of now. */
    static Map<Participant, Found> look(List<Participant> participants, CutoverRequest request) {
        Map<Participant, Found> found = new LinkedHashMap<>();
        participants.forEach(participant ->
                found.put(participant, participant.cutover().look(participant.job(), request, participant.progress())));
        return found;
    }

    static List<Check> checks(Map<Participant, Found> found) {
        return found.entrySet().stream()
                .flatMap(entry -> entry.getValue().checks().stream()
                        .map(check ->
                                new Check(entry.getKey().labelled(check.subject()), check.verdict(), check.found())))
                .toList();
    }

    static @Nullable Duration expected(Map<Participant, Found> found) {
        return FreezeTimes.sum(found.values().stream().map(each -> each.freeze().map(FreezeEstimate::expected)));
    }

    /**
     * Whether all is ready, somebody wants it to begin, and it is time.
     *
     * @param found is filled with the last look
     */
    boolean begins(
            List<Participant> beginning,
            Map<Participant, Found> found,
            CutoverRequest request,
            ProgressListener progress) {
        found.putAll(look(beginning, request));
        List<Check> checks = checks(found);
        if (!Readiness.isGo(checks)) {
            return false;
        }
        if (!request.confirmed().test(checks)) {
            problems.add("Not confirmed: nothing was begun");
            return false;
        }
        if (!isTime(request.at(), progress)) {
            return false;
        }
        if (request.at() == null) {
            return true;
        }
        // Hours may have gone by.
        found.putAll(look(beginning, request));
        boolean stillGo = Readiness.isGo(checks(found));
        if (!stillGo) {
            problems.add("What was ready before the wait for " + request.at() + " is so no longer; nothing was begun");
        }
        return stillGo;
    }

    /**
     * Waits for the time it was told.
     *
     * @return false when it was stopped before
     */
    private boolean isTime(@Nullable Instant at, ProgressListener progress) {
        if (at != null && at.isAfter(clock.instant())) {
            progress.noted("Waiting for " + at + "; Ctrl-C ends it, and nothing is begun");
            pause.accept(Duration.between(clock.instant(), at));
            if (at.isAfter(clock.instant())) {
                problems.add("Stopped before " + at + "; nothing was begun");
                return false;
            }
        }
        return true;
    }
}
