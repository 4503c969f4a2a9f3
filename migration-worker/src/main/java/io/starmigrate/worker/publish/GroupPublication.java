package io.starmigrate.worker.publish;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.LeaseHolder.Held;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.ForeignRows;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Whereabouts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes members of one travel group with few statements, each under its own lease and by its own fingerprints: the
 * steps are those of {@link Publisher}, asked for all of them. Only who is in order takes part; whatever is to be said
 * of anybody else, or of a statement whose outcome nobody knows, {@link Publisher} finds out for each alone. Safe for
 * use by many threads.
 */
final class GroupPublication {
    private static final Logger LOG = LoggerFactory.getLogger(GroupPublication.class);

    private final TargetCluster target;
    private final TaskRecorder recorder;
    private final RunningLoads running;
    private final ForeignRows foreign;
    private final StagingOpener opener;
    private final Showing showing;
    private final NamedSwitches switches;
    private final Outrun outrun;
    private final LeaseHolder leases;
    private final WorkerIdentity self;

    GroupPublication(
            TargetCluster target,
            TaskRecorder recorder,
            StagingOpener opener,
            LeaseHolder leases,
            WorkerIdentity self) {
        this.target = target;
        this.recorder = recorder;
        this.running = new RunningLoads(target, recorder, leases.clock());
        this.foreign = new ForeignRows(target, recorder);
        this.opener = opener;
        this.showing = new Showing(recorder, self);
        this.switches = new NamedSwitches(target, recorder, self);
        this.outrun = new Outrun(target, recorder, self);
        this.leases = leases;
        this.self = self;
    }

    /** One that takes part. */
    private record Member(PartitionTask task, Landing landing, Fingerprint exported, List<String> columns) {
        Place place() {
            return landing.place();
        }
    }

    /**
     * Takes as many as can be taken together as far as they go.
     *
     * @param listed VERIFYING tasks of one travel group
     * @return those that are PUBLISHED by it
     * @throws ClusterException when the target does not answer; each is then to be asked for alone
     */
    Set<PartitionTaskId> publish(List<PartitionTask> listed) {
        return leases.holdingAll(listed.stream().map(GroupPublication::lease).toList(), held -> {
            List<Member> members = recorder
                    .partitions(listed.stream().map(PartitionTask::id).toList())
                    .stream()
                    .filter(task -> held.containsKey(lease(task)))
                    .flatMap(task -> member(task).stream())
                    .toList();
            return members.size() > 1 && !running.areThere(tasks(members)) ? prove(switched(alike(members))) : Set.of();
        });
    }

    private static String lease(PartitionTask task) {
        return StagingOpener.lease(task.id());
    }

    /** Who has staging, and something to be compared with that can be compared. */
    private static Optional<Member> member(PartitionTask task) {
        Staging staging = task.staging();
        Exported exported = task.exported();
        Export export = task.export();
        boolean isMember =
                task.state() == PartitionState.VERIFYING && task.group().isPresent();
        if (!isMember || staging == null || exported == null || export == null) {
            return Optional.empty();
        }
        Fingerprint fingerprint = exported.fingerprint();
        return fingerprint == null || !fingerprint.isOfThisForm()
                ? Optional.empty()
                : Optional.of(new Member(
                        task, new Landing(StagingOpener.place(task), staging), fingerprint, export.columnNames()));
    }

    /** Those of one recipe: all that one export brought, unless some were measured by another release. */
    private static List<Member> alike(List<Member> members) {
        Member first = members.get(0);
        return members.stream()
                .filter(member ->
                        member.exported().recipe().equals(first.exported().recipe())
                                && member.columns().equals(first.columns()))
                .toList();
    }

