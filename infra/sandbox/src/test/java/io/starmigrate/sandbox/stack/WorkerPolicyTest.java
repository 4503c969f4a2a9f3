package io.starmigrate.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "WorkerPolicy, iam-policy.json",
        "CleaningPolicy, iam-policy-cleaning.json",
        "SecretsPolicy, iam-policy-secrets.json"
    })
    void who_attaches_the_policy_by_hand_grants_what_the_stack_grants(String resource, String file) throws IOException {
        JsonNode declared = StackTemplate.load().properties(resource, "AWS::IAM::ManagedPolicy");
        JsonNode byHand = new ObjectMapper().readTree(Path.of("..", "ec2", file).toFile());

        assertThat(actions(byHand))
                .as("infra/ec2/%s, statement by statement in the order of infra/sam/template.yaml", file)
                .isEqualTo(actions(declared.required("PolicyDocument")));
    }

    private static List<Set<String>> actions(JsonNode policy) {
        return StreamSupport.stream(policy.required("Statement").spliterator(), false)
                .map(statement -> texts(statement.required("Action")))
                .toList();
    }

    private static Set<String> texts(JsonNode oneOrMany) {
        Set<String> texts = new TreeSet<>();
        if (oneOrMany.isTextual()) {
            texts.add(oneOrMany.asText());
        }
        oneOrMany.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
