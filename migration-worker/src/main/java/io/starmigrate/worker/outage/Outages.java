package io.starmigrate.worker.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a worker knows of everything it depends on, and of its own roles: what fails, since when and why. Says so once a
 * minute for each, and once when it is over. While a dependency fails, roles fail because of it and are not spoken of.
 *
 * <p>Safe for use by many threads; to be told from one thread.
 */
public final class Outages {
    /** A request that fails between two that do not is a bad moment. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Map<String, Outage> dependencies = new ConcurrentHashMap<>();
    private final Map<String, Outage> roles = new ConcurrentHashMap<>();

    public Outages(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Whom requests to a dependency report to.
     *
     * @param name what lines call it, such as "source cluster"
     */
    public Reachability of(String name) {
        return watching(dependencies.computeIfAbsent(name, any -> new Outage(GRACE)), () -> true);
    }

    /**
     * Whom the steps of a role report to.
     *
     * @param name what lines call it, such as "exporter"
     */
    public Reachability ofRole(String name) {
        return watching(roles.computeIfAbsent(name, any -> new Outage(Duration.ZERO)), this::everythingAnswers);
    }

    /** Says what is to be said now. To be called every second or so. */
    public void tell(Consumer<String> trouble, Consumer<String> relief) {
        tell(dependencies, " is out of reach since ", "; what needs it waits, and goes on when it answers", trouble);
        if (everythingAnswers()) {
            tell(roles, " cannot go on since ", "; it is tried again", trouble);
        }
        tellOver(dependencies, " answers again after ", relief);
        tellOver(roles, " goes on after ", relief);
    }

    /** Everything this worker depends on, by name, as far as it was asked for anything. */
    public List<Reach> dependencies() {
        return known(dependencies);
    }

    /** The worker's roles, by name. */
    public List<Reach> roles() {
        return known(roles);
    }

    private static List<Reach> known(Map<String, Outage> watched) {
        return watched.entrySet().stream()
                .map(entry -> entry.getValue().reach(entry.getKey()))
                .sorted(Comparator.comparing(Reach::name))
                .toList();
    }

    private boolean everythingAnswers() {
        return dependencies.values().stream().noneMatch(Outage::isOngoing);
    }

    private void tell(Map<String, Outage> watched, String what, String then, Consumer<String> trouble) {
        Instant now = clock.instant();
        watched.forEach((name, outage) -> outage.lasting(now)
                .ifPresent(lasting -> trouble.accept("The " + name + what
                        + lasting.since().truncatedTo(ChronoUnit.SECONDS) + ": " + lasting.why() + then)));
    }

    private static void tellOver(Map<String, Outage> watched, String what, Consumer<String> relief) {
        watched.forEach((name, outage) -> {
            Optional<Duration> over = outage.over();
            over.ifPresent(lasted -> relief.accept("The " + name + what + lasted.toSeconds() + " s"));
        });
    }

    /** @param counts whether a failure now is one of its own */
    private Reachability watching(Outage outage, BooleanSupplier counts) {
        return new Reachability() {
            @Override
            public void answered() {
                outage.answered(clock.instant());
            }

            @Override
            public void failed(String why) {
                if (counts.getAsBoolean()) {
                    outage.failed(clock.instant(), why);
                }
            }

            @Override
            public void slowedDown() {
                outage.slowedDown();
            }
        };
    }
}
