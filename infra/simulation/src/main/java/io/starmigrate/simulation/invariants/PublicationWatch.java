package io.starmigrate.simulation.invariants;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.TravelGroup;
import io.starmigrate.simulation.world.Installation;
import io.starmigrate.simulation.world.SimulatedJob;
import io.starmigrate.simulation.world.World;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what shows with the snapshot that was exported, at the moment a partition is recorded as PUBLISHED. */
final class PublicationWatch {
    private final Installation installation;

    PublicationWatch(Installation installation) {
        this.installation = installation;
    }

    /** A recorder that is watched. */
    TaskRecorder over(TaskRecorder real) {
        return (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(),
                new Class<?>[] {TaskRecorder.class},
                (proxy, method, arguments) -> {
                    boolean first = isFirst(arguments);
                    Object answer = invoke(real, method, arguments);
                    if (first && Boolean.TRUE.equals(answer)) {
                        check((PartitionTask) arguments[0]);
                    }
                    return answer;
                });
    }

    private boolean isFirst(@Nullable Object @Nullable [] arguments) {
        return arguments != null
                && arguments.length == 1
                && arguments[0] instanceof PartitionTask next
                && next.state() == PartitionState.PUBLISHED
                && installation
                        .recorder()
                        .partition(next.id())
                        .filter(now -> now.state() != PartitionState.PUBLISHED)
                        .isPresent();
    }

    private static @Nullable Object invoke(Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private void check(PartitionTask published) {
        Export export = published.export();
        if (export == null) {
            return;
        }
        World world = installation.world();
        Place place = StagingOpener.place(published);
        StorageUri folder = published.group().map(TravelGroup::folder).orElse(lastOf(export));
        SimulatedJob job = installation.job(published.id().partition().job());
        world.publications().add(job, place, job.source().age(place, folder));
        List<String> wanted = world.others().without(place, job.source().snapshot(place, folder));
        List<String> shown = world.others().without(place, world.target().rows(place));
        if (!isUnprovable(published, export) && !world.others().isAltered(place) && !wanted.equals(shown)) {
            world.damages()
                    .add(published.id() + " is PUBLISHED and is not what was exported: the snapshot has " + wanted
                            + ", the target " + shown);
        }
    }

    /** All slices have to be of one snapshot. */
    private static StorageUri lastOf(Export export) {
        return export.sliced()
                .map(slices -> slices.folder(export.folder(), slices.size()))
                .orElse(export.folder());
    }

    /** Then the task says itself that it was not verified, and the next round moves it again. */
    private boolean isUnprovable(PartitionTask published, Export export) {
        return published.exported() != null
                && published.exported().fingerprint() == null
                && installation.tampering().isUnprovable(new FileTaskId(published.id(), export.attempt(), ""));
    }
}
