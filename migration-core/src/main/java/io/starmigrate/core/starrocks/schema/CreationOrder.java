package io.starmigrate.core.starrocks.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In what order objects are made so that each finds what it needs.
 *
 * @param ordered those that can be made, each after what it needs; otherwise in the order given
 * @param cyclic those that need each other, or something that does; they cannot be made
 */
public record CreationOrder(List<String> ordered, List<String> cyclic) {
    public CreationOrder {
        ordered = List.copyOf(ordered);
        cyclic = List.copyOf(cyclic);
    }

    /**
     * Orders objects.
     *
     * @param needs what each object needs, by its name; names that are no key are taken to be there
     */
    public static CreationOrder of(Map<String, ? extends Collection<String>> needs) {
        Map<String, Set<String>> waiting = new LinkedHashMap<>();
        needs.forEach((name, needed) -> {
            Set<String> others = new LinkedHashSet<>(needed);
            others.retainAll(needs.keySet());
            waiting.put(name, others);
        });
        List<String> ordered = new ArrayList<>();
        while (true) {
            List<String> ready = waiting.entrySet().stream()
                    .filter(entry -> entry.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            if (ready.isEmpty()) {
                return new CreationOrder(ordered, List.copyOf(waiting.keySet()));
            }
            ready.forEach(waiting::remove);
            waiting.values().forEach(others -> others.removeAll(ready));
            ordered.addAll(ready);
        }
    }
}
