package io.starmigrate.core.starrocks.schema;

/**
 * Why there can be no such table or view on the target.
 *
 * @param object the table or view
 * @param clause the part the target cannot have
 * @param reason why, and what to do
 */
public record Refusal(String object, String clause, String reason) {
    /** As one line. */
    @Override
    public String toString() {
        return "Cannot create " + object + " on the target: " + clause + ": " + reason;
    }
}
