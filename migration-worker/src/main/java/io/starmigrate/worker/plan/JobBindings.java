package io.starmigrate.worker.plan;

import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.plan.SourceAndTarget;
import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.Binding.Difference;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.starrocks.BothClusters;
import io.starmigrate.worker.starrocks.ClusterException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds each command to what its job is about, and keeps it from writing into what it reads. Throws
 * {@link MigrationException} for wrong input. Safe for use by many threads.
 */
public final class JobBindings {
    private static final Logger LOG = LoggerFactory.getLogger(JobBindings.class);
    private static final int TRIES = 5;

    private static final String ANOTHER_JOB =
            ". That " + SettingName.DATA_FILTER + " is refused since it answers otherwise another time:"
                    + " another job with the moment written out (--job) moves the rows; cancel and clean end this one";

    private final MigrationConfig config;
    private final TaskRecorder recorder;
    private final RecorderName named;
    private final BothClusters clusters;
    private final ConfiguredBinding configured;
    private final WayBack wayBack;
    private final InstantSource clock;
    private final Admissions admitted = new Admissions();

    public JobBindings(
            MigrationConfig config,
            TaskRecorder recorder,
            RecorderName named,
            BothClusters clusters,
            InstantSource clock) {
        this.config = config;
        this.recorder = recorder;
        this.named = named;
        this.clusters = clusters;
        this.configured = new ConfiguredBinding(config, named, clusters);
        this.clock = clock;
        this.wayBack = new WayBack(recorder);
    }

    /**
     * Refuses a job that nobody has planned.
     *
     * @return it, as it was found
     */
    public Job requireKnown(String job) {
        return recorder.job(job).orElseThrow(() -> new MigrationException(Fault.WRONG_INPUT, toldUnplanned(job), null));
    }

    /** What to say where nobody has planned a job. */
    public Optional<String> unplanned(String job) {
        return recorder.job(job).isPresent() ? Optional.empty() : Optional.of(toldUnplanned(job));
    }

    private String toldUnplanned(String job) {
        List<String> known = recorder.jobs().stream().map(Job::name).toList();
        return "There is no job \"" + job + "\" in the recorder " + named.table()
                + (known.isEmpty()
                        ? ", and no other; plan, export or sync begins one"
                        : "; it has " + known + "; name one with --job");
    }

    /**
     * Refuses what is not to be planned, before anything is written.
     *
     * @param tables what was chosen, by the source's names
     * @return what the job is about now, as far as that is {@link #certain}
     */
    Binding forPlan(String job, List<String> tables) {
        Optional<ClusterIdentity> target = configured.identity(Need.TARGET_CLUSTER);
        Binding now = configured.asked(target.orElse(null));
        Optional<Job> held = recorder.job(job);
        held.ifPresent(known -> requireSame(known, now));
        requireApart(now, tables, false);
        return certain(held.map(Job::binding), now, target.isPresent());
    }

    /**
     * What may be written down of a configuration. A target that does not answer, or a database that it does not have,
     * may be misspelt, and nothing has come there: so the job is about none yet. Both are told by the plan.
     *
     * @param answers whether the target does
     */
    private Binding certain(Optional<Binding> held, Binding now, boolean answers) {
        if (!answers) {
            return now.withoutTarget();
        }
        boolean told = held.filter(Binding::namesTarget).isPresent() || !now.namesTarget() || hasTargetDatabase();
        return told ? now : now.withoutTargetDatabase();
    }

    private boolean hasTargetDatabase() {
        try {
            return clusters.hasTargetDatabase();
        } catch (ClusterException untold) {
            LOG.info(
                    "Whether the target has its database is not known, so it is not written down yet: {}",
                    untold.getMessage());
            return false;
        }
    }

    /** Refuses a job that nobody has planned, and that would turn back what another has moved. */
    public void requireBaseline(String job) {
        if (recorder.job(job).isEmpty()) {
            wayBack.require(job, configured.asked(), false, Purpose.LOAD);
        }
    }

    /** What a job is about that brings what came without its source. */
    public Binding withoutSource(String database) {
        Binding now = configured.of(
                ClusterIdentity.NONE,
                configured.identity(Need.TARGET_CLUSTER).orElseGet(() -> configured.address(Need.TARGET_CLUSTER)));
        Binding.Side source = new Binding.Side(ClusterIdentity.NONE, database, "");
        return new Binding(source, now.target(), "", now.renames(), now.installation());
    }

