package io.starmigrate.standin.wire;

import io.starmigrate.standin.SqlError;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The first exchange of a connection: greeting, login, and the password's proof. */
final class Handshake {
    private static final int PROTOCOL = 10;
    private static final int CHALLENGE_BYTES = 20;
    private static final int CHALLENGE_HEAD = 8;

    private final PacketStream packets;
    private final Map<String, String> passwords;
    private final byte[] challenge;

    Handshake(PacketStream packets, Map<String, String> passwords, RandomGenerator random) {
        this.packets = packets;
        this.passwords = passwords;
        // The challenge is sent as a zero-terminated string of printable characters.
        this.challenge = new byte[CHALLENGE_BYTES];
        for (int i = 0; i < CHALLENGE_BYTES; i++) {
            challenge[i] = (byte) random.nextInt('0', 'z' + 1);
        }
    }

    /** Who has logged in, and the database the client asked for, empty for none. */
    record Login(String user, String database) {}

    /**
     * Greets the client and checks its password.
     *
     * @throws SqlError 1045 when user or password are wrong
     */
    Login perform(String serverVersion, long connectionId) throws IOException {
        greet(serverVersion, connectionId);
        PayloadReader response = new PayloadReader(packets.read());
        long capabilities = response.int4();
        response.skip(4 + 1 + 23);
        String user = response.zeroTerminated();
        byte[] proof = response.take(response.int1());
        String database = (capabilities & Capability.CONNECT_WITH_DB) != 0 ? response.zeroTerminated() : "";
        String plugin =
                (capabilities & Capability.PLUGIN_AUTH) != 0 ? response.zeroTerminated() : NativePassword.PLUGIN;
        if (!plugin.equals(NativePassword.PLUGIN)) {
            proof = switchPlugin();
        }
        String password = passwords.get(user);
        if (password == null || !NativePassword.proves(proof, password, challenge)) {
            throw new SqlError(
                    1045,
                    "28000",
                    "Access denied for user '" + user + "' (using password: " + (proof.length == 0 ? "NO" : "YES")
                            + ")");
        }
        return new Login(user, database);
    }

    private void greet(String serverVersion, long connectionId) throws IOException {
        PayloadWriter greeting = new PayloadWriter()
                .int1(PROTOCOL)
                .zeroTerminated(serverVersion)
                .int4(connectionId)
                .raw(Arrays.copyOf(challenge, CHALLENGE_HEAD))
                .int1(0)
                .int2((int) Capability.SERVER)
                .int1(Responses.UTF8)
                .int2(Responses.AUTOCOMMIT)
                .int2((int) (Capability.SERVER >>> 16))
                .int1(CHALLENGE_BYTES + 1)
                .raw(new byte[10])
                .raw(Arrays.copyOfRange(challenge, CHALLENGE_HEAD, CHALLENGE_BYTES))
                .int1(0)
                .zeroTerminated(NativePassword.PLUGIN);
        packets.write(greeting);
        packets.flush();
    }

    /** A client that would prove its password in another way is asked to do it in ours. */
    private byte[] switchPlugin() throws IOException {
        packets.write(new PayloadWriter()
                .int1(0xFE)
                .zeroTerminated(NativePassword.PLUGIN)
                .raw(challenge)
                .int1(0));
        packets.flush();
        return packets.read();
    }
}
