package io.starmigrate.worker.check;

import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for what another tool has brought half way: rows where a job that is new would put its own, and files below its
 * folder that no job of ours writes. Neither is touched.
 */
final class HalfDoneProbe implements Supplier<List<CheckLine>> {
    static final String SUBJECT = "another tool's work";
    private static final int FEW = 3;
    private static final int LISTED = 1000;
    private static final Set<String> OURS =
            Set.of(DataFileKey.MANIFEST_NAME, DataFileKey.TABLE_NAME, DataFileKey.INVENTORY_NAME);

    private final Supplier<? extends TargetCluster> target;
    private final Collection<Place> places;
    private final ObjectStore store;
    private final StorageUri root;

    /** @param places where the job would put rows and has not yet put any */
    HalfDoneProbe(
            Supplier<? extends TargetCluster> target, Collection<Place> places, ObjectStore store, StorageUri root) {
        this.target = target;
        this.places = places;
        this.store = store;
        this.root = root;
    }

    @Override
    public List<CheckLine> get() {
        List<CheckLine> found = Stream.concat(rows().stream(), files().stream()).toList();
        return found.isEmpty()
                ? List.of(CheckLine.ok(SUBJECT, "neither rows nor files of others are where this job puts its own"))
                : found;
    }

    private List<CheckLine> rows() {
        List<Place> held = places.stream().collect(Collectors.groupingBy(Place::table)).values().stream()
                .flatMap(this::touched)
                .toList();
        return held.isEmpty()
                ? List.of()
                : List.of(CheckLine.warning(
                        SUBJECT,
                        Units.counted(held.size(), "chosen partition holds", "chosen partitions hold")
                                + " rows at the target, or held some: "
                                + few(held.stream()
                                        .map(place -> place.table() + "/" + place.partition())
                                        .toList())
                                + "; this job will not replace them by itself",
                        "migrate plan --adopt takes what both sides hold alike for moved; of the others say"
                                + " --overwrite, or empty them"));
    }

    /** A table that is not there, or has no such partition, holds nothing. */
    private Stream<Place> touched(List<Place> ofOneTable) {
        try {
            return target.get().shown(ofOneTable).entrySet().stream()
                    .filter(shown -> !shown.getValue().untouched())
                    .map(Map.Entry::getKey);
        } catch (ClusterException unseen) {
            if (unseen.isTransient()) {
                throw unseen;
            }
            return Stream.empty();
        }
    }

    private List<CheckLine> files() {
        List<String> strange;
        try (Stream<StoredObject> listed = store.list(root.asFolder())) {
            strange = listed.limit(LISTED)
                    .map(StoredObject::uri)
                    .filter(this::isStrange)
                    .map(StorageUri::toString)
                    .toList();
        }
        return strange.isEmpty()
                ? List.of()
                : List.of(CheckLine.warning(
                        SUBJECT,
                        Units.counted(strange.size(), "of the first objects", "of the first objects") + " below " + root
                                + " belong to no job: " + few(strange)
                                + "; they are left alone",
                        "give the job a folder of its own in " + SettingName.STORAGES
                                + "; migrate import --from --no-manifest brings files" + " that others have exported"));
    }

    private boolean isStrange(StorageUri object) {
        return !object.key().endsWith("/")
                && !OURS.contains(object.name())
                && !DataFileKey.isTemporary(object)
                && DataFileKey.parse(root, object).isEmpty();
    }

    private static String few(List<String> all) {
        return all.stream().sorted().limit(FEW).collect(Collectors.joining(", ")) + (all.size() > FEW ? " …" : "");
    }
}
