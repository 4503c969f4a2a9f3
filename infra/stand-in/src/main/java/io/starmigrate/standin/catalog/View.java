package io.starmigrate.standin.catalog;

import java.util.List;

/**
 * A view: its definition only.
 *
 * @param query what it reads
 * @param security NONE or INVOKER
 */
public record View(long id, String name, List<Column> columns, ViewQuery query, String comment, String security)
        implements Relation {}
