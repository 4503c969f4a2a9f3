package io.starmigrate.core.check;

import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is thought of the chosen tables. Pure. */
public final class TableCheck {
    private static final int NAMED = 20;

    private final Map<String, List<String>> shared;

    private TableCheck(Map<String, List<String>> shared) {
        this.shared = shared;
    }

    /**
     * One line for what each table that cannot be moved lacks, one for each of the others with what is to be known of
     * it alone, and one for what is to be known of several.
     */
    public static List<CheckLine> of(List<TablePlan> tables) {
        TableCheck check = new TableCheck(shared(tables));
        return Stream.concat(
                        tables.stream().flatMap(check::lines),
                        check.shared.entrySet().stream()
                                .map(note -> CheckLine.ok(
                                        "tables", Units.named(note.getValue(), NAMED) + ": " + note.getKey())))
                .toList();
    }

    /** The notes that several tables have, with whose they are. */
    private static Map<String, List<String>> shared(List<TablePlan> tables) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (TablePlan plan : tables) {
            if (!plan.isRefused()) {
                plan.assessment().notes().stream()
                        .distinct()
                        .forEach(note -> named.computeIfAbsent(note, noted -> new ArrayList<>())
                                .add(plan.table().table()));
            }
        }
        named.values().removeIf(noted -> noted.size() < 2);
        return named;
    }

    private Stream<CheckLine> lines(TablePlan plan) {
        String subject = "table " + plan.table();
        if (plan.isRefused()) {
            return plan.assessment().refusals().stream()
                    .map(refusal -> CheckLine.failed(
                            subject,
                            refusal.toString(),
                            "change what stands in the way, or leave the table out with " + SettingName.TABLE_NAMES));
        }
        List<String> found = new ArrayList<>(List.of(Units.counted(plan.units(), "partition")
                + plan.way().format().map(format -> " by " + format).orElse("")));
        plan.assessment().notes().stream()
                .filter(note -> !shared.containsKey(note))
                .forEach(found::add);
        return Stream.of(CheckLine.ok(subject, String.join("; ", found)));
    }
}
