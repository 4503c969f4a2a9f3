package io.starmigrate.core.task;

import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.StorageUri;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * That an export is written by several statements, each over rows of its own: those of one bucket of all rows. Slices
 * count from 1. Each try to write one has a folder of its own below the attempt's; the files of its last try count,
 * once the source has said that it is written. Immutable.
 *
 * @param attempt of the export they are of
 * @param version whose functions divide the rows
 * @param keys the names of the columns that divide them
 * @param recipe what dividing them means, see {@link BucketChoice}
 * @param over whether they were given up: one statement writes the export after this one
 * @param slices how far each is
 */
public record Slices(int attempt, String version, List<String> keys, String recipe, boolean over, List<Slice> slices) {
    public Slices {
        keys = List.copyOf(keys);
        slices = List.copyOf(slices);
    }

    /**
     * How far one is.
     *
     * @param tries how often a statement was written down for it, 0 before the first
     * @param written whether the source has said of the last one that it is done
     */
    public record Slice(int tries, boolean written) {
        private static final Slice WAITING = new Slice(0, false);

        private boolean isUnderWay() {
            return tries > 0 && !written;
        }
    }

    /** Slices that nothing is written of yet: one for each bucket. */
    public static Slices of(int attempt, BucketChoice all) {
        return new Slices(
                attempt,
                all.version(),
                all.keys(),
                all.recipe(),
                false,
                Collections.nCopies(all.buckets(), Slice.WAITING));
    }

    /** Which rows a slice has. */
    public BucketChoice rows(int slice) {
        return new BucketChoice(version, keys, slices.size(), recipe, List.of(slice - 1));
    }

    /**
     * Where the last try to write a slice writes.
     *
     * @param export the attempt's folder
     */
    public StorageUri folder(StorageUri export, int slice) {
        return export.resolve(DataFileKey.slice(slice, at(slice).tries)).asFolder();
    }

    private Slice at(int slice) {
        return slices.get(slice - 1);
    }

    /** Those no statement was written down for yet. */
    public List<Integer> waiting() {
        return where(slice -> at(slice).tries == 0);
    }

    /** Those a statement is under way for, as far as is known. */
    public List<Integer> underWay() {
        return where(slice -> at(slice).isUnderWay());
    }

    /** How many there are. */
    public int size() {
        return slices.size();
    }

    /** All of them. */
    public List<Integer> all() {
        return where(slice -> true);
    }

    private List<Integer> where(IntPredicate wanted) {
        return IntStream.rangeClosed(1, size()).filter(wanted).boxed().toList();
    }

    /** Whether every one is written. */
    public boolean areWritten() {
        return slices.stream().allMatch(Slice::written);
    }

    /** The same with one more statement for each of these. */
    public Slices begun(Collection<Integer> some) {
        return with(some, slice -> new Slice(slice.tries + 1, false));
    }

    /** The same, these being written. */
    public Slices written(Collection<Integer> some) {
        return with(some, slice -> new Slice(slice.tries, true));
    }

    private Slices with(Collection<Integer> some, UnaryOperator<Slice> change) {
        List<Slice> next = new ArrayList<>(slices);
        some.forEach(slice -> next.set(slice - 1, change.apply(at(slice))));
        return new Slices(attempt, version, keys, recipe, over, next);
    }

    /** The same, given up. */
    public Slices givenUp() {
        return new Slices(attempt, version, keys, recipe, true, slices);
    }
}
