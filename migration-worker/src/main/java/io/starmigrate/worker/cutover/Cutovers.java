package io.starmigrate.worker.cutover;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.FreezeDetection;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.cutover.ReadinessLook.Found;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Cuts jobs over together, within one freeze: all of them are ready before any begins, none moves before the freeze is
 * proved for all, nothing is set back before all are proved. What stands in the way of one stops all; each goes on from
 * where it is recorded to be. To be used once.
 */
public final class Cutovers {
    private final Participants participants;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final CutoverGate gate;
    private final List<String> problems = new ArrayList<>();

    /**
     * One of the jobs.
     *
     * @param label what reports put before what they say of it; empty where it is alone
     * @param progress hears of this job
     */
    public record Participant(String label, String job, Cutover cutover, ProgressListener progress) {
        Stream<String> said(List<String> sentences) {
            return sentences.stream().map(this::labelled);
        }

        String labelled(String text) {
            return label.isEmpty() ? text : label + ": " + text;
        }

        Optional<CutoverProgress> underWay() {
            return cutover.log(job).underWay();
        }

        boolean isDone() {
            return cutover.log(job)
                    .last()
                    .filter(last -> last.state() == CutoverState.DONE)
                    .isPresent();
        }
    }

    /**
     * @param participants the jobs, in the order in which each step is taken
     * @param pause waits that long, or until somebody says stop
     */
    public Cutovers(List<Participant> participants, InstantSource clock, Consumer<Duration> pause) {
        this.participants = new Participants(participants);
        this.clock = clock;
        this.pause = pause;
        this.gate = new CutoverGate(clock, pause, problems);
    }

    /**
     * Does what is asked for, as far as nothing stands in the way.
     *
     * @param job what the report calls them together
     * @param progress hears of what concerns all of them
     */
    public CutoverReport perform(String job, CutoverRequest request, ProgressListener progress) {
        if (begins(request.kind())) {
            participants.requireNoneDone();
        }
        return switch (request.kind()) {
            case READINESS -> before(job, request, CutoverGate.look(participants.open(), request));
            case REHEARSE -> rehearse(job, request, progress);
            case PERFORM -> go(job, request, progress);
            case ABANDON -> abandon(job, request);
            case REOPEN -> reopen(job, request);
        };
    }

    private CutoverReport before(String job, CutoverRequest request, Map<Participant, Found> found) {
        return new CutoverReport(
                job, request.kind(), CutoverGate.checks(found), done(), problems(), null, CutoverGate.expected(found));
    }

    private CutoverReport rehearse(String job, CutoverRequest request, ProgressListener progress) {
        participants.all().forEach(participant -> participant.cutover.requireNoneUnderWay(participant.job));
        Map<Participant, Found> found = new LinkedHashMap<>();
        if (!gate.begins(participants.all(), found, request, progress)) {
            return before(job, request, found);
        }
        Instant begun = clock.instant();
        boolean proved = participants.all().stream()
                        .allMatch(participant ->
                                participant.cutover.hasMoved(participant.job, request, participant.progress))
                && participants.all().stream()
                        .allMatch(participant ->
                                participant.cutover.isProved(participant.job, request, participant.progress));
        return new CutoverReport(
                job,
                request.kind(),
                CutoverGate.checks(found),
                done(),
                problems(),
                proved ? Duration.between(begun, clock.instant()).plus(FreezeDetection.APART) : null,
                CutoverGate.expected(found));
    }

    private CutoverReport go(String job, CutoverRequest request, ProgressListener progress) {
        List<Participant> beginning = new ArrayList<>();
        List<Participant> further = new ArrayList<>();
        for (Participant participant : participants.open()) {
            Optional<CutoverProgress> before = participant.underWay();
            before.ifPresent(
                    under -> participant.progress.noted("Going on with the cutover of " + Units.moment(under.begun())
                            + ", which is " + under.state() + " since " + Units.moment(under.changed())));
            boolean isFurther =
                    before.filter(under -> under.state() != CutoverState.BEGUN).isPresent();
            (isFurther ? further : beginning).add(participant);
        }
        stepAll(further, participant -> participant.cutover.stands(participant.job, request, participant.progress));
        if (!problems().isEmpty()) {
            return ended(job, request, List.of());
        }
        List<Check> checks = List.of();
        if (!beginning.isEmpty()) {
            Map<Participant, Found> found = new LinkedHashMap<>();
            if (!gate.begins(beginning, found, request, progress)) {
                return before(job, request, found);
            }
            checks = CutoverGate.checks(found);
            found.forEach((participant, each) -> participant.cutover.begin(participant.job, each));
        }
        while (problems().isEmpty() && next(request)) {
            // Until nothing is under way any more.
        }
        return ended(job, request, checks);
    }

