package io.starmigrate.sandbox.starrocks.catalog;

import java.util.List;

/** A view: its definition only. {@code query} as SHOW CREATE VIEW prints it. */
public record View(long id, String name, List<Column> columns, String query, String comment) implements Relation {}
