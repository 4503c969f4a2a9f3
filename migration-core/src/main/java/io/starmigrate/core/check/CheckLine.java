package io.starmigrate.core.check;

/**
 * One thing that was looked at before anything moves.
 *
 * @param subject what was looked at, in a few words
 * @param verdict what is thought of it
 * @param found what was found, one sentence
 * @param fix what to do about it; empty when nothing is to be done
 */
public record CheckLine(String subject, Verdict verdict, String found, String fix) {
    /** What is thought of it. */
    public enum Verdict {
        /** As it has to be. */
        OK,
        /** The migration can begin, and may not end as hoped. */
        WARNING,
        /** The migration cannot do what it has to. */
        FAILED
    }

    public static CheckLine ok(String subject, String found) {
        return new CheckLine(subject, Verdict.OK, found, "");
    }

    public static CheckLine warning(String subject, String found, String fix) {
        return new CheckLine(subject, Verdict.WARNING, found, fix);
    }

    public static CheckLine failed(String subject, String found, String fix) {
        return new CheckLine(subject, Verdict.FAILED, found, fix);
    }
}
