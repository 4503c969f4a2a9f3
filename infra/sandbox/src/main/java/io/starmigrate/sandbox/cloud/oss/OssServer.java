package io.starmigrate.sandbox.cloud.oss;

import io.starmigrate.sandbox.cloud.server.CloudKey;
import io.starmigrate.sandbox.cloud.server.CloudServer;
import io.starmigrate.sandbox.cloud.server.CloudServerException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Alibaba Cloud OSS, served from a directory: each bucket is a folder, each object a file below it, so that another
 * program on this machine can read and write them too; what is kept beside the bytes is below {@code .oss}.
 *
 * <p>It checks OSS signatures of version 1 (header and query) and 4 (header), and AWS signatures of version 4 (header
 * and query) from S3 clients, which OSS accepts as well. Buckets are named in the path, or in the host as
 * {@code bucket.localhost} or {@code bucket.127.0.0.1}. It knows no security tokens, versions, tags, append, symbolic
 * links or folders as objects; each is refused by name.
 */
public final class OssServer implements CloudServer {
    private final Server server;
    private final ServerConnector connector;
    private final ObjectFiles files;
    private final URI endpoint;

    private OssServer(Path directory, CloudKey key, String region, int port) throws Exception {
        InstantSource clock = InstantSource.system();
        files = new ObjectFiles(Files.createDirectories(directory));
        OssOperations operations = new OssOperations(
                new BucketRequests(files, region),
                new ObjectRequests(files),
                new UploadRequests(files, new UploadFiles(files), clock));
        HttpConfiguration http = new HttpConfiguration();
        // Keys may hold what Jetty calls ambiguous, such as an encoded slash: the path is taken as it came.
        http.setUriCompliance(UriCompliance.UNSAFE);
        // Signatures cover header values letter by letter; the parser must not hand out a look-alike from its cache.
        http.setHeaderCacheCaseSensitive(true);
        http.setSendServerVersion(false);
        server = new Server();
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new OssHandler(new Gate(key, clock), operations, clock));
        server.start();
        endpoint = URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /**
     * Starts the server.
     *
     * @param directory where buckets are kept; created
     * @param key the only credentials it accepts
     * @param region what it says of its place, such as {@code cn-hangzhou}; requests may name any region
     * @param port where to listen; 0 takes a free port
     */
    public static OssServer start(Path directory, CloudKey key, String region, int port) {
        try {
            return new OssServer(directory, key, region, port);
        } catch (Exception e) {
            throw new CloudServerException("Cannot start OSS on 127.0.0.1:" + port + ": " + e + "; free the port", e);
        }
    }

    /** Creates a bucket; one that exists is left as it is. */
    public void createBucket(String bucket) {
        try {
            files.createBucket(bucket);
        } catch (IOException e) {
            throw new CloudServerException("Cannot create the bucket " + bucket + ": " + e, e);
        }
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
