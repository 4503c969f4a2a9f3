package io.starmigrate.core.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a job's cutover is, written down with the job, so that whoever goes on after a death knows. Immutable.
 *
 * @param state where it is
 * @param begun when it was begun
 * @param changed when it came to where it is
 * @param expectedMillis how long the freeze was expected to take; null where nobody knew
 * @param frozenAt when the freeze's proof began; null while there is none
 * @param frozen what the source's tables were by then, as digests of their tokens, by table; empty while there is none
 * @param provedAt when both sides were proved to hold the same; null before
 * @param by the worker that has brought it this far, as the history of tasks names it; null in what was stored before
 *     that was recorded
 * @param told what was proved and done on the way here since its last attempt began, a sentence each, oldest first,
 *     {@link #SENTENCES} at most; null in what was stored before that was recorded
 * @param attempts how often it came near its end and went back, oldest first, the last {@link #ATTEMPTS}; null where it
 *     never did, and in what was stored before that was recorded. A program that does not know of them keeps those of
 *     the cutover before when it begins another: {@link #pastAttempts} leaves them out
 */
public record CutoverProgress(
        CutoverState state,
        Instant begun,
        Instant changed,
        @Nullable Long expectedMillis,
        @Nullable Instant frozenAt,
        Map<String, String> frozen,
        @Nullable Instant provedAt,
        @Nullable String by,
        @Nullable List<String> told,
        @Nullable List<CutoverAttempt> attempts) {
    /** How many sentences are kept: an item of the recorder has its bounds. */
    public static final int SENTENCES = 50;

    /** How many attempts that came to nothing are kept. */
    public static final int ATTEMPTS = 10;

    /** How many characters of each. */
    private static final int LETTERS = 500;

    public CutoverProgress {
        frozen = new TreeMap<>(frozen);
        told = told == null ? null : List.copyOf(told);
        attempts = attempts == null ? null : List.copyOf(attempts);
    }

    /** One of which nobody has recorded who does it, and what was done. */
    public CutoverProgress(
            CutoverState state,
            Instant begun,
            Instant changed,
            @Nullable Long expectedMillis,
            @Nullable Instant frozenAt,
            Map<String, String> frozen,
            @Nullable Instant provedAt) {
        this(state, begun, changed, expectedMillis, frozenAt, frozen, provedAt, null, null);
    }

    /** One that has never gone back, or of which nobody has recorded that. */
    public CutoverProgress(
            CutoverState state,
            Instant begun,
            Instant changed,
            @Nullable Long expectedMillis,
            @Nullable Instant frozenAt,
            Map<String, String> frozen,
            @Nullable Instant provedAt,
            @Nullable String by,
            @Nullable List<String> told) {
        this(state, begun, changed, expectedMillis, frozenAt, frozen, provedAt, by, told, null);
    }

    /** One that begins now, with how long its freeze is expected to take; null while nobody can tell. */
    public static CutoverProgress begun(Instant now, @Nullable Duration expected) {
        return new CutoverProgress(CutoverState.BEGUN, now, now, millis(expected), null, Map.of(), null);
    }

    /** The same, with how long the freeze is expected to take by now; null while nobody can tell. */
    public CutoverProgress expecting(@Nullable Duration time) {
        return new CutoverProgress(state, begun, changed, millis(time), frozenAt, frozen, provedAt, by, told, attempts);
    }

    private static @Nullable Long millis(@Nullable Duration time) {
        return time == null ? null : time.toMillis();
    }

    /**
     * The freeze is proved, or was not broken after all.
     *
     * @param since when its proof began
     * @param tables the digests of what the source's tables are
     */
    public CutoverProgress frozen(Instant now, Instant since, Map<String, String> tables) {
        return new CutoverProgress(
                required(CutoverState.FROZEN), begun, now, expectedMillis, since, tables, null, by, told, attempts);
    }

    /** It is this far; not for BEGUN, nor for FROZEN. */
    public CutoverProgress to(CutoverState next, Instant now) {
        Instant proved = next == CutoverState.PROVED ? now : provedAt;
        return new CutoverProgress(
                required(next), begun, now, expectedMillis, frozenAt, frozen, proved, by, told, attempts);
    }

    /** Its last round begins once more within the same freeze, and nothing is proved any more. */
    public CutoverProgress movingAgain(Instant now) {
        return new CutoverProgress(
                required(CutoverState.FROZEN), begun, now, expectedMillis, frozenAt, frozen, null, by, told, attempts);
    }

    /** The source was written to although it was frozen: the freeze has to be proved anew, and nothing is any more. */
    public CutoverProgress thawed(Instant now) {
        return thawed(now, pastAttempts());
    }

    /**
     * The same, and that it came to this stays known, as of the last {@link #ATTEMPTS} times; what was told of the way
     * here does not.
     *
     * @param why what was found
     */
    public CutoverProgress thawed(Instant now, String why) {
        CutoverAttempt over = new CutoverAttempt(state, frozenAt == null ? changed : frozenAt, now, shortened(why));
        List<CutoverAttempt> all =
                Stream.concat(pastAttempts().stream(), Stream.of(over)).toList();
        return thawed(now, all.subList(Math.max(0, all.size() - ATTEMPTS), all.size()));
    }

    private CutoverProgress thawed(Instant now, List<CutoverAttempt> past) {
        return new CutoverProgress(
                required(CutoverState.BEGUN), begun, now, expectedMillis, null, Map.of(), null, by, List.of(), past);
    }

    /** Whether it went back before it came here, so that {@link #freeze} is that of its last attempt alone. */
    public boolean wentBack() {
        return !pastAttempts().isEmpty();
    }

    /** The attempts of this cutover that came to nothing, oldest first; empty where that was not recorded. */
    public List<CutoverAttempt> pastAttempts() {
        return attempts == null
                ? List.of()
                : attempts.stream().filter(each -> !each.at().isBefore(begun)).toList();
    }

    /**
     * The same, as this worker has brought it here.
     *
     * @param done what it has proved and done since the command began, a sentence each; those that are told already are
     *     not told again
     */
    public CutoverProgress told(String worker, List<String> done) {
        List<String> before = told == null ? List.of() : told;
        List<String> all = Stream.concat(before.stream(), done.stream())
                .map(CutoverProgress::shortened)
                .distinct()
                .limit(SENTENCES)
                .toList();
        return new CutoverProgress(
                state, begun, changed, expectedMillis, frozenAt, frozen, provedAt, worker, all, attempts);
    }

    /** A sentence for each attempt of before, then what was proved and done; empty where neither was recorded. */
    public List<String> sentences() {
        return Stream.concat(
                        pastAttempts().stream().map(CutoverAttempt::told), told == null ? Stream.of() : told.stream())
                .toList();
    }

    private static String shortened(String text) {
        return text.length() > LETTERS ? text.substring(0, LETTERS - 1) + "…" : text;
    }

    private CutoverState required(CutoverState next) {
        Lifecycle.CUTOVER.require(state, next, "the cutover of " + begun);
        return next;
    }

    /** How long the freeze was expected to take. */
    public Optional<Duration> expected() {
        return Optional.ofNullable(expectedMillis).map(Duration::ofMillis);
    }

    /** From its beginning until it was done, with all attempts; empty before. */
    public Optional<Duration> whole() {
        return state == CutoverState.DONE ? Optional.of(Duration.between(begun, changed)) : Optional.empty();
    }

    /** From the beginning of the freeze's proof to the end of that of the rows, of the last attempt; empty before. */
    public Optional<Duration> freeze() {
        return frozenAt == null || provedAt == null
                ? Optional.empty()
                : Optional.of(Duration.between(frozenAt, provedAt));
    }
}
