package io.starmigrate.core.forecast;

import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.util.Locale;
import java.util.Optional;

/**
 * How fast a stage is at the times of a day, and whose word that is: who names assumptions knows better than the
 * settings, and these better than what comes with this version. Pure.
 */
record StageRate(Told atOnce, Told megabytes, DayCourse course) {
    private static final double MEGABYTE = 1 << 20;
    private static final String ASSUMED = "--assumptions";

    /**
     * What something is said to be.
     *
     * @param text it in words
     * @param from who says so; empty: nobody but this version
     */
    record Told(double value, String text, String from) {
        @Override
        public String toString() {
            return text;
        }

        String said() {
            return from.isEmpty() ? "" : " (" + from + ")";
        }
    }

    /** Of exports. StarRocks runs so many EXPORT jobs and no more, which INSERT INTO FILES is none of. */
    static StageRate exports(PlannedBytes planned, Assumptions assumed) {
        double most = planned.csv() > 0 ? assumed.of("starrocks.exports.at.once") : Double.MAX_VALUE;
        return stage("export", SettingName.CONCURRENCY, most, assumed);
    }

    /** Of loads, of one worker. */
    static StageRate loads(Assumptions assumed) {
        return stage("publish", SettingName.IMPORT_CONCURRENCY, assumed.of("starrocks.loads.at.once"), assumed);
    }

    /** Of the line. */
    static StageRate relay(Assumptions assumed) {
        String name = "rate.relay.megabytes.second";
        double most = assumed.of(name);
        Optional<RateSettings> settings = assumed.settings().filter(any -> !assumed.isTold(name));
        DayCourse line = settings.map(told -> new DayCourse(
                        told.begin(),
                        told.relayBandwidth().times(),
                        time -> Math.min(most, told.relayBandwidth().at(time).orElse(Long.MAX_VALUE) / MEGABYTE)))
                .orElse(DayCourse.steady(most));
        String from = line.slowest() < most ? SettingName.RELAY_BANDWIDTH.toString() : given(name, assumed);
        Told rate = new Told(most, between(rate(line.slowest()), rate(line.fastest())), from);
        return new StageRate(new Told(1, "1", ""), rate, line);
    }

    private static StageRate stage(String stage, SettingName setting, double most, Assumptions assumed) {
        String name = stage + ".at.once";
        Optional<RateSettings> settings = assumed.settings().filter(any -> !assumed.isTold(name));
        double wanted = settings.map(
                        told -> setting == SettingName.CONCURRENCY ? told.concurrency() : told.importConcurrency())
                .map(Integer::doubleValue)
                .orElse(assumed.of(name));
        double full = Math.max(1, settings.isPresent() ? Math.min(wanted, most) : wanted);
        DayCourse course = settings.map(told -> hours(told, full)).orElse(DayCourse.steady(1));
        String from = full < wanted ? "StarRocks' own limit; " + setting + "=" + number(wanted) : setting.toString();
        Told atOnce = new Told(
                full,
                between(number(course.slowest() * full), number(course.fastest() * full)),
                settings.isEmpty() ? given(name, assumed) : from(from, course));
        return new StageRate(atOnce, bytes(stage, full, assumed), course);
    }

    /** Fewer at once are slower in proportion; more do not make what they share any faster. */
    private static Told bytes(String stage, double atOnce, Assumptions assumed) {
        String name = "rate." + stage + ".megabytes.second";
        double all = assumed.of(name);
        double usual = assumed.standard(stage + ".at.once");
        boolean isLess = !assumed.isTold(name) && atOnce < usual;
        double rate = isLess ? all * atOnce / usual : all;
        String from = isLess ? "of " + rate(all) + " by " + number(usual) : given(name, assumed);
        return new Told(rate, rate(rate), from);
    }

    private static DayCourse hours(RateSettings told, double full) {
        return new DayCourse(
                told.begin(),
                told.quietHours().times(),
                time -> Math.min(1, told.quietHours().at(time).orElse(Long.MAX_VALUE) / full));
    }

    private static String from(String setting, DayCourse hours) {
        String all = hours.fastest() < 1 ? SettingName.QUIET_HOURS.toString() : setting;
        return hours.slowest() < 1 && hours.fastest() == 1 ? all + ", " + SettingName.QUIET_HOURS : all;
    }

    private static String given(String name, Assumptions assumed) {
        return assumed.isTold(name) ? ASSUMED : "";
    }

    /**
     * How long it has work.
     *
     * @param units how many of its kind, each of which takes so many seconds however small it is
     * @param bytes how many bytes of them
     */
    double seconds(long units, double each, double bytes) {
        return course.seconds(units * each / atOnce.value + bytes / MEGABYTE / megabytes.value);
    }

    /** The same of the line, whose course is its rate. */
    double seconds(double bytes) {
        return course.seconds(bytes / MEGABYTE);
    }

    private static String between(String least, String most) {
        return least.equals(most) ? most : least + " to " + most;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String rate(double megabytes) {
        return (megabytes == Math.rint(megabytes)
                        ? number(megabytes) + " MB"
                        : Units.bytes((long) (megabytes * MEGABYTE)))
                + "/s";
    }
}
