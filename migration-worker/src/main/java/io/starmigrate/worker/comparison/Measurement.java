package io.starmigrate.worker.comparison;

import io.starmigrate.core.comparison.Bundle;
import io.starmigrate.core.comparison.Hindrance;
import io.starmigrate.core.comparison.Measured;
import io.starmigrate.core.comparison.PartitionPair;
import io.starmigrate.core.comparison.TableComparison;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Measures pairs on both sides: several at once by one fingerprint and a count of each, and one by one where that does
 * not show them to be equal.
 */
final class Measurement {
    private final BoundedView source;
    private final BoundedView target;

    Measurement(BoundedView source, BoundedView target) {
        this.source = source;
        this.target = target;
    }

    /** What each pair of a bundle shows; it never fails, a side that does not answer is told in it. */
    CompletableFuture<Map<PartitionPair, Measured>> of(TableComparison table, Bundle bundle) {
        if (!bundle.isShared()) {
            return each(table, bundle);
        }
        return together(table, bundle)
                .exceptionally(failed -> Optional.empty())
                .thenCompose(
                        equal -> equal.map(CompletableFuture::completedFuture).orElseGet(() -> each(table, bundle)));
    }

    private CompletableFuture<Map<PartitionPair, Measured>> each(TableComparison table, Bundle bundle) {
        List<TableColumn> here = table.sourceColumns();
        List<TableColumn> there = table.targetColumns();
        Map<PartitionPair, CompletableFuture<Measured>> asked = new HashMap<>();
        bundle.pairs().forEach(pair -> asked.put(pair, one(pair, here, there)));
        return all(asked);
    }

    private CompletableFuture<Measured> one(PartitionPair pair, List<TableColumn> here, List<TableColumn> there) {
        return ask(source, pair.source(), here)
                .thenCombine(
                        ask(target, pair.target(), there),
                        (one, other) -> Measured.of(one.orElse(null), other.orElse(null)))
                .exceptionally(failed -> Measured.failed(told(failed), hindrance(failed)));
    }

    private static CompletableFuture<Optional<Fingerprint>> ask(
            BoundedView side, Optional<TablePart> part, List<TableColumn> columns) {
        return part.map(rows -> side.ask(view -> Optional.of(view.fingerprint(rows, columns))))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    /** What each pair shows where all rows together are equal, and each pair has as many on both sides. */
    private CompletableFuture<Optional<Map<PartitionPair, Measured>>> together(TableComparison table, Bundle bundle) {
        CompletableFuture<Fingerprint> here =
                source.ask(view -> view.fingerprint(bundle.source(), table.sourceColumns()));
        CompletableFuture<Fingerprint> there =
                target.ask(view -> view.fingerprint(bundle.target(), table.targetColumns()));
        return here.thenCombine(there, Measured::of)
                .thenCompose(all -> all.isEqual()
                        ? counted(bundle, all.partly())
                        : CompletableFuture.completedFuture(Optional.empty()));
    }

    private CompletableFuture<Optional<Map<PartitionPair, Measured>>> counted(Bundle bundle, List<String> partly) {
        Map<PartitionPair, CompletableFuture<Optional<Measured>>> asked = new HashMap<>();
        for (PartitionPair pair : bundle.pairs()) {
            TablePart here = pair.source().orElseThrow();
            TablePart there = pair.target().orElseThrow();
            asked.put(
                    pair,
                    source.ask(view -> view.rows(here))
                            .thenCombine(
                                    target.ask(view -> view.rows(there)),
                                    (one, other) -> one.equals(other)
                                            ? Optional.of(Measured.together(one, partly))
                                            : Optional.empty()));
        }
        return all(asked).thenApply(counts -> {
            Map<PartitionPair, Measured> equal = new HashMap<>();
            counts.forEach((pair, measured) -> measured.ifPresent(found -> equal.put(pair, found)));
            return equal.size() == counts.size() ? Optional.of(equal) : Optional.empty();
        });
    }

    private static <K, V> CompletableFuture<Map<K, V>> all(Map<K, CompletableFuture<V>> asked) {
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenApply(unused -> {
                    Map<K, V> answers = new HashMap<>();
                    asked.forEach((key, answer) -> answers.put(key, answer.join()));
                    return answers;
                });
    }

    /** Why something failed, without the wrapping of what ran aside. */
    static String told(Throwable failed) {
        Throwable cause = cause(failed);
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Of what kind it is that something failed. */
    static Hindrance hindrance(Throwable failed) {
        Throwable cause = cause(failed);
        if (cause instanceof CancellationException) {
            return Hindrance.STOPPED;
        }
        boolean lasting = cause instanceof IllegalArgumentException
                || (cause instanceof ClusterException refused
                        && !refused.remedy().isTransient()
                        && refused.remedy() != Remedy.UNKNOWN);
        return lasting ? Hindrance.LASTING : Hindrance.PASSING;
    }

    private static Throwable cause(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
    }
}
