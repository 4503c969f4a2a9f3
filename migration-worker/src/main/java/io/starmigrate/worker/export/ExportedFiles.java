package io.starmigrate.worker.export;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Slices;
import io.starmigrate.core.text.Units;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which files an export that has ended has written. Safe for use by many threads. */
record ExportedFiles(ObjectStore storage) {
    private static final Pattern ATTEMPT = Pattern.compile("^a(\\d{1,9})/");

    /** Version 3.0 answers N/A after its front end was restarted. */
    private static final Pattern QUERY_ID = Pattern.compile("[0-9a-fA-F-]{32,36}");

    /**
     * What lies directly in the attempt's folder and holds rows; of one in slices, in the folders of those tries that
     * are known to be written. Temporary files lie in a folder below it; versions before 2.5 leave files of no bytes
     * for no rows, which no load takes. Where some carry the export's query id in their names, those that do not are
     * somebody else's.
     */
    List<ManifestFile> of(Export export, String query) {
        Optional<Slices> sliced = export.sliced();
        if (sliced.isPresent()) {
            Slices slices = sliced.get();
            return slices.all().stream()
                    .map(slice -> slices.folder(export.folder(), slice))
                    .flatMap(folder -> in(folder, export).stream())
                    .filter(file -> file.size() > 0)
                    .toList();
        }
        List<ManifestFile> found = in(export.folder(), export);
        boolean named = QUERY_ID.matcher(query).matches()
                && found.stream().anyMatch(file -> file.name().contains(query));
        return found.stream()
                .filter(file -> file.size() > 0 && (!named || file.name().contains(query)))
                .toList();
    }

    /**
     * Whether nothing lies below a folder: an export into one that holds files of before would be taken to have written
     * them. Where nobody may look, nothing is taken from it either.
     *
     * @throws ObjectStoreException when that is not known now
     */
    boolean isFree(StorageUri folder) {
        try (Stream<StoredObject> objects = storage.list(folder)) {
            return objects.findFirst().isEmpty();
        } catch (ObjectStoreException unanswered) {
            if (unanswered.reason() == Reason.BUSY || unanswered.reason() == Reason.UNREACHABLE) {
                throw unanswered;
            }
            return true;
        }
    }

    /**
     * The highest number of an attempt's folder that is not empty; 0 where none is.
     *
     * @param generation the folder of all attempts
     */
    int highestAttempt(StorageUri generation) {
        try (Stream<StoredObject> objects = storage.list(generation)) {
            return objects.map(object -> ATTEMPT.matcher(
                            object.uri().key().substring(generation.key().length())))
                    .filter(Matcher::find)
                    .mapToInt(found -> Integer.parseInt(found.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    private List<ManifestFile> in(StorageUri folder, Export export) {
        try (Stream<StoredObject> objects = storage.list(folder)) {
            return objects.filter(object -> isDataFile(folder, export, object.uri()))
                    .map(object -> new ManifestFile(DataFileKey.name(object.uri()), object.size(), object.etag()))
                    .toList();
        }
    }

    private static boolean isDataFile(StorageUri folder, Export export, StorageUri object) {
        String name = object.key().substring(folder.key().length());
        String suffix = "." + export.format().kind().name().toLowerCase(Locale.ROOT);
        return !name.contains("/") && name.endsWith(suffix);
    }

    /** What a manifest lists, in words. */
    static String told(Manifest manifest) {
        @Nullable Fingerprint fingerprint = manifest.fingerprint();
        String rows = fingerprint == null
                ? "no fingerprint: the partition changed while it was exported, or could not be asked"
                : Units.counted(fingerprint.rows(), "row");
        return Units.counted(manifest.files().size(), "file") + ", " + Units.bytes(manifest.bytes()) + ", " + rows;
    }
}
