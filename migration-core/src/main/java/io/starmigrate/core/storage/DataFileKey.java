package io.starmigrate.core.storage;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one exported file inside a storage: the only code that builds or takes apart the keys of a migration.
 *
 * <p>The layout below a storage's prefix is {@code job/database/table/partition/g<generation>/a<attempt>/name}. Every
 * export attempt has a folder of its own, because EXPORT has no label: what identifies an export is its path. Letters,
 * digits, {@code _} and {@code -} of a name are kept; every other byte of its UTF-8 form is written {@code !XX}, which
 * is legal in a URI, in an object key and inside a StarRocks path without further quoting. What one slice of a
 * partition was written to lies in a folder of its own below the attempt's, {@code s<slice>t<try>}, which counts as a
 * part of the name.
 *
 * @param job the migration's name
 * @param database the source's database
 * @param table the source's table
 * @param partition the source's partition; an unpartitioned table has one, named like the table
 * @param generation from 1; each re-export of a partition is a new one
 * @param attempt from 1; each EXPORT submitted for a generation is a new one
 * @param name the object's last segment, as the exporting cluster chose it; behind the folder of its slice where a
 *     slice was written alone
 */
public record DataFileKey(
        String job, String database, String table, String partition, int generation, int attempt, String name) {
    /** The object that lists an attempt's files; it lies beside them and is not a data file. */
    public static final String MANIFEST_NAME = "_manifest.json";

    /** The object that tells how a table was defined; it lies beside its partitions and is not a data file. */
    public static final String TABLE_NAME = "_table.json";

    /** The object that tells what a database's backup should hold; it lies beside its tables and is not a data file. */
    public static final String INVENTORY_NAME = "_inventory.json";

    /** The recorder's sort key, of 1,024 bytes, holds the name and a little more; StarRocks' names have about 60. */
    private static final int NAME_BYTES = 900;

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

    /** What EXPORT puts behind its path to name the folder it writes to until its files are whole. */
    private static final String TEMPORARY = "__starrocks_export_tmp_";

    private static final Pattern SHAPE = Pattern.compile(
            "(?<job>[^/]+)/(?<database>[^/]+)/(?<table>[^/]+)/(?<partition>[^/]+)/g(?<generation>[1-9]\\d{0,8})/a(?<attempt>[1-9]\\d{0,8})/(?<name>(?:s[1-9]\\d{0,3}t[1-9]\\d{0,5}/)?[^/]+)");

    private static final Pattern SLICE_FOLDER = Pattern.compile("s[1-9]\\d{0,3}t[1-9]\\d{0,5}/");

    /** A queue that speaks XML refuses the message, and those that are sent with it. */
    private static final Pattern NO_CHARACTER = Pattern.compile("[\\p{Cs}\\uFFFE\\uFFFF]");

    private static final Pattern ESCAPED = Pattern.compile("(?:[A-Za-z0-9_-]|![0-9A-F]{2})+");

    public DataFileKey {
        if (generation < 1 || attempt < 1) {
            throw new IllegalArgumentException(
                    "A file's generation and attempt start at 1, not at " + generation + " and " + attempt);
        }
    }

    /** The folder below {@code root} that belongs to one attempt alone; its key ends in a slash. */
    public static StorageUri attemptFolder(
            StorageUri root, String job, TableRef table, String partition, int generation, int attempt) {
        return generationFolder(root, job, table, partition, generation)
                .resolve("a" + attempt)
                .asFolder();
    }

    /** The folder below {@code root} that holds all attempts of one generation; its key ends in a slash. */
    public static StorageUri generationFolder(
            StorageUri root, String job, TableRef table, String partition, int generation) {
        return jobFolder(root, job)
                .resolve(String.join(
                        "/", escape(table.database()), escape(table.table()), escape(partition), "g" + generation))
                .asFolder();
    }

    /** The object below {@code root} that tells how a table was defined when a job exported it. */
    public static StorageUri definition(StorageUri root, String job, TableRef table) {
        return jobFolder(root, job)
                .resolve(String.join("/", escape(table.database()), escape(table.table()), TABLE_NAME));
    }

    /** The object below {@code root} that tells what a job's last run should have left of a database. */
    public static StorageUri inventory(StorageUri root, String job, String database) {
        return jobFolder(root, job).resolve(escape(database) + "/" + INVENTORY_NAME);
    }

    /** The folder below {@code root} that holds everything of one job; its key ends in a slash. */
    public static StorageUri jobFolder(StorageUri root, String job) {
        return root.resolve(escape(job)).asFolder();
    }

    /**
     * The name of the database, table or partition that a folder is of, or else the folder's; its key ends in a slash.
     */
    public static String nameOf(StorageUri folder) {
        String key = folder.key().substring(0, folder.key().length() - 1);
        String name = key.substring(key.lastIndexOf('/') + 1);
        return ESCAPED.matcher(name).matches() ? unescape(name) : name;
    }

    /**
     * Takes the address of an object apart. Empty when it is not a data file of any job below {@code root}: it lies
     * elsewhere, is a manifest, an export's temporary file, a folder marker, has another depth, a name of more than 900
     * bytes or one that no message can hold, or is written otherwise than {@link #below} writes it: two keys never name
     * one file.
     */
    public static Optional<DataFileKey> parse(StorageUri root, StorageUri object) {
        String prefix = root.asFolder().key();
        if (object.kind() != root.kind()
                || !object.bucket().equals(root.bucket())
                || !object.key().startsWith(prefix)
                || isTemporary(object)) {
            return Optional.empty();
        }
        Matcher shape = SHAPE.matcher(object.key().substring(prefix.length()));
        if (!shape.matches() || !isDataFile(shape.group("name")) || !segmentsEscaped(shape)) {
            return Optional.empty();
        }
        DataFileKey key = new DataFileKey(
                unescape(shape.group("job")),
                unescape(shape.group("database")),
                unescape(shape.group("table")),
                unescape(shape.group("partition")),
                Integer.parseInt(shape.group("generation")),
                Integer.parseInt(shape.group("attempt")),
                shape.group("name"));
        return Optional.of(key).filter(read -> read.below(root).equals(object));
    }

    /** Whether an object is one that an EXPORT is still writing, or has never finished. */
    public static boolean isTemporary(StorageUri object) {
        return object.key().contains(TEMPORARY);
    }

    /** The key, ending in a slash, of the folder an object was exported to, whether it is temporary or not. */
    public static String folder(StorageUri object) {
        String key = object.key();
        String folder = key.substring(0, isTemporary(object) ? key.indexOf(TEMPORARY) : key.lastIndexOf('/') + 1);
        int above = folder.lastIndexOf('/', folder.length() - 2) + 1;
        return SLICE_FOLDER.matcher(folder.substring(above)).matches() ? folder.substring(0, above) : folder;
    }

    /** The name of an object that is no temporary one, as a manifest of its attempt has it. */
    public static String name(StorageUri object) {
        return object.key().substring(folder(object).length());
    }

    /** What the names begin with of files that one try to write a slice makes; both count from 1. */
    public static String slice(int slice, int attempt) {
        return "s" + slice + "t" + attempt + "/";
    }

    /** Whether a name is that of a file which one try to write a slice has made. */
    public static boolean isOfSlice(String name) {
        return name.contains("/");
    }

    /** Where this file is below {@code root}. */
    public StorageUri below(StorageUri root) {
        return attemptFolder(root, job, new TableRef(database, table), partition, generation, attempt)
                .resolve(name);
    }

    private static boolean isDataFile(String name) {
        return !name.substring(name.lastIndexOf('/') + 1).equals(MANIFEST_NAME)
                && name.getBytes(StandardCharsets.UTF_8).length <= NAME_BYTES
                && !NO_CHARACTER.matcher(name).find();
    }

    private static boolean segmentsEscaped(Matcher shape) {
        return ESCAPED.matcher(shape.group("job")).matches()
                && ESCAPED.matcher(shape.group("database")).matches()
                && ESCAPED.matcher(shape.group("table")).matches()
                && ESCAPED.matcher(shape.group("partition")).matches();
    }

    private static String escape(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A job, database, table or partition needs a name");
        }
        StringBuilder escaped = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = PLAIN.indexOf((char) b) >= 0;
            escaped.append(plain ? String.valueOf((char) b) : String.format("!%02X", b & 0xff));
        }
        return escaped.toString();
    }

    private static String unescape(String segment) {
        byte[] bytes = new byte[segment.length()];
        int length = 0;
        for (int i = 0; i < segment.length(); i++) {
            if (segment.charAt(i) == '!') {
                bytes[length++] = (byte) Integer.parseInt(segment.substring(i + 1, i + 3), 16);
                i += 2;
            } else {
                bytes[length++] = (byte) segment.charAt(i);
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /**
     * A table by its database and its own name.
     *
     * @param database the database's name, as it is, not quoted
     * @param table the table's name, as it is, not quoted
     */
    public record TableRef(String database, String table) {}
}
