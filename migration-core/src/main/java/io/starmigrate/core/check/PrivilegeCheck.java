package io.starmigrate.core.check;

import io.starmigrate.core.check.CheckLine.Verdict;
import io.starmigrate.core.starrocks.privilege.Account;
import io.starmigrate.core.starrocks.privilege.Account.Extent;
import io.starmigrate.core.starrocks.privilege.Scope;
import io.starmigrate.core.starrocks.privilege.Scope.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is thought of what an account may do, from what the cluster says of it. Pure. What is needed follows StarRocks'
 * documentation of the statements; docs/security.md has it as a table.
 */
public final class PrivilegeCheck {
    /** What is needed on a scope, and what for. */
    private record Requirement(Kind kind, List<String> privileges, String purpose, Verdict without) {}

    private static final List<Requirement> SOURCE = List.of(
            new Requirement(Kind.TABLES, List.of("SELECT"), "plan, export and verify read rows", Verdict.FAILED),
            new Requirement(
                    Kind.TABLES, List.of("EXPORT"), "export and sync send EXPORT where files are CSV", Verdict.WARNING),
            new Requirement(Kind.VIEWS, List.of("SELECT"), "schema reads how views are defined", Verdict.WARNING),
            new Requirement(
                    Kind.SYSTEM,
                    List.of("OPERATE"),
                    "cutover is told which transactions are open, and does not begin without",
                    Verdict.WARNING));
    private static final List<Requirement> TARGET = List.of(
            new Requirement(
                    Kind.TABLES,
                    List.of("SELECT", "INSERT", "ALTER", "DROP"),
                    "import and sync load, compare, publish and drop staging",
                    Verdict.FAILED),
            new Requirement(
                    Kind.DATABASE,
                    List.of("CREATE TABLE", "CREATE VIEW"),
                    "schema, staging tables and claims are made",
                    Verdict.FAILED),
            new Requirement(
                    Kind.VIEWS, List.of("SELECT", "DROP"), "claims are read, and dropped by clean", Verdict.FAILED));

    private static final List<Requirement> SOURCE_BEFORE_ROLES = List.of(
            new Requirement(Kind.EVERYTHING, List.of("SELECT"), "plan, export and verify read rows", Verdict.FAILED));
    private static final List<Requirement> TARGET_BEFORE_ROLES = List.of(new Requirement(
            Kind.EVERYTHING,
            List.of("SELECT", "LOAD", "ALTER", "CREATE", "DROP"),
            "schema, import and sync make, load, compare and publish tables",
            Verdict.FAILED));

    private final String subject;
    private final Account account;
    private final String database;
    private final List<String> tables;
    private final String byName;

    private PrivilegeCheck(String side, Account account, String database, List<String> tables, String byName) {
        this.subject = side + " privileges";
        this.account = account;
        this.database = database;
        this.tables = tables;
        this.byName = byName;
    }

    /**
     * Those of the source's account.
     *
     * @param tables the tables that are to be moved, where each is named; empty: all of the database, or patterns
     */
    public static List<CheckLine> source(Account account, String database, List<String> tables) {
        return new PrivilegeCheck("source", account, database, tables, "")
                .judged(account.rolesBased() ? SOURCE : SOURCE_BEFORE_ROLES);
    }

    /**
     * The same of the target's.
     *
     * @param tables what the target calls them
     */
    public static List<CheckLine> target(Account account, String database, List<String> tables) {
        return new PrivilegeCheck(
                        "target", account, database, tables, "staging tables and claims have names of their own")
                .judged(account.rolesBased() ? TARGET : TARGET_BEFORE_ROLES);
    }

    /** What is said where a cluster does not answer the question. */
    public static CheckLine unknown(String side, String why) {
        return CheckLine.warning(
                side + " privileges",
                "it is not known what the account may do: " + why,
                "compare its grants with the table of docs/security.md");
    }

    private List<CheckLine> judged(List<Requirement> needs) {
        if (account.isUntold()) {
            return List.of(CheckLine.warning(
                    subject,
                    "SHOW GRANTS tells nothing of " + account.identity()
                            + ": it may do nothing, or another system (Ranger) decides. Where policies there filter rows or mask columns"
                            + " for this account, files and comparison see the same, and nothing here tells it: how to look is"
                            + " in docs/security.md",
                    needs.stream().map(need -> grant(need, need.privileges())).collect(Collectors.joining("; "))
                            + "; or the same there"));
        }
        List<CheckLine> lines = needs.stream().flatMap(this::lines).toList();
        return !lines.isEmpty()
                ? lines
                : List.of(CheckLine.ok(
                        subject,
                        account.identity() + " may do what is needed: "
                                + needs.stream()
                                        .map(need -> String.join(", ", need.privileges()) + " on "
                                                + new Scope(need.kind(), database))
                                        .collect(Collectors.joining("; "))));
    }

    /** One line for each way in which privileges are not granted. */
    private Stream<CheckLine> lines(Requirement need) {
        Map<Extent, List<String>> byExtent = new EnumMap<>(Extent.class);
        need.privileges()
                .forEach(privilege -> byExtent.computeIfAbsent(extent(need, privilege), extent -> new ArrayList<>())
                        .add(privilege));
        byExtent.remove(Extent.ALL);
        return byExtent.entrySet().stream()
                .sorted(Map.Entry.<Extent, List<String>>comparingByKey(Comparator.reverseOrder()))
                .map(entry -> line(need, entry.getKey(), entry.getValue()));
    }

    private Extent extent(Requirement need, String privilege) {
        boolean ofTables = need.kind() == Kind.TABLES || need.kind() == Kind.EVERYTHING;
        Extent extent =
                account.extent(privilege, new Scope(need.kind(), database), ofTables ? tables : List.<String>of());
        return extent == Extent.NAMED && byName.isEmpty() ? Extent.ALL : extent;
    }

    private CheckLine line(Requirement need, Extent extent, List<String> privileges) {
        String what = String.join(", ", privileges) + " on " + new Scope(need.kind(), database);
        String whose = account.identity();
        String why = "; " + need.purpose();
        return switch (extent) {
            case NONE, ALL ->
                new CheckLine(subject, need.without(), whose + " lacks " + what + why, grant(need, privileges));
            case INACTIVE ->
                new CheckLine(
                        subject,
                        need.without(),
                        whose + " has " + what + " by a role that its sessions do not activate" + why,
                        "SET DEFAULT ROLE ALL TO " + whose);
            case NAMED ->
                CheckLine.warning(
                        subject,
                        whose + " has " + what + " by the names of tables only; " + byName,
                        grant(need, privileges));
            case SOME ->
                CheckLine.warning(
                        subject,
                        whose + " has " + what + " in part only: what it may not see is not planned, either" + why,
                        grant(need, privileges));
        };
    }

    private String grant(Requirement need, List<String> privileges) {
        return new Scope(need.kind(), database).grant(privileges, account.identity());
    }
}
