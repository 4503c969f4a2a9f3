package io.starmigrate.simulation.world;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a run found broken, in words. Used by one thread at a time. */
public final class Damages {
    private final Set<String> found = new LinkedHashSet<>();

    public void add(String damage) {
        found.add(damage);
    }

    public List<String> all() {
        return List.copyOf(found);
    }
}
