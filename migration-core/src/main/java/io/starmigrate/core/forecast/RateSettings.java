package io.starmigrate.core.forecast;

import io.starmigrate.core.PublicApi;
import io.starmigrate.core.config.Timetable;
import java.time.LocalTime;

/**
 * What the settings say of how fast a job may move. Each component is called like its setting, but for the last two.
 *
 * @param concurrency exports at once to begin with, from 1
 * @param importConcurrency loads at once, from 1
 * @param relayBandwidth bytes a second over the line, by the time of day
 * @param quietHours the most exports, and the most loads, at once, by the time of day
 * @param canPack whether the relay could pack what it brings over: the tool's own can
 * @param begin at what time of day moving begins
 */
@PublicApi
public record RateSettings(
        int concurrency,
        int importConcurrency,
        Timetable relayBandwidth,
        Timetable quietHours,
        boolean canPack,
        LocalTime begin) {}
