package io.starmigrate.core.starrocks.schema;

import static io.starmigrate.core.starrocks.catalog.PartitionStorage.COOLDOWN;
import static io.starmigrate.core.starrocks.catalog.PartitionStorage.MEDIUM;
import static io.starmigrate.core.starrocks.catalog.PartitionStorage.REPLICAS;

import io.starmigrate.core.starrocks.catalog.PartitionStorage;
import io.starmigrate.core.starrocks.ddl.DistributionDdl;
import io.starmigrate.core.starrocks.ddl.PartitionDdl;
import io.starmigrate.core.starrocks.ddl.PartitionEntry;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.schema.Note.Action;
import io.starmigrate.core.starrocks.sql.PropertyList;
import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is said of partitions whose buckets, replicas, medium or cooldown time are their own. */
final class PartitionNotes {
    /** So many names are written out, and so many values get a note each. */
    private static final int NAMES = 20;

    private static final int VALUES = 5;

    private final Crossing crossing;
    private final TableDdl here;
    private final TableDdl there;

    /**
     * @param here the source's table
     * @param there what the target gets
     */
    PartitionNotes(Crossing crossing, TableDdl here, TableDdl there) {
        this.crossing = crossing;
        this.here = here;
        this.there = there;
    }

    List<Note> of(List<PartitionStorage> partitions) {
        Map<String, Map<String, String>> listed = listed();
        List<PartitionStorage> meant = partitions.stream()
                .filter(partition -> listed.isEmpty() || listed.containsKey(partition.name()))
                .toList();
        List<Note> notes = new ArrayList<>(buckets(meant));
        List<Note> kept = new ArrayList<>();
        for (String property : PartitionStorage.PROPERTIES) {
            if (!crossing.settings().isUnwanted(property)) {
                kept.addAll(differing(property, meant, listed));
            }
        }
        notes.addAll(crossing.target().maySharedData() && !kept.isEmpty() ? List.of(needless(kept)) : kept);
        return notes;
    }

    /** The partitions that the statement names, with what it says of each. */
    private Map<String, Map<String, String>> listed() {
        return here.layout().partitioning().entries().stream()
                .filter(PartitionEntry.Named.class::isInstance)
                .map(PartitionEntry.Named.class::cast)
                .collect(Collectors.toMap(
                        PartitionEntry.Named::name, PartitionEntry.Named::properties, (one, same) -> one));
    }

    private List<Note> buckets(List<PartitionStorage> partitions) {
        DistributionDdl spread = there.layout().distribution();
        boolean divided = there.layout().partitioning().form() != PartitionDdl.Form.NONE;
        Integer all = spread.buckets();
        if (!divided || spread.form() == DistributionDdl.Form.NONE || all == null) {
            return List.of();
        }
        Map<Integer, List<PartitionStorage>> own = new TreeMap<>();
        for (PartitionStorage partition : partitions) {
            Integer buckets = partition.buckets();
            if (buckets != null && !buckets.equals(all)) {
                own.computeIfAbsent(buckets, number -> new ArrayList<>()).add(partition);
            }
        }
        return own.entrySet().stream()
                .map(entry -> new Note(
                        Action.TRANSLATED,
                        "BUCKETS of " + names(entry.getValue()),
                        String.valueOf(entry.getKey()),
                        String.valueOf(all),
                        "they have a number of their own, the target makes all with the table's; to have it there, add"
                                + " them by hand before rows are moved"))
                .toList();
    }

    private List<Note> differing(
            String property, List<PartitionStorage> partitions, Map<String, Map<String, String>> listed) {
        Function<PartitionStorage, String> value =
                partition -> partition.properties().getOrDefault(property, "");
        String usual = usual(property, partitions.stream().map(value).toList());
        Map<String, List<PartitionStorage>> own = partitions.stream()
                .filter(partition -> !value.apply(partition).equalsIgnoreCase(usual))
                .filter(partition -> !value.apply(partition).equalsIgnoreCase(stated(there, property)))
                .filter(partition ->
                        !listed.getOrDefault(partition.name(), Map.of()).containsKey(property))
                .filter(partition ->
                        property.equals(COOLDOWN) || !value.apply(partition).isEmpty())
                .collect(Collectors.groupingBy(value, TreeMap::new, Collectors.toList()));
        Map<Boolean, List<String>> over = own.keySet().stream().collect(Collectors.partitioningBy(this::isOver));
        List<Note> notes = new ArrayList<>();
        joined(own, over.getOrDefault(true, List.of()))
                .forEach((values, all) -> notes.add(over(property, values, all)));
        joined(own, over.getOrDefault(false, List.of()))
                .forEach((values, all) -> notes.add(note(property, values, all)));
        return notes;
    }

