package io.starmigrate.core.starrocks.sql;

/**
 * A table of a database. Both names are case-sensitive.
 *
 * @param database the database's name
 * @param table the table's name
 */
public record TableName(String database, String table) {
    public TableName {
        // Fails early on names that no statement could carry.
        Quoting.identifier(database);
        Quoting.identifier(table);
    }

    /** The qualified name as SQL text. */
    public String sql() {
        return Quoting.identifier(database) + "." + Quoting.identifier(table);
    }

    /** Another table of the same database. */
    public TableName sibling(String otherTable) {
        return new TableName(database, otherTable);
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