    /**
     * Takes the next step of those that are least far.
     *
     * @return false when nothing is under way
     */
    private boolean next(CutoverRequest request) {
        Map<Participant, CutoverState> states = participants.underWay();
        Optional<CutoverState> least = states.values().stream().min(CutoverState::compareTo);
        List<Participant> there = states.entrySet().stream()
                .filter(entry -> least.filter(entry.getValue()::equals).isPresent())
                .map(Map.Entry::getKey)
                .toList();
        if (least.filter(CutoverState.BEGUN::equals).isPresent()) {
            prove(there, request);
        } else {
            stepAll(there, participant -> participant.cutover.step(participant.job, request, participant.progress));
        }
        return least.isPresent();
    }

    /** The time between the looks is waited for once. */
    private void prove(List<Participant> there, CutoverRequest request) {
        Instant since = clock.instant();
        stepAll(there, participant -> participant.cutover.lookFirst(participant.job, request));
        if (!problems().isEmpty()) {
            return;
        }
        Instant waits = clock.instant();
        pause.accept(FreezeDetection.APART);
        // Who says stop ends the wait; clocks are read less finely than it is waited.
        if (Duration.between(waits, clock.instant()).plusSeconds(1).compareTo(FreezeDetection.APART) < 0) {
            problems.add("Stopped between the two looks at the source, so no freeze is proved and nothing was moved;"
                    + " run migrate cutover again");
            return;
        }
        stepAll(there, participant -> participant.cutover.lookAgain(participant.job));
        if (problems().isEmpty()) {
            there.forEach(participant -> participant.cutover.freezes(participant.job, since));
        }
    }

    private void stepAll(List<Participant> there, Consumer<Participant> step) {
        Predicate<Participant> isInTheWay = participant -> {
            step.accept(participant);
            return !problems().isEmpty();
        };
        var unused = there.stream().anyMatch(isInTheWay);
    }

    private CutoverReport ended(String job, CutoverRequest request, List<Check> checks) {
        List<CutoverProgress> last = participants.all().stream()
                .flatMap(participant -> participant.cutover.log(participant.job).last().stream())
                .toList();
        return new CutoverReport(
                job,
                request.kind(),
                checks,
                done(),
                problems(),
                FreezeTimes.taken(last, participants.all().size()),
                FreezeTimes.sum(last.stream().map(CutoverProgress::expected)));
    }

    private CutoverReport abandon(String job, CutoverRequest request) {
        Set<Participant> under = participants.underWay().keySet();
        // Where none is, the first says so.
        (under.isEmpty() ? participants.all() : under)
                .forEach(participant -> participant.cutover.abandon(participant.job, participant.progress));
        return new CutoverReport(job, request.kind(), List.of(), done(), problems(), null, null);
    }

    private CutoverReport reopen(String job, CutoverRequest request) {
        List<Participant> ended = participants.closed();
        (ended.isEmpty() ? participants.all() : ended)
                .forEach(participant -> participant.cutover.reopen(participant.job, participant.progress));
        return new CutoverReport(job, request.kind(), List.of(), done(), problems(), null, null);
    }

    private static boolean begins(Kind kind) {
        return switch (kind) {
            case READINESS, REHEARSE, PERFORM -> true;
            case ABANDON, REOPEN -> false;
        };
    }

    private List<String> done() {
        return participants.said(Cutover::done);
    }

    private List<String> problems() {
        return Stream.concat(problems.stream(), participants.said(Cutover::problems).stream())
                .toList();
    }
}
