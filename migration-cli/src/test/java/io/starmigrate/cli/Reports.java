package io.starmigrate.cli;

import io.starmigrate.worker.JobReport;
import io.starmigrate.worker.Stage;
import io.starmigrate.worker.TableReport;
import io.starmigrate.worker.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reports to test with. */
final class Reports {
    private Reports() {}

    static JobReport done() {
        return new JobReport(
                "shop",
                true,
                List.of(
                        new TableReport(
                                "orders",
                                Map.of("PUBLISHED", 12),
                                40,
                                1_610_612_736L,
                                new Verification(1_500_000L, 1_500_000L, true)),
                        new TableReport("users", Map.of("PUBLISHED", 1), 1, 900, new Verification(10L, 10L, true))),
                Map.of(Stage.LOAD, Duration.ofMillis(1500), Stage.EXPORT, Duration.ofSeconds(75)),
                List.of());
    }

    static JobReport failed() {
        return new JobReport(
                "shop",
                false,
                List.of(new TableReport(
                        "orders",
                        Map.of("FAILED", 1, "PUBLISHED", 11),
                        40,
                        1024,
                        new Verification(1_500_000L, null, false))),
                Map.of(),
                List.of(new JobReport.Failure(
                        "orders/p202510", "the load was cancelled: too many versions", "migrate retry --job shop")));
    }

    static JobReport underWay() {
        return new JobReport(
                "shop",
                false,
                List.of(new TableReport("orders", Map.of("LOADING", 1), 4, 1024, new Verification(null, null, false))),
                Map.of(),
                List.of());
    }
}
