package io.starmigrate.worker.starrocks.frontend;

import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.worker.starrocks.ClusterException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts into words that a cluster refused a statement, or could not be reached, and what to do. */
final class FrontEndRefusals {
    /** Of front ends and of nodes: a MySQL client waits there in vain. */
    private static final Pattern HTTP_PORTS = Pattern.compile(":(8030|8040)\\b");

    /** In the words of the driver and of the machine's own encryption. */
    private static final Pattern ENCRYPTION =
            Pattern.compile("(?i)\\bSSL\\b|\\bTLS\\b|PKIX|certificate|certification path|handshake");

    /** With its catalog where a front end says so. */
    private static final Pattern UNKNOWN_DATABASE =
            Pattern.compile("(?i)unknown database '(?:default_catalog\\.)?([^']+)'");

    private static final int SHOWN = 300;

    private final String name;
    private final ClusterSettings settings;
    private final String own;
    private final Supplier<Optional<String>> foreign;

    /**
     * @param name what messages call the cluster, with its addresses
     * @param settings what sets where it is
     * @param own the database that it is set to
     * @param foreign what answers there, in words, if it is certainly no front end
     */
    FrontEndRefusals(String name, ClusterSettings settings, String own, Supplier<Optional<String>> foreign) {
        this.name = name;
        this.own = own;
        this.foreign = foreign;
        this.settings = settings;
    }

    /** No front end took the connection. */
    ClusterException unreachable(SQLException unreachable) {
        String found = "Cannot connect to the " + name + ": " + innermost(unreachable) + "; ";
        Optional<String> other = isDenied(unreachable) || isNobody(unreachable) ? Optional.empty() : foreign.get();
        if (other.isPresent()) {
            String what =
                    other.get() + ": write the MySQL port of the front ends (query_port, 9030) to " + settings.port;
            return ClusterException.unreached(Remedy.WRONG_INPUT, found + what, unreachable);
        }
        return ClusterException.unreached(
                isDenied(unreachable) ? Remedy.WRONG_INPUT : Remedy.RETRY_LATER,
                found + advice(unreachable),
                unreachable);
    }

    /** Whether there is nobody who could speak another protocol. */
    private static boolean isNobody(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || (cause != null && isNobody(cause));
    }

    /** What a front end answered to a statement, or that it did not. */
    ClusterException refused(Sql sql, SQLException refused) {
        // Front ends quote the statement they refuse, keys and all.
        String found = Sql.shortened(sql.mask(String.valueOf(refused.getMessage())));
        Remedy remedy = isLost(refused) ? Remedy.ASK_AGAIN : ErrorClassification.remedy(refused.getErrorCode(), found);
        String what = isLost(refused)
                ? "the connection was lost"
                : found + " (code " + refused.getErrorCode() + ")" + database(refused.getErrorCode(), found);
        return ClusterException.answered(
                remedy,
                isLost(refused) ? "" : found,
                what + "; the " + name + " did not execute " + begin(sql),
                masked(sql, refused));
    }

    /** A statement may be of thousands of characters: whoever reads the message wants the reason, and which it was. */
    private static String begin(Sql sql) {
        String shown = sql.toString();
        return shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + " ...";
    }

    /** The cause without the statement's secrets: it is printed with {@code --debug}. */
    private static SQLException masked(Sql sql, SQLException refused) {
        SQLException masked = new SQLException(
                sql.mask(String.valueOf(refused.getMessage())), refused.getSQLState(), refused.getErrorCode());
        masked.setStackTrace(refused.getStackTrace());
        return masked;
    }

    /** The class 08 of SQL states: the connection went away, and with it the answer. */
    static boolean isLost(SQLException refused) {
        return refused.getSQLState() != null && refused.getSQLState().startsWith("08");
    }

    private static boolean isDenied(SQLException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == 1045) {
                return true;
            }
        }
        return false;
    }

    /** The database that is set and is not there is most likely misspelt, or not made yet; of another it is not set. */
    private String database(int code, String found) {
        if (code != 1049 && code != 5501) {
            return "";
        }
        Matcher unknown = UNKNOWN_DATABASE.matcher(found);
        if (unknown.find() && !unknown.group(1).equalsIgnoreCase(own)) {
            return "; that database is not " + settings.database
                    + ": make it there by hand or by a migration of its own, or leave out what reads it";
        }
        return "; correct " + settings.database
                + (settings == ClusterSettings.TARGET ? ", or have it made: migrate schema" : "");
    }

    private String advice(SQLException unreachable) {
        if (isDenied(unreachable)) {
            return "check " + settings.user + " and " + settings.password;
        }
        if (ENCRYPTION.matcher(innermost(unreachable)).find()) {
            return "the front ends do not encrypt, or not as " + settings.tls + " asks for it: correct it, or give them"
                    + " a certificate that this machine trusts";
        }
        return HTTP_PORTS.matcher(name).find()
                ? "that is the port of HTTP: write the MySQL port of the front ends (query_port, 9030) to "
                        + settings.port
                : "check " + settings.host + " and " + settings.port
                        + " (query_port of the front ends, 9030), and that this machine may connect there";
    }

    private static String innermost(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        if (cause != null) {
            return innermost(cause);
        }
        return failure.getMessage() == null || failure.getMessage().contains("request timed out after")
                ? "the connection was not answered (" + failure.getClass().getSimpleName() + ")"
                : failure.getMessage();
    }
}
