package io.starmigrate.worker.cutover;

import io.starmigrate.core.cutover.Setback;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.List;

/**
 * Takes a cutover that cannot go on from where it is back to where it can: to where the freeze has to be proved where
 * it was broken. Where it was not, but somebody has put partitions back to work, or a round that was under way had
 * exported them before the freeze, to its last round, which moves them. For one run, within which there is one freeze.
 */
final class Setbacks {
    private final CutoverProof proof;
    private final FreezeWatch freeze;
    private final WorkerIdentity self;
    private final StepNotes notes;
    private int repeated;

    Setbacks(CutoverProof proof, FreezeWatch freeze, WorkerIdentity self, StepNotes notes) {
        this.proof = proof;
        this.freeze = freeze;
        this.self = self;
        this.notes = notes;
    }

    /** Goes back if the proof has found the last round and the source to differ; else changes nothing. */
    void goBack(String job, CutoverLog log, CutoverRequest request) {
        proof.takePutBack()
                .ifPresent(why -> goBack(log, Setback.ofPutBack(log.now().state()), why));
        proof.takeBroken().ifPresent(why -> {
            Setback setback = Setback.ofDifference(
                    log.now().state(), repeated, () -> freeze.stands(job, log.now(), request.unlisted()));
            repeated++;
            boolean isBroken = setback == Setback.PROVES_ITS_FREEZE;
            goBack(log, setback, isBroken ? why : why + "; nobody has written to the source since the freeze");
        });
    }

    private void goBack(CutoverLog log, Setback setback, String why) {
        switch (setback) {
            case MOVES_ONCE_MORE -> {
                notes.done().add(why + ": they are moved within the same freeze");
                log.advance(now -> now.movingAgain(self.clock().instant()).told(self.name(), notes.done()));
            }
            case BEGINS_ANEW -> thaw(log, why + "; run migrate cutover again: its round moves and compares them");
            case PROVES_ITS_FREEZE -> thaw(log, noFreeze(why));
        }
    }

    /** Nothing is proved any more, and it has come to this. */
    void thaw(CutoverLog log, String problem) {
        log.advance(now -> now.thawed(self.clock().instant(), problem).told(self.name(), List.of()));
        notes.problems().add(problem);
    }

    static String noFreeze(String why) {
        return "There is no freeze: " + why + ". Stop who writes to the source, then run migrate cutover again";
    }
}
