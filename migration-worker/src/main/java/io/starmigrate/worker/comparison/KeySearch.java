package io.starmigrate.worker.comparison;

import io.starmigrate.core.comparison.Bisection;
import io.starmigrate.core.comparison.Bisection.Buckets;
import io.starmigrate.core.comparison.KeyDifference;
import io.starmigrate.core.comparison.Measured;
import io.starmigrate.core.comparison.PartitionPair;
import io.starmigrate.core.comparison.TableComparison;
import io.starmigrate.core.starrocks.fingerprint.BucketQuery;
import io.starmigrate.core.starrocks.fingerprint.BucketedFingerprint;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.fingerprint.RowKey;
import io.starmigrate.core.starrocks.fingerprint.RowSums;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.worker.starrocks.ClusterView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Finds the keys whose rows differ in a partition that is not equal: each side is scanned once by buckets, and once
 * more for each few buckets that differ, until there are as many keys as are wanted.
 */
final class KeySearch {
    private final BoundedView source;
    private final BoundedView target;
    private final int wanted;

    /** @param wanted how many keys of a partition are wanted, 1 or more */
    KeySearch(BoundedView source, BoundedView target, int wanted) {
        this.source = source;
        this.target = target;
        this.wanted = wanted;
    }

    /** Whether keys can tell more of a pair than that it is not equal. */
    static boolean concerns(Measured measured) {
        return !measured.isEqual() && measured.source() != null && measured.target() != null;
    }

    /** What differs between both sides of a pair; it never fails, a side that does not answer is told in it. */
    Bisection of(TableComparison table, PartitionPair pair, Measured measured) {
        Fingerprint here = measured.source();
        Fingerprint there = measured.target();
        if (here == null || there == null) {
            return Bisection.none("one side alone has it: all its rows are there");
        }
        List<String> names = table.rowNames();
        if (names.isEmpty()) {
            return Bisection.none("no column names its rows: none is of a type whose values one text tells apart");
        }
        int buckets = BucketQuery.buckets(Math.max(here.rows(), there.rows()));
        Side one = new Side(source, pair.source().orElseThrow(), new Bucketing(table.sourceColumns(), names, buckets));
        Side other =
                new Side(target, pair.target().orElseThrow(), new Bucketing(table.targetColumns(), names, buckets));
        try {
            return new Search(one, other, here, there).run();
        } catch (CompletionException | CancellationException failed) {
            return Bisection.none("its keys could not be read: " + Measurement.told(failed));
        }
    }

    /** A side of a pair. */
    private record Side(BoundedView view, TablePart part, Bucketing how) {
        CompletableFuture<BucketedFingerprint> buckets() {
            return view.ask((ClusterView cluster) -> cluster.buckets(part, how));
        }

        CompletableFuture<Map<RowKey, RowSums>> keys(List<Integer> buckets) {
            return view.ask((ClusterView cluster) -> cluster.keys(part, how, buckets));
        }
    }

    private final class Search {
        private final Side one;
        private final Side other;
        private final Fingerprint here;
        private final Fingerprint there;

        Search(Side one, Side other, Fingerprint here, Fingerprint there) {
            this.one = one;
            this.other = other;
            this.here = here;
            this.there = there;
        }

        Bisection run() {
            CompletableFuture<BucketedFingerprint> asked = one.buckets();
            BucketedFingerprint theirs = other.buckets().join();
            BucketedFingerprint ours = asked.join();
            List<Integer> differing = ours.differing(theirs);
            List<KeyDifference> found = new ArrayList<>();
            List<Integer> left = differing;
            while (!left.isEmpty() && found.size() < wanted) {
                List<Integer> next = Bisection.next(left, ours, theirs, wanted - found.size());
                found.addAll(between(next));
                left = left.subList(next.size(), left.size());
            }
            return new Bisection(
                    one.how.keys(),
                    found.subList(0, Math.min(wanted, found.size())),
                    found.size(),
                    new Buckets(one.how.buckets(), differing.size(), differing.size() - left.size()),
                    note(ours, theirs, differing.isEmpty()));
        }

        private List<KeyDifference> between(List<Integer> buckets) {
            CompletableFuture<Map<RowKey, RowSums>> asked = one.keys(buckets);
            Map<RowKey, RowSums> theirs = other.keys(buckets).join();
            return KeyDifference.between(asked.join(), theirs);
        }

        private String note(BucketedFingerprint ours, BucketedFingerprint theirs, boolean equal) {
            List<String> written = new ArrayList<>();
            if (!ours.isAllOf(here.rows(), here.sums())) {
                written.add("the source");
            }
            if (!theirs.isAllOf(there.rows(), there.sums())) {
                written.add("the target");
            }
            if (!written.isEmpty()) {
                return String.join(" and ", written) + " was written to since the rows were compared: "
                        + (equal ? "now all keys are equal" : "what is told of keys is of later");
            }
            List<String> generated = here.generatedDiffering(there);
            String columns = generated.isEmpty() ? "" : "the generated columns " + generated + " hold other values";
            return equal && !columns.isEmpty() ? "all other columns are equal, " + columns : columns;
        }
    }
}
