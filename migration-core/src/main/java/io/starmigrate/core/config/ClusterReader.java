package io.starmigrate.core.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the keys of one cluster. */
final class ClusterReader {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+]");
    static final Pattern DATABASE = Pattern.compile("[^\\s`'\"/\\\\.;,]{1,256}");
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+(\\.[0-9]+)?");

    private final ValueReader values;
    private final boolean several;

    /** @param several whether it is about several databases, whose names are read elsewhere */
    ClusterReader(ValueReader values, boolean several) {
        this.values = values;
        this.several = several;
    }

    Optional<ClusterConfig> source(boolean needed) {
        return read(
                new Keys(
                        ConfigKey.SOURCE_HOST,
                        ConfigKey.SOURCE_PORT,
                        ConfigKey.SOURCE_USER,
                        ConfigKey.SOURCE_PWD,
                        ConfigKey.SOURCE_DB_NAME,
                        ConfigKey.SOURCE_TLS,
                        ConfigKey.SOURCE_BROKER,
                        ConfigKey.SOURCE_VERSION),
                needed);
    }

    Optional<ClusterConfig> target(boolean needed) {
        return read(
                new Keys(
                        ConfigKey.TARGET_HOST,
                        ConfigKey.TARGET_PORT,
                        ConfigKey.TARGET_USER,
                        ConfigKey.TARGET_PWD,
                        ConfigKey.TARGET_DB_NAME,
                        ConfigKey.TARGET_TLS,
                        ConfigKey.TARGET_BROKER,
                        ConfigKey.TARGET_VERSION),
                needed);
    }

    private Optional<ClusterConfig> read(Keys keys, boolean needed) {
        List<ConfigKey> essential =
                several ? List.of(keys.host, keys.user) : List.of(keys.host, keys.user, keys.database);
        if (needed) {
            essential.forEach(key -> values.require(key, "this command works with that cluster"));
        }
        ClusterConfig cluster = new ClusterConfig(
                values.list(keys.host, HOST),
                values.port(keys.port),
                new Login(values.text(keys.user), values.secret(keys.password)),
                several ? values.text(keys.database) : values.text(keys.database, DATABASE),
                new ClusterConfig.Options(
                        values.choice(keys.tls, TlsMode.class).orElse(TlsMode.PREFERRED),
                        values.text(keys.broker),
                        values.text(keys.version, VERSION)));
        return essential.stream().allMatch(values::isSet) ? Optional.of(cluster) : Optional.empty();
    }

    private record Keys(
            ConfigKey host,
            ConfigKey port,
            ConfigKey user,
            ConfigKey password,
            ConfigKey database,
            ConfigKey tls,
            ConfigKey broker,
            ConfigKey version) {}
}
