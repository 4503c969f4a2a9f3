package io.starmigrate.worker.job;

import io.starmigrate.core.check.Canary;
import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.check.ClusterCheck;
import io.starmigrate.core.check.ClusterFacts;
import io.starmigrate.core.check.DependantCheck;
import io.starmigrate.core.check.LimitCheck;
import io.starmigrate.core.check.PackingCheck;
import io.starmigrate.core.check.TableCheck;
import io.starmigrate.core.check.UnloadCheck;
import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.RelayCompression;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.check.Checks;
import io.starmigrate.worker.check.Patience;
import io.starmigrate.worker.check.Probe;
import io.starmigrate.worker.check.Probes;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.RoleSettings;
import io.starmigrate.worker.plan.RoundLook;
import io.starmigrate.worker.plan.Rounds;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.clusters.CheckedClusters;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is looked at for one job, over the ports of one worker. */
public final class JobChecks {
    private static final Logger LOG = LoggerFactory.getLogger(JobChecks.class);

    private final Ports ports;
    private final RoleSettings settings;
    private final ClusterConnections clusters;
    private final CheckedClusters checked;
    private final Rounds rounds;
    private final RandomGenerator random;

    public JobChecks(
            Ports ports, RoleSettings settings, ClusterConnections clusters, Rounds rounds, RandomGenerator random) {
        this.ports = ports;
        this.settings = settings;
        this.clusters = clusters;
        this.checked = clusters.checked();
        this.rounds = rounds;
        this.random = random;
    }

    /** The cheap ones first. */
    Checks of(String job) {
        Probes probes = new Probes(new Canary(JobId.random(random).toString()), ports.self(), Patience.real());
        Supplier<ClusterFacts> source = once(checked::sourceFacts);
        Supplier<ClusterFacts> target = once(checked::targetFacts);
        Supplier<RoundLook> look = once(() -> rounds.look(job));
        List<Probe> all = new ArrayList<>();
        all.add(probes.recorder(ports.recorder(), job));
        all.add(probes.queue(ports.queued()));
        clusters(source, target, all);
        packing(target).ifPresent(all::add);
        all.add(new Probe(
                UnloadCheck.SUBJECT, "mend what is said of the source cluster", () -> checked.unload(source.get())));
        tables(look, target, all);
        all.add(probes.halfDone(
                ports.clusters().target(),
                () -> places(job, look.get()),
                ports.storages().target(),
                settings.route().targetRoot()));
        storages(probes, look, all);
        return new Checks(all);
    }

    private void clusters(Supplier<ClusterFacts> source, Supplier<ClusterFacts> target, List<Probe> all) {
        all.add(cluster(ClusterSide.SOURCE, source));
        all.add(cluster(ClusterSide.TARGET, target));
        all.add(privileges(ClusterSide.SOURCE, checked::sourcePrivileges));
        all.add(privileges(ClusterSide.TARGET, checked::targetPrivileges));
        all.add(limits(
                ClusterSide.SOURCE,
                () -> LimitCheck.source(
                        checked.sourceLimits(LimitCheck.OF_SOURCE),
                        settings.concurrency().concurrency())));
        all.add(limits(
                ClusterSide.TARGET,
                () -> LimitCheck.target(
                        checked.targetLimits(LimitCheck.OF_TARGET),
                        settings.concurrency().importConcurrency())));
        all.add(new Probe(
                "pair of clusters", "mend what is said of each", () -> ClusterCheck.clone(source.get(), target.get())));
    }

    /** Nothing where no codec is named, or nobody here packs or can ask. */
    private Optional<Probe> packing(Supplier<ClusterFacts> target) {
        RelayCompression compression = settings.route().pack().compression();
        return settings.relays()
                        && settings.provides(Need.TARGET_CLUSTER)
                        && PackingCheck.named(compression).isPresent()
                ? Optional.of(new Probe(
                        PackingCheck.SUBJECT,
                        "mend what is said of the target cluster",
                        () -> PackingCheck.of(
                                compression, target.get().profile().capabilities())))
                : Optional.empty();
    }

    /** What of the settings the target cannot keep, as far as it is known: nothing where it does not answer. */
    List<CheckLine> unkept() {
        try {
            return packing(checked::targetFacts).stream()
                    .flatMap(probe -> probe.look().get().stream())
                    .filter(line -> line.verdict() != CheckLine.Verdict.OK)
                    .toList();
        } catch (ClusterException silent) {
            LOG.debug("Settings are not compared with the target: {}", silent.getMessage());
            return List.of();
        }
    }

    private void tables(Supplier<RoundLook> look, Supplier<ClusterFacts> target, List<Probe> all) {
        all.add(new Probe(
                "tables",
                "correct " + SettingName.SOURCE_DB_NAME + ", " + SettingName.TABLE_NAMES + ", "
                        + SettingName.TASK_FILTER + " or " + SettingName.DATA_FILTER,
                () -> TableCheck.of(look.get().report().tables())));
        all.add(new Probe(
                "known defects",
                "mend what is said of the tables",
                () -> defects(look.get().report())));
        all.add(new Probe(
                DependantCheck.SUBJECT,
                "mend what is said of the target cluster and the tables",
                () -> checked.targetDependants(published(look.get().report()))));
        all.add(new Probe(
                "room at the target",
                "mend what is said of the tables",
                () -> room(target.get(), look.get().bytes())));
    }

