package io.starmigrate.sandbox;

import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.jobs.JobFaults.ErrorMsg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Misfortunes that whoever uses a running sandbox orders for one of its clusters, in a file that is read again whenever
 * it has changed: what it held before is forgotten then. A line is {@code job TIMES PATTERN | TYPE | MESSAGE}, for
 * exports and loads that run, or {@code statement TIMES PATTERN | CODE | MESSAGE}; {@code \n} in a message ends a line.
 * To be used by one thread.
 */
final class FaultFile {
    private final Path path;
    private final StandIn cluster;
    private String known = "";

    FaultFile(Path path, StandIn cluster) {
        this.path = path;
        this.cluster = cluster;
    }

    /**
     * Orders what the file says now; nothing when it says what it said before, or is not there.
     *
     * @return the lines that say nothing it understands
     */
    List<String> read() throws IOException {
        String text = Files.exists(path) ? Files.readString(path) : "";
        if (text.equals(known)) {
            return List.of();
        }
        known = text;
        cluster.jobFaults().heal();
        cluster.statementFaults().heal();
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .filter(line -> !order(line))
                .toList();
    }

    private boolean order(String line) {
        String[] parts = line.split("\\s*\\|\\s*", 3);
        String[] what = parts[0].strip().split("\\s+", 3);
        if (parts.length < 3 || what.length < 3) {
            return false;
        }
        try {
            int times = Integer.parseInt(what[1]);
            Pattern pattern = Pattern.compile(what[2], Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
            return order(what[0], times, pattern, parts[1], parts[2].replace("\\n", "\n"));
        } catch (NumberFormatException | PatternSyntaxException notUnderstood) {
            return false;
        }
    }

    private boolean order(String what, int times, Pattern pattern, String kind, String message) {
        switch (what) {
            case "job" -> cluster.jobFaults().failNext(pattern, times, new ErrorMsg(kind, message));
            case "statement" ->
                cluster.statementFaults()
                        .refuseNext(pattern, times, new SqlError(Integer.parseInt(kind), "HY000", message));
            default -> {
                return false;
            }
        }
        return true;
    }
}
