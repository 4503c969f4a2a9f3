package io.starmigrate.sandbox;

import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a running sandbox's clusters, for whoever has no MySQL client. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = {
            "Executes one statement at the source of a running sandbox, as any MySQL client would.",
            "Rows come as lines, columns apart by tabs."
        })
final class SqlCommand implements Callable<Integer> {
    @Option(names = "--dir", paramLabel = "D", required = true, description = "The directory of the sandbox.")
    private Path directory = Path.of("");

    @Option(names = "--target", description = "At the target instead.")
    private boolean target;

    @Parameters(paramLabel = "STATEMENT", description = "Such as \"SELECT * FROM by_city\".")
    private String statement = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws SQLException {
        if (!Files.exists(new SandboxDirectory(directory).ready())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "No sandbox is up in " + directory + ": start one with ./migrate sandbox --dir " + directory);
        }
        MigrationConfig config = ConfigLoader.load(
                        directory.resolve(".env"), Map.of(), Set.of(Need.SOURCE_CLUSTER, Need.TARGET_CLUSTER))
                .config();
        ClusterConfig cluster = target ? config.target() : config.source();
        String url = "jdbc:mysql://" + cluster.hosts().get(0) + ":" + cluster.port() + "/" + cluster.database();
        try (Connection connection = DriverManager.getConnection(
                        url, cluster.login().user(), cluster.login().password().reveal());
                Statement asked = connection.createStatement()) {
            PrintWriter out = spec.commandLine().getOut();
            if (asked.execute(statement)) {
                print(asked.getResultSet(), out);
            }
            out.flush();
        }
        return 0;
    }

    private static void print(ResultSet rows, PrintWriter out) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        List<String> line = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            line.add(rows.getMetaData().getColumnLabel(i));
        }
        out.println(String.join("\t", line));
        while (rows.next()) {
            line.clear();
            for (int i = 1; i <= columns; i++) {
                String value = rows.getString(i);
                line.add(value == null ? "NULL" : value);
            }
            out.println(String.join("\t", line));
        }
    }
}
