package io.starmigrate.sandbox.cloud;

import io.starmigrate.sandbox.cloud.oss.OssServer;
import io.starmigrate.sandbox.cloud.server.CloudKey;
import io.starmigrate.sandbox.cloud.server.CloudServer;
import io.starmigrate.sandbox.cloud.server.CloudServerException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * All cloud services of a migration at once. Objects and tables are kept below one directory and found again by the
 * next start; queues are not, like DynamoDB tables in memory.
 */
public final class CloudServers implements AutoCloseable {
    private final Deque<CloudServer> started = new ArrayDeque<>();
    private final S3Server s3;
    private final OssServer oss;
    private final QueueServer sqs;
    private final DynamoDbServer dynamoDb;

    private CloudServers(Path directory, Keys keys, Regions regions, Ports ports) {
        try {
            s3 = remember(S3Server.start(directory.resolve("s3"), keys.aws, regions.aws, ports.s3));
            oss = remember(OssServer.start(directory.resolve("oss"), keys.oss, regions.oss, ports.oss));
            sqs = remember(QueueServer.start(regions.aws, ports.sqs));
            dynamoDb = remember(DynamoDbServer.in(directory.resolve("dynamodb"), ports.dynamoDb));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts all servers, or none.
     *
     * @throws CloudServerException when one cannot start; those before it are stopped
     */
    public static CloudServers start(Path directory, Keys keys, Regions regions, Ports ports) {
        return new CloudServers(directory, keys, regions, ports);
    }

    /** The target's object store, and where file events come from. */
    public S3Server s3() {
        return s3;
    }

    /** The source's object store. */
    public OssServer oss() {
        return oss;
    }

    /** The queue's service. */
    public QueueServer sqs() {
        return sqs;
    }

    /** The recorder's service. */
    public DynamoDbServer dynamoDb() {
        return dynamoDb;
    }

    /** Stops them in the opposite order of their start, each whatever the others do. */
    @Override
    public void close() {
        RuntimeException first = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private <T extends CloudServer> T remember(T server) {
        started.push(server);
        return server;
    }

    /**
     * Who may use the object stores; SQS and DynamoDB let everybody in.
     *
     * @param aws the only key S3 accepts
     * @param oss the only key OSS accepts
     */
    public record Keys(CloudKey aws, CloudKey oss) {}

    /**
     * Where the services say they are.
     *
     * @param aws such as {@code eu-west-1}
     * @param oss such as {@code cn-hangzhou}
     */
    public record Regions(String aws, String oss) {}

    /** Where the services listen on 127.0.0.1; 0 takes a free port. */
    public record Ports(int s3, int oss, int sqs, int dynamoDb) {
        /** Free ports for all. */
        public static final Ports FREE = new Ports(0, 0, 0, 0);
    }
}