    /** Those that show, now or by an earlier try, and are to be compared. */
    private List<Member> switched(List<Member> members) {
        Map<Place, Whereabouts> where = target.findTogether(landings(members));
        List<Member> shown = of(members, where, Whereabouts.SHOWN);
        List<Member> equal = equal(of(members, where, Whereabouts.STAGED));
        if (equal.size() > 1) {
            opener.requireHold(equal.get(0).task());
            Set<PartitionTaskId> clean = foreign.clean(tasks(equal));
            Map<PartitionTaskId, Held> fresh = fresh(equal.stream()
                    .filter(member -> clean.contains(member.task().id()) && !outrun.isOutrun(member.task()))
                    .toList());
            List<Member> ready = equal.stream()
                    .filter(member -> fresh.containsKey(member.task().id()))
                    .toList();
            // Who may not be shown is told of alone.
            if (ready.size() > 1
                    && showing.isFree(ready.get(0).task().id().partition().job())) {
                Held first =
                        Objects.requireNonNull(fresh.get(ready.get(0).task().id()));
                switches.publishTogether(tasks(ready), landings(ready), first.token());
                shown = new ArrayList<>(shown);
                shown.addAll(ready);
            }
        }
        return shown;
    }

    /** What was done since they were taken may have lasted as long as a lease does. */
    private Map<PartitionTaskId, Held> fresh(List<Member> members) {
        Map<String, Held> held = leases.acquireAll(
                members.stream().map(member -> lease(member.task())).toList());
        Map<PartitionTaskId, Held> fresh = new HashMap<>();
        for (PartitionTask task : tasks(members)) {
            Optional.ofNullable(held.get(lease(task)))
                    .filter(Held::isFresh)
                    .ifPresent(own -> fresh.put(task.id(), own));
        }
        return fresh;
    }

    private static List<Member> of(List<Member> members, Map<Place, Whereabouts> where, Whereabouts wanted) {
        return members.stream()
                .filter(member -> where.get(member.place()) == wanted)
                .toList();
    }

    /** Those whose staging holds what was exported. */
    private List<Member> equal(List<Member> staged) {
        if (staged.size() < 2) {
            return List.of();
        }
        Member first = staged.get(0);
        Map<Place, Fingerprint> loaded = target.fingerprintStaged(
                landings(staged), first.columns(), first.exported().recipe());
        return staged.stream().filter(member -> isProved(member, loaded)).toList();
    }

    private static boolean isProved(Member member, Map<Place, Fingerprint> measured) {
        Fingerprint found = measured.get(member.place());
        return found != null && member.exported().proves(found);
    }

    /** What shows is recorded only where it is what it should be. */
    private Set<PartitionTaskId> prove(List<Member> shown) {
        if (shown.isEmpty() || running.areThere(tasks(shown))) {
            return Set.of();
        }
        List<Place> places = shown.stream().map(Member::place).toList();
        // Read before the rows: what is written after it moves it.
        Map<Place, ChangeToken> tokens = target.shown(places).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().token()));
        Member first = shown.get(0);
        Map<Place, Fingerprint> rows = target.fingerprintShown(
                places, first.columns(), first.exported().recipe());
        List<Member> proved = shown.stream()
                .filter(member -> isProved(member, rows) && tokens.containsKey(member.place()))
                .toList();
        if (proved.isEmpty() || running.areThere(tasks(proved))) {
            return Set.of();
        }
        target.dropTogether(landings(proved));
        List<PartitionTask> published = recorder.advanceTogether(proved.stream()
                .map(member -> published(
                        member,
                        Objects.requireNonNull(rows.get(member.place())),
                        Objects.requireNonNull(tokens.get(member.place()))))
                .toList());
        published.forEach(
                task -> LOG.info("{} PUBLISHED: {}", task.id(), task.change().why()));
        return published.stream().map(PartitionTask::id).collect(Collectors.toSet());
    }

    private PartitionTask published(Member member, Fingerprint shown, ChangeToken token) {
        Published proved = SnapshotProof.published(member.exported(), shown, token.text());
        return member.task()
                .to(PartitionState.PUBLISHED, self.change(SnapshotProof.described(proved)))
                .withPublished(proved);
    }

    private static List<PartitionTask> tasks(List<Member> members) {
        return members.stream().map(Member::task).toList();
    }

    private static List<Landing> landings(List<Member> members) {
        return members.stream().map(Member::landing).toList();
    }
}
