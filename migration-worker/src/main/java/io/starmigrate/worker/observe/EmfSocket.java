package io.starmigrate.worker.observe;

import io.starmigrate.core.config.ListenAddress;
import io.starmigrate.core.text.SettingName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends to a CloudWatch agent's TCP listener, by a connection for each minute's documents. To be used by one thread.
 */
public final class EmfSocket implements EmfRegistry.Sender {
    private static final Logger LOG = LoggerFactory.getLogger(EmfSocket.class);
    private static final int CONNECT_MILLIS = 2_000;

    private final ListenAddress agent;
    private boolean silent;

    public EmfSocket(ListenAddress agent) {
        this.agent = agent;
    }

    /** What could not be sent is lost: the next minute tells how it stands then. */
    @Override
    public void send(List<String> documents) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(agent.host(), agent.port()), CONNECT_MILLIS);
            OutputStream out = socket.getOutputStream();
            for (String document : documents) {
                out.write((document + "\n").getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
            silent = false;
        } catch (IOException unreachable) {
            if (!silent) {
                LOG.warn(
                        "Cannot tell the CloudWatch agent at {}={} how far the job is: {}; the worker goes on, and"
                                + " tries again each minute: start the agent with its EMF listener, or say off",
                        SettingName.EMF_ADDRESS,
                        agent,
                        unreachable.getMessage());
            }
            silent = true;
        }
    }
}
