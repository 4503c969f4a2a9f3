package io.starmigrate.worker.check;

import io.starmigrate.core.check.CheckLine;
import java.util.List;
import java.util.function.Supplier;

/**
 * One thing that is looked at.
 *
 * @param subject what it is, for when it cannot even be looked at
 * @param fix what to do then
 * @param look asks, and says what was found; whatever it throws is a failure of this one thing
 */
public record Probe(String subject, String fix, Supplier<List<CheckLine>> look) {
    /** What was found; never throws. */
    List<CheckLine> lines() {
        try {
            return look.get();
        } catch (RuntimeException failed) {
            String found = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
            return List.of(CheckLine.failed(subject, found, fix));
        }
    }
}
