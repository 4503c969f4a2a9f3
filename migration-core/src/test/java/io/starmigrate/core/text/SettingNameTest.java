package io.starmigrate.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ConfigKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNameTest {
    @ParameterizedTest
    @EnumSource(SettingName.class)
    void each_is_set_by_a_key_and_told_by_it(SettingName setting) {
        assertThat(ConfigKey.named(setting.name())).isPresent();
        assertThat(SettingName.inKeys("correct " + setting + ", or " + setting + "=x"))
                .isEqualTo("correct " + setting.name() + ", or " + setting.name() + "=x");
    }

    @Test
    void messages_name_it_by_its_word() {
        assertThat(SettingName.SOURCE_DB_NAME).hasToString("the setting sourceDbName");
        assertThat(SettingName.AK).hasToString("the setting ak");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table tableNames is not there",
                "the setting tableNamesOld",
                "the setting storages_2",
                "soothe setting storages",
                "leave it out: TABLE_NAMES=...,!t",
                "",
            })
    void what_names_no_setting_stays_as_it_is(String message) {
        assertThat(SettingName.inKeys(message)).isEqualTo(message);
    }

    @Test
    void a_message_told_twice_is_told_once() {
        String once = SettingName.inKeys("the setting dataFilter: the job has \"the setting\"");

        assertThat(once).isEqualTo("DATA_FILTER: the job has \"the setting\"");
        assertThat(SettingName.inKeys(once)).isEqualTo(once);
    }

    @Test
    void a_program_has_names_of_its_own() {
        assertThat(SettingName.told(
                        "leave it out with " + SettingName.TABLE_NAMES, name -> "$" + name.word() + " \\ of the form"))
                .isEqualTo("leave it out with $tableNames \\ of the form");
    }
}
