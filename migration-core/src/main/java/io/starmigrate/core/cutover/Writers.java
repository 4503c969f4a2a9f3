package io.starmigrate.core.cutover;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What may write to a database by itself or is writing now, as front ends list it. Pure; columns are read by the names
 * they have, with fallbacks.
 */
public enum Writers {
    ROUTINE_LOADS("routine loads", "NEED_SCHEDULE|RUNNING|UNSTABLE") {
        @Override
        public Sql question(String database) {
            return Sql.of("SHOW ROUTINE LOAD FROM " + Quoting.identifier(database));
        }

        @Override
        String named(CatalogRow row, String database) {
            String name = row.text("Name");
            return "routine load " + name + " into " + row.text("TableName") + " (PAUSE ROUTINE LOAD FOR "
                    + Quoting.identifier(database) + "." + Quoting.identifier(name) + ")";
        }

        @Override
        public List<String> paused(List<CatalogRow> answer, String database) {
            return listed(
                    answer,
                    row -> row.text("State", "STATE").equalsIgnoreCase("PAUSED"),
                    row -> "RESUME ROUTINE LOAD FOR " + Quoting.identifier(database) + "."
                            + Quoting.identifier(row.text("Name")));
        }
    },
    PIPES("pipes", "RUNNING") {
        @Override
        public Sql question(String database) {
            return Sql.of("SHOW PIPES FROM " + Quoting.identifier(database));
        }

        @Override
        String named(CatalogRow row, String database) {
            String name = row.text("PIPE_NAME", "NAME");
            return "pipe " + name + " into " + row.text("TABLE_NAME") + " (ALTER PIPE " + Quoting.identifier(database)
                    + "." + Quoting.identifier(name) + " SUSPEND)";
        }

        @Override
        public List<String> paused(List<CatalogRow> answer, String database) {
            return listed(
                    answer,
                    row -> row.text("STATE").toUpperCase(Locale.ROOT).startsWith("SUSPEND"),
                    row -> "ALTER PIPE " + Quoting.identifier(database) + "."
                            + Quoting.identifier(row.text("PIPE_NAME", "NAME")) + " RESUME");
        }
    },
    /**
     * {@code RESTORE} into partitions that are there: it puts other rows under an id that stays, with a data version
     * that stays, too, or a version that goes back (pull request 70373 of StarRocks); see {@link #restored}.
     */
    RESTORES("restores", "(?!CANCELLED|FINISHED).*") {
        @Override
        public Sql question(String database) {
            return Sql.of("SHOW RESTORE FROM " + Quoting.identifier(database));
        }

        @Override
        String named(CatalogRow row, String database) {
            return "restore " + row.text("Label") + ", " + row.text("State") + " (CANCEL RESTORE FROM "
                    + Quoting.identifier(database) + ")";
        }
    },
    /** A pipe may lie in one database and fill a table of another; SHOW PIPES tells the first alone. */
    FOREIGN_PIPES("pipes of other databases", "RUNNING") {
        @Override
        public Sql question(String database) {
            return Sql.of("SELECT * FROM information_schema.pipes");
        }

        @Override
        boolean concerns(CatalogRow row, String database) {
            String own = row.text("DATABASE_NAME");
            return !own.equals(database) && WrittenTable.isIn(row.text("TABLE_NAME"), own, database);
        }

        @Override
        String named(CatalogRow row, String database) {
            return PIPES.named(row, row.text("DATABASE_NAME"));
        }
    },
    TASKS("tasks", "") {
        @Override
        public Sql question(String database) {
            return Sql.of("SELECT * FROM information_schema.tasks");
        }

        @Override
        boolean concerns(CatalogRow row, String database) {
            return isOfOrWritesTo(row, database);
        }

        @Override
        boolean isAtWork(CatalogRow row) {
            // A task without a schedule runs when it is sent.
            return !refreshesAView(row)
                    && row.text("SCHEDULE").toUpperCase(Locale.ROOT).contains("PERIODICAL");
        }

        @Override
        String named(CatalogRow row, String database) {
            return "task " + row.text("TASK_NAME") + elsewhere(row, database) + " (DROP TASK "
                    + Quoting.identifier(row.text("TASK_NAME")) + ")";
        }
    },
    TASK_RUNS("task runs", "PENDING|RUNNING") {
        @Override
        public Sql question(String database) {
            return Sql.of("SELECT * FROM information_schema.task_runs WHERE `STATE` IN ('PENDING', 'RUNNING')");
        }

        @Override
        boolean concerns(CatalogRow row, String database) {
            return isOfOrWritesTo(row, database);
        }

        @Override
        boolean isAtWork(CatalogRow row) {
            return super.isAtWork(row) && !refreshesAView(row);
        }

        @Override
        String named(CatalogRow row, String database) {
            return "run of task " + row.text("TASK_NAME") + elsewhere(row, database) + ", " + row.text("STATE")
                    + " (it ends by itself)";
        }
    };