    /** What both accounts may not do, as far as it is known: nothing where a cluster does not answer. */
    List<CheckLine> missingPrivileges() {
        List<CheckLine> lines = new ArrayList<>();
        try {
            if (settings.provides(Need.SOURCE_CLUSTER)) {
                lines.addAll(checked.sourcePrivileges());
            }
            if (settings.provides(Need.TARGET_CLUSTER)) {
                lines.addAll(checked.targetPrivileges());
            }
        } catch (ClusterException silent) {
            LOG.debug("Privileges are not looked at: {}", silent.getMessage());
        }
        return lines.stream()
                .filter(line -> line.verdict() != CheckLine.Verdict.OK)
                .toList();
    }

    /** A plan with what else could be done, and what of the settings the target cannot keep. */
    PlanReport told(PlanReport plan) {
        return plan.advising(advice())
                .warningOfTarget(unkept().stream()
                        .map(line -> line.found() + "; " + line.fix())
                        .toList());
    }

    /** What else could be done than moving tables, as far as both clusters tell of themselves. */
    private List<String> advice() {
        if (!settings.provides(Need.TARGET_CLUSTER)) {
            return List.of();
        }
        try {
            return ClusterCheck.clone(checked.sourceFacts(), checked.targetFacts()).stream()
                    .map(CheckLine::found)
                    .toList();
        } catch (ClusterException silent) {
            return List.of();
        }
    }

    /** What both clusters tell where applications are switched. */
    Switchover switchover() {
        return clusters.switchover();
    }

    private List<CheckLine> room(ClusterFacts target, long bytes) {
        return Stream.concat(Stream.of(ClusterCheck.room(target, bytes)), checked.targetQuota(bytes).stream())
                .toList();
    }

    /** Where a job that is new would put rows; what a known one may replace is looked at when it plans. */
    private List<Place> places(String job, RoundLook look) {
        return ports.recorder().job(job).isPresent()
                ? List.of()
                : look.partitions().stream()
                        .map(planned -> new Place(
                                planned.tableName().table(), planned.partition().name()))
                        .toList();
    }

    /** How each table that can be moved is published; none while the target is not known. */
    private static Map<String, Publication> published(PlanReport report) {
        Map<String, Publication> tables = new TreeMap<>();
        report.tables().stream()
                .filter(plan -> !plan.isRefused())
                .forEach(plan -> plan.stagingChoice()
                        .ifPresent(choice -> tables.put(plan.table().table(), choice.publication())));
        return tables;
    }

    private static List<CheckLine> defects(PlanReport report) {
        List<String> target = report.target().map(PlanReport.Cluster::warnings).orElse(List.of());
        return Stream.concat(
                        ClusterCheck.defects("source", report.source().warnings()).stream(),
                        ClusterCheck.defects("target", target).stream())
                .toList();
    }

    private void storages(Probes probes, Supplier<RoundLook> look, List<Probe> all) {
        if (settings.provides(Need.SOURCE_STORAGE)) {
            all.add(probes.storage(
                    "source storage",
                    ports.storages().source(),
                    settings.route().sourceRoot()));
        }
        all.add(probes.storage(
                "target storage", ports.storages().target(), settings.route().targetRoot()));
        all.add(probes.trigger(
                ports.recorder(),
                ports.queued(),
                ports.storages().target(),
                settings.route().targetRoot()));
        all.add(probes.export(
                ports.clusters().source(),
                ports.storages().source(),
                settings.route().sourceRoot(),
                () -> look.get().report().tables().stream()
                        .filter(table -> !table.isRefused())
                        .map(table -> table.table().table())
                        .toList()));
        all.add(probes.load(
                checked::loadCanary, ports.storages().target(), settings.route().targetRoot()));
    }

    private static Probe cluster(ClusterSide side, Supplier<ClusterFacts> facts) {
        return new Probe(
                side + " cluster",
                "see that its front ends can be reached from here, and that the user may log in",
                () -> ClusterCheck.of(side.toString(), facts.get()));
    }

    private static Probe privileges(ClusterSide side, Supplier<List<CheckLine>> look) {
        return new Probe(side + " privileges", "mend what is said of the " + side + " cluster", look);
    }

    private static Probe limits(ClusterSide side, Supplier<List<CheckLine>> look) {
        return new Probe(side + " limits", "mend what is said of the " + side + " cluster", () -> {
            try {
                return look.get();
            } catch (ClusterException refused) {
                if (refused.isTransient()) {
                    throw refused;
                }
                return List.of(LimitCheck.hidden(side, String.valueOf(refused.getMessage())));
            }
        });
    }

    /** Asks once, and again only after a failure. */
    private static <T> Supplier<T> once(Supplier<T> asked) {
        List<T> answer = new ArrayList<>(1);
        return () -> {
            if (answer.isEmpty()) {
                answer.add(asked.get());
            }
            return answer.get(0);
        };
    }
}
