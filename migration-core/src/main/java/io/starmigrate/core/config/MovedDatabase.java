package io.starmigrate.core.config;

import java.util.Map;

/**
 * Where one of several databases comes.
 *
 * @param source what the source calls it
 * @param target what the target calls it
 * @param renames the target's names of its tables and views that are called otherwise there, by the source's name
 */
public record MovedDatabase(String source, String target, Map<String, String> renames) {
    public MovedDatabase {
        renames = Map.copyOf(renames);
    }
}
