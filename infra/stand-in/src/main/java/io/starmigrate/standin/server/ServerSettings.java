package io.starmigrate.standin.server;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.session.StatementExecutor;
import io.starmigrate.standin.session.StatementLog;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How a stand-in is set up. Passwords never appear in {@link #toString}.
 *
 * @param port on the loopback address; 0 for any free one
 * @param passwords by user name; an empty password lets the user in without one
 * @param log where received statements go, credentials masked
 * @param around what each statement passes through on its way to its executor: the place for latency and faults
 */
public record ServerSettings(
        Personality personality,
        int port,
        Map<String, String> passwords,
        StatementLog log,
        UnaryOperator<StatementExecutor> around) {

    public ServerSettings {
        passwords = Map.copyOf(passwords);
    }

    /** Any free port, user root without a password, no log. */
    public static ServerSettings of(Personality personality) {
        return new ServerSettings(personality, 0, Map.of("root", ""), StatementLog.NONE, UnaryOperator.identity());
    }

    public ServerSettings withPort(int newPort) {
        return new ServerSettings(personality, newPort, passwords, log, around);
    }

    public ServerSettings withPasswords(Map<String, String> newPasswords) {
        return new ServerSettings(personality, port, newPasswords, log, around);
    }

    public ServerSettings withLog(StatementLog newLog) {
        return new ServerSettings(personality, port, passwords, newLog, around);
    }

    public ServerSettings withAround(UnaryOperator<StatementExecutor> newAround) {
        return new ServerSettings(personality, port, passwords, log, newAround);
    }

    @Override
    public String toString() {
        return "ServerSettings[" + personality + ", port=" + port + ", users=" + passwords.keySet() + "]";
    }
}
