package io.starmigrate.cli.text;

import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.PaceLine;
import java.util.Locale;

/** A decision on how much runs at once, as people read it. */
final class PaceText {
    private PaceText() {}

    static String of(PaceLine line) {
        String change = line.from() == line.to() ? "stay at " + line.to() : line.from() + " → " + line.to();
        return "Pace: " + Units.moment(line.at()) + " " + what(line) + " at once " + change + ": " + line.reason()
                + " (" + line.worker() + ")";
    }

    private static String what(PaceLine line) {
        return line.of().equals(PacedSide.VERIFY.name())
                ? "comparisons"
                : line.of().toLowerCase(Locale.ROOT) + "s";
    }
}
