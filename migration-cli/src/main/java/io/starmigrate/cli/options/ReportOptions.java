package io.starmigrate.cli.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a report goes. */
public final class ReportOptions {
    @Option(names = "--html", paramLabel = "FILE", description = "Write it as one HTML file, to be printed and signed.")
    @Nullable
    public Path html;
}
