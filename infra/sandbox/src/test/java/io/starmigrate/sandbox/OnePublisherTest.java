package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.AwsConfig;
import io.starmigrate.core.config.Credentials.KeyPair;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.sandbox.stack.Stack;
import io.starmigrate.sandbox.stack.StackTemplate;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.Operations.Scope;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.starrocks.TableClaims;
import io.starmigrate.worker.starrocks.TableClaimsContract;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** One publisher for each table of a target, whoever else there is. Each test goes on where the one before ended. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class OnePublisherTest extends TableClaimsContract {
    private static final String COLUMNS =
            " (id INT NOT NULL, v VARCHAR(20)) DUPLICATE KEY(id)" + " DISTRIBUTED BY HASH(id) BUCKETS 1";

    private MigrationWorld world;
    private ClusterConnections clusters;
    private TargetCluster target;
    private Map<String, String> elsewhere;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, SQLException {
        world = Shop.open(
                directory,
                Personality.of("3.1.11", RunMode.SHARED_NOTHING),
                Personality.of("3.5.2", RunMode.SHARED_NOTHING));
        world.both("CREATE TABLE shop.orders" + COLUMNS);
        world.both("CREATE TABLE shop.nation" + COLUMNS);
        world.source("INSERT INTO shop.orders VALUES (1, 'a'), (2, 'b')");
        clusters = new ClusterConnections(world.config(Map.of()), new Outages(InstantSource.system()));
        target = clusters.target();
        elsewhere = secondInstallation();
    }

    @AfterAll
    void stop() {
        target.close();
        clusters.close();
        world.close();
    }

    @Override
    protected TableClaims claims() {
        return target.claims();
    }

    /** A recorder and a queue of their own. */
    private Map<String, String> secondInstallation() {
        AwsConfig aws = world.config(Map.of()).aws();
        KeyPair key = (KeyPair) aws.credentials();
        AwsCredentialsProvider credentials = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.id(), key.secret().reveal()));
        Region region = Region.of(aws.region());
        try (DynamoDbClient dynamoDb = DynamoDbClient.builder()
                        .region(region)
                        .endpointOverride(endpoint(aws.endpoints().dynamodb()))
                        .credentialsProvider(credentials)
                        .build();
                SqsClient sqs = SqsClient.builder()
                        .region(region)
                        .endpointOverride(endpoint(aws.endpoints().sqs()))
                        .credentialsProvider(credentials)
                        .build()) {
            Stack stack = Stack.create(StackTemplate.load(), "elsewhere", dynamoDb, sqs);
            return Map.of("RECORDER", stack.table(), "TASK_QUEUE", stack.queueUrl(), "TABLE_NAMES", "orders");
        }
    }

    private static URI endpoint(@org.jspecify.annotations.Nullable URI endpoint) {
        return Objects.requireNonNull(endpoint);
    }

    @Test
    @Order(1)
    void an_account_that_may_make_no_view_is_told_what_to_grant() {
        world.target()
                .statementFaults()
                .refuseNext(
                        "CREATE VIEW",
                        new SqlError(
                                5203,
                                "42000",
                                "Access denied; you need (at least one of) the CREATE VIEW privilege(s) on DATABASE"
                                        + " shop for this operation."));

        world.refuses(Map.of("TABLE_NAMES", "orders"), migration -> migration.plan("first", SILENT))
                .contains("CREATE VIEW on the database", "ALL VIEWS");
    }

    @Test
    @Order(2)
    void a_second_job_is_refused_by_name_and_doubles_nothing() throws SQLException {
        Map<String, String> orders = Map.of("TABLE_NAMES", "orders");
        assertThat(world.run(orders, migration -> migration.sync("first", SILENT))
                        .complete())
                .isTrue();

        JobReport plan = world.run(Map.of(), migration -> migration.plan("second", SILENT));

        assertThat(MigrationWorld.planned(plan, "orders").assessment().refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason())
                        .contains("job \"first\"", " in us-east-1 since 20", "--take-over"));
        assertThat(MigrationWorld.planned(plan, "nation").isRefused()).isFalse();
        world.refuses(Map.of(), migration -> migration.sync("second", SILENT)).contains("orders", "job \"first\"");
        assertThat(world.recorder().job("second")).as("written down").isEmpty();
        assertThat(claims().owner("nation"))
                .as("held by a job that did not begin")
                .isEmpty();
        assertThat(world.ofTarget("SELECT * FROM shop.orders")).hasSize(2);
    }

    @Test
    @Order(3)
    void a_job_of_the_same_name_in_another_installation_is_another_job() throws SQLException {
        world.refuses(elsewhere, migration -> migration.sync("first", SILENT)).contains("orders", "job \"first\"");
        assertThat(world.ofTarget("SELECT * FROM shop.orders")).hasSize(2);
    }

    @Test
    @Order(4)
    void a_table_is_taken_over_when_an_operator_says_so_and_its_former_publisher_stops() throws SQLException {
        JobReport plan = world.run(elsewhere, migration -> {
            migration.takeOverTables();
            return migration.plan("first", SILENT);
        });

        assertThat(MigrationWorld.planned(plan, "orders").assessment().notes())
                .anySatisfy(note -> assertThat(note).contains("taken over from job \"first\""));
        world.source("INSERT INTO shop.orders VALUES (3, 'c')");
        world.refuses(Map.of("TABLE_NAMES", "orders"), migration -> migration.sync("first", SILENT))
                .contains("orders", "job \"first\"");
        assertThat(world.ofTarget("SELECT * FROM shop.orders")).hasSize(2);
    }

    @Test
    @Order(5)
    void a_job_that_takes_its_tables_back_goes_on() throws SQLException {
        Map<String, String> orders = Map.of("TABLE_NAMES", "orders");
        JobReport synced = world.run(orders, migration -> {
            migration.takeOverTables();
            return migration.sync("first", SILENT);
        });

        assertThat(synced.failures()).isEmpty();
        assertThat(world.ofTarget("SELECT * FROM shop.orders")).hasSize(3);
        assertThat(world.recorder().partitions("first", PartitionState.PUBLISHED))
                .isNotEmpty();
    }

    @Test
    @Order(6)
    void the_view_that_holds_a_claim_is_no_table_and_no_view_to_the_product() throws SQLException {
        assertThat(world.ofTarget("SHOW TABLES FROM shop")).contains(List.of("orders__mig_owner"));
        world.source("CREATE VIEW shop.nation__mig_owner AS SELECT 'x' AS job");

        assertThat(world.run(
                                Map.of("TABLE_NAMES", "nation"),
                                migration -> migration.schema(SchemaRequest.of(Goal.CREATE, Effect.ONLY_TELL), SILENT))
                        .steps())
                .extracting(SchemaStep::object)
                .doesNotContain("nation__mig_owner");
    }

    @Test
    @Order(7)
    void a_job_that_is_cleaned_lets_its_tables_go() throws SQLException {
        Map<String, String> orders = Map.of("TABLE_NAMES", "orders");
        OperationReport cleaned =
                world.run(orders, migration -> migration.operations().clean("first", Scope.SOURCE_AND_TARGET));

        assertThat(cleaned.findings())
                .extracting(OperationReport.Finding::subject)
                .contains("claim on orders");
        assertThat(world.ofTarget("SHOW TABLES FROM shop")).doesNotContain(List.of("orders__mig_owner"));
        assertThat(world.run(Map.of(), migration -> migration.plan("second", SILENT))
                        .plan()
                        .orElseThrow()
                        .refused())
                .isEmpty();
    }

    @Test
    @Order(8)
    void a_claim_that_nobody_can_read_is_told_of_its_table_and_the_others_go_on() throws SQLException {
        Map<String, String> both = Map.of("TABLE_NAMES", "regions,cities");
        for (String table : List.of("regions", "cities")) {
            world.both("CREATE TABLE shop." + table + COLUMNS);
        }
        world.target("CREATE VIEW shop.regions__mig_owner AS SELECT 'x' AS job");
        for (boolean takingOver : List.of(false, true)) {
            JobReport plan = world.run(both, migration -> {
                if (takingOver) {
                    migration.takeOverTables();
                }
                return migration.plan("third", SILENT);
            });
            assertThat(MigrationWorld.planned(plan, "regions").assessment().refusals())
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.reason()).contains("regions__mig_owner", "rename it"));
            assertThat(MigrationWorld.planned(plan, "cities").isRefused()).isFalse();
        }

        assertThat(world.run(both, migration -> migration.sync("third", SILENT)).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.subject()).contains("regions"));
        assertThat(world.recorder().partitions("third", PartitionState.PUBLISHED))
                .extracting(task -> task.id().partition().table())
                .containsOnly("cities");
    }
}
