package io.starmigrate.core.starrocks.privilege;

import io.starmigrate.core.starrocks.privilege.GrantText.Granted;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Privileges on a database, a table or a view, or on all tables or views of a database, as SHOW GRANTS prints them from
 * 3.0 on.
 *
 * @param privileges in upper case
 * @param type of the object: TABLE, VIEW or DATABASE
 * @param object its name; empty for the database itself, and for all of a database
 * @param passedOn whether who has them may grant them to others
 */
public record ShownGrant(Set<String> privileges, String type, String database, String object, boolean passedOn) {
    private static final Pattern PASSED_ON =
            Pattern.compile("\\sWITH\\s+GRANT\\s+OPTION\\s*;?\\s*$", Pattern.CASE_INSENSITIVE);

    /** Asks what a user was granted, and not through a role. */
    public static Sql ofUser(String printed) {
        return Sql.of("SHOW GRANTS FOR " + PrintedUser.sql(printed));
    }

    /** Asks the same of a role. */
    public static Sql ofRole(String name) {
        return Sql.of("SHOW GRANTS FOR ROLE " + Quoting.string(name));
    }

    /** What a statement grants; none where it grants something else. */
    public static List<ShownGrant> of(String statement) {
        boolean passedOn = PASSED_ON.matcher(statement).find();
        return GrantText.privileges(statement).stream()
                .filter(granted -> !type(granted).isEmpty())
                .map(granted -> new ShownGrant(
                        granted.names(),
                        type(granted),
                        granted.database(),
                        granted.object().equals("*") ? "" : granted.object(),
                        passedOn))
                .toList();
    }

    private static String type(Granted granted) {
        return switch (granted.kind()) {
            case TABLES -> "TABLE";
            case VIEWS -> "VIEW";
            case DATABASE -> "DATABASE";
            case SYSTEM, EVERYTHING -> "";
        };
    }
}
