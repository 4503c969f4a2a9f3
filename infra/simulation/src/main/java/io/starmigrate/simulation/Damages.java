package io.starmigrate.simulation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a run found broken, in words. Used by one thread at a time. */
final class Damages {
    private final Set<String> found = new LinkedHashSet<>();

    void add(String damage) {
        found.add(damage);
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
