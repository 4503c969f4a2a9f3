package io.starmigrate.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.worker.observe.JobObservation;
import io.starmigrate.worker.observe.JobObservation.About;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is documented, drawn and alerted on is there to be scraped. */
class MeasuresTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SCRAPED = Pattern.compile("(?m)^# TYPE (\\S+) ");
    private static final Pattern NAMED = Pattern.compile("\\b(?:starmigrate|jvm|process|system)_[a-z_]+");
    private static final Pattern OWN = Pattern.compile("\\bstarmigrate_[a-z_]+");

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-28T14:00:00Z"));
    private final Outages outages = new Outages(clock);
    private Measures measures;

    @BeforeEach
    void measure() {
        About about = new About("shop", "4711@host", "1.0", clock.instant());
        JobObservation seen = new JobObservation(about, clock, outages, Map.of(PacedSide.EXPORT, 5, PacedSide.LOAD, 4));
        measures = new Measures(seen, null, null);
        outages.of("recorder (table \"t\")").answered();
        outages.of("target storage (s3://bucket)").slowedDown();
        outages.ofRole("exporter").answered();
        seen.look(new Picture("shop", List.of()));
        measures.refresh();
    }

    @AfterEach
    void close() {
        measures.close();
    }

    private Set<String> scraped() {
        return SCRAPED.matcher(measures.scrape())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> named(Pattern names, String file) throws IOException {
        return names.matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"infra/observe/alerts.yml", "infra/observe/grafana-dashboard.json", "docs/observe.md"})
    void everyMetricThatIsNamedIsThere(String file) throws IOException {
        assertThat(scraped()).containsAll(named(NAMED, file));
    }

    @Test
    void everyMetricOfOursIsDocumented() throws IOException {
        assertThat(named(OWN, "docs/observe.md"))
                .containsAll(scraped().stream()
                        .filter(name -> name.startsWith("starmigrate_"))
                        .toList());
    }

    @Test
    void theDashboardIsAnObjectWithPanelsThatAskForSomething() throws IOException {
        var dashboard = JsonMapper.builder()
                .build()
                .readTree(ROOT.resolve("infra/observe/grafana-dashboard.json").toFile());

        assertThat(dashboard.path("panels"))
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(
                                panel.path("targets").path(0).path("expr").asText())
                        .contains("_"));
    }

    @Test
    void aDependencyIsCalledTheSameWhereverItIs() {
        assertThat(measures.scrape())
                .contains("starmigrate_requests_total{dependency=\"recorder\",job=\"shop\",outcome=\"answered\"} 1.0");
    }

    @Test
    void how_often_a_storage_has_asked_to_go_slower_is_told_beside_its_answers() {
        assertThat(measures.scrape())
                .contains(
                        "starmigrate_requests_total{dependency=\"target storage\",job=\"shop\",outcome=\"slow_down\"} 1.0");
    }
}
