package io.starmigrate.worker.crew;

import io.starmigrate.core.config.Limits;
import io.starmigrate.core.config.Limits.LoadLimits;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.RelayCompression;
import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Packing;
import io.starmigrate.worker.starrocks.targetcluster.JdbcTargetCluster;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the roles of one worker work. Immutable.
 *
 * @param provided what is there to work with
 * @param route which way files go
 * @param concurrency how much happens at once
 * @param load when messages of one partition become a load
 * @param waits how long what is waited for
 * @param attempts how often an export, or a load, is submitted anew before its partition FAILS, from 1
 * @param portions how much travels at once
 */
public record RoleSettings(
        Set<Need> provided,
        Route route,
        Concurrency concurrency,
        LoadLimits load,
        Waits waits,
        int attempts,
        Portions portions) {
    private static final int EXPORTS_AT_MOST = 5;
    private static final int ATTEMPTS = 3;

    /** StarRocks ends a load after its timeout, and some versions try it twice more by themselves. */
    private static final Duration LONGEST_LOAD = JdbcTargetCluster.LOAD_TIMEOUT.multipliedBy(3);

    private static final Duration MEASURE = Duration.ofSeconds(15);
    private static final Duration STILL = Duration.ofMinutes(10);

    /** Takes over what it is given. */
    public RoleSettings {
        provided = Set.copyOf(provided);
    }

    /** What a configuration says. */
    public static RoleSettings of(MigrationConfig config) {
        Limits limits = config.limits();
        return new RoleSettings(
                Arrays.stream(Need.values()).filter(config::provides).collect(Collectors.toSet()),
                new Route(
                        config.knownRoot(Need.SOURCE_STORAGE).orElse(null),
                        config.knownRoot(Need.TARGET_STORAGE).orElse(null),
                        config.relay(),
                        new Pack(limits.relay().compression(), Packing.STANDARD_PIECE)),
                new Concurrency(
                        limits.concurrency(),
                        Math.max(limits.concurrency(), EXPORTS_AT_MOST),
                        limits.importConcurrency(),
                        limits.verifyConcurrency(),
                        limits.relay().concurrency()),
                limits.load(),
                new Waits(limits.takeoverAfter(), LONGEST_LOAD, STILL, MEASURE),
                ATTEMPTS,
                new Portions(
                        limits.groupSize(),
                        limits.deltaSize(),
                        limits.splitSize(),
                        limits.exportAhead(),
                        config.selection().syncColumns()));
    }

    /** Whether all of these are there to work with. */
    public boolean provides(Need... needs) {
        return provided.containsAll(Arrays.asList(needs));
    }

    /** Whether files are brought over by the worker's own relay. */
    public boolean relays() {
        return route.relay == RelayMode.BUILTIN;
    }

    /**
     * Which way files go.
     *
     * @param source the folder everything is exported below; null where it is not known
     * @param target the folder everything is loaded from; null where it is not known
     * @param relay who brings files from the one to the other
     * @param pack how our relay packs them
     */
    public record Route(
            @Nullable StorageUri source, @Nullable StorageUri target, RelayMode relay, Pack pack) {
        /** A way on which files stay as they are. */
        public Route(@Nullable StorageUri source, @Nullable StorageUri target, RelayMode relay) {
            this(source, target, relay, new Pack(RelayCompression.NONE, Packing.STANDARD_PIECE));
        }

        public StorageUri sourceRoot() {
            return known(source, Need.SOURCE_STORAGE);
        }

        public StorageUri targetRoot() {
            return known(target, Need.TARGET_STORAGE);
        }

        private static StorageUri known(@Nullable StorageUri root, Need storage) {
            if (root == null) {
                throw new IllegalStateException("Roles were made without the folder of " + storage);
            }
            return root;
        }
    }

    /**
     * How our relay packs files of CSV.
     *
     * @param compression by what
     * @param pieceBytes how long a piece is before, in bytes
     */
    public record Pack(RelayCompression compression, long pieceBytes) {}

    /**
     * How much of a table, and of a job, travels at once.
     *
     * @param groupSize up to how many bytes partitions of a table travel together; 0: each alone
     * @param deltaSize from how many bytes on only what differs of a changed partition travels; 0: never
     * @param splitSize above how many bytes a partition is exported in slices; 0: never
     * @param exportAhead from how many bytes on that are exported and not yet published no more exports begin; 0:
     *     whatever is
     * @param syncColumns the column that tells what was written, by the table
     */
    public record Portions(
            long groupSize, long deltaSize, long splitSize, long exportAhead, Map<String, String> syncColumns) {
        /** Each partition by itself, and all of it. */
        public static final Portions WHOLE = new Portions(0, 0, 0, 0, Map.of());

        public Portions {
            syncColumns = Map.copyOf(syncColumns);
        }

        /**
         * The same, of which each partition travels by itself, and all of it: slices of one are one export. Nobody
         * publishes a backup, so nothing waits for that.
         */
        Portions ofEach() {
            return new Portions(0, 0, splitSize, 0, syncColumns);
        }
    }

    /**
     * How much happens at once; each from 1. Components are called like their settings.
     *
     * @param concurrency running exports to begin with
     * @param exportsAtMost the most the source runs, where it does not say, and as many are ever prepared; no setting
     *     says it
     * @param importConcurrency running loads to begin with
     * @param verifyConcurrency partitions whose rows are compared
     * @param relayConcurrency files being brought over
     */
    public record Concurrency(
            int concurrency, int exportsAtMost, int importConcurrency, int verifyConcurrency, int relayConcurrency) {
        /** One of each; who wants more says of what. */
        public static final Concurrency ONE = new Concurrency(1, 1, 1, 1, 1);

        public Concurrency withConcurrency(int toBegin, int atMost) {
            return new Concurrency(toBegin, atMost, importConcurrency, verifyConcurrency, relayConcurrency);
        }

        public Concurrency withImportConcurrency(int atOnce) {
            return new Concurrency(concurrency, exportsAtMost, atOnce, verifyConcurrency, relayConcurrency);
        }

        public Concurrency withVerifyConcurrency(int atOnce) {
            return new Concurrency(concurrency, exportsAtMost, importConcurrency, atOnce, relayConcurrency);
        }

        public Concurrency withRelayConcurrency(int atOnce) {
            return new Concurrency(concurrency, exportsAtMost, importConcurrency, verifyConcurrency, atOnce);
        }
    }

    /**
     * How long what is waited for.
     *
     * @param takeoverAfter how long a worker, or a cluster about what it was sent, is silent before that counts
     * @param longestLoad how long a load may be under way before it is asked to stop and tried again
     * @param still how long a file stands still before it is announced again
     * @param measure how long the source is measured before it gets more or fewer exports
     */
    public record Waits(Duration takeoverAfter, Duration longestLoad, Duration still, Duration measure) {
        /** Messages of the dead may come back after their leases have lapsed: until then they would only wait. */
        private static final int VISIBILITY = 2;

        /** How long messages stay invisible without a heartbeat. */
        public Duration visibility() {
            return visibility(takeoverAfter);
        }

        /** The same, for who is silent for so long. */
        public static Duration visibility(Duration takeoverAfter) {
            return takeoverAfter.multipliedBy(VISIBILITY);
        }
    }
}
