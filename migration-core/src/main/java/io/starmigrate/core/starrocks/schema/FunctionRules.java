package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.version.StarRocksVersion;

/**
 * Refuses what calls a function that the target does not know. A function that the source's release does not know
 * either is one of the user's own, which the target can be given, too.
 */
final class FunctionRules {
    private final ClusterProfile source;
    private final ClusterProfile target;
    private final RewriteNotes notes;

    FunctionRules(ClusterProfile source, ClusterProfile target, RewriteNotes notes) {
        this.source = source;
        this.target = target;
        this.notes = notes;
    }

    /**
     * Refuses once for each function.
     *
     * @param clause where it is called
     * @param sql an expression or a query
     * @param advice what to do
     * @throws io.starmigrate.core.starrocks.ddl.DdlException when a quote or a comment is not closed
     */
    void refuse(String clause, String sql, String advice) {
        StarRocksVersion has = source.capabilities().version();
        StarRocksVersion wants = target.capabilities().version();
        FunctionCalls.of(sql).stream()
                .filter(function -> FunctionReleases.missing(function, has).isEmpty())
                .forEach(function -> FunctionReleases.missing(function, wants)
                        .ifPresent(since -> notes.refused(
                                clause + " with " + function + "()",
                                "the target is " + target + ", and function " + function + " came with " + since + "; "
                                        + advice)));
    }
}
