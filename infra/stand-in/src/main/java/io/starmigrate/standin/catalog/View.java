package io.starmigrate.standin.catalog;

import java.util.List;

/**
 * A view: its definition only.
 *
 * @param query as SHOW CREATE VIEW prints it
 * @param security NONE or INVOKER
 */
public record View(long id, String name, List<Column> columns, String query, String comment, String security)
        implements Relation {}
