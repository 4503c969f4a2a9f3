package io.starmigrate.worker.starrocks.frontend;

import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.core.text.SettingName;

/** What sets where a cluster is and who asks it, as messages name it. */
enum ClusterSettings {
    SOURCE(
            SettingName.SOURCE_HOST,
            SettingName.SOURCE_PORT,
            SettingName.SOURCE_USER,
            SettingName.SOURCE_PWD,
            SettingName.SOURCE_DB_NAME,
            SettingName.SOURCE_TLS),
    TARGET(
            SettingName.TARGET_HOST,
            SettingName.TARGET_PORT,
            SettingName.TARGET_USER,
            SettingName.TARGET_PWD,
            SettingName.TARGET_DB_NAME,
            SettingName.TARGET_TLS);

    final SettingName host;
    final SettingName port;
    final SettingName user;
    final SettingName password;
    final SettingName database;
    final SettingName tls;

    ClusterSettings(
            SettingName host,
            SettingName port,
            SettingName user,
            SettingName password,
            SettingName database,
            SettingName tls) {
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
        this.database = database;
        this.tls = tls;
    }

    static ClusterSettings of(ClusterSide side) {
        return switch (side) {
            case SOURCE -> SOURCE;
            case TARGET -> TARGET;
        };
    }
}