    private static final String NO_WRITE_TO_TABLES = "LAKE_COMPACTION|MV_REFRESH";

    private final String subject;
    private final String working;

    /** @param working the states of those that write, as a pattern */
    Writers(String subject, String working) {
        this.subject = subject;
        this.working = working;
    }

    /** What they are called in a check. */
    public String subject() {
        return subject;
    }

    /** Asks for those of a database; the answer may hold others, too. */
    public abstract Sql question(String database);

    abstract String named(CatalogRow row, String database);

    boolean isAtWork(CatalogRow row) {
        return row.text("State", "STATE").toUpperCase(Locale.ROOT).matches(working);
    }

    /** Whether a row is about what may write to the database; every row, where only such rows are asked for. */
    boolean concerns(CatalogRow row, String database) {
        return true;
    }

    /** A task runs in the database it was made in, and may name tables of any other. */
    private static boolean isOfOrWritesTo(CatalogRow row, String database) {
        return isOf(row, database) || WrittenTable.mayBeIn(row.text("DEFINITION"), database);
    }

    private static boolean isOf(CatalogRow row, String database) {
        return row.text("DATABASE").replaceFirst("^default_cluster:", "").equals(database);
    }

    private static String elsewhere(CatalogRow row, String database) {
        return isOf(row, database) ? "" : " of database " + row.text("DATABASE");
    }

    /** Views refresh themselves by tasks, and write to no table. */
    private static boolean refreshesAView(CatalogRow row) {
        return row.text("TASK_NAME").startsWith("mv-");
    }

    /** Those that write to the database, with the statement that stops them. */
    public List<String> atWork(List<CatalogRow> answer, String database) {
        return listed(answer, row -> isAtWork(row) && concerns(row, database), row -> named(row, database));
    }

    /** The statements that set those going again that somebody has paused; none of what is dropped to stop it. */
    public List<String> paused(List<CatalogRow> answer, String database) {
        return List.of();
    }

    /** The restores that have ended, as far as a front end remembers them: the last one of each database. */
    public static List<String> restored(List<CatalogRow> answer) {
        return listed(
                answer,
                row -> row.text("State").equalsIgnoreCase("FINISHED"),
                row -> "restore " + row.text("Label") + " of "
                        + row.text("DbName").replaceFirst("^.*:", "") + ", ended " + row.text("FinishedTime"));
    }

    /** Lists databases with the number by which their transactions are asked for. */
    public static Sql transactionsByDatabase() {
        return Sql.of("SHOW PROC '/transactions'");
    }

    /** Asks for the transactions of a database that have not ended, by its number; empty when it has none listed. */
    public static List<Sql> transactions(List<CatalogRow> databases, String database) {
        return databases.stream()
                .filter(row -> row.text("DbName").replaceFirst("^.*:", "").equals(database))
                .filter(row -> row.text("DbId").matches("\\d+"))
                .map(row -> Sql.of("SHOW PROC '/transactions/" + row.text("DbId") + "/running'"))
                .toList();
    }

    /**
     * The transactions that have begun and do not show yet: prepared, or committed and not published. Compactions of
     * shared-data clusters and refreshes of views change no row of a table.
     */
    public static List<String> open(List<CatalogRow> answer) {
        return listed(
                answer,
                row -> !row.text("TransactionStatus", "Status").matches("(?i)VISIBLE|ABORTED")
                        && !row.text("LoadJobSourceType").matches(NO_WRITE_TO_TABLES),
                row -> "transaction " + row.text("TransactionId") + ", label " + row.text("Label") + " ("
                        + row.text("TransactionStatus", "Status") + ")");
    }

    static List<String> listed(
            List<CatalogRow> answer, Predicate<CatalogRow> chosen, Function<CatalogRow, String> name) {
        return answer.stream().filter(chosen).map(name).sorted().toList();
    }
}
