package io.starmigrate.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every benchmark is: a command that measures, and prints what it has found as one JSON object. */
abstract class Benchmark implements Callable<Integer> {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print one JSON object on the last line.")
    private boolean json;

    @Override
    public final Integer call() throws IOException, SQLException {
        ObjectNode result = MAPPER.createObjectNode().put("bench", spec.name());
        measure(result);
        spec.commandLine().getOut().println(json ? result.toString() : result.toPrettyString());
        return 0;
    }

    /** Puts what is measured beside the benchmark's name. */
    abstract void measure(ObjectNode result) throws IOException, SQLException;
}
