package io.starmigrate.worker.starrocks.staging;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Staging;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.StagingRefusal;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Whereabouts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes, finds, publishes and drops staging so that no delayed or repeated statement does harm: a staging is known by
 * its partition's id, and each try works under a name of its own, which no other job makes. What others have made is
 * neither taken nor dropped. Safe for use by many threads.
 */
public final class StagingPlaces {
    private final StagingStore store;

    public StagingPlaces(StagingStore store) {
        this.store = store;
    }

    /** See {@link TargetCluster#open}. */
    public Staging open(Place place, StagingName name, String bounds, Intent intent) {
        store.prepare(place, bounds);
        for (String leftover : store.leftovers(place, bounds)) {
            if (store.rank(place, leftover).filter(name::outranks).isPresent() || isOwn(place, leftover, intent)) {
                store.drop(place, leftover);
            }
        }
        String made = make(place, name, bounds, intent);
        Long id = staged(place, made).get(made);
        if (id == null) {
            throw lost("Staging " + made + " of " + place + " was made but is not there; it is made again");
        }
        return new Staging(made, id);
    }

    /** Whatever the answer is, it is none to the statement that was sent to make it. */
    private Map<String, Long> staged(Place place, String made) {
        try {
            return store.staged(place);
        } catch (ClusterException unanswered) {
            throw new ClusterException(
                    Remedy.ASK_AGAIN,
                    "Whether staging " + made + " of " + place + " was made is asked again: " + unanswered.getMessage(),
                    unanswered);
        }
    }

    /** See {@link TargetCluster#namesStaging}. */
    public boolean namesStaging(Place place) {
        return store.choosesNames(place);
    }

    /** Where no name tells: this pass was about to make one, and no load has ever been sent to it. */
    private boolean isOwn(Place place, String leftover, Intent intent) {
        return store.choosesNames(place) && intent == Intent.RECORDED && store.rows(place, leftover) == 0;
    }

    private String make(Place place, StagingName name, String bounds, Intent intent) {
        boolean named = store.choosesNames(place);
        refuseObstacles(place, name, named ? store.leftovers(place, bounds) : List.of(), "");
        try {
            return store.add(place, name, bounds);
        } catch (ClusterException unsure) {
            // The name is this try's alone: what has it now, this try has made, whatever became of the answer.
            Optional<String> made = staged(place, name.toString()).keySet().stream()
                    .filter(staged ->
                            store.rank(place, staged).filter(name::equals).isPresent())
                    .findFirst();
            if (made.isEmpty() && !StagingRefusal.leavesOpen(unsure, intent, named)) {
                refuseObstacles(place, name, store.leftovers(place, bounds), ": " + unsure.getMessage());
            }
            return made.orElseThrow(() -> unsure);
        }
    }

    /** Whatever others have made stays as it is, and is named. */
    private void refuseObstacles(Place place, StagingName name, List<String> found, String said) {
        List<String> others = found.stream()
                .filter(staged ->
                        store.rank(place, staged).filter(name::isOfJobOf).isEmpty())
                .toList();
        if (!others.isEmpty()) {
            throw new ClusterException(
                    Remedy.WRONG_INPUT,
                    "Cannot stage " + place + ": " + others
                            + " of the same bounds is there, which this job has not made" + said
                            + "; let whoever loads it end, or drop it by hand if nobody does, then retry",
                    null);
        }
    }

    /** See {@link TargetCluster#find}. */
    public Whereabouts find(Place place, Staging staging) {
        if (shows(place, staging)) {
            return Whereabouts.SHOWN;
        }
        if (nameNow(place, staging).isPresent()) {
            return Whereabouts.STAGED;
        }
        // It may have been switched in between the two questions.
        return shows(place, staging) ? Whereabouts.SHOWN : Whereabouts.GONE;
    }

