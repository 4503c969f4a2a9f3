package io.starmigrate.worker.job;

import io.starmigrate.core.task.FinishedRound;
import java.util.Optional;

/**
 * Finds by the numbers of a job's rounds that somebody else begins some, too: another standby, a service, or a command
 * that plans. For one thread.
 */
final class OtherRounds {
    private long last;
    private long begun;
    private boolean told;

    /** One of our own begins. */
    void begun() {
        begun++;
    }

    /**
     * One of our own has ended.
     *
     * @return what to say of the others, once; empty where all rounds since the last may have been our own
     */
    Optional<String> ended(String job, FinishedRound round) {
        long foreign = last == 0 ? 0 : round.number() - last - begun;
        last = round.number();
        begun = 0;
        if (told || foreign <= 0) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(
                "Somebody else plans job " + job + ", too: round " + last
                        + " is not the next after this command's last one. One standby or service of a job is enough: end the others");
    }
}