    /** Writes a job down, or binds the one that is there; answers it as it is now. */
    public Job bind(Job opened, Binding now) {
        Job held = recorder.open(opened.about(now));
        for (int i = 0; i < TRIES; i++) {
            requireSame(held, now);
            Job next = bound(held, now);
            if (next.equals(held) || recorder.advance(next)) {
                return next;
            }
            held = recorder.open(opened);
        }
        throw new MigrationException(
                Fault.FAILED, "Job \"" + opened.name() + "\" is being planned by somebody else; try again", null);
    }

    private static Job bound(Job held, Binding now) {
        Binding before = held.binding();
        Binding joined = before == null ? now : before.joined(now);
        return joined.equals(before) ? held : held.bound(joined);
    }

    /**
     * Refuses a configuration that is about something else; the clusters are asked only where addresses differ. A job
     * whose filter was taken by an earlier release, and is refused by this one, can be ended with any other.
     */
    public void require(String job) {
        recorder.job(job).ifPresent(known -> {
            Binding byAddress =
                    configured.of(configured.address(Need.SOURCE_CLUSTER), configured.address(Need.TARGET_CLUSTER));
            if (!ending(differences(known, byAddress)).isEmpty()) {
                refuse(known, ending(differences(known, configured.asked())));
            }
            requireApart(remembered(known, byAddress), known.tables(), false);
        });
    }

    /**
     * Whether a role may begin, asked before each of its steps; the clusters are asked again as {@link Admissions}
     * tell.
     *
     * @param works the cluster it works with: without its answer nothing begins
     * @return false while nobody has planned the job
     */
    public synchronized boolean admits(String job, Need works) {
        if (admitted.stands(job, works, clock.instant())) {
            return true;
        }
        Optional<Job> planned = recorder.job(job);
        if (planned.isEmpty()) {
            return false;
        }
        Job known = planned.get();
        Binding now = configured.answered(works);
        requireSame(known, now);
        requireApart(remembered(known, now), known.tables(), true);
        Binding before = known.binding();
        if (before == null) {
            return admitted.forGood(job, works);
        }
        Binding certain =
                certain(Optional.of(before), now, now.target().cluster().isKnown());
        Job next = bound(known, certain);
        if (!next.equals(known) && !recorder.advance(next)) {
            return false;
        }
        boolean isCertain =
                works == Need.SOURCE_CLUSTER || before.joined(certain).namesTarget();
        return isCertain ? admitted.forGood(job, works) : admitted.forNow(job, works, clock.instant());
    }

    /** What a cluster said when the job was planned helps where it is not asked now. */
    private static Binding remembered(Job known, Binding now) {
        Binding before = known.binding();
        return before == null ? now : before.joined(now);
    }

    /** Refuses tables that would be written over the ones they come from. */
    public void requireApart(Collection<String> tables) {
        requireApart(configured.asked(), tables, false);
    }

    private void requireApart(Binding binding, Collection<String> tables, boolean strict) {
        SourceAndTarget sides = new SourceAndTarget(
                new SourceAndTarget.Side(
                        binding.source().cluster(), binding.source().database()),
                new SourceAndTarget.Side(
                        binding.target().cluster(), binding.target().database()),
                config.selection()::targetName);
        sides.refusal(tables, table -> sharesPartitions(table, strict)).ifPresent(why -> {
            throw wrong(why + ". Nothing was begun");
        });
    }

    private boolean sharesPartitions(String table, boolean strict) {
        if (!config.provides(Need.SOURCE_CLUSTER) || !config.provides(Need.TARGET_CLUSTER)) {
            return false;
        }
        try {
            return clusters.sharePartitions(table);
        } catch (ClusterException refused) {
            if (strict && refused.remedy().isTransient()) {
                throw refused;
            }
            return false;
        }
    }

    private static void requireSame(Job known, Binding now) {
        refuse(known, differences(known, now));
    }

    private static void refuse(Job known, List<Difference> differences) {
        if (!differences.isEmpty()) {
            throw wrong(Binding.refusal(known.name(), differences)
                    + (differences.stream().anyMatch(JobBindings::isRefusedByNow) ? ANOTHER_JOB : ""));
        }
    }

    /** Those that matter to whoever ends a job. */
    private static List<Difference> ending(List<Difference> differences) {
        return differences.stream()
                .filter(difference -> !isRefusedByNow(difference))
                .toList();
    }

    private static boolean isRefusedByNow(Difference difference) {
        return difference.key().equals(SettingName.DATA_FILTER.toString()) && !DataFilter.isSteady(difference.bound());
    }

    private static List<Difference> differences(Job known, Binding now) {
        Binding bound = known.binding();
        return bound == null ? List.of() : bound.differences(now);
    }

    private static MigrationException wrong(String why) {
        return new MigrationException(Fault.REFUSED, why, null);
    }
}
