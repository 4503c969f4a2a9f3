package io.starmigrate.sandbox.starrocks.catalog;

import java.util.List;

/**
 * An asynchronous materialized view: its definition only; it is never refreshed. {@code definition} is what SHOW CREATE
 * prints.
 */
public record MaterializedView(long id, String name, List<Column> columns, String definition, String comment)
        implements Relation {}
