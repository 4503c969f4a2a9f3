package io.starmigrate.sandbox.cloud;

import io.starmigrate.sandbox.cloud.server.CloudServer;
import io.starmigrate.sandbox.cloud.server.CloudServerException;
import java.net.InetSocketAddress;
import java.net.URI;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * SQS, served by ElasticMQ: queues live in memory and are gone when it is closed. It accepts any credentials; queue
 * URLs carry its own address.
 */
public final class QueueServer implements CloudServer {
    private final SQSRestServer server;
    private final URI endpoint;

    private QueueServer(SQSRestServer server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /** Starts the server. Port 0 takes a free port. */
    public static QueueServer start(String region, int port) {
        int chosen = port == 0 ? LoopbackPort.free() : port;
        try {
            SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1")
                    .withPort(chosen)
                    .withServerAddress(new NodeAddress("http", "127.0.0.1", chosen, ""))
                    .withAWSRegion(region)
                    .start();
            InetSocketAddress bound = server.waitUntilStarted().localAddress();
            return new QueueServer(server, URI.create("http://127.0.0.1:" + bound.getPort()));
        } catch (RuntimeException e) {
            throw new CloudServerException("Cannot start SQS on 127.0.0.1:" + chosen + ": " + e + "; free the port", e);
        }
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.stopAndWait();
    }
}