    /** The name under which this staging is there now; empty when it is shown, or gone. */
    public Optional<String> nameNow(Place place, Staging staging) {
        return store.staged(place).entrySet().stream()
                .filter(entry -> entry.getValue() == staging.partitionId())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Refuses a statement about to be sent into stagings by their names, where one of these names is another's by now,
     * or nobody's. Where each try has a name of its own, StarRocks itself refuses it.
     *
     * @throws ClusterException with remedy REPLAN
     */
    public void requireNamed(List<Landing> landings) {
        for (Landing landing : landings) {
            Staging staging = landing.staging();
            if (store.choosesNames(landing.place())
                    && !nameNow(landing.place(), staging).equals(Optional.of(staging.name()))) {
                throw new ClusterException(
                        Remedy.REPLAN,
                        "Staging " + staging + " of " + landing.place() + " is gone; what has its name now is another",
                        null);
            }
        }
    }

    /** See {@link TargetCluster#publish}. */
    public void publish(Place place, Staging staging, long token) {
        Optional<String> name = nameNow(place, staging);
        if (name.isPresent()) {
            String own = store.isSwapped(place) ? take(place, name.get(), token) : name.get();
            // Asked after the name was taken: from here on no earlier try can switch anything.
            if (Long.valueOf(staging.partitionId()).equals(store.staged(place).get(own))) {
                store.switchIn(place, own);
            }
        }
        if (!shows(place, staging)) {
            throw lost("Staging " + staging + " of " + place + " is not shown yet; it is looked for again");
        }
    }

    /** See {@link TargetCluster#take}. */
    public String take(Place place, Staging staging, long token) {
        String name = nameNow(place, staging)
                .orElseThrow(() -> lost("Staging " + staging + " of " + place + " is gone; it is looked for again"));
        return take(place, name, token);
    }

    /** See {@link TargetCluster#overwrite}. */
    public void overwrite(Place place, Staging staging, String own, String label) {
        requireStill(place, staging, own);
        try {
            store.overwrite(place, own, label);
        } catch (ClusterException refused) {
            // A later try may have taken the name away meanwhile: then its is the word.
            requireStill(place, staging, own);
            throw refused;
        }
    }

    private void requireStill(Place place, Staging staging, String own) {
        if (!Long.valueOf(staging.partitionId()).equals(store.staged(place).get(own))) {
            throw lost("Staging " + own + " of " + place + " has another name by now; it is looked for again");
        }
    }

    private String take(Place place, String staged, long token) {
        StagingName before = store.rank(place, staged).orElseThrow();
        StagingName own = before.taken(token);
        if (!own.outranks(before)) {
            throw lost("A later try than " + token + " has staging " + staged + " of " + place);
        }
        try {
            return store.rename(place, staged, own);
        } catch (ClusterException refused) {
            if (store.staged(place).containsKey(staged)) {
                throw refused;
            }
            throw lost("A later try has staging " + staged + " of " + place + " by now; it is looked for again");
        }
    }

    /** The name of what a swap of this pass has put in staging's place; empty when there is none. */
    public Optional<String> swappedOut(Place place, Staging staging) {
        Optional<StagingName> wanted = store.rank(place, staging.name());
        return wanted.isPresent() && shows(place, staging)
                ? store.staged(place).keySet().stream()
                        .filter(name -> store.rank(place, name)
                                .filter(wanted.get()::isOfPassOf)
                                .isPresent())
                        .findFirst()
                : Optional.empty();
    }

    /** See {@link TargetCluster#drop}: whatever tries of this pass have left, and what a swap has put in its place. */
    public void drop(Place place, Staging staging) {
        drop(place, staging, store.staged(place));
    }

    public void drop(Place place, Staging staging, Map<String, Long> staged) {
        Optional<StagingName> wanted = store.rank(place, staging.name());
        staged.forEach((name, id) -> {
            boolean samePass = wanted.isPresent()
                    && store.rank(place, name).filter(wanted.get()::isOfPassOf).isPresent();
            if (id == staging.partitionId() || samePass) {
                store.drop(place, name);
            }
        });
    }

    private boolean shows(Place place, Staging staging) {
        List<Long> ids = store.shown(place);
        return ids.contains(staging.partitionId());
    }

    private static ClusterException lost(String message) {
        return new ClusterException(Remedy.ASK_AGAIN, message, null);
    }
}
