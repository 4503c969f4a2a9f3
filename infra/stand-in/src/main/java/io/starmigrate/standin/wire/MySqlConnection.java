package io.starmigrate.standin.wire;

import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementService;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: logs in, then answers command after command until the client leaves or the server stops. */
final class MySqlConnection {
    private static final Logger LOG = LoggerFactory.getLogger(MySqlConnection.class);
    private static final int QUIT = 0x01;
    private static final int INIT_DB = 0x02;
    private static final int QUERY = 0x03;
    private static final int FIELD_LIST = 0x04;
    private static final int PING = 0x0e;
    private static final int SET_OPTION = 0x1b;
    private static final int RESET_CONNECTION = 0x1f;

    private final PacketStream packets;
    private final Responses responses;
    private final StatementService service;
    private final Session session;

    private MySqlConnection(PacketStream packets, Responses responses, StatementService service, Session session) {
        this.packets = packets;
        this.responses = responses;
        this.service = service;
        this.session = session;
    }

    /** Serves the client until it leaves; returns then. */
    static void serve(
            Socket socket, StatementService service, Map<String, String> passwords, long id, RandomGenerator random)
            throws IOException {
        PacketStream packets = new PacketStream(socket.getInputStream(), socket.getOutputStream());
        Responses responses = new Responses(packets);
        try {
            Handshake.Login login = new Handshake(packets, passwords, random)
                    .perform(service.cluster().personality().mysqlVersion(), id);
            Session session = new Session(id, login.user(), service.cluster());
            if (!login.database().isEmpty()) {
                service.use(session, login.database());
            }
            responses.ok();
            new MySqlConnection(packets, responses, service, session).commands();
        } catch (SqlError refused) {
            responses.error(refused);
        } catch (EOFException gone) {
            LOG.debug("connection {} closed by the client", id);
        }
    }

    private void commands() throws IOException {
        boolean open = true;
        while (open) {
            packets.newCommand();
            open = command(packets.read());
        }
    }

    private boolean command(byte[] payload) throws IOException {
        byte[] argument = payload.length == 0 ? payload : Arrays.copyOfRange(payload, 1, payload.length);
        int command = payload.length == 0 ? QUIT : payload[0] & 0xFF;
        try {
            switch (command) {
                case QUIT -> {
                    return false;
                }
                case QUERY ->
                    service.answerAll(
                            session,
                            text(argument),
                            (answer, more) -> responses.answer(
                                    answer, more ? Responses.Following.MORE : Responses.Following.NONE));
                case INIT_DB -> {
                    service.use(session, text(argument));
                    responses.ok();
                }
                case RESET_CONNECTION -> {
                    session.reset();
                    responses.ok();
                }
                case PING -> responses.ok();
                case FIELD_LIST, SET_OPTION -> responses.end();
                default -> throw new SqlError(1047, "08S01", "Unsupported command(" + command + ")");
            }
        } catch (SqlError refused) {
            responses.error(refused);
        }
        return true;
    }

    private static String text(byte[] argument) {
        return new String(argument, StandardCharsets.UTF_8);
    }
}
