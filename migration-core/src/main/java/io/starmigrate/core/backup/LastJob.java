package io.starmigrate.core.backup;

import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of which job what lies in one database's folder is: a job's name may have been used before, and what that job has
 * left lies beside what the last one has exported, under generations that mean nothing to each other. Pure.
 *
 * @param id the job that has written there last; null where nothing tells the id of its job
 */
public record LastJob(@Nullable JobId id) {
    private static final Comparator<Manifest> NUMBER = Comparator.comparing(
                    (Manifest manifest) -> manifest.task().generation())
            .thenComparing(Manifest::attempt);

    private record Written(JobId job, Instant at) {}

    /**
     * Told by whatever was written last of what tells the id of its job.
     *
     * @param inventory null where there is none
     */
    public static LastJob of(@Nullable Inventory inventory, Collection<Manifest> manifests) {
        Stream<Written> told = manifests.stream()
                .flatMap(manifest ->
                        Stream.ofNullable(manifest.origin()).map(job -> new Written(job, manifest.written())));
        Stream<Written> listed = inventory == null
                ? Stream.empty()
                : Stream.ofNullable(inventory.origin()).map(job -> new Written(job, inventory.written()));
        return new LastJob(Stream.concat(told, listed)
                .max(Comparator.comparing(Written::at))
                .map(Written::job)
                .orElse(null));
    }

    /** Whether this is known to be of another job; nobody knows it of what tells no id. */
    public boolean isOfAnother(@Nullable JobId origin) {
        return id != null && origin != null && !id.equals(origin);
    }

    /** The newest of one partition; never what is of another job. */
    public Optional<Manifest> newest(Collection<Manifest> manifests) {
        List<Manifest> all = oldestFirst(manifests);
        return all.isEmpty() || isOfAnother(all.get(all.size() - 1).origin())
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1));
    }

    /**
     * From the oldest to the newest: others' first. Those known to be its own by their numbers, whatever the clocks of
     * two workers say; in between, by when it was written, what does not tell whose it is: a worker of a version before
     * may have written it for this job, or an earlier job for itself.
     */
    public List<Manifest> oldestFirst(Collection<Manifest> manifests) {
        List<Manifest> all = new ArrayList<>();
        Deque<Manifest> own = new ArrayDeque<>();
        Deque<Manifest> untold = new ArrayDeque<>();
        manifests.stream()
                .sorted(Comparator.comparing(Manifest::written).thenComparing(NUMBER))
                .forEach(manifest -> {
                    if (isOfAnother(manifest.origin())) {
                        all.add(manifest);
                    } else if (!isOwn(manifest)) {
                        untold.add(manifest);
                    }
                });
        manifests.stream().filter(this::isOwn).sorted(NUMBER).forEach(own::add);
        while (!own.isEmpty() && !untold.isEmpty()) {
            all.add((isWrittenBefore(untold.element(), own.element()) ? untold : own).remove());
        }
        all.addAll(own);
        all.addAll(untold);
        return all;
    }

    /** Whether one of a partition is older than another, as {@link #oldestFirst} has them. */
    public boolean isOlder(Manifest one, Manifest other) {
        if (isOfAnother(one.origin()) != isOfAnother(other.origin())) {
            return isOfAnother(one.origin());
        }
        return isOwn(one) && isOwn(other) ? NUMBER.compare(one, other) < 0 : isWrittenBefore(one, other);
    }

    private static boolean isWrittenBefore(Manifest one, Manifest other) {
        return Comparator.comparing(Manifest::written).thenComparing(NUMBER).compare(one, other) < 0;
    }

    private boolean isOwn(Manifest manifest) {
        return id != null && Objects.equals(id, manifest.origin());
    }
}
