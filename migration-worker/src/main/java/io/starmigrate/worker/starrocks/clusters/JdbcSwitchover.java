package io.starmigrate.worker.starrocks.clusters;

import io.starmigrate.core.cutover.Access;
import io.starmigrate.core.cutover.Access.Known;
import io.starmigrate.core.cutover.Memberships;
import io.starmigrate.core.cutover.Writers;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.clusters.AccessLook.ReadAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Both clusters over JDBC. */
final class JdbcSwitchover implements Switchover {
    private static final Duration TIMEOUT = Duration.ofHours(1);

    private final OpenedCluster source;
    private final OpenedCluster target;
    private final UnaryOperator<String> names;

    /** @param names the target's name of a table or view, by the source's */
    JdbcSwitchover(OpenedCluster source, OpenedCluster target, UnaryOperator<String> names) {
        this.source = source;
        this.target = target;
        this.names = names;
    }

    @Override
    public Map<Writers, Listing> writers() {
        String database = source.catalog().database();
        Map<Writers, Listing> all = new EnumMap<>(Writers.class);
        for (Writers kind : Writers.values()) {
            List<String> unread = new ArrayList<>();
            List<String> found = asked(source, kind.question(database), unread)
                    .map(rows -> kind.atWork(rows, database))
                    .orElse(List.of());
            all.put(kind, new Listing(found, unread));
        }
        return all;
    }

    @Override
    public Listing paused() {
        String database = source.catalog().database();
        List<String> unread = new ArrayList<>();
        List<String> paused = new ArrayList<>();
        for (Writers kind : List.of(Writers.ROUTINE_LOADS, Writers.PIPES)) {
            asked(source, kind.question(database), unread)
                    .ifPresent(rows -> paused.addAll(kind.paused(rows, database)));
        }
        return new Listing(paused, unread);
    }

    @Override
    public Listing restored() {
        List<String> unread = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        restored(source, unread).forEach(restore -> ended.add(restore + " at the source"));
        restored(target, unread).forEach(restore -> ended.add(restore + " at the target"));
        return new Listing(ended, unread);
    }

    private static List<String> restored(OpenedCluster side, List<String> unread) {
        return asked(side, Writers.RESTORES.question(side.catalog().database()), unread)
                .map(Writers::restored)
                .orElse(List.of());
    }

    @Override
    public Listing transactions() {
        List<String> unread = new ArrayList<>();
        List<String> open = new ArrayList<>();
        String database = source.catalog().database();
        Sql all = Writers.transactionsByDatabase();
        asked(source, all, unread).ifPresent(databases -> {
            List<Sql> questions = Writers.transactions(databases, database);
            if (questions.isEmpty()) {
                // Nobody may take that for a database without any: renamed, or not shown to this account.
                unread.add("database " + database + " is not among those that " + all.text() + " lists");
            }
            questions.forEach(question ->
                    asked(source, question, unread).map(Writers::open).ifPresent(open::addAll));
        });
        return new Listing(open, unread);
    }

    @Override
    public Listing grants() {
        List<String> unread = new ArrayList<>();
        ReadAccess here = told(source, names, unread);
        ReadAccess there = told(target, UnaryOperator.identity(), unread);
        if (here.grants().isEmpty() || there.grants().isEmpty()) {
            return new Listing(List.of(), unread);
        }
        boolean told = here.memberships().isPresent() && there.memberships().isPresent();
        Access wanted =
                new Access(here.grants().get(), told ? here.memberships().get() : Memberships.UNTOLD);
        Access given =
                new Access(there.grants().get(), told ? there.memberships().get() : Memberships.UNTOLD);
        Known known = Known.of(
                asked(target, Known.usersQuestion(), unread).orElse(null),
                asked(target, Known.rolesQuestion(), unread).orElse(null));
        return new Listing(wanted.lackedBy(given, target.catalog().database(), known), unread);
    }

    private static ReadAccess told(OpenedCluster side, UnaryOperator<String> names, List<String> unread) {
        return new AccessLook(side.catalog().database(), (question, silent) -> asked(side, question, silent))
                .read(names, unread);
    }

    @Override
    public Listing counters(List<String> tables) {
        List<String> set = new ArrayList<>();
        List<String> byHand = new ArrayList<>();
        for (String table : tables) {
            String called = names.apply(table);
            try {
                target.catalog().columns(called).stream()
                        .filter(column -> column.is(Trait.AUTO_INCREMENT))
                        .forEach(column -> count(called, column, set, byHand));
            } catch (ClusterException odd) {
                if (odd.isOfTheCluster()) {
                    throw odd;
                }
                byHand.add("whether " + called + " has a counter, and what it has to begin at, is not told: "
                        + odd.getMessage());
            }
        }
        return new Listing(set, byHand);
    }

    private void count(String table, TableColumn column, List<String> set, List<String> byHand) {
        TableName name = target.catalog().name(table);
        OptionalLong highest = highest(name, column);
        if (highest.isEmpty()) {
            return;
        }
        Sql statement = Sql.of("ALTER TABLE " + name.sql() + " AUTO_INCREMENT = " + (highest.getAsLong() + 1));
        String counted = table + "." + column.name() + " holds values up to " + highest.getAsLong();
        if (!target.capabilities().has(Capability.SET_AUTO_INCREMENT)) {
            set.add("by hand: " + counted
                    + ", and this version's counter cannot be set: give explicit values above it");
            return;
        }
        try {
            target.frontEnds().execute(statement);
            set.add(statement.text());
        } catch (ClusterException refused) {
            requireFinal(refused);
            byHand.add(counted + "; " + statement.text() + " was refused: " + refused.getMessage());
        }
    }

    private OptionalLong highest(TableName table, TableColumn column) {
        return target
                .frontEnds()
                .query(
                        SessionSettings.forReading(target.capabilities(), TIMEOUT),
                        Sql.of("SELECT max(" + Quoting.identifier(column.name()) + ") AS highest FROM " + table.sql()))
                .stream()
                .flatMapToLong(row -> row.number("highest").stream().mapToLong(Long::longValue))
                .max();
    }

    /** Empty, with why, where the version has no such question or the account may not ask it. */
    private static Optional<List<CatalogRow>> asked(OpenedCluster side, Sql question, List<String> unread) {
        try {
            return Optional.of(side.frontEnds().query(question));
        } catch (ClusterException refused) {
            requireFinal(refused);
            String found = String.valueOf(refused.getMessage());
            // What a front end has answered says already what was asked.
            unread.add(refused.answer().isEmpty() ? question.text() + ": " + found : found);
            return Optional.empty();
        }
    }

    private static void requireFinal(ClusterException refused) {
        if (refused.remedy().isTransient()) {
            throw refused;
        }
    }

    @Override
    public void close() {
        source.frontEnds().close();
        target.frontEnds().close();
    }
}
