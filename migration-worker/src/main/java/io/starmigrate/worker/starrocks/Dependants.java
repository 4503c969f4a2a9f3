package io.starmigrate.worker.starrocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What hangs on a table, each in words that are the same before a publication and after it. Immutable.
 *
 * @param objects rollups, synchronous materialized views, active materialized views that read it, and constraints
 * @param grants what was granted on it by name, as statements that would grant it again
 * @param unread what could not be looked at, one sentence each
 */
public record Dependants(Set<String> objects, Set<String> grants, List<String> unread) {
    /** Nothing hangs on it. */
    public static final Dependants NONE = new Dependants(Set.of(), Set.of(), List.of());

    public Dependants {
        objects = Set.copyOf(objects);
        grants = Set.copyOf(grants);
        unread = List.copyOf(unread);
    }

    /** What was there and is not any more, in order; what could not be looked at is not among it. */
    public List<String> lostIn(Dependants after) {
        Set<String> lost = new TreeSet<>(objects);
        lost.removeAll(after.objects);
        Set<String> revoked = new TreeSet<>(grants);
        // Who could read the grants before and cannot now does not know whether they are lost.
        if (after.unread.isEmpty()) {
            revoked.removeAll(after.grants);
        } else {
            revoked.clear();
        }
        List<String> all = new ArrayList<>(lost);
        all.addAll(revoked);
        return all;
    }
}
