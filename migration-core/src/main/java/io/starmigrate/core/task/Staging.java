package io.starmigrate.core.task;

/**
 * Where a generation is loaded before it shows.
 *
 * @param name the temporary partition's, or the staging table's
 * @param partitionId what StarRocks calls it: after publishing, the table's partition carries this id
 */
public record Staging(String name, long partitionId) {
    /** One that is about to be made: nobody knows its id yet. */
    public static Staging intended(String name) {
        return new Staging(name, 0);
    }

    /** Whether it was only about to be made when it was written down. */
    public boolean isIntended() {
        return partitionId == 0;
    }

    @Override
    public String toString() {
        return name;
    }
}
