package io.starmigrate.worker.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.name.Named;
import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.config.AwsConfig;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.Ports.Storages;
import io.starmigrate.worker.crew.Resources;
import io.starmigrate.worker.crew.RoleSettings;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.ContentLabels;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.outage.Reachability;
import io.starmigrate.worker.outage.WatchedPort;
import io.starmigrate.worker.pace.LastRounds;
import io.starmigrate.worker.pace.LiveTimetables;
import io.starmigrate.worker.plan.RecorderName;
import io.starmigrate.worker.relay.Bandwidth;
import io.starmigrate.worker.relay.EitherStore;
import io.starmigrate.worker.relay.ObjectCopy;
import io.starmigrate.worker.relay.RelayLimits;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import io.starmigrate.worker.storage.ObjectStores;
import io.starmigrate.worker.storage.StorePace;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes the ports of a worker from its configuration, or takes what was handed in; each when it is first needed. */
final class PortsModule extends AbstractModule {
    static final String SOURCE = "source";
    static final String TARGET = "target";

    private final MigrationConfig config;
    private final HandedIn given;

    /** @param given is taken in place of what is configured */
    PortsModule(MigrationConfig config, HandedIn given) {
        this.config = config;
        this.given = given;
    }

    @Provides
    @Singleton
    Resources resources() {
        return new Resources();
    }

    /** Host, process id and what is drawn at each start name a worker: {@code 4711@host-3f9c21d0}. */
    @Provides
    @Singleton
    WorkerIdentity self() {
        InstantSource clock = given.clock();
        return WorkerIdentity.ofProcess(
                ManagementFactory.getRuntimeMXBean().getName(),
                new SecureRandom(),
                clock == null ? InstantSource.system() : clock);
    }

    @Provides
    @Singleton
    Outages outages(WorkerIdentity self) {
        return new Outages(self.clock());
    }

    @Provides
    @Singleton
    DynamoDbClient dynamoDb(Resources resources) {
        AwsConfig aws = config.aws();
        return resources.keep(AwsClients.dynamoDb(aws));
    }

    @Provides
    @Singleton
    SqsClient sqs(Resources resources) {
        AwsConfig aws = config.aws();
        return resources.keep(AwsClients.sqs(aws));
    }

    @Provides
    @Singleton
    HandedIn.Recording recording(Provider<DynamoDbClient> client) {
        HandedIn.Recording handedIn = given.recording();
        if (handedIn != null) {
            return handedIn;
        }
        DynamoDbTaskRecorder recorder =
                new DynamoDbTaskRecorder(client.get(), config.aws().recorder());
        return new HandedIn.Recording(recorder, recorder);
    }

    @Provides
    TaskRecorder recorder(HandedIn.Recording recording, Outages outages) {
        return WatchedPort.of(
                TaskRecorder.class, recording.recorder(), recorder(outages), RecorderException.class::isInstance);
    }

    @Provides
    Leases leases(HandedIn.Recording recording, Outages outages) {
        return WatchedPort.of(Leases.class, recording.leases(), recorder(outages), RecorderException.class::isInstance);
    }

    @Provides
    @Singleton
    LastRounds lastRounds(TaskRecorder recorder, WorkerIdentity self) {
        return new LastRounds(recorder, self.clock());
    }

    private Reachability recorder(Outages outages) {
        return outages.of(
                given.recording() == null ? "recorder (table \"" + config.aws().recorder() + "\")" : "recorder");
    }

    @Provides
    RecorderName recorderName() {
        return given.recording() == null ? RecorderName.of(config.aws()) : RecorderName.HANDED_IN;
    }

    @Provides
    @Singleton
    LeaseHolder leaseHolder(Leases leases, WorkerIdentity self) {
        return new LeaseHolder(leases, self.name(), config.limits().takeoverAfter(), System::nanoTime);
    }

    @Provides
    @Singleton
    TaskQueue queue(Provider<SqsClient> client, Outages outages) {
        HandedIn.Queueing handedIn = given.queueing();
        Reachability reachability =
                outages.of(handedIn == null ? "queue (\"" + config.aws().taskQueue() + "\")" : "queue");
        TaskQueue queue = handedIn == null ? open(client.get(), reachability) : handedIn.queue();
        return WatchedPort.of(TaskQueue.class, queue, reachability, QueueException.class::isInstance);
    }

