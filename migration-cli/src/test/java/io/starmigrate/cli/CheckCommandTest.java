package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.cli.json.CheckJson;
import io.starmigrate.cli.text.CheckText;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CheckCommandTest {
    @Test
    void each_line_has_its_verdict_and_what_to_do_stands_below_with_failures_last() {
        assertThat(CheckText.of(Reports.check("shop")).lines())
                .containsExactly(
                        "         what            found",
                        "failed   target storage  there is no bucket files",
                        "ok       source cluster  StarRocks 3.3.22 shared-data",
                        "warning  queue           2 messages are dead letters",
                        "warning queue: migrate redrive",
                        "failed target storage: correct STORAGES",
                        "Job shop cannot begin: 1 ok, 1 warning, 1 failed");
    }

    @Test
    void json_holds_each_line() throws IOException {
        JsonNode report = JsonMapper.builder().build().readTree(CheckJson.of(Reports.check("shop")));

        assertThat(report.path("succeeded").booleanValue()).isFalse();
        assertThat(report.path("counts").toString()).isEqualTo("{\"OK\":1,\"WARNING\":1,\"FAILED\":1}");
        assertThat(report.path("lines").get(0).toString())
                .isEqualTo("{\"subject\":\"target storage\",\"verdict\":\"FAILED\","
                        + "\"found\":\"there is no bucket files\",\"fix\":\"correct STORAGES\"}");
        assertThat(report.path("lines").get(1).path("fix").isNull()).isTrue();
    }

    @Test
    void a_check_that_finds_nothing_wrong_succeeds() {
        assertThat(CommandResult.of(Reports.check("sound")).success()).isTrue();
        assertThat(CommandResult.of(Reports.check("shop")).success()).isFalse();
    }
}
