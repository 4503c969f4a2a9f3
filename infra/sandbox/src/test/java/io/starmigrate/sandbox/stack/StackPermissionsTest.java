package io.starmigrate.sandbox.stack;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each policy grants what the code asks of AWS, and nothing else. */
class StackPermissionsTest {
    /** What a method of a client needs; methods that ask nothing of AWS need nothing. */
    private static final Map<String, List<String>> NEEDED = Map.ofEntries(
            entry("DynamoDbClient.getItem", List.of("dynamodb:GetItem")),
            entry("DynamoDbClient.putItem", List.of("dynamodb:PutItem")),
            entry("DynamoDbClient.updateItem", List.of("dynamodb:UpdateItem")),
            // All that is written together is put.
            entry("DynamoDbClient.transactGetItems", List.of("dynamodb:GetItem")),
            entry("DynamoDbClient.transactWriteItems", List.of("dynamodb:PutItem")),
            entry("DynamoDbClient.deleteItem", List.of("dynamodb:DeleteItem")),
            entry("DynamoDbClient.query", List.of("dynamodb:Query")),
            entry("SqsClient.sendMessage", List.of("sqs:SendMessage")),
            entry("SqsClient.sendMessageBatch", List.of("sqs:SendMessage")),
            entry("SqsClient.receiveMessage", List.of("sqs:ReceiveMessage")),
            entry("SqsClient.deleteMessageBatch", List.of("sqs:DeleteMessage")),
            entry("SqsClient.changeMessageVisibilityBatch", List.of("sqs:ChangeMessageVisibility")),
            entry("SqsClient.getQueueAttributes", List.of("sqs:GetQueueAttributes")),
            entry("SqsClient.getQueueUrl", List.of("sqs:GetQueueUrl")),
            entry("S3Client.getObject", List.of("s3:GetObject")),
            entry("S3Client.getObjectAsBytes", List.of("s3:GetObject")),
            entry("S3Client.headObject", List.of("s3:GetObject")),
            entry("S3Client.putObject", List.of("s3:PutObject")),
            entry("S3Client.copyObject", List.of("s3:GetObject", "s3:PutObject")),
            entry("S3Client.createMultipartUpload", List.of("s3:PutObject")),
            entry("S3Client.uploadPart", List.of("s3:PutObject")),
            entry("S3Client.completeMultipartUpload", List.of("s3:PutObject")),
            entry("S3Client.abortMultipartUpload", List.of("s3:AbortMultipartUpload")),
            entry("S3Client.listParts", List.of("s3:ListMultipartUploadParts")),
            entry("S3Client.listMultipartUploads", List.of("s3:ListBucketMultipartUploads")),
            entry("S3Client.listObjectsV2", List.of("s3:ListBucket")),
            entry("S3Client.listObjects", List.of("s3:ListBucket")),
            entry("S3Client.deleteObject", List.of("s3:DeleteObject")),
            entry("SecretsManagerClient.getSecretValue", List.of("secretsmanager:GetSecretValue")),
            entry("SsmClient.getParameter", List.of("ssm:GetParameter")));

    private static final Set<String> NOT_ASKED =
            Set.of("serviceClientConfiguration", "builder", "close", "utilities", "waiter", "create");

    private static final Set<String> REMOVING = Set.of("dynamodb:DeleteItem", "s3:DeleteObject");

    private static final Set<String> READING_SECRETS = Set.of("secretsmanager:GetSecretValue", "ssm:GetParameter");

    private static final List<String> POLICIES = List.of(
            "FileEventRole",
            "WorkerPolicy",
            "CleaningPolicy",
            "SourceFilesPolicy",
            "SourceClusterPolicy",
            "TargetClusterPolicy",
            "KeyPolicy",
            "SecretsPolicy");

    private static DeployedTemplate template;

    @BeforeAll
    static void read() throws IOException {
        template = DeployedTemplate.load();
    }

    @Test
    void workers_and_commands_may_what_their_code_calls_and_only_who_cleans_may_remove() {
        Set<String> called = called("io.starmigrate.core", "io.starmigrate.worker", "io.starmigrate.cli");

        assertThat(called).containsAll(REMOVING);
        assertThat(template.actions("CleaningPolicy")).isEqualTo(new TreeSet<>(REMOVING));
        called.removeAll(REMOVING);
        assertThat(called).containsAll(READING_SECRETS);
        assertThat(template.actions("SecretsPolicy")).isEqualTo(new TreeSet<>(READING_SECRETS));
        called.removeAll(READING_SECRETS);
        assertThat(template.actions("WorkerPolicy")).isEqualTo(called);
    }

