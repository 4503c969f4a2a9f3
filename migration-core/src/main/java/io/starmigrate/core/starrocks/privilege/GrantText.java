package io.starmigrate.core.starrocks.privilege;

import io.starmigrate.core.starrocks.privilege.Scope.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads statements as SHOW GRANTS prints them: of privileges on objects, of 3.0 and later and of before, and of roles.
 * What it does not know grants nothing.
 */
final class GrantText {
    private static final String ANY = "*";
    /** Names stand without quotes, all but the grantee's, and any may hold the words between them. */
    private static final Pattern PRIVILEGES = Pattern.compile(
            "GRANT\\s+(.+?)\\s+ON\\s+(?:(.+?)\\s+TO\\s+(?:USER\\s+|ROLE\\s+|EXTERNAL\\s+GROUP\\s+)?'.+|(.+)\\s+TO\\s+[^']+)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Between tables; a name may hold a comma, and the next one begins with its database. */
    private static final Pattern BETWEEN = Pattern.compile(",\\s*(?=[^.,]+\\.)");
    /** Stood before each database up to 2.3. */
    private static final Pattern CLUSTER = Pattern.compile("^default_cluster:");

    private static final Pattern ROLES =
            Pattern.compile("GRANT\\s+('.+')\\s+TO\\s+.+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ROLE = Pattern.compile("'([^']*)'");
    private static final Pattern ALL_IN =
            Pattern.compile("ALL (TABLES|VIEWS) IN (?:(ALL DATABASES)|DATABASE (.+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED = Pattern.compile("(TABLE|VIEW|DATABASE) (.+)", Pattern.CASE_INSENSITIVE);
    /** What versions before 3.0 call all that is not about nodes. */
    private static final Set<String> ALL = Set.of("ALL", "ALL PRIVILEGES", "ADMIN");

    private GrantText() {}

    /**
     * Privileges on an object.
     *
     * @param names in upper case
     * @param kind of the object
     * @param database its database; {@code *} for all
     * @param object its name; {@code *} for all of the database, empty where the database is the object
     */
    record Granted(Set<String> names, Kind kind, String database, String object) {
        boolean covers(Scope scope) {
            return isOn(scope, ANY);
        }

        /** Whether it is about this table or view, or about all. */
        boolean isOn(Scope scope, String name) {
            boolean sameKind = kind == Kind.EVERYTHING || kind == scope.kind();
            boolean whole = scope.kind() == Kind.DATABASE ? object.isEmpty() || object.equals(ANY) : object.equals(ANY);
            return sameKind
                    && (database.equals(ANY) || database.equals(scope.database()))
                    && (whole || object.equals(name));
        }

        /** Whether it is about anything of the scope. */
        boolean touches(Scope scope) {
            return isOn(scope, object);
        }

        boolean gives(String privilege) {
            return names.contains(privilege) || names.stream().anyMatch(ALL::contains);
        }
    }

    /** The privileges that a statement grants. */
    static List<Granted> privileges(String statement) {
        Matcher text = PRIVILEGES.matcher(statement.strip());
        if (!text.matches()) {
            return List.of();
        }
        String object = text.group(2) == null ? text.group(3) : text.group(2);
        return objects(names(text.group(1)), object.strip());
    }

    /** The roles that a statement grants. */
    static List<String> roles(String statement) {
        Matcher text = ROLES.matcher(statement.strip());
        return text.matches() && privileges(statement).isEmpty()
                ? ROLE.matcher(text.group(1))
                        .results()
                        .map(found -> found.group(1))
                        .toList()
                : List.of();
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .map(name -> name.endsWith("_PRIV") ? name.substring(0, name.length() - 5) : name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Granted> objects(Set<String> names, String object) {
        Matcher allIn = ALL_IN.matcher(object);
        if (allIn.matches()) {
            String database =
                    Optional.ofNullable(allIn.group(3)).map(GrantText::bare).orElse(ANY);
            return List.of(new Granted(names, kind(allIn.group(1)), database, ANY));
        }
        if (object.equalsIgnoreCase("SYSTEM")) {
            return List.of(new Granted(names, Kind.SYSTEM, ANY, ANY));
        }
        if (object.equalsIgnoreCase("ALL DATABASES")) {
            return List.of(new Granted(names, Kind.DATABASE, ANY, ""));
        }
        Matcher named = NAMED.matcher(object);
        if (named.matches()) {
            Kind kind = kind(named.group(1));
            Pattern between = kind == Kind.DATABASE ? Pattern.compile(",") : BETWEEN;
            return Arrays.stream(between.split(named.group(2), -1))
                    .map(name -> named(names, kind, bare(name)))
                    .toList();
        }
        List<String> parts = List.of(bare(object).split("\\.", 2));
        return parts.size() == 2 && !object.contains(" ")
                ? List.of(new Granted(names, Kind.EVERYTHING, parts.get(0), parts.get(1)))
                : List.of();
    }

    private static Granted named(Set<String> names, Kind kind, String name) {
        List<String> parts = new ArrayList<>(List.of(name.split("\\.", 2)));
        return kind == Kind.DATABASE || parts.size() < 2
                ? new Granted(names, kind, name, "")
                : new Granted(names, kind, parts.get(0), parts.get(1));
    }

    private static Kind kind(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "TABLE", "TABLES" -> Kind.TABLES;
            case "VIEW", "VIEWS" -> Kind.VIEWS;
            default -> Kind.DATABASE;
        };
    }

    private static String bare(String name) {
        return CLUSTER.matcher(name.strip().replace("`", "")).replaceFirst("");
    }
}
