package io.starmigrate.core.text;

import io.starmigrate.core.PublicApi;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A setting as messages name it: {@code the setting tableNames}, always in this form, whoever configures it by whatever
 * surface. A constant is called like the key of {@code core.config.ConfigKey} that sets it, and its {@link #word()}
 * like that in camel case. Whoever shows messages to people puts names of his own there by {@link #told}. Safe for use
 * by many threads.
 */
@PublicApi
public enum SettingName {
    SOURCE_HOST,
    SOURCE_PORT,
    SOURCE_USER,
    SOURCE_PWD,
    SOURCE_DB_NAME,
    SOURCE_TLS,
    TARGET_HOST,
    TARGET_PORT,
    TARGET_USER,
    TARGET_PWD,
    TARGET_DB_NAME,
    TARGET_TLS,
    PUBLISH,
    STORAGES,
    AK,
    SK,
    SOURCE_STORAGE_AK,
    TARGET_STORAGE_AK,
    AWS_REGION,
    RECORDER,
    TASK_QUEUE,
    TABLE_NAMES,
    TABLE_RENAMES,
    TASK_FILTER,
    ON_SOURCE_DROP,
    DATA_FILTER,
    CONCURRENCY,
    IMPORT_CONCURRENCY,
    QUIET_HOURS,
    EXPORT_AHEAD,
    RELAY_BANDWIDTH,
    RELAY_COMPRESSION,
    UNLOAD,
    GROUP_SIZE,
    DELTA_SIZE,
    SPLIT_SIZE,
    SYNC_COLUMN,
    OBSERVE_ADDRESS,
    OBSERVE_TOKEN,
    EMF_ADDRESS;

    private static final String MARK = "the setting ";
    private static final Pattern NAMED = Pattern.compile("\\b" + MARK + "([a-z]+(?:[A-Z][a-z]*)*)\\b");
    private static final Map<String, SettingName> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SettingName::word, Function.identity()));

    private final String word = camelCase(name());

    /** Its name without what marks it, such as {@code tableNames}. */
    public String word() {
        return word;
    }

    /** As messages name it, such as {@code the setting tableNames}. */
    @Override
    public String toString() {
        return MARK + word;
    }

    /** A message as a surface with these names tells it; what names no setting of ours stays as it is. */
    public static String told(String message, Function<SettingName, String> names) {
        return NAMED.matcher(message).replaceAll(found -> Matcher.quoteReplacement(name(found, names)));
    }

    /** A message as those read it who configure by keys, such as {@code TABLE_NAMES}; told twice, it stays the same. */
    public static String inKeys(String message) {
        return told(message, SettingName::name);
    }

    private static String name(MatchResult found, Function<SettingName, String> names) {
        SettingName setting = BY_WORD.get(found.group(1));
        return setting == null ? found.group() : names.apply(setting);
    }

    private static String camelCase(String key) {
        String[] words = key.toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