    @Test
    void each_policy_can_be_attached_by_an_output() {
        List<String> policies = template.resources().properties().stream()
                .filter(resource ->
                        resource.getValue().required("Type").asText().equals("AWS::IAM::ManagedPolicy"))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(policies)
                .contains("WorkerPolicy")
                .allSatisfy(policy -> assertThat(template.outputs()
                                .at("/" + policy + "Arn/Value")
                                .asText())
                        .as("output %sArn", policy)
                        .isEqualTo(policy));
    }

    @Test
    void workers_read_the_secrets_that_the_stack_is_told_and_no_others() {
        assertThat(template.statements("SecretsPolicy"))
                .singleElement()
                .satisfies(statement -> assertThat(DeployedTemplate.texts(statement.required("Resource")))
                        .containsExactly(",", "SecretArns"));
        assertThat(template.resources()
                        .at("/WorkerRole/Properties/ManagedPolicyArns")
                        .toString())
                .contains("[\"HasSecrets\",\"SecretsPolicy\",\"AWS::NoValue\"]");
    }

    @Test
    void the_function_may_what_its_code_calls_and_what_lambda_does_in_its_name() {
        Set<String> granted = template.actions("FileEventRole");
        granted.removeAll(List.of(
                // Lambda itself takes from the queue and writes the log.
                "sts:AssumeRole",
                "sqs:ReceiveMessage",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "logs:CreateLogStream",
                "logs:PutLogEvents",
                "kms:Decrypt",
                "kms:GenerateDataKey"));

        assertThat(granted)
                .containsExactlyInAnyOrder(
                        "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "sqs:SendMessage");
        assertThat(called("io.starmigrate.core", "io.starmigrate.lambda")).containsAll(granted);
    }

    @Test
    void where_the_source_exports_to_s3_a_worker_reads_lists_and_leaves_a_manifest() {
        assertThat(template.actions("SourceFilesPolicy"))
                .containsExactlyInAnyOrder("s3:GetObject", "s3:PutObject", "s3:ListBucket");
        assertThat(template.actions("TargetClusterPolicy")).containsExactlyInAnyOrder("s3:GetObject", "s3:ListBucket");
    }

    @Test
    void no_permission_is_given_by_a_wildcard_but_the_objects_below_a_prefix() {
        List<String> granted = POLICIES.stream()
                .flatMap(template::statements)
                .flatMap(statement -> Stream.concat(
                        DeployedTemplate.texts(statement.required("Action")),
                        statement.has("Resource")
                                ? DeployedTemplate.texts(statement.required("Resource"))
                                : Stream.of()))
                .toList();

        assertThat(granted).hasSizeGreaterThan(40);
        assertThat(granted).filteredOn(text -> text.contains("*")).allMatch(text -> text.endsWith("refix}/*"));
    }

    @Test
    void a_bucket_is_listed_below_its_prefix_alone() {
        List<JsonNode> lists = POLICIES.stream()
                .flatMap(template::statements)
                .filter(statement ->
                        DeployedTemplate.texts(statement.required("Action")).anyMatch("s3:ListBucket"::equals))
                .toList();

        assertThat(lists).hasSize(4);
        assertThat(lists)
                .allSatisfy(statement -> assertThat(DeployedTemplate.texts(statement
                                .required("Condition")
                                .required("StringLikeIfExists")
                                .required("s3:prefix")))
                        .hasSize(2)
                        .anyMatch(prefix -> prefix.endsWith("refix}/*")));
    }

    @Test
    void each_role_is_bounded_where_the_account_asks_for_it() {
        template.ofType("AWS::IAM::Role")
                .forEach((name, role) -> assertThat(DeployedTemplate.texts(
                                role.required("Properties").required("PermissionsBoundary")))
                        .as(name)
                        .contains("HasBoundary", "PermissionsBoundary"));
    }

    private static Set<String> called(String... packages) {
        JavaClasses product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packages);
        Set<String> methods = product.stream()
                .flatMap(type -> Stream.concat(
                        type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream()))
                .map(JavaAccess::getTarget)
                .filter(target -> target.getOwner().getName().startsWith("software.amazon.awssdk.services."))
                .filter(target -> target.getOwner().getSimpleName().endsWith("Client"))
                .filter(target -> !NOT_ASKED.contains(target.getName()))
                .map(target -> target.getOwner().getSimpleName() + "." + target.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(NEEDED.keySet())
                .as("what each call needs is written down here, and granted in infra/sam/template.yaml")
                .containsAll(methods);
        return methods.stream()
                .flatMap(method -> NEEDED.getOrDefault(method, List.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
