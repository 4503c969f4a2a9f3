package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A view as {@code SHOW CREATE VIEW} or {@code SHOW CREATE MATERIALIZED VIEW} shows it. Immutable.
 *
 * @param name its name
 * @param columns its columns as written, each a name and perhaps a comment; empty where the query names them
 * @param comment its comment; empty without one
 * @param storage how a materialized view is kept and refreshed; no part of it is said of a view
 * @param options what else is said before AS
 * @param query the query as written
 */
public record ViewDdl(
        ObjectName name, List<ViewColumn> columns, String comment, Storage storage, Options options, String query) {
    /**
     * A column of a view.
     *
     * @param name its name
     * @param comment its comment; empty without one
     */
    public record ViewColumn(String name, String comment) {
        String sql() {
            String said = comment.isEmpty() ? "" : " COMMENT " + Quoting.string(comment);
            return Quoting.identifier(name) + said;
        }
    }

    /** What a statement creates. */
    public enum Kind {
        VIEW,
        MATERIALIZED_VIEW
    }

    /**
     * How a materialized view is kept.
     *
     * @param partitionBy the text behind PARTITION BY; empty without one
     * @param distribution how its rows are spread
     * @param sortKey the columns of ORDER BY
     * @param indexes its indexes
     */
    public record Storage(
            String partitionBy, DistributionDdl distribution, List<String> sortKey, List<IndexDdl> indexes) {
        public Storage {
            sortKey = List.copyOf(sortKey);
            indexes = List.copyOf(indexes);
        }

        /** The columns and expressions it is partitioned by. */
        public List<PartitionDdl.Term> partitions() {
            return partitionBy.isEmpty()
                    ? List.of()
                    : new PartitionReader(new Cursor(partitionBy)).read().terms();
        }

        private String sql() {
            return (partitionBy.isEmpty() ? "" : "\nPARTITION BY " + partitionBy)
                    + distribution.sql()
                    + Clauses.orderBy(sortKey);
        }
    }

    /**
     * Clauses that only one of the kinds has.
     *
     * @param kind what is created
     * @param security the word behind SECURITY; empty without one, and for materialized views
     * @param refresh the text behind REFRESH; empty without one: then it is a synchronous one, or a view
     * @param properties the properties of a materialized view
     */
    public record Options(Kind kind, String security, String refresh, Map<String, String> properties) {
        public Options {
            properties = Clauses.copy(properties);
        }
    }

    public ViewDdl {
        columns = List.copyOf(columns);
    }

    /**
     * Reads what {@code SHOW CREATE VIEW} and {@code SHOW CREATE MATERIALIZED VIEW} print, and what {@link #sql}
     * writes.
     *
     * @throws DdlException when anything before the query is not understood, with its place
     */
    public static ViewDdl read(String createView) {
        return read(createView, Comments.ESCAPED);
    }

    /**
     * As {@link #read(String)}, of a cluster that prints comments so.
     *
     * @throws DdlException when anything before the query is not understood, with its place
     */
    public static ViewDdl read(String createView, Comments comments) {
        return new ViewReader(createView, comments).read();
    }

    /** What it is. */
    public Kind kind() {
        return options.kind;
    }

    /** The statement, without a semicolon. */
    public String sql() {
        return "CREATE " + (kind() == Kind.VIEW ? "VIEW " : "MATERIALIZED VIEW ") + name.sql() + columnList()
                + Clauses.comment(comment)
                + (options.security.isEmpty() ? "" : "\nSECURITY " + options.security)
                + storage.sql()
                + (options.refresh.isEmpty() ? "" : "\nREFRESH " + options.refresh)
                + Clauses.properties(options.properties)
                + "\nAS " + query;
    }

    private String columnList() {
        if (columns.isEmpty()) {
            return "";
        }
        return Stream.concat(
                        columns.stream().map(ViewColumn::sql),
                        storage.indexes.stream().map(IndexDdl::sql))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    /** The same view under another name and over another query. */
    public ViewDdl with(ObjectName otherName, String otherQuery) {
        return new ViewDdl(otherName, columns, comment, storage, options, otherQuery);
    }

    /** The same view with another comment. */
    public ViewDdl withComment(String other) {
        return new ViewDdl(name, columns, other, storage, options, query);
    }

    /** The same view with other names and comments of its columns; none where the query names them. */
    public ViewDdl withColumns(List<ViewColumn> other) {
        return new ViewDdl(name, other, comment, storage, options, query);
    }

    /** The same view kept in another way. */
    public ViewDdl withStorage(Storage other) {
        return new ViewDdl(name, columns, comment, other, options, query);
    }

    /** The same view with other options. */
    public ViewDdl withOptions(Options other) {
        return new ViewDdl(name, columns, comment, storage, other, query);
    }
}
