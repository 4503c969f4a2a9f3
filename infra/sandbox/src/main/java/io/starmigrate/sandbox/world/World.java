package io.starmigrate.sandbox.world;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.aws.SqsFileAnnouncements;
import io.starmigrate.core.aws.SqsTaskQueue;
import io.starmigrate.core.storage.StorageKind;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.lambda.FileEventTrigger;
import io.starmigrate.sandbox.cloud.CloudServers;
import io.starmigrate.sandbox.cloud.CloudServers.Keys;
import io.starmigrate.sandbox.cloud.CloudServers.Ports;
import io.starmigrate.sandbox.cloud.CloudServers.Regions;
import io.starmigrate.sandbox.cloud.DeliveryPolicy;
import io.starmigrate.sandbox.cloud.NotificationRule;
import io.starmigrate.sandbox.cloud.S3EventDelivery;
import io.starmigrate.sandbox.cloud.server.CloudKey;
import io.starmigrate.sandbox.stack.Stack;
import io.starmigrate.sandbox.stack.StackTemplate;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.session.FileStatementLog;
import io.starmigrate.standin.storage.BackendStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Both clusters and both clouds of a migration, on loopback: a source StarRocks that exports to OSS, a target StarRocks
 * that loads from S3, the recorder's table and the queue as the deployed stack declares them, and the real trigger
 * hearing of each object.
 *
 * <p>What is in the directory stays there; a world starts on an empty one. Close it once.
 */
public final class World implements AutoCloseable {
    static final String PREFIX = "migration";
    static final String SOURCE_BUCKET = "source-exports";
    static final String TARGET_BUCKET = "target-files";
    static final String AWS_REGION = "us-east-1";
    static final String OSS_REGION = "cn-hangzhou";

    private static final Logger LOG = LoggerFactory.getLogger(World.class);
    private static final String STACK = "sandbox";
    private static final String FUNCTION = "FileEventFunction";
    private static final CloudKey AWS =
            new CloudKey("SANDBOXAWS0000000001", "sandboxAwsSecret0123456789abcdefABCDEF00");
    private static final CloudKey OSS =
            new CloudKey("SANDBOXOSS0000000001", "sandboxOssSecret0123456789abcdefABCDEF00");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path directory;
    private final CloudServers clouds;
    private final Stack stack;
    private final DynamoDbTaskRecorder recorder;
    private final TaskQueue queue;
    private final StandIn source;
    private final StandIn target;

    private World(WorldSettings settings) throws IOException {
        directory = Files.createDirectories(settings.directory()).toAbsolutePath();
        try {
            clouds = keep(CloudServers.start(
                    Files.createDirectories(directory.resolve("clouds")),
                    new Keys(AWS, OSS),
                    new Regions(AWS_REGION, OSS_REGION),
                    Ports.FREE));
            clouds.oss().createBucket(SOURCE_BUCKET);
            clouds.s3().createBucket(TARGET_BUCKET);
            stack = createStack();
            recorder = new DynamoDbTaskRecorder(keep(dynamoDb()), stack.table());
            queue = new SqsTaskQueue(keep(sqs()), stack.queueUrl(), stack.deadLetterUrl());
            listen();
            source = startCluster("source", settings.source(), settings.checkInterval(), settings.sourceLine());
            target = startCluster("target", settings.target(), settings.checkInterval(), settings.targetLine());
        } catch (RuntimeException | IOException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts everything, or nothing.
     *
     * @throws UncheckedIOException when the directory cannot be used
     */
    public static World start(WorldSettings settings) {
        try {
            return new World(settings);
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "Cannot use " + settings.directory() + " for a sandbox; name another with --dir", unusable);
        }
    }

    private StandIn startCluster(
            String name, Personality personality, Duration interval, BackendStorage.Connector storage)
            throws IOException {
        Path data = Files.createDirectories(directory.resolve(name));
        FileStatementLog log = new FileStatementLog(directory.resolve(name + ".sql.log"));
        return keep(StandIn.start(data, personality, log, interval, storage));
    }

    private Stack createStack() {
        try (DynamoDbClient dynamoDb = dynamoDb();
                SqsClient sqs = sqs()) {
            return Stack.create(StackTemplate.load(), STACK, dynamoDb, sqs);
        }
    }

    /**
     * The function that is deployed hears of each object below the jobs' prefix, as the bucket would tell its queue.
     */
    private void listen() {
        RequestStreamHandler function = function();
        S3EventDelivery delivery = keep(new S3EventDelivery(
                2, DeliveryPolicy.RELIABLE, RandomGenerator.getDefault(), event -> FunctionCall.of(function, event)));
        clouds.s3().subscribe(new NotificationRule(TARGET_BUCKET, PREFIX + "/"), delivery);
    }

    /** The template's handler, over the clouds of this world. */
    private RequestStreamHandler function() {
        FileEventTrigger trigger = new FileEventTrigger(
                recorder,
                new SqsFileAnnouncements(keep(sqs()), stack.queueUrl()),
                new StorageUri(StorageKind.S3, TARGET_BUCKET, PREFIX),
                InstantSource.system());
        String handler = StackTemplate.load().handler(FUNCTION);
        try {
            return Class.forName(handler)
                    .asSubclass(RequestStreamHandler.class)
                    .getConstructor(FileEventTrigger.class)
                    .newInstance(trigger);
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException(
                    "Cannot run the handler " + handler + " of infra/sam/template.yaml: it is not there", absent);
        }
    }

    private DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder()
                .region(Region.of(AWS_REGION))
                .endpointOverride(clouds.dynamoDb().endpoint())
                .credentialsProvider(credentials())
                .build();
    }

