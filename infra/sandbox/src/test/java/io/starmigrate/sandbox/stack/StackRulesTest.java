package io.starmigrate.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The rules of {@code infra/sam/template.yaml}, weighed as CloudFormation weighs them before it makes anything. */
class StackRulesTest {
    private static final String VPC = "VpcId=vpc-1";
    private static final String TABLES = "RouteTableIds=rtb-1,rtb-2";
    private static final String SUBNETS = "SubnetIds=subnet-1,subnet-2";
    private static final String WORKERS = "WorkerSecurityGroupId=sg-1";

    private static Map<String, Node> parameters = Map.of();
    private static Map<String, Node> rules = Map.of();

    @BeforeAll
    static void read() throws IOException {
        try (Reader text = Files.newBufferedReader(Path.of("..", "sam", "template.yaml"))) {
            Map<String, Node> template = entries(new Yaml(new LoaderOptions()).compose(text));
            parameters = entries(of(template, "Parameters"));
            rules = entries(of(template, "Rules"));
        }
    }

    @Test
    void a_stack_that_is_told_its_bucket_alone_is_made() {
        assertThat(rules).hasSizeGreaterThan(4);
        assertThat(refused("BucketName=files")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                VPC + ";" + TABLES,
                VPC + ";" + SUBNETS + ";" + WORKERS,
                VPC + ";" + TABLES + ";" + SUBNETS + ";" + WORKERS,
                "CreateBucket=yes",
                "BucketAccount=123456789012"
            })
    void what_belongs_together_is_made(String given) {
        assertThat(refused(given)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                SUBNETS + ";" + VPC + "|give WorkerSecurityGroupId, too",
                SUBNETS + ";" + WORKERS + "|SubnetIds are for the endpoint of SQS in VpcId",
                SUBNETS + "|SubnetIds are for the endpoint of SQS in VpcId",
                TABLES + "|RouteTableIds are for endpoints in VpcId",
                TABLES + ";" + VPC + ";" + WORKERS
                        + "|WorkerSecurityGroupId may reach the endpoint of SQS in SubnetIds",
                WORKERS + "|WorkerSecurityGroupId may reach the endpoint of SQS in SubnetIds",
                VPC + "|No endpoint is made in VpcId",
                "CreateBucket=yes;BucketAccount=123456789012|leave out BucketAccount"
            })
    void what_lacks_its_other_half_is_refused_by_name(String given, String told) {
        assertThat(refused(given)).anyMatch(refusal -> refusal.contains(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RouteTableIds|rtb-1|rtb-1, rtb-2",
                "SubnetIds|subnet-1,subnet-2|subnet-1,subnet-2,",
                "VpcId|vpc-0a|subnet-1",
                "WorkerSecurityGroupId|sg-0a|sg-1,sg-2",
                "SecretArns|arn:aws:secretsmanager:eu-west-1:1:secret:pwd-AbCdEf,arn:aws-cn:ssm:cn-north-1:1:parameter/m/pwd"
                        + "|arn:aws:secretsmanager:eu-west-1:1:secret:*",
                "SecretArns|arn:aws:ssm:eu-west-1:1:parameter/m/pwd|ssm:/m/pwd"
            })
    void a_parameter_takes_nothing_that_would_be_split_wrongly(String name, String right, String wrong) {
        String pattern = text(of(entries(of(parameters, name)), "AllowedPattern"));

        assertThat(right).matches(pattern);
        assertThat("").matches(pattern);
        assertThat(wrong).doesNotMatch(pattern);
    }

    /** A slash at either end, or two in a row, would be another folder than the one of STORAGES. */
    @ParameterizedTest
    @CsvSource({"Prefix", "SourcePrefix"})
    void a_folder_has_no_slash_but_between_two_names(String name) {
        String pattern = text(of(entries(of(parameters, name)), "AllowedPattern"));

        assertThat(List.of("migration", "a/b-2/c"))
                .allSatisfy(folder -> assertThat(folder).matches(pattern));
        assertThat(List.of("", "/a", "a/", "a//b", "/"))
                .allSatisfy(folder -> assertThat(folder).doesNotMatch(pattern));
    }

    /**
     * What is said of the parameters given, {@code NAME=value} with semicolons between; the others have their defaults.
     */
    private static List<String> refused(String given) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            Node byDefault = entries(parameter).get("Default");
            values.put(name, byDefault == null ? "" : text(byDefault));
        });
        Stream.of(given.split(";")).map(each -> each.split("=", 2)).forEach(each -> {
            assertThat(values).containsKey(each[0]);
            values.put(each[0], each[1]);
        });
        return rules.values().stream()
                .map(StackRulesTest::entries)
                .filter(rule -> holds(of(rule, "RuleCondition"), values))
                .flatMap(rule -> elements(of(rule, "Assertions")).stream())
                .map(StackRulesTest::entries)
                .filter(assertion -> !holds(of(assertion, "Assert"), values))
                .map(assertion -> text(of(assertion, "AssertDescription")))
                .toList();
    }

    private static boolean holds(Node node, Map<String, String> values) {
        List<Node> operands = elements(node);
        return switch (node.getTag().getValue()) {
            case "!Not" -> !holds(operands.get(0), values);
            case "!Or" -> operands.stream().anyMatch(operand -> holds(operand, values));
            case "!Equals" -> value(operands.get(0), values).equals(value(operands.get(1), values));
            default -> throw new IllegalArgumentException("no rule may say " + node.getTag());
        };
    }

    private static String value(Node node, Map<String, String> values) {
        return node.getTag().getValue().equals("!Ref") ? String.valueOf(values.get(text(node))) : text(node);
    }

    private static Map<String, Node> entries(Node mapping) {
        return ((MappingNode) mapping)
                .getValue().stream()
                        .collect(Collectors.toMap(
                                entry -> text(entry.getKeyNode()),
                                entry -> entry.getValueNode(),
                                (one, two) -> one,
                                LinkedHashMap::new));
    }

    private static Node of(Map<String, Node> mapping, String key) {
        return Objects.requireNonNull(mapping.get(key), key);
    }

    private static List<Node> elements(Node sequence) {
        return ((SequenceNode) sequence).getValue();
    }

    private static String text(Node scalar) {
        return ((ScalarNode) scalar).getValue();
    }
}
