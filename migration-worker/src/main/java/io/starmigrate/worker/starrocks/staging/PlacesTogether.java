package io.starmigrate.worker.starrocks.staging;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Staging;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Whereabouts;
import io.starmigrate.worker.starrocks.TargetTogether;
import io.starmigrate.worker.starrocks.TargetTogether.StagingRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several partitions of one table, by the rules of {@link StagingPlaces}: what is there is asked once for all of them.
 * Only temporary partitions of our own names are made together; whatever is not plain is left to be done alone. Safe
 * for use by many threads.
 */
public final class PlacesTogether {
    private static final Logger LOG = LoggerFactory.getLogger(PlacesTogether.class);

    private final StagingStore store;
    private final StagingPlaces places;

    public PlacesTogether(StagingStore store, StagingPlaces places) {
        this.store = store;
        this.places = places;
    }

    /** See {@link TargetTogether#openTogether}. */
    public Map<Place, Staging> open(List<StagingRequest> openings) {
        if (openings.stream().anyMatch(opening -> !isNamed(opening.place()))) {
            return Map.of();
        }
        Map<Place, StagingRequest> wanted = openings.stream()
                .collect(Collectors.toMap(
                        StagingRequest::place, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        store.prepareAll(bounds(wanted));
        Map<Place, List<String>> leftovers = store.leftoversOf(bounds(wanted));
        wanted.values()
                .forEach(opening -> leftovers.getOrDefault(opening.place(), List.of()).stream()
                        .filter(leftover -> outranks(opening, leftover))
                        .forEach(leftover -> store.drop(opening.place(), leftover)));
        Map<Place, String> made = new LinkedHashMap<>();
        StagingStore.Adding adding = store.addingTo(wanted.keySet());
        for (StagingRequest opening : wanted.values()) {
            try {
                made.put(opening.place(), adding.add(opening.place(), opening.name(), opening.bounds()));
            } catch (ClusterException refused) {
                LOG.debug("The staging of {} is opened alone: {}", opening.place(), refused.getMessage());
                if (refused.isOfTheCluster()) {
                    break;
                }
            }
        }
        return found(made);
    }

    private boolean isNamed(Place place) {
        return !store.isSwapped(place) && !store.choosesNames(place);
    }

    private boolean outranks(StagingRequest opening, String leftover) {
        return store.rank(opening.place(), leftover)
                .filter(opening.name()::outranks)
                .isPresent();
    }

    private static Map<Place, String> bounds(Map<Place, StagingRequest> wanted) {
        Map<Place, String> bounds = new LinkedHashMap<>();
        wanted.forEach((place, opening) -> bounds.put(place, opening.bounds()));
        return bounds;
    }

    private Map<Place, Staging> found(Map<Place, String> made) {
        Map<Place, Map<String, Long>> staged = made.isEmpty() ? Map.of() : store.stagedOf(made.keySet());
        Map<Place, Staging> found = new LinkedHashMap<>();
        made.forEach((place, name) -> Optional.ofNullable(
                        staged.getOrDefault(place, Map.of()).get(name))
                .ifPresent(id -> found.put(place, new Staging(name, id))));
        return found;
    }

    /** See {@link TargetTogether#findTogether}. */
    public Map<Place, Whereabouts> find(List<Landing> landings) {
        Map<Place, List<Long>> shown = store.shownOf(placesOf(landings));
        Map<Place, String> names = namesNow(landings);
        Map<Place, Whereabouts> found = new LinkedHashMap<>();
        for (Landing landing : landings) {
            Place place = landing.place();
            if (shows(shown, landing)) {
                found.put(place, Whereabouts.SHOWN);
            } else if (names.containsKey(place)) {
                found.put(place, Whereabouts.STAGED);
            } else {
                found.put(place, places.find(place, landing.staging()));
            }
        }
        return found;
    }

    private static boolean shows(Map<Place, List<Long>> shown, Landing landing) {
        return shown.getOrDefault(landing.place(), List.of())
                .contains(landing.staging().partitionId());
    }

    private static Collection<Place> placesOf(List<Landing> landings) {
        return landings.stream().map(Landing::place).toList();
    }

    /** The names under which these stagings are there now; whoever is shown, or gone, is left out. */
    public Map<Place, String> namesNow(List<Landing> landings) {
        Map<Place, Map<String, Long>> staged = store.stagedOf(placesOf(landings));
        Map<Place, String> names = new LinkedHashMap<>();
        for (Landing landing : landings) {
            staged.getOrDefault(landing.place(), Map.of()).forEach((name, id) -> {
                if (id == landing.staging().partitionId()) {
                    names.put(landing.place(), name);
                }
            });
        }
        return names;
    }

    /**
     * See {@link TargetTogether#publishTogether}. A statement that comes late finds one of the temporary partitions
     * used up, or dropped, and is refused as a whole.
     */
    public void publish(List<Landing> landings) {
        Map<Place, String> names = namesNow(landings);
        if (!names.isEmpty()) {
            store.switchInAll(names);
        }
        Map<Place, List<Long>> shown = store.shownOf(placesOf(landings));
        List<Place> missing = landings.stream()
                .filter(landing -> !shows(shown, landing))
                .map(Landing::place)
                .toList();
        if (!missing.isEmpty()) {
            throw new ClusterException(
                    Remedy.ASK_AGAIN,
                    "The stagings of " + missing + " are not shown yet; they are looked for again",
                    null);
        }
    }

    /** See {@link TargetTogether#dropTogether}. */
    public void drop(List<Landing> landings) {
        Map<Place, Map<String, Long>> staged = store.stagedOf(placesOf(landings));
        landings.forEach(landing ->
                places.drop(landing.place(), landing.staging(), staged.getOrDefault(landing.place(), Map.of())));
    }
}
