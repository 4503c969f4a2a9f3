package io.starmigrate.worker.cutover;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.FreezeDetection;
import io.starmigrate.core.cutover.FreezeEstimate;
import io.starmigrate.core.cutover.Readiness;
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
import org.jspecify.annotations.Nullable;

/**
 * Cuts jobs over together, within one freeze: all of them are ready before any begins, none moves before the freeze is
 * proved for all, nothing is set back before all are proved. What stands in the way of one stops all; each goes on from
 * where it is recorded to be. To be used once.
 */
public final class Cutovers {
    private final Participants members;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
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

        private String labelled(String text) {
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
     * @param members the jobs, in the order in which each step is taken
     * @param pause waits that long, or until somebody says stop
     */
    public Cutovers(List<Participant> members, InstantSource clock, Consumer<Duration> pause) {
        this.members = new Participants(members);
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Does what is asked for, as far as nothing stands in the way.
     *
     * @param job what the report calls them together
     * @param progress hears of what concerns all of them
     */
    public CutoverReport perform(String job, CutoverRequest request, ProgressListener progress) {
        if (begins(request.kind())) {
            members.requireNoneDone();
        }
        return switch (request.kind()) {
            case READINESS -> before(job, request, look(members.open(), request));
            case REHEARSE -> rehearse(job, request, progress);
            case PERFORM -> go(job, request, progress);
            case ABANDON -> abandon(job, request);
            case REOPEN -> reopen(job, request);
        };
    }

    private static Map<Participant, Found> look(List<Participant> members, CutoverRequest request) {
        Map<Participant, Found> found = new LinkedHashMap<>();
        members.forEach(member -> found.put(member, member.cutover.look(member.job, request, member.progress)));
        return found;
    }

    private static List<Check> checks(Map<Participant, Found> found) {
        return found.entrySet().stream()
                .flatMap(entry -> entry.getValue().checks().stream()
                        .map(check ->
                                new Check(entry.getKey().labelled(check.subject()), check.verdict(), check.found())))
                .toList();
    }

    private static @Nullable Duration expected(Map<Participant, Found> found) {
        return FreezeTimes.sum(found.values().stream().map(each -> each.freeze().map(FreezeEstimate::expected)));
    }

    private CutoverReport before(String job, CutoverRequest request, Map<Participant, Found> found) {
        return new CutoverReport(job, request.kind(), checks(found), done(), problems(), null, expected(found));
    }

    private CutoverReport rehearse(String job, CutoverRequest request, ProgressListener progress) {
        members.all().forEach(member -> member.cutover.requireNoneUnderWay(member.job));
        Map<Participant, Found> found = new LinkedHashMap<>();
        if (!begins(members.all(), found, request, progress)) {
            return before(job, request, found);
        }
        Instant begun = clock.instant();
        boolean proved =
                members.all().stream().allMatch(member -> member.cutover.hasMoved(member.job, request, member.progress))
                        && members.all().stream()
                                .allMatch(member -> member.cutover.isProved(member.job, request, member.progress));
        return new CutoverReport(
                job,
                request.kind(),
                checks(found),
                done(),
                problems(),
                proved ? Duration.between(begun, clock.instant()).plus(FreezeDetection.APART) : null,
                expected(found));
    }

    /**
     * Whether all is ready, somebody wants it to begin, and it is time.
     *
     * @param found is filled with the last look
     */
    private boolean begins(
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

    private CutoverReport go(String job, CutoverRequest request, ProgressListener progress) {
        List<Participant> beginning = new ArrayList<>();
        List<Participant> further = new ArrayList<>();
        for (Participant member : members.open()) {
            Optional<CutoverProgress> before = member.underWay();
            before.ifPresent(
                    under -> member.progress.noted("Going on with the cutover of " + Units.moment(under.begun())
                            + ", which is " + under.state() + " since " + Units.moment(under.changed())));
            boolean isFurther =
                    before.filter(under -> under.state() != CutoverState.BEGUN).isPresent();
            (isFurther ? further : beginning).add(member);
        }
        stepAll(further, member -> member.cutover.stands(member.job, request, member.progress));
        if (!problems().isEmpty()) {
            return ended(job, request, List.of());
        }
        List<Check> checks = List.of();
        if (!beginning.isEmpty()) {
            Map<Participant, Found> found = new LinkedHashMap<>();
            if (!begins(beginning, found, request, progress)) {
                return before(job, request, found);
            }
            checks = checks(found);
            found.forEach((member, each) -> member.cutover.begin(member.job, each));
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
        Map<Participant, CutoverState> states = members.underWay();
        Optional<CutoverState> least = states.values().stream().min(CutoverState::compareTo);
        List<Participant> there = states.entrySet().stream()
                .filter(entry -> least.filter(entry.getValue()::equals).isPresent())
                .map(Map.Entry::getKey)
                .toList();
        if (least.filter(CutoverState.BEGUN::equals).isPresent()) {
            prove(there, request);
        } else {
            stepAll(there, member -> member.cutover.step(member.job, request, member.progress));
        }
        return least.isPresent();
    }

    /** The time between the looks is waited for once. */
    private void prove(List<Participant> there, CutoverRequest request) {
        Instant since = clock.instant();
        stepAll(there, member -> member.cutover.lookFirst(member.job, request));
        if (!problems().isEmpty()) {
            return;
        }
        pause.accept(FreezeDetection.APART);
        stepAll(there, member -> member.cutover.lookAgain(member.job));
        if (problems().isEmpty()) {
            there.forEach(member -> member.cutover.freezes(member.job, since));
        }
    }

    private void stepAll(List<Participant> there, Consumer<Participant> step) {
        Predicate<Participant> isInTheWay = member -> {
            step.accept(member);
            return !problems().isEmpty();
        };
        var unused = there.stream().anyMatch(isInTheWay);
    }

    private CutoverReport ended(String job, CutoverRequest request, List<Check> checks) {
        List<CutoverProgress> last = members.all().stream()
                .flatMap(member -> member.cutover.log(member.job).last().stream())
                .toList();
        return new CutoverReport(
                job,
                request.kind(),
                checks,
                done(),
                problems(),
                FreezeTimes.taken(last, members.all().size()),
                FreezeTimes.sum(last.stream().map(CutoverProgress::expected)));
    }

    private CutoverReport abandon(String job, CutoverRequest request) {
        Set<Participant> under = members.underWay().keySet();
        // Where none is, the first says so.
        (under.isEmpty() ? members.all() : under)
                .forEach(member -> member.cutover.abandon(member.job, member.progress));
        return new CutoverReport(job, request.kind(), List.of(), done(), problems(), null, null);
    }

    private CutoverReport reopen(String job, CutoverRequest request) {
        List<Participant> ended = members.closed();
        (ended.isEmpty() ? members.all() : ended).forEach(member -> member.cutover.reopen(member.job, member.progress));
        return new CutoverReport(job, request.kind(), List.of(), done(), problems(), null, null);
    }

    private static boolean begins(Kind kind) {
        return switch (kind) {
            case READINESS, REHEARSE, PERFORM -> true;
            case ABANDON, REOPEN -> false;
        };
    }

    private List<String> done() {
        return members.said(Cutover::done);
    }

    private List<String> problems() {
        return Stream.concat(problems.stream(), members.said(Cutover::problems).stream())
                .toList();
    }
}
