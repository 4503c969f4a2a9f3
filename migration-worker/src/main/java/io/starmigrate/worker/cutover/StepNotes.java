package io.starmigrate.worker.cutover;

import java.util.ArrayList;
import java.util.List;

/**
 * What the steps of one cutover have to say, one sentence each. Filled by them.
 *
 * @param done what was done
 * @param problems what stands in the way, with what to do
 */
record StepNotes(List<String> done, List<String> problems) {
    /** Nothing is said yet. */
    static StepNotes none() {
        return new StepNotes(new ArrayList<>(), new ArrayList<>());
    }
}
