package io.starmigrate.worker.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.name.Named;
import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.config.AwsConfig;
import io.starmigrate.core.config.MigrationConfig;
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
import io.starmigrate.worker.comparison.Comparing;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.outage.Reachability;
import io.starmigrate.worker.outage.WatchedPort;
import io.starmigrate.worker.plan.JobBindings;
import io.starmigrate.worker.plan.PlannedOverwrites;
import io.starmigrate.worker.plan.Rounds;
import io.starmigrate.worker.schema.SchemaMigration;
import io.starmigrate.worker.starrocks.Clusters;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.storage.ObjectStores;
import io.starmigrate.worker.wiring.WiredOperations.Parts;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes the parts of a worker from its configuration, each when it is first needed. */
final class WorkerModule extends AbstractModule {
    static final String SOURCE = "source";
    static final String TARGET = "target";

    private final MigrationConfig config;

    WorkerModule(MigrationConfig config) {
        this.config = config;
    }

    @Provides
    MigrationConfig config() {
        return config;
    }

    @Provides
    @Singleton
    Resources resources() {
        return new Resources();
    }

    /** Host and process id name a worker: {@code 4711@host}. */
    @Provides
    @Singleton
    WorkerIdentity self() {
        return new WorkerIdentity(ManagementFactory.getRuntimeMXBean().getName(), InstantSource.system());
    }

    @Provides
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
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
    DynamoDbTaskRecorder dynamoDbRecorder(DynamoDbClient client) {
        return new DynamoDbTaskRecorder(client, config.aws().recorder());
    }

    @Provides
    TaskRecorder recorder(DynamoDbTaskRecorder recorder, Outages outages) {
        return WatchedPort.of(TaskRecorder.class, recorder, recorder(outages), RecorderException.class::isInstance);
    }

    @Provides
    Leases leases(DynamoDbTaskRecorder recorder, Outages outages) {
        return WatchedPort.of(Leases.class, recorder, recorder(outages), RecorderException.class::isInstance);
    }

    private Reachability recorder(Outages outages) {
        return outages.of("recorder (table \"" + config.aws().recorder() + "\")");
    }

    @Provides
    @Singleton
    LeaseHolder leaseHolder(Leases leases, WorkerIdentity self) {
        return new LeaseHolder(leases, self.name(), config.limits().takeoverAfter(), System::nanoTime);
    }

    @Provides
    @Singleton
    TaskQueue queue(SqsClient client, Outages outages) {
        Reachability queue = outages.of("queue (\"" + config.aws().taskQueue() + "\")");
        return WatchedPort.of(TaskQueue.class, open(client, queue), queue, QueueException.class::isInstance);
    }

    private TaskQueue open(SqsClient client, Reachability queue) {
        try {
            return SqsQueues.open(client, config.aws(), Roles.visibility(config.limits()));
        } catch (MigrationException failed) {
            queue.failed(String.valueOf(failed.getMessage()));
            throw failed;
        }
    }

    @Provides
    @Singleton
    DeadLetters deadLetters(SqsClient client) {
        return SqsQueues.openDeadLetters(client, config.aws());
    }

    @Provides
    @Singleton
    @Named(SOURCE)
    ObjectStore sourceStorage(Resources resources, Outages outages) {
        return storage("source storage", config.sourceStorage(), resources, outages);
    }

    @Provides
    @Singleton
    @Named(TARGET)
    ObjectStore targetStorage(Resources resources, Outages outages) {
        return storage("target storage", config.targetStorage(), resources, outages);
    }

    private static ObjectStore storage(String name, StorageConfig config, Resources resources, Outages outages) {
        return WatchedPort.of(
                ObjectStore.class,
                resources.keep(ObjectStores.open(config)),
                outages.of(name + " (" + config.root() + ")"),
                failure -> failure instanceof ObjectStoreException refused && refused.isOutage());
    }

    @Provides
    @Singleton
    Clusters clusters(Outages outages) {
        return new Clusters(config, outages);
    }

    @Provides
    @Singleton
    SourceCluster source(Clusters clusters, Resources resources) {
        return resources.keep(clusters.source());
    }

    @Provides
    @Singleton
    TargetCluster target(Clusters clusters, Resources resources) {
        return resources.keep(clusters.target());
    }

    @Provides
    @Singleton
    JobBindings bindings(TaskRecorder recorder, Clusters clusters) {
        return new JobBindings(config, recorder, clusters);
    }

    @Provides
    PlannedOverwrites overwrites(TaskRecorder recorder, WorkerIdentity self, Parts parts) {
        return new PlannedOverwrites(recorder, self, parts::target);
    }

    @Provides
    Rounds rounds(
            TaskRecorder recorder,
            WorkerIdentity self,
            Provider<SourceCluster> source,
            Clusters clusters,
            JobBindings bindings,
            PlannedOverwrites overwrites,
            RandomGenerator random) {
        return new Rounds(config, recorder, self, source::get, clusters, bindings, overwrites, random);
    }

    @Provides
    Comparing comparing(TaskRecorder recorder, WorkerIdentity self, Clusters clusters) {
        return new Comparing(config, recorder, self, clusters);
    }

    @Provides
    SchemaMigration schema(Clusters clusters, Resources resources, JobBindings bindings, WorkerIdentity self) {
        return new SchemaMigration(
                resources.keep(clusters.sourceSchema()),
                resources.keep(clusters.targetSchema()),
                config.selection(),
                bindings::requireApart,
                self.clock());
    }
}
