package io.starmigrate.core.starrocks.ddl;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as {@code SHOW CREATE TABLE} shows it. {@link #read} and {@link #sql} are each other's opposite in meaning;
 * blanks, comments and the style of quotes are not kept. Immutable.
 *
 * @param name its name
 * @param engine the engine as written; OLAP for every table of StarRocks' own since 3.0, another one for external
 *     tables
 * @param columns its columns, in order
 * @param indexes its indexes
 * @param comment its comment; empty without one
 * @param layout how its rows are kept
 * @param properties its properties, in the order written
 */
public record TableDdl(
        ObjectName name,
        String engine,
        List<ColumnDdl> columns,
        List<IndexDdl> indexes,
        String comment,
        Layout layout,
        Map<String, String> properties) {
    static final String OTHER_CLUSTER = "OLAP_EXTERNAL";

    private static final Set<String> EXTERNAL =
            Set.of("MYSQL", "ELASTICSEARCH", "BROKER", "HIVE", "HUDI", "ICEBERG", OTHER_CLUSTER, "JDBC", "FILE");

    public TableDdl {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        properties = Clauses.copy(properties);
    }

    /**
     * Reads what {@code SHOW CREATE TABLE} of any version from 1.19 on prints, and what {@link #sql} writes.
     *
     * <p>Where StarRocks shows columns of its own for partition expressions (3.4.0 and later), the expressions are
     * read. The values of list partitions in single quotes are taken as StarRocks prints them: without any escapes.
     *
     * @throws DdlException when the statement holds anything that is not understood, with its place
     */
    public static TableDdl read(String createTable) {
        return read(createTable, KnownColumns.none());
    }

    /**
     * Like {@link #read(String)}, with more knowledge: texts that are printed without escapes end where they are known
     * to end. Where nothing tells where a text ends, the statement is not read.
     */
    public static TableDdl read(String createTable, KnownColumns known) {
        return printed(createTable, known).withExpressions();
    }

    /** Like {@link #read(String, KnownColumns)}, with the columns that StarRocks made for partition expressions. */
    public static TableDdl printed(String createTable, KnownColumns known) {
        return new TableReader(createTable, known).read();
    }

    /** The same table with expressions in place of the columns that StarRocks made for them, over its own columns. */
    public TableDdl withExpressions() {
        return new OwnColumns(new HiddenColumns(this).resolved()).bare();
    }

    /** The statement, without a semicolon, in the order of clauses that every version accepts. */
    public String sql() {
        return "CREATE " + (isExternal() ? "EXTERNAL " : "") + "TABLE " + name.sql() + " (\n  " + elements()
                + "\n) ENGINE=" + engine
                + layout.key().sql() + Clauses.comment(comment)
                + layout.partitioning().sql() + layout.distribution().sql() + Clauses.orderBy(layout.sortKey())
                + rollups() + Clauses.properties(properties);
    }

    private String elements() {
        return Stream.concat(
                        columns.stream().map(ColumnDdl::sql), indexes.stream().map(IndexDdl::sql))
                .collect(Collectors.joining(",\n  "));
    }

    private String rollups() {
        return layout.rollups().isEmpty()
                ? ""
                : layout.rollups().stream().map(RollupDdl::sql).collect(Collectors.joining(", ", "\nROLLUP (", ")"));
    }

    /** Whether its rows are in another system. */
    public boolean isExternal() {
        return EXTERNAL.contains(engine.toUpperCase(Locale.ROOT));
    }

    /** The column of this name, compared as StarRocks does: without regard to case. */
    public Optional<ColumnDdl> column(String sought) {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(sought))
                .findFirst();
    }

    /** The same table under another name. */
    public TableDdl withName(ObjectName other) {
        return new TableDdl(other, engine, columns, indexes, comment, layout, properties);
    }

    /** The same table with another engine. */
    public TableDdl withEngine(String other) {
        return new TableDdl(name, other, columns, indexes, comment, layout, properties);
    }

    /** The same table with other columns. */
    public TableDdl withColumns(List<ColumnDdl> others) {
        return new TableDdl(name, engine, others, indexes, comment, layout, properties);
    }

    /** The same table with other indexes. */
    public TableDdl withIndexes(List<IndexDdl> others) {
        return new TableDdl(name, engine, columns, others, comment, layout, properties);
    }

    /** The same table with another comment. */
    public TableDdl withComment(String other) {
        return new TableDdl(name, engine, columns, indexes, other, layout, properties);
    }

    /** The same table with another layout. */
    public TableDdl withLayout(Layout other) {
        return new TableDdl(name, engine, columns, indexes, comment, other, properties);
    }

    /** The same table with other properties. */
    public TableDdl withProperties(Map<String, String> others) {
        return new TableDdl(name, engine, columns, indexes, comment, layout, others);
    }
}
