package io.starmigrate.sandbox.cloud;

import io.starmigrate.sandbox.cloud.server.CloudKey;
import io.starmigrate.sandbox.cloud.server.CloudServer;
import io.starmigrate.sandbox.cloud.server.CloudServerException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;

/**
 * S3, served by S3Proxy from a directory: each bucket is a folder, each object a file below it, so that another program
 * on this machine can read and write them too. Signatures (version 2 or 4) are checked. User metadata live in the
 * files' extended attributes and are lost where the file system has none.
 */
public final class S3Server implements CloudServer {
    // Waiting for idle keep-alive connections takes as long as their clients live.
    private static final long NO_GRACE = 0;

    private final Path directory;
    private final S3Proxy proxy;
    private final BlobStore store;
    private final S3EventJson json;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    private S3Server(
            Path directory, CloudKey key, String region, int port, InstantSource clock, @Nullable String virtualHost) {
        this.directory = directory;
        json = new S3EventJson(region);
        store = new AnnouncingBlobStore(new FilesystemNio2BlobStore(directory.toString()), clock, this::announce);
        S3Proxy.Builder builder = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, key.id(), key.secret())
                .ignoreUnknownHeaders(true)
                .stopTimeout(NO_GRACE);
        proxy = (virtualHost == null ? builder : builder.virtualHost(virtualHost)).build();
    }

    /**
     * Starts the server.
     *
     * @param directory where buckets are kept; created
     * @param key the only credentials it accepts
     * @param region what its events say; requests may name any region
     * @param port where to listen; 0 takes a free port
     */
    public static S3Server start(Path directory, CloudKey key, String region, int port) {
        return started(directory, port, () -> new S3Server(directory, key, region, port, InstantSource.system(), null));
    }

    /**
     * Starts the server for requests that name the bucket in front of a host; else as {@link #start}.
     *
     * @param host what stands behind the bucket's name
     */
    public static S3Server startForHostsOf(String host, Path directory, CloudKey key, String region) {
        return started(directory, 0, () -> new S3Server(directory, key, region, 0, InstantSource.system(), host));
    }

    private static S3Server started(Path directory, int port, Supplier<S3Server> made) {
        try {
            Files.createDirectories(directory);
            S3Server server = made.get();
            server.proxy.start();
            return server;
        } catch (Exception e) {
            throw new CloudServerException("Cannot start S3 on 127.0.0.1:" + port + ": " + e + "; free the port", e);
        }
    }

    /** Creates a bucket; one that exists is left as it is. */
    public void createBucket(String bucket) {
        try {
            Files.createDirectories(directory.resolve(bucket));
        } catch (IOException e) {
            throw new CloudServerException("Cannot create the bucket " + bucket + " in " + directory + ": " + e, e);
        }
    }

    /** Sends the events of this rule there from now on. An object that fits several rules is announced by each. */
    public void subscribe(NotificationRule rule, S3EventDelivery delivery) {
        subscriptions.add(new Subscription(rule, delivery));
    }

    @Override
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    @Override
    public void close() {
        try {
            proxy.stop();
            store.close();
        } catch (Exception e) {
            throw new CloudServerException("Cannot stop S3 in " + directory + ": " + e, e);
        }
    }

    private void announce(ObjectCreated created) {
        for (Subscription subscription : subscriptions) {
            if (subscription.rule.announces(created)) {
                subscription.delivery.announce(json.event(created));
            }
        }
    }

    private record Subscription(NotificationRule rule, S3EventDelivery delivery) {}
}
