package io.starmigrate.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.FolderReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code migrate relay} says in the end. The JSON object has {@code from}, {@code to}, {@code objects},
 * {@code bytes}, {@code copied}, {@code resumed}, {@code skipped}, {@code failed}, {@code sentBytes}, {@code proved},
 * {@code complete}, {@code seconds}, {@code failures}, {@code left}, {@code leftBytes} and {@code leftBehind}.
 */
final class RelayResult {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final double MILLIS = 1000;

    private RelayResult() {}

    static CommandResult of(StorageUri from, StorageUri to, FolderReport report, Duration took) {
        return CommandResult.inKeys(text(from, to, report, took), json(from, to, report, took), report.succeeded());
    }

    /** What somebody who mistyped a folder should know: storages have no folders, so none is missing. */
    static Optional<String> warning(StorageUri from, FolderReport report) {
        return report.objects() + report.left().objects() > 0 || !report.succeeded()
                ? Optional.empty()
                : Optional.of("nothing lies below " + from.asFolder()
                        + ", so nothing was copied; if something should, correct the address of the folder");
    }

    private static String text(StorageUri from, StorageUri to, FolderReport report, Duration took) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "From %s to %s: %s, %s; %s copied, %s resumed, %s there already, %s failed",
                from,
                to,
                Units.counted(report.objects(), "object"),
                Units.bytes(report.bytes()),
                Units.count(report.ways().copied()),
                Units.count(report.ways().resumed()),
                Units.count(report.ways().skipped()),
                Units.count(report.failed())));
        lines.add(Units.bytes(report.sentBytes()) + " sent in " + Units.duration(took) + ", "
                + Units.counted(report.proved(), "object") + " compared with the source storage's checksum");
        report.failures().forEach(failure -> lines.add("FAILED " + failure.object() + ": " + failure.reason()));
        lines.addAll(left(report.left()));
        if (!report.ended() || report.failed() > 0) {
            lines.add("Not everything is there; run the same command again: what is there is not sent again");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> left(FolderReport.LeftBehind left) {
        List<String> lines = new ArrayList<>();
        if (left.objects() > 0) {
            lines.add("Left behind: " + Units.counted(left.objects(), "object") + ", " + Units.bytes(left.bytes())
                    + "; they are in no number above");
        }
        left.named().forEach(one -> lines.add("LEFT " + one.object() + ": " + one.reason()));
        return lines;
    }

    private static String json(StorageUri from, StorageUri to, FolderReport report, Duration took) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("from", from.toString()).put("to", to.toString());
        root.put("objects", report.objects()).put("bytes", report.bytes());
        root.put("copied", report.ways().copied());
        root.put("resumed", report.ways().resumed());
        root.put("skipped", report.ways().skipped());
        root.put("failed", report.failed());
        root.put("sentBytes", report.sentBytes());
        root.put("proved", report.proved());
        root.put("complete", report.succeeded());
        root.put("seconds", took.toMillis() / MILLIS);
        root.set("failures", MAPPER.valueToTree(report.failures()));
        root.put("left", report.left().objects());
        root.put("leftBytes", report.left().bytes());
        root.set("leftBehind", MAPPER.valueToTree(report.left().named()));
        return root.toString();
    }
}
