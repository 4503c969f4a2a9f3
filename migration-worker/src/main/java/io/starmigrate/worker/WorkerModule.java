package io.starmigrate.worker;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.name.Named;
import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.config.AwsConfig;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.schema.SchemaMigration;
import io.starmigrate.worker.starrocks.Clusters;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.storage.ObjectStores;
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
    TaskRecorder recorder(DynamoDbTaskRecorder recorder) {
        return recorder;
    }

    @Provides
    Leases leases(DynamoDbTaskRecorder recorder) {
        return recorder;
    }

    @Provides
    @Singleton
    LeaseHolder leaseHolder(Leases leases, WorkerIdentity self) {
        return new LeaseHolder(leases, self.name(), config.limits().silence(), System::nanoTime);
    }

    @Provides
    @Singleton
    TaskQueue queue(SqsClient client) {
        return SqsQueues.open(client, config.aws(), Roles.visibility(config.limits()));
    }

    @Provides
    @Singleton
    DeadLetters deadLetters(SqsClient client) {
        return SqsQueues.openDeadLetters(client, config.aws());
    }

    @Provides
    @Singleton
    @Named(SOURCE)
    ObjectStore sourceStorage(Resources resources) {
        return resources.keep(ObjectStores.open(config.sourceStorage()));
    }

    @Provides
    @Singleton
    @Named(TARGET)
    ObjectStore targetStorage(Resources resources) {
        return resources.keep(ObjectStores.open(config.targetStorage()));
    }

    @Provides
    @Singleton
    Clusters clusters() {
        return new Clusters(config);
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
    SchemaMigration schema(Clusters clusters, Resources resources, JobBindings bindings) {
        return new SchemaMigration(
                resources.keep(clusters.sourceSchema()),
                resources.keep(clusters.targetSchema()),
                config.selection(),
                bindings::requireApart);
    }
}