    private boolean isOver(String value) {
        return crossing.settings().isOver(value);
    }

    /** What partitions have that nobody has altered: what the table says, else what most of them have. */
    private String usual(String property, List<String> values) {
        String said = stated(here, property);
        if (!said.isEmpty() || property.equals(COOLDOWN)) {
            return said;
        }
        return values.stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static String stated(TableDdl table, String property) {
        String value = table.properties().getOrDefault(property, "");
        return property.equals(COOLDOWN) && PartitionStorage.isNever(value) ? "" : value;
    }

    /** One note for each value, unless there are many of them, as cooldown times of daily partitions are. */
    private static Map<String, List<PartitionStorage>> joined(
            Map<String, List<PartitionStorage>> own, List<String> values) {
        Map<String, List<PartitionStorage>> joined = new TreeMap<>();
        String range = values.isEmpty() ? "" : values.get(0) + " to " + values.get(values.size() - 1);
        for (String value : values) {
            joined.computeIfAbsent(values.size() > VALUES ? range : value, key -> new ArrayList<>())
                    .addAll(own.getOrDefault(value, List.of()));
        }
        return joined;
    }

    private static String names(List<PartitionStorage> partitions) {
        String names =
                partitions.stream().limit(NAMES).map(PartitionStorage::name).collect(Collectors.joining(", "));
        int more = partitions.size() - NAMES;
        return more > 0 ? names + " and " + more + " more" : names;
    }

    private Note over(String property, String values, List<PartitionStorage> partitions) {
        return new Note(
                Action.DROPPED,
                property + " of " + names(partitions),
                values,
                "",
                "it is over, and StarRocks refuses a time that has passed");
    }

    private Note note(String property, String values, List<PartitionStorage> partitions) {
        String to = stated(there, property);
        String clause = property + " of " + names(partitions);
        String from = values.isEmpty() ? "never" : values;
        String why = obstacle(property).orElseGet(() -> byHand(property, partitions));
        return to.isEmpty()
                ? new Note(Action.DROPPED, clause, from, "", why)
                : new Note(Action.TRANSLATED, clause, from, to, why);
    }

    /** Why the target's partitions cannot have it either. */
    private Optional<String> obstacle(String property) {
        if (property.equals(REPLICAS) && crossing.settings().replicas().isPresent()) {
            return Optional.of("it was asked for");
        }
        return PropertyRules.known()
                .find(property)
                .flatMap(rule -> rule.obstacle(crossing.target(), PartitionRules.bearer(there)));
    }

    private String byHand(String property, List<PartitionStorage> partitions) {
        List<String> distinct = partitions.stream()
                .flatMap(partition -> wanted(property, partition).stream())
                .map(PropertyList::toString)
                .distinct()
                .toList();
        String own = "it is their own, the target makes all as the table says; ";
        if (distinct.isEmpty()) {
            return own + "no more is possible there";
        }
        String parts = distinct.size() > 1 || partitions.size() > NAMES ? "…" : quoted(partitions);
        String set = distinct.size() > 1 ? "(\"" + property + "\" = …)" : distinct.get(0);
        return own + "to have it there: ALTER TABLE " + there.name().sql() + " MODIFY PARTITION (" + parts + ") SET "
                + set;
    }

    private static String quoted(List<PartitionStorage> partitions) {
        return partitions.stream()
                .map(partition -> Quoting.identifier(partition.name()))
                .collect(Collectors.joining(", "));
    }

    /** A time is taken together with the medium it ends on alone. */
    private Optional<PropertyList> wanted(String property, PartitionStorage partition) {
        String value = partition.properties().getOrDefault(property, "");
        if (property.equals(REPLICAS)) {
            return replicas(value);
        }
        String medium = partition.properties().getOrDefault(MEDIUM, "SSD");
        PropertyList together = PropertyList.empty().with(MEDIUM, medium);
        return Optional.of(property.equals(COOLDOWN) && !value.isEmpty() ? together.with(COOLDOWN, value) : together);
    }

    private Optional<PropertyList> replicas(String value) {
        int most = crossing.settings().backends().orElse(Integer.MAX_VALUE);
        boolean possible = value.matches("\\d{1,4}") && Integer.parseInt(value) <= most;
        return possible ? Optional.of(PropertyList.empty().with(REPLICAS, value)) : Optional.empty();
    }

    private static Note needless(List<Note> kept) {
        String clauses = kept.stream().map(Note::clause).collect(Collectors.joining("; "));
        String values = kept.stream().map(Note::from).collect(Collectors.joining("; "));
        return new Note(
                Action.DROPPED,
                clauses,
                values,
                "",
                "they are the partitions' own; the object storage keeps the replicas, and there is no medium");
    }
}