    private SqsClient sqs() {
        return SqsClient.builder()
                .region(Region.of(AWS_REGION))
                .endpointOverride(clouds.sqs().endpoint())
                .credentialsProvider(credentials())
                .build();
    }

    private static AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(AWS.id(), AWS.secret()));
    }

    /** The recorder, beside every worker. Safe for use by many threads, until the world is closed. */
    public DynamoDbTaskRecorder recorder() {
        return recorder;
    }

    /** The queue, beside every worker. Safe for use by many threads, until the world is closed. */
    public TaskQueue queue() {
        return queue;
    }

    /** The cluster to migrate from. */
    public StandIn source() {
        return source;
    }

    /** The cluster to migrate to. */
    public StandIn target() {
        return target;
    }

    /** The properties of WITH BROKER by which the source reaches its object store, as SQL text. */
    public String sourceBroker() {
        return "\"fs.oss.accessKeyId\"=\"" + OSS.id() + "\", \"fs.oss.accessKeySecret\"=\"" + OSS.secret()
                + "\", \"fs.oss.endpoint\"=\"" + clouds.oss().endpoint() + "\"";
    }

    /** The configuration that fits this world, key by key, complete for every command. */
    public Map<String, String> configuration(String database) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("JOB_NAME", "demo");
        keys.putAll(source.configuration("SOURCE", database));
        keys.putAll(target.configuration("TARGET", database));
        keys.put("STORAGES", "oss://" + SOURCE_BUCKET + "/" + PREFIX + ",s3://" + TARGET_BUCKET + "/" + PREFIX);
        keys.put("AWS_REGION", AWS_REGION);
        keys.put("AK", AWS.id());
        keys.put("SK", AWS.secret());
        keys.put("SOURCE_STORAGE_AK", OSS.id());
        keys.put("SOURCE_STORAGE_SK", OSS.secret());
        keys.put("SOURCE_STORAGE_ENDPOINT", clouds.oss().endpoint().toString());
        keys.put("SOURCE_STORAGE_REGION", OSS_REGION);
        keys.put("RECORDER", stack.table());
        keys.put("TASK_QUEUE", stack.queueUrl());
        keys.put("AWS_ENDPOINT_URL_S3", clouds.s3().endpoint().toString());
        keys.put("AWS_ENDPOINT_URL_SQS", clouds.sqs().endpoint().toString());
        keys.put("AWS_ENDPOINT_URL_DYNAMODB", clouds.dynamoDb().endpoint().toString());
        keys.put("LOAD_MAX_WAIT", "1s");
        keys.put("TAKEOVER_AFTER", "5s");
        return keys;
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    /** Stops everything, in the opposite order of its start. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                LOG.warn("Something did not stop: {}", failed.getMessage());
            }
        }
    }
}
