package io.starmigrate.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.Need;
import io.starmigrate.sandbox.data.SourceData;
import io.starmigrate.sandbox.kills.KillPlan;
import io.starmigrate.sandbox.kills.KillReport;
import io.starmigrate.sandbox.kills.KillRun;
import io.starmigrate.sandbox.proof.Proof;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills real workers for a while, round after round, and proves each round. */
@Command(
        name = "kill-test",
        mixinStandardHelpOptions = true,
        description = {
            "Migrates a sandbox again and again with two worker processes that are killed (kill -9) at random moments.",
            "After each round both clusters are compared row by row, and the recorder, storages and queues are read.",
            "Ends with 1 when a promise was broken; the same seed kills the same workers after the same times."
        })
final class KillTestCommand implements Callable<Integer> {
    private static final Duration ROUND = Duration.ofMinutes(10);

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "5", description = "Begin no round after so long.")
    private int minutes;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The first round's seed.")
    private long seed;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "8", description = "Kills in each round.")
    private int kills;

    @Option(
            names = "--tables",
            paramLabel = "T",
            split = ",",
            defaultValue = "every_type,every_text,by_city,by_day,region,nation,supplier,customer,part,partsupp",
            description = "The tables to migrate (default ${DEFAULT-VALUE}).")
    private List<String> tables = List.of();

    @Option(names = "--json", description = "Ends with one line of JSON: seed, rounds, kills, takeovers, damages.")
    private boolean json;

    @Mixin
    private WorldOptions options = new WorldOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, SQLException {
        Path directory = Files.createTempDirectory("migrate-kills-");
        List<KillReport> rounds = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        try (Sandbox sandbox = Sandbox.start(options.settings(directory), options.scale)) {
            sandbox.makeTargetTables();
            Files.writeString(
                    sandbox.env(), "TABLE_NAMES=" + String.join(",", tables) + "\n", StandardOpenOption.APPEND);
            while (rounds.isEmpty()
                    || (System.nanoTime() < end && damages(rounds).isEmpty())) {
                rounds.add(round(sandbox, directory, seed + rounds.size()));
            }
        }
        tell(rounds);
        List<String> damages = damages(rounds);
        damages.forEach(spec.commandLine().getErr()::println);
        if (!damages.isEmpty()) {
            spec.commandLine().getErr().println("The sandbox's directory is " + directory);
            return 1;
        }
        DemoCommand.delete(directory);
        return 0;
    }

    private KillReport round(Sandbox sandbox, Path directory, long roundSeed) throws SQLException {
        sandbox.world()
                .source()
                .execute(List.of(
                        "INSERT INTO " + SourceData.DATABASE + ".by_city VALUES (" + roundSeed + ", 'oslo', 1)",
                        "DELETE FROM " + SourceData.DATABASE + ".nation WHERE n_nationkey = " + roundSeed % 25));
        String job = "kill-" + roundSeed;
        KillPlan plan = new KillPlan(roundSeed, kills, Duration.ofSeconds(2), Duration.ofSeconds(9), ROUND);
        KillReport report =
                new KillRun(sandbox.env(), job, tables, sandbox.world().recorder(), plan, directory).run();
        List<String> damages = new ArrayList<>(report.damages());
        damages.addAll(new Proof(
                        sandbox.world(),
                        ConfigLoader.load(sandbox.env(), Map.of(), EnumSet.allOf(Need.class))
                                .config())
                .damages(job, tables));
        spec.commandLine()
                .getErr()
                .println("seed " + roundSeed + ": " + report.kills() + " kills, "
                        + report.elapsed().toSeconds() + " s, export taken over after " + report.takeovers() + ", "
                        + (damages.isEmpty() ? "as promised" : "BROKEN"));
        return new KillReport(report.kills(), report.elapsed(), report.takeovers(), damages);
    }

    private static List<String> damages(List<KillReport> rounds) {
        return rounds.stream().flatMap(round -> round.damages().stream()).toList();
    }

    private void tell(List<KillReport> rounds) {
        int killed = rounds.stream().mapToInt(KillReport::kills).sum();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode line = JsonNodeFactory.instance
                    .objectNode()
                    .put("seed", seed)
                    .put("rounds", rounds.size())
                    .put("kills", killed);
            ArrayNode takeovers = line.putArray("takeovers");
            rounds.forEach(round -> round.takeovers().forEach(time -> takeovers.add(time.toMillis() / 1000.0)));
            ArrayNode list = line.putArray("damages");
            damages(rounds).forEach(list::add);
            out.println(line);
        } else {
            out.println(rounds.size() + " rounds, " + killed + " kills, "
                    + damages(rounds).size() + " damages");
        }
        out.flush();
    }
}
