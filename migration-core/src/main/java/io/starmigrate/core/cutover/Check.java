package io.starmigrate.core.cutover;

/**
 * One thing that is looked at before a cutover.
 *
 * @param subject what
 * @param verdict whether it stands in the way
 * @param found how it stands, and what to do where something is to be done
 */
public record Check(String subject, Verdict verdict, String found) {
    /** What a check says of the cutover. */
    public enum Verdict {
        /** Nothing stands in the way. */
        GO,
        /** Nothing stands in the way, but somebody should know. */
        NOTE,
        /** The cutover is not begun. */
        NO_GO
    }
}
