package io.starmigrate.sandbox.dialect;

import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.schema.Corpus;
import io.starmigrate.core.starrocks.schema.Printed;
import io.starmigrate.core.starrocks.schema.Refusal;
import io.starmigrate.core.starrocks.schema.Renames;
import io.starmigrate.core.starrocks.schema.RewriteSettings;
import io.starmigrate.core.starrocks.schema.Rewritten;
import io.starmigrate.core.starrocks.schema.SchemaRewriter;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.standin.CatalogStand;
import io.starmigrate.standin.InMemoryRows;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Definitions rewritten for a cluster, and what the stand-in of that version and mode says of the result. */
final class Rewritings {
    /** What the stand-in cannot judge where it refuses it: it does not know a clause of it in any version. */
    static final Set<String> NOT_ASKED = Set.of("view over another catalog");

    /** What the views of the corpus read. */
    private static final List<String> READ = List.of(
            "CREATE TABLE market.uniq (k bigint NOT NULL, v varchar(10)) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2",
            "CREATE TABLE market.u (b int, n int) DUPLICATE KEY(b) DISTRIBUTED BY HASH(b) BUCKETS 2",
            "CREATE TABLE market.w (a varchar(20), v int) DUPLICATE KEY(a) DISTRIBUTED BY HASH(a) BUCKETS 2",
            "CREATE TABLE market.t (dt date, k int, v bigint, a varchar(20), province varchar(20), age int)"
                    + " DUPLICATE KEY(dt) DISTRIBUTED BY HASH(dt) BUCKETS 2");

    private Rewritings() {}

    /** What became of one. */
    enum Outcome {
        /** The target makes it. */
        ACCEPTED,
        /** It was refused, and the target would have refused it, too. */
        REFUSED,
        /** It is of another system, of which no statement can be made; or the stand-in cannot judge it. */
        NOT_JUDGED,
        /** It was refused, and the target would have made it. */
        REFUSED_TOO_EARLY,
        /** It was not refused, and the target does not make it: a fault that a user meets. */
        FAILED
    }

    /**
     * One definition for one target.
     *
     * @param refusals what was said of it; empty where it was not refused
     * @param answer what the target says; empty where it makes it
     */
    record Attempt(Printed printed, ClusterProfile target, Set<String> refusals, Outcome outcome, String answer) {
        @Override
        public String toString() {
            return printed + " to " + target + ": " + outcome + " " + refusals + " " + answer;
        }
    }

    static Attempt attempt(Printed printed, ClusterProfile target) {
        SchemaRewriter rewriter = new SchemaRewriter(
                printed.source(), target, RewriteSettings.of(Renames.database(printed.database(), "market")));
        boolean table = Corpus.isTable(printed);
        Rewritten<?> rewritten = table ? rewriter.table(printed.text()) : rewriter.view(printed.text());
        String sql =
                rewritten.definition() instanceof TableDdl made ? made.sql() : ((ViewDdl) rewritten.definition()).sql();
        String answer = answer(target, table ? List.of() : READ, sql);
        Set<String> refusals =
                rewritten.refusals().stream().map(Refusal::clause).collect(Collectors.toSet());
        return new Attempt(printed, target, refusals, outcome(printed, rewritten.isRefused(), answer), answer);
    }

    private static Outcome outcome(Printed printed, boolean refused, String answer) {
        if (printed.isExternal() || (!answer.isEmpty() && NOT_ASKED.contains(printed.title()))) {
            return Outcome.NOT_JUDGED;
        }
        if (answer.isEmpty()) {
            return refused ? Outcome.REFUSED_TOO_EARLY : Outcome.ACCEPTED;
        }
        return refused ? Outcome.REFUSED : Outcome.FAILED;
    }

    /** Why a fresh cluster that has what views read does not make it; empty where it does. */
    static String answer(ClusterProfile target, List<String> before, String sql) {
        CatalogStand stand = new CatalogStand(personality(target), new InMemoryRows());
        stand.run("CREATE DATABASE market");
        before.forEach(stand::run);
        try {
            stand.run(sql);
            return "";
        } catch (SqlError refusal) {
            return String.valueOf(refusal.getMessage());
        }
    }

    private static Personality personality(ClusterProfile target) {
        return Personality.of(
                target.capabilities().version().toString(),
                target.mode() == RunMode.SHARED_DATA
                        ? io.starmigrate.standin.RunMode.SHARED_DATA
                        : io.starmigrate.standin.RunMode.SHARED_NOTHING);
    }
}
