package io.starmigrate.bench;

import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.task.Staging;
import io.starmigrate.worker.starrocks.ClaimStore;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.TableClaims;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A target whose every load has ended when it is asked for, and that shows nothing. To be used from one thread. */
final class LoadingTarget {
    private final Map<String, ClaimStore.Claim> held = new HashMap<>();
    private final TableClaims claims = new TableClaims(new Claims());
    private long stagings;

    TargetCluster cluster() {
        return (TargetCluster) Proxy.newProxyInstance(
                TargetCluster.class.getClassLoader(),
                new Class<?>[] {TargetCluster.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "open" -> new Staging(arguments[1] + "_" + ((Place) arguments[0]).partition(), ++stagings);
                    case "loads" -> finished((Collection<?>) arguments[0]);
                    case "claims" -> claims;
                    case "pressure" -> Pressure.unknown("nobody asks");
                    default -> Asked.empty(method.getReturnType());
                });
    }

    private static Map<String, LoadStatus> finished(Collection<?> labels) {
        return labels.stream()
                .map(String::valueOf)
                .collect(Collectors.toMap(
                        label -> label, label -> new LoadStatus(label, ClusterJobState.FINISHED, 1_000_000, 0, "")));
    }

    private final class Claims implements ClaimStore {
        @Override
        public Optional<Claim> claim(String table) {
            return Optional.ofNullable(held.get(table));
        }

        @Override
        public void createClaim(String table, Claim claim) {
            held.put(table, claim);
        }

        @Override
        public void dropClaim(String table) {
            held.remove(table);
        }
    }
}
