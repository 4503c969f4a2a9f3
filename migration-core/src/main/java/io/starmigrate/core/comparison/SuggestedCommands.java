package io.starmigrate.core.comparison;

import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.core.starrocks.statement.RemovalStatements;

/**
 * What an operator can say to a shell, or to the target, as text.
 *
 * @param job the job's name
 */
record SuggestedCommands(String job) {

    String sync() {
        return "migrate sync --job " + job;
    }

    String verify() {
        return "migrate verify --job " + job;
    }

    /** Makes the tables that are missing at the target. */
    String schema() {
        return "migrate schema --job " + job;
    }

    /** Tries again what FAILED or was CANCELLED, and moves it. */
    String retry(String table, String partition) {
        return "migrate retry --job " + job + only(table, partition) + " && " + sync();
    }

    /** The same, in place of rows that the job has not put there. */
    String retryOver(String table, String partition) {
        return "migrate retry --overwrite --job " + job + only(table, partition) + " && " + sync();
    }

    /**
     * Tries again what never was PUBLISHED; where the target holds rows already, that is refused until it is told to.
     */
    String retryToBeRefused(String table, String partition) {
        return retry(table, partition) + ", which refuses to replace rows of others; to have them replaced instead: "
                + retryOver(table, partition);
    }

    /** Moves again what is PUBLISHED already. */
    String again(String table, String partition) {
        return "migrate repair --job " + job + only(table, partition);
    }

    /** Moves again what is PUBLISHED already, in place of rows that the job has not put there. */
    String overwriting(String table, String partition) {
        return "migrate repair --overwrite --job " + job + only(table, partition);
    }

    /** Moves what was never moved; where the target holds rows already, that is refused until it is told to. */
    String syncOver(String table, String partition) {
        return sync() + ", which refuses to replace the target's rows; to have them replaced, after it: migrate retry"
                + " --overwrite --job " + job + only(table, partition) + " && " + sync();
    }

    /** Moves again all of a table that is PUBLISHED already. */
    String again(String table) {
        return "migrate retry --published --job " + job + " --table " + WrittenName.option(table) + " && " + sync();
    }

    Advice dropAtTarget(TableName table, String partition) {
        return Advice.of("at the target: " + RemovalStatements.dropPartition(table, partition)
                + "; or keep it: then it stays in this list");
    }

    Advice dropAtTarget(TableName table) {
        return Advice.leavingOut(
                "at the target: " + RemovalStatements.dropTable(table) + "; or leave it out", table.table());
    }

    private static String only(String table, String partition) {
        return " --table " + WrittenName.option(table) + " --partition " + WrittenName.option(partition);
    }
}