    private TaskQueue open(SqsClient client, Reachability queue) {
        try {
            return SqsQueues.open(
                    client,
                    config.aws(),
                    RoleSettings.Waits.visibility(config.limits().takeoverAfter()));
        } catch (MigrationException failed) {
            queue.failed(String.valueOf(failed.getMessage()));
            throw failed;
        }
    }

    @Provides
    @Singleton
    DeadLetters deadLetters(Provider<SqsClient> client) {
        HandedIn.Queueing handedIn = given.queueing();
        return handedIn == null ? SqsQueues.openDeadLetters(client.get(), config.aws()) : handedIn.letters();
    }

    @Provides
    @Singleton
    @Named(SOURCE)
    ObjectStore sourceStorage(Resources resources, Outages outages) {
        String name = named("source storage", Need.SOURCE_STORAGE);
        ObjectStore handedIn = given.source();
        return watched(
                handedIn == null ? opened(name, config.sourceStorage(), resources, outages) : handedIn, name, outages);
    }

    @Provides
    @Singleton
    @Named(TARGET)
    ObjectStore targetStorage(Resources resources, Outages outages) {
        String name = named("target storage", Need.TARGET_STORAGE);
        ObjectStore handedIn = given.target();
        return watched(
                handedIn == null ? opened(name, config.targetStorage(), resources, outages) : handedIn, name, outages);
    }

    private RelayLimits relayLimits() {
        return RelayLimits.within(config.limits().relay().memory());
    }

    private ObjectStore opened(String name, StorageConfig storage, Resources resources, Outages outages) {
        int requests = relayLimits().requestsAtOnce(config.limits().relay().concurrency());
        return resources.keep(ObjectStores.open(storage, new StorePace(name, requests, outages.of(name))));
    }

    private String named(String name, Need need) {
        return name + config.knownRoot(need).map(root -> " (" + root + ")").orElse("");
    }

    private static ObjectStore watched(ObjectStore storage, String name, Outages outages) {
        return WatchedPort.of(
                ObjectStore.class,
                storage,
                outages.of(name),
                failure -> failure instanceof ObjectStoreException refused && refused.isOutage());
    }

    @Provides
    @Singleton
    ClusterConnections clusters(Outages outages, Resources resources) {
        return resources.keep(new ClusterConnections(config, outages));
    }

    @Provides
    @Singleton
    SourceCluster source(ClusterConnections clusters, Resources resources) {
        return resources.keep(clusters.source());
    }

    @Provides
    @Singleton
    TargetCluster target(ClusterConnections clusters, Resources resources) {
        return resources.keep(clusters.target());
    }

    @Provides
    @Singleton
    ObjectCopy copy(
            @Named(SOURCE) Provider<ObjectStore> from,
            @Named(TARGET) Provider<ObjectStore> to,
            LastRounds last,
            Resources resources) {
        Bandwidth bandwidth = Bandwidth.of(last.lifting(new LiveTimetables(config.timetables())::bandwidth));
        ObjectStore target = new Provided<>(to).get();
        ObjectStore either =
                EitherStore.of(new Provided<>(from).get(), config.sourceRoot(), target, config.targetRoot());
        return resources.keep(new ObjectCopy(either, target, relayLimits(), bandwidth));
    }

    @Provides
    Storages storages(
            @Named(SOURCE) Provider<ObjectStore> source,
            @Named(TARGET) Provider<ObjectStore> target,
            Provider<ObjectCopy> copy) {
        return new Storages(new Provided<>(source), new Provided<>(target), new Provided<>(copy));
    }

    @Provides
    @Singleton
    Ports ports(
            WorkerIdentity self,
            LeaseHolder leases,
            TaskRecorder recorder,
            Provider<TaskQueue> queue,
            Provider<SourceCluster> source,
            Provider<TargetCluster> target,
            Storages storages) {
        return new Ports(
                self,
                leases,
                recorder,
                new Provided<>(queue),
                new Ports.ClusterPorts(new Provided<>(source), new Provided<>(target)),
                storages,
                new ContentLabels());
    }
}
