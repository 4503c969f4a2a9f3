package io.starmigrate.cli;

import io.starmigrate.cli.json.CheckJson;
import io.starmigrate.cli.json.CutoverJson;
import io.starmigrate.cli.json.JsonReport;
import io.starmigrate.cli.json.OperationJson;
import io.starmigrate.cli.json.ReportJson;
import io.starmigrate.cli.json.SchemaJson;
import io.starmigrate.cli.text.CheckText;
import io.starmigrate.cli.text.CutoverText;
import io.starmigrate.cli.text.OperationText;
import io.starmigrate.cli.text.ReportText;
import io.starmigrate.cli.text.SchemaText;
import io.starmigrate.cli.text.TextReport;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.CheckReport;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.SchemaReport;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * What a command has to say in the end, with the keys of settings for their names.
 *
 * @param text for people
 * @param json for programs, one object in one line
 * @param success whether all went well
 */
record CommandResult(String text, String json, boolean success) {
    /** One that names settings as messages do, and quotes nothing that is executed. */
    static CommandResult inKeys(String text, String json, boolean success) {
        return new CommandResult(SettingName.inKeys(text), SettingName.inKeys(json), success);
    }

    static CommandResult of(JobReport report, Predicate<JobReport> success) {
        return inKeys(TextReport.of(report), JsonReport.of(report), success.test(report));
    }

    static CommandResult of(CutoverReport report) {
        return inKeys(CutoverText.of(report), CutoverJson.of(report), report.succeeded());
    }

    static CommandResult of(OperationReport report) {
        return inKeys(OperationText.of(report), OperationJson.of(report), report.succeeded());
    }

    static CommandResult of(String job, SchemaReport report) {
        return new CommandResult(SchemaText.of(report), SchemaJson.of(job, report), report.succeeded());
    }

    static CommandResult of(MigrationReport report) {
        return inKeys(
                ReportText.of(report),
                ReportJson.of(report),
                report.totals().failures().isEmpty());
    }

    /** The same, with a page of it written to a file. */
    CommandResult written(Path file, String page) {
        try {
            Files.writeString(file, SettingName.inKeys(page));
        } catch (IOException refused) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    "Cannot write " + file + ": " + why(file, refused) + "; name another file with --html",
                    refused);
        }
        return new CommandResult(text + System.lineSeparator() + "Written to " + file, json, success);
    }

    private static String why(Path file, IOException refused) {
        if (refused instanceof NoSuchFileException) {
            return "there is no folder " + file.toAbsolutePath().getParent();
        }
        return refused instanceof AccessDeniedException
                ? "this user may not write there"
                : String.valueOf(refused.getMessage());
    }

    static CommandResult of(CheckReport report) {
        return inKeys(CheckText.of(report), CheckJson.of(report), report.succeeded());
    }
}
