package io.starmigrate.core.starrocks.schema;

/**
 * One thing in which a table or view differs in meaning from what it should be.
 *
 * @param clause what differs: {@code column c type}, {@code property compression}, {@code partition p1}
 * @param expected what it should be; empty when it should not be there
 * @param found what it is; empty when it is missing
 */
public record SchemaDifference(String clause, String expected, String found) {
    static final String QUERY = "query";

    private static final String PARTITION = "partition ";

    static SchemaDifference ofPartition(String name, String expected, String found) {
        return new SchemaDifference(PARTITION + name, expected, found);
    }

    /** Whether one side only has a partition, which loading, dynamic partitions and time make so. */
    public boolean isOfPartitionsThere() {
        return clause.startsWith(PARTITION) && (expected.isEmpty() || found.isEmpty());
    }

    /** Whether it is one of a view's query, which are compared by their words. */
    public boolean isOfQuery() {
        return clause.equals(QUERY);
    }

    /** As one line. */
    @Override
    public String toString() {
        return clause + ": expected " + shown(expected) + ", found " + shown(found);
    }

    private static String shown(String text) {
        return text.isEmpty() ? "nothing" : text;
    }
}
