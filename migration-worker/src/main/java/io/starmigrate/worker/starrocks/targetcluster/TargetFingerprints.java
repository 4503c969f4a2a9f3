package io.starmigrate.worker.starrocks.targetcluster;

import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Staging;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.measure.Fingerprinter;
import io.starmigrate.worker.starrocks.staging.PlacesTogether;
import io.starmigrate.worker.starrocks.staging.StagedParts;
import io.starmigrate.worker.starrocks.staging.StagingPlaces;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fingerprints of what is staged at the target, and of what shows there. Safe for use by many threads. */
final class TargetFingerprints {
    private final Fingerprinter fingerprinter;
    private final TableCatalog catalog;
    private final StagedParts parts;
    private final StagingPlaces places;
    private final PlacesTogether together;

    TargetFingerprints(
            Fingerprinter fingerprinter,
            TableCatalog catalog,
            StagedParts parts,
            StagingPlaces places,
            PlacesTogether together) {
        this.fingerprinter = fingerprinter;
        this.catalog = catalog;
        this.parts = parts;
        this.places = places;
        this.together = together;
    }

    /** Of what a staging holds. */
    Fingerprint staged(Place place, Staging staging, List<String> columns, String recipe) {
        String name = places.nameNow(place, staging).orElse(staging.name());
        return fingerprinter.take(columns(place, columns), parts.of(place, name), recipe);
    }

    /** Of what a place shows. */
    Fingerprint shown(Place place, List<String> columns, String recipe) {
        return fingerprinter.take(columns(place, columns), parts.shown(place), recipe);
    }

    /** Of what stagings of one table hold; those that are not in the answer are to be asked for alone. */
    Map<Place, Fingerprint> staged(List<Landing> landings, List<String> columns, String recipe) {
        Map<Place, TablePart> staged = new LinkedHashMap<>();
        together.namesNow(landings).forEach((place, name) -> staged.put(place, parts.of(place, name)));
        return taken(staged, columns, recipe);
    }

    /** Of what places of one table show; those that are not in the answer are to be asked for alone. */
    Map<Place, Fingerprint> shown(List<Place> places, List<String> columns, String recipe) {
        Map<Place, TablePart> showing = new LinkedHashMap<>();
        places.forEach(place -> showing.put(place, parts.shown(place)));
        return taken(showing, columns, recipe);
    }

    private Map<Place, Fingerprint> taken(Map<Place, TablePart> asked, List<String> columns, String recipe) {
        Map<Place, Fingerprint> told = new HashMap<>();
        asked.keySet().stream().findFirst().ifPresent(first -> {
            Map<TablePart, Fingerprint> taken =
                    fingerprinter.takeAll(columns(first, columns), List.copyOf(asked.values()), recipe);
            asked.forEach((place, part) ->
                    Optional.ofNullable(taken.get(part)).ifPresent(fingerprint -> told.put(place, fingerprint)));
        });
        return told;
    }

    /** A table that has not all of these as it is known was altered since: it is read anew. */
    private Fingerprinter.Columns columns(Place place, List<String> names) {
        Set<String> known = catalog.columns(place.table()).stream()
                .map(column -> lower(column.name()))
                .collect(Collectors.toSet());
        if (!names.stream().map(TargetFingerprints::lower).allMatch(known::contains)) {
            catalog.forget(place.table());
        }
        return new Fingerprinter.Columns(names, catalog.columns(place.table()));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
