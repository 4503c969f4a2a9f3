package io.starmigrate.worker.wiring;

import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.worker.api.FolderReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.crew.OperatorErrors;
import io.starmigrate.worker.pace.LiveTimetables;
import io.starmigrate.worker.relay.Bandwidth;
import io.starmigrate.worker.relay.FolderRelay;
import io.starmigrate.worker.relay.ObjectCopy;
import io.starmigrate.worker.relay.RelayLimits;
import io.starmigrate.worker.relay.RelayTally;
import io.starmigrate.worker.storage.ObjectStores;

/**
 * Brings everything below the source storage's folder to that of the target storage, without a job: neither clusters,
 * queue nor recorder take part. To be used once; closed when its report has been read.
 */
public final class FolderRelaying implements AutoCloseable {
    private final MigrationConfig config;
    private final ObjectStore source;
    private final ObjectStore target;
    private final ObjectCopy copy;
    private final RelayTally tally;
    private final FolderRelay relay;

    /**
     * Prepares it.
     *
     * @param config with both storages
     * @param progress hears how far it is
     */
    public FolderRelaying(MigrationConfig config, ProgressListener progress) {
        this.config = config;
        int atOnce = config.limits().relay().concurrency();
        RelayLimits limits = RelayLimits.within(config.limits().relay().memory());
        source = ObjectStores.open(config.sourceStorage(), limits.requestsAtOnce(atOnce));
        target = ObjectStores.open(config.targetStorage(), limits.requestsAtOnce(atOnce));
        copy = new ObjectCopy(source, target, limits, Bandwidth.of(new LiveTimetables(config.timetables())::bandwidth));
        tally = new RelayTally(progress);
        relay = new FolderRelay(source, target, copy, atOnce, tally);
    }

    /**
     * Copies, and returns when nothing is under way any more.
     *
     * @throws io.starmigrate.worker.api.MigrationException when one of the folders cannot be listed
     */
    public FolderReport relay() {
        return OperatorErrors.translating(() -> {
            relay.relay(config.sourceRoot(), config.targetRoot());
            return tally.report();
        });
    }

    /** Begins nothing more; {@link #relay} returns when what is under way has ended. Safe to call from any thread. */
    public void stop() {
        relay.stop();
    }

    @Override
    public void close() {
        copy.close();
        source.close();
        target.close();
    }
}
