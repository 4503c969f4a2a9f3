package io.starmigrate.core.starrocks.schema;

/**
 * One thing in which a table or view differs in meaning from what it should be.
 *
 * @param kind of what it is; by this, never by the clause, anything is decided
 * @param clause what differs, for people: {@code column c type}, {@code property compression}, {@code partition p1}
 * @param expected what it should be; empty when it should not be there
 * @param found what it is; empty when it is missing
 */
public record SchemaDifference(Kind kind, String clause, String expected, String found) {
    /** Of what a difference is. */
    public enum Kind {
        /** Of one partition. */
        PARTITION,
        /** Of a view's query. */
        QUERY,
        /** Of anything else. */
        OTHER
    }

    /** One of kind OTHER, whatever its clause is called. */
    public SchemaDifference(String clause, String expected, String found) {
        this(Kind.OTHER, clause, expected, found);
    }

    static SchemaDifference ofPartition(String name, String expected, String found) {
        return new SchemaDifference(Kind.PARTITION, "partition " + name, expected, found);
    }

    static SchemaDifference ofQuery(String expected, String found) {
        return new SchemaDifference(Kind.QUERY, "query", expected, found);
    }

    /** Whether one side only has a partition, which loading, dynamic partitions and time make so. */
    public boolean isOfPartitionsThere() {
        return kind == Kind.PARTITION && (expected.isEmpty() || found.isEmpty());
    }

    /** Whether it is one of a view's query, which are compared by their words. */
    public boolean isOfQuery() {
        return kind == Kind.QUERY;
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
