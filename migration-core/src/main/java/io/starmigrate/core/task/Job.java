package io.starmigrate.core.task;

import java.time.Instant;
import java.util.List;

/**
 * One named migration: a set of tables from one database to another.
 *
 * @param name letters, digits, {@code _} and {@code -}, at most 40
 * @param source the source's database
 * @param target the target's database
 * @param tables the source's tables, in the order they were named
 * @param opened when it was first planned
 */
public record Job(String name, String source, String target, List<String> tables, Instant opened) {
    public Job {
        tables = List.copyOf(tables);
    }
}
