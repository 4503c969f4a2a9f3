package io.starmigrate.core.backup;

import io.starmigrate.core.backup.Inventory.Partition;
import io.starmigrate.core.backup.Inventory.Table;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How what lies in a backup differs from what its last run should have left. Pure and immutable.
 *
 * @param lacking what is not there, or only of an earlier run, by {@code table} or {@code table/partition}
 * @param dropped partitions that are there and that the source had dropped before that run
 * @param earlier partitions that are there, and that a job has left that had this one's name before
 * @param empty tables that have no partitions, and are whole by their definition
 * @param remarks what else is to be known, one sentence each
 */
public record Gaps(
        SortedMap<String, Gap> lacking,
        Set<PartitionId> dropped,
        Set<PartitionId> earlier,
        Set<String> empty,
        List<String> remarks) {
    /** Where nothing is to be told. */
    public static final Gaps NONE = new Gaps(new TreeMap<>(), Set.of(), Set.of(), Set.of(), List.of());

    private static final int NAMED = 3;

    private static final String OLDER = "what comes is of ";

    /**
     * How something lacks.
     *
     * @param why in a sentence
     * @param older whether something older comes in its place
     * @param gone whether it was exported, so that its files may be brought back
     */
    public record Gap(String why, boolean older, boolean gone) {}

    public Gaps {
        lacking = Collections.unmodifiableSortedMap(new TreeMap<>(lacking));
        dropped = Set.copyOf(dropped);
        earlier = Set.copyOf(earlier);
        empty = Set.copyOf(empty);
        remarks = List.copyOf(remarks);
    }

    /**
     * Compares both.
     *
     * @param inventory what the last run has written down; null of backups of versions that wrote none
     * @param newest the newest manifest of each partition of one database
     * @param defined the tables of which the backup tells how they are defined
     * @param wanted which tables are to be restored
     */
    public static Gaps of(
            @Nullable Inventory inventory, List<Manifest> newest, Set<String> defined, Predicate<String> wanted) {
        Map<String, Map<String, Manifest>> found = new TreeMap<>();
        newest.stream()
                .filter(manifest -> wanted.test(manifest.task().partition().table()))
                .forEach(manifest -> found.computeIfAbsent(
                                manifest.task().partition().table(), table -> new TreeMap<>())
                        .put(manifest.task().partition().partition(), manifest));
        if (inventory == null) {
            return unlisted(found, defined, wanted);
        }
        Gathering gathering = new Gathering(inventory);
        inventory.tables().stream()
                .filter(table -> wanted.test(table.name()))
                .forEach(table -> gathering.compare(table, found.getOrDefault(table.name(), Map.of())));
        Set<String> listed = inventory.tables().stream().map(Table::name).collect(Collectors.toSet());
        found.forEach((table, manifests) -> {
            if (!listed.contains(table)) {
                gathering.remarks.add("Table " + table + " was no part of the last run, of " + inventory.written()
                        + ": what is there is of " + span(manifests));
            }
        });
        return gathering.gaps();
    }

    /** What lacks of tables other than these. */
    public SortedMap<String, Gap> lackingBeside(Collection<String> tables) {
        SortedMap<String, Gap> others = new TreeMap<>(lacking);
        others.keySet()
                .removeIf(
                        name -> tables.stream().anyMatch(table -> name.equals(table) || name.startsWith(table + "/")));
        return others;
    }

    /** What is said of partitions that a job has left that had this one's name before. */
    public static String ofEarlierJobs(Collection<PartitionId> partitions) {
        return Units.counted(partitions.size(), "partition is", "partitions are")
                + " of an earlier job of this name, and left out: "
                + named(partitions.stream()
                        .map(id -> id.table() + "/" + id.partition())
                        .toList());
    }

    private static String named(Collection<String> partitions) {
        return partitions.stream().sorted().limit(NAMED).collect(Collectors.joining(", "))
                + (partitions.size() > NAMED ? ", …" : "");
    }

    /** What can be said of a backup that does not tell what it should hold. */
    private static Gaps unlisted(
            Map<String, Map<String, Manifest>> found, Set<String> defined, Predicate<String> wanted) {
        List<String> remarks = new ArrayList<>();
        remarks.add("The backup does not tell what it should hold: whether partitions lack is not known");
        found.forEach((table, manifests) -> remarks.add(
                "Table " + table + ": " + Units.counted(manifests.size(), "partition") + " of " + span(manifests)));
        defined.stream()
                .filter(wanted)
                .filter(table -> !found.containsKey(table))
                .sorted()
                .forEach(table -> remarks.add("Table " + table
                        + " is defined in the backup, and nothing of its rows is there: it is left out"));
        return new Gaps(new TreeMap<>(), Set.of(), Set.of(), Set.of(), remarks);
    }

    private static String span(Map<String, Manifest> manifests) {
        List<Instant> times = manifests.values().stream()
                .map(Manifest::written)
                .sorted(Comparator.naturalOrder())
                .toList();
        Instant first = times.get(0);
        Instant last = times.get(times.size() - 1);
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    /** Goes through the tables of one inventory. */
    private static final class Gathering {
        private final Instant written;
        private final @Nullable JobId origin;
        private final SortedMap<String, Gap> lacking = new TreeMap<>();
        private final Set<PartitionId> dropped = new HashSet<>();
        private final Set<PartitionId> earlier = new HashSet<>();
        private final Set<String> empty = new HashSet<>();
        private final List<String> remarks = new ArrayList<>();
        private final Map<String, Manifest> newer = new HashMap<>();
        private final Set<String> unexported = new TreeSet<>();

        Gathering(Inventory inventory) {
            this.written = inventory.written();
            this.origin = inventory.origin();
        }

        /**
         * Whether what the inventory does not list was there before it: the run of the same job would have listed it.
         * What tells to be the same job's is taken for that.
         */
        private boolean isOfEarlierJob(Manifest unlisted) {
            boolean own = origin != null && origin.equals(unlisted.origin());
            return !own && unlisted.written().isBefore(written);
        }

        private void unlisted(String name, Manifest manifest) {
            if (isOfEarlierJob(manifest)) {
                earlier.add(manifest.task().partition());
            } else {
                newer.put(name, manifest);
            }
        }

        void compare(Table table, Map<String, Manifest> found) {
            if (!table.leftOut().isEmpty()) {
                String why = "the run of " + written + " has left it out: " + table.leftOut();
                lacking.put(
                        table.name(),
                        new Gap(found.isEmpty() ? why : why + "; " + OLDER + span(found), !found.isEmpty(), false));
                return;
            }
            table.unexported().stream()
                    .filter(name -> isLeftOut(found.get(name)))
                    .forEach(name -> unexported.add(table.name() + "/" + name));
            table.partitions().forEach(partition -> compare(table.name(), partition, found.get(partition.name())));
            Set<String> listed =
                    table.partitions().stream().map(Partition::name).collect(Collectors.toSet());
            found.forEach((name, manifest) -> {
                if (!listed.contains(name)) {
                    unlisted(table.name() + "/" + name, manifest);
                }
            });
            boolean isNothingThere = found.values().stream()
                    .allMatch(manifest -> earlier.contains(manifest.task().partition()));
            if (table.partitions().stream().allMatch(Partition::dropped) && isNothingThere) {
                empty.add(table.name());
            }
        }

        private void compare(String table, Partition listed, @Nullable Manifest found) {
            String name = table + "/" + listed.name();
            int later = found == null ? 0 : later(found, listed);
            if (found != null && later > 0 && isOfEarlierJob(found)) {
                earlier.add(found.task().partition());
                compare(table, listed, null);
            } else if (listed.dropped()) {
                if (found != null && later <= 0) {
                    dropped.add(found.task().partition());
                }
            } else if (found == null) {
                lacking.put(name, new Gap("it is not there; " + ofRun(listed), false, isExported(listed)));
            } else if (later < 0) {
                boolean isAttempt = found.task().generation() == listed.generation();
                String why = OLDER + (isAttempt ? "an earlier attempt, of " : "an earlier run, of ") + found.written();
                lacking.put(name, new Gap(why + "; " + ofRun(listed), true, isExported(listed)));
            } else if (later > 0 || (!isExported(listed) && !found.written().isBefore(written))) {
                newer.put(name, found);
            } else if (listed.behind()) {
                String why = OLDER + "an earlier run, of " + found.written() + "; when the run of " + written
                        + " ended the source may have moved on, and it was not exported again";
                lacking.put(name, new Gap(why, true, false));
            } else if (!isExported(listed)) {
                // An attempt before the one that the run has made, of what the source held then.
                String why = OLDER + "an earlier attempt, of " + found.written() + "; " + ofRun(listed);
                lacking.put(name, new Gap(why, true, false));
            }
        }

        /** By how much what is there is later than what is listed, where the attempt is told by that, too. */
        private static int later(Manifest found, Partition listed) {
            int generations = Integer.compare(found.task().generation(), listed.generation());
            return generations != 0 || listed.attempt() == 0
                    ? generations
                    : Integer.compare(found.attempt(), listed.attempt());
        }

        /** Whether what the run has left out is not there either, or only as it was before it was made anew. */
        private boolean isLeftOut(@Nullable Manifest found) {
            return found == null || found.written().isBefore(written);
        }

        private static boolean isExported(Partition listed) {
            return listed.lacks().isEmpty();
        }

        private String ofRun(Partition listed) {
            return "the run of " + written
                    + (isExported(listed)
                            ? " has exported its generation " + listed.generation()
                                    + (listed.attempt() > 1 ? ", attempt " + listed.attempt() : "")
                            : " could not export it: " + listed.lacks());
        }

        Gaps gaps() {
            if (!newer.isEmpty()) {
                remarks.add(Units.counted(newer.size(), "partition")
                        + " came after the run of " + written + ", and come, too: "
                        + span(newer) + " (" + named(newer.keySet()) + ")");
            }
            if (!unexported.isEmpty()) {
                remarks.add(
                        "Of " + Units.counted(unexported.size(), "partition") + " that the source had nothing comes: "
                                + SettingName.TASK_FILTER + " left out of the run of " + written
                                + " what no run has exported: " + named(unexported));
            }
            if (!earlier.isEmpty()) {
                remarks.add(ofEarlierJobs(earlier));
            }
            return new Gaps(lacking, dropped, earlier, empty, remarks);
        }
    }
}
