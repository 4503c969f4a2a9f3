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
import org.junit.jupiter.api.Test;

class WorkerPolicyTest {
    private static final Path BY_HAND = Path.of("..", "ec2", "iam-policy.json");

    @Test
    void who_attaches_the_policy_by_hand_grants_what_the_stack_grants() throws IOException {
        JsonNode declared = StackTemplate.load().properties("WorkerPolicy", "AWS::IAM::ManagedPolicy");
        JsonNode byHand = new ObjectMapper().readTree(BY_HAND.toFile());

        assertThat(actions(byHand))
                .as("infra/ec2/iam-policy.json, statement by statement in the order of infra/sam/template.yaml")
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
