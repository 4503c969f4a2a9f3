package io.starmigrate.core.backup;

import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
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

    /**
     * The newest of one partition: what tells to be the last job's by its generation, else what was written last; never
     * what is of another.
     */
    public Optional<Manifest> newest(Collection<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> !isOfAnother(manifest.origin()))
                .max(age());
    }

    /** From the oldest to the newest: others' first, then by when they were written, then those known to be its own. */
    public Comparator<Manifest> age() {
        Comparator<Manifest> number = Comparator.comparing(
                        (Manifest manifest) -> manifest.task().generation())
                .thenComparing(Manifest::attempt);
        return Comparator.comparing(this::rank)
                .thenComparing(manifest -> isOwn(manifest) ? Instant.EPOCH : manifest.written())
                .thenComparing(number);
    }

    private boolean isOwn(Manifest manifest) {
        return id != null && Objects.equals(id, manifest.origin());
    }

    private int rank(Manifest manifest) {
        return isOfAnother(manifest.origin()) ? 0 : isOwn(manifest) ? 2 : 1;
    }
}
