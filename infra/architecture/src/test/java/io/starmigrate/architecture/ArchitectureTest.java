package io.starmigrate.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The rules of docs/architecture.md, "Modules", over every class this build makes. */
@AnalyzeClasses(
        packages = "io.starmigrate",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestJars.class})
class ArchitectureTest {
    private static final String CORE = "io.starmigrate.core..";
    private static final String LAMBDA = "io.starmigrate.lambda..";
    private static final String WORKER = "io.starmigrate.worker..";
    private static final String CLI = "io.starmigrate.cli..";
    private static final String API = "io.starmigrate.worker.api..";
    private static final String SERVICE = "io.starmigrate.worker.service..";
    private static final String WIRING = "io.starmigrate.worker.wiring..";
    private static final String JOB = "io.starmigrate.worker.job..";
    private static final String CREW = "io.starmigrate.worker.crew..";
    private static final String SANDBOX = "io.starmigrate.sandbox..";
    private static final String STAND_IN = "io.starmigrate.standin..";
    private static final String SIMULATION = "io.starmigrate.simulation..";
    private static final String IN_MEMORY = "io.starmigrate.inmemory..";
    private static final String LAMBDA_RUNTIME = "com.amazonaws.services.lambda.runtime";
    private static final String[] INFRA = {SANDBOX, STAND_IN, SIMULATION, IN_MEMORY, "io.starmigrate.dynamodb.."};

    @ArchTest
    static final ArchRule core_depends_on_no_other_module = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LAMBDA, WORKER, CLI)
            .because("other teams embed core alone; hand core what it needs through one of its ports");

    @ArchTest
    static final ArchRule the_trigger_depends_on_core_alone = noClasses()
            .that()
            .resideInAPackage(LAMBDA)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WORKER, CLI, "com.google.inject..")
            .because("the function must stay small; move what both need into core");

    @ArchTest
    static final ArchRule the_worker_does_not_know_who_asks = noClasses()
            .that()
            .resideInAPackage(WORKER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LAMBDA, CLI, "picocli..")
            .because("it is embedded, and run as a service; answer through Migrator, JobReport and ProgressListener");

    @ArchTest
    static final ArchRule the_commands_reach_everything_through_the_worker = noClasses()
            .that()
            .resideInAPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LAMBDA, "io.starmigrate.core.aws..")
            .orShould()
            .dependOnClassesThat(resideInAPackage(WORKER)
                    .and(not(resideInAnyPackage(API, SERVICE, WIRING)))
                    .as("are behind the worker's api"))
            .because("a command only asks; add a method to worker.api instead");

    @ArchTest
    static final ArchRule nothing_shipped_depends_on_what_is_tried_with = noClasses()
            .that()
            .resideInAnyPackage(CORE, LAMBDA, WORKER, CLI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INFRA)
            .because("the modules of infra are never shipped; what the product needs goes to core or worker");

    @ArchTest
    static final ArchRule the_simulation_knows_nothing_of_the_sandbox = noClasses()
            .that()
            .resideInAnyPackage(SIMULATION, IN_MEMORY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SANDBOX, STAND_IN, CLI)
            .because("roles are tried in seconds, without an engine, a parser or a server");

    @ArchTest
    static final ArchRule the_stand_in_knows_nothing_of_the_product = noClasses()
            .that()
            .resideInAPackage(STAND_IN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CORE, LAMBDA, WORKER, CLI, SANDBOX, SIMULATION, IN_MEMORY)
            .because("what judges the product's statements must not share its mistakes");

    @ArchTest
    static final ArchRule the_dialect_the_storage_and_the_configuration_know_nothing_of_tasks = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.starmigrate.core.starrocks..", "io.starmigrate.core.storage..", "io.starmigrate.core.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.starmigrate.core.task..", "io.starmigrate.core.aws..")
            .because("they are useful without a migration; translate at the place that knows both");

    @ArchTest
    static final ArchRule tasks_know_nothing_of_where_they_are_kept = noClasses()
            .that()
            .resideInAPackage("io.starmigrate.core.task..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.starmigrate.core.aws..", "io.starmigrate.core.config..")
            .because(
                    "DynamoDB and SQS are one way to keep them; widen TaskRecorder or TaskQueue and implement it in core.aws");

    @ArchTest
    static final ArchRule the_aws_sdk_stays_in_its_adapters = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.starmigrate.core.aws",
                    WIRING,
                    "io.starmigrate.worker.storage",
                    LAMBDA,
                    SIMULATION,
                    STAND_IN,
                    SANDBOX,
                    "io.starmigrate.dynamodb")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..", "com.amazonaws..")
            .because(
                    "everything else speaks to TaskRecorder, TaskQueue and ObjectStore; move the call behind one of them");

    @ArchTest
    static final ArchRule the_oss_sdk_stays_in_its_adapter = noClasses()
            .that()
            .resideOutsideOfPackages("io.starmigrate.worker.storage", STAND_IN, SANDBOX)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.aliyun..")
            .because("everything else speaks to ObjectStore; move the call to OssObjectStore");

    @ArchTest
    static final ArchRule jdbc_stays_in_its_adapter = noClasses()
            .that()
            .resideOutsideOfPackages("io.starmigrate.worker.starrocks.frontend", STAND_IN, SANDBOX)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "com.mysql..", "com.zaxxer..")
            .because("roles speak to SourceCluster and TargetCluster, and what is behind these to FrontEnds");

    @ArchTest
    static final ArchRule who_watches_stays_outside = noClasses()
            .that()
            .resideInAnyPackage(CORE, LAMBDA, WORKER, CLI)
            .and()
            .resideOutsideOfPackages("io.starmigrate.worker.observe..", JOB, WIRING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus..", "com.sun.net.httpserver..")
            .because("roles work whether or not anybody looks on; tell JobObservation what there is to be measured");

    @ArchTest
    static final ArchRule guice_only_wires = noClasses()
            .that()
            .resideOutsideOfPackage(WIRING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.inject..", "jakarta.inject..")
            .because("parts are made by their constructors; bind them in WorkerModule");

    @ArchTest
    static final ArchRule nobody_keeps_an_injector = noFields()
            .should()
            .haveRawType("com.google.inject.Injector")
            .because("what a part may ask an injector for cannot be seen; name it in the part's constructor");

    @ArchTest
    static final ArchRule what_may_be_absent_is_asked_for_as_nullable = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(CORE, WORKER, CLI, LAMBDA)
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .haveRawParameterTypes(anyElementThat(nameMatching("java\\.util\\.Optional.*")))
            .because("Optional is for what comes back");

    @ArchTest
    static final ArchRule packages_of_core_have_no_cycles = slices().matching("io.starmigrate.core.(**)")
            .should()
            .beFreeOfCycles()
            .because("a part must be understood without the ones above it; move what both need below both");

    @ArchTest
    static final ArchRule packages_of_the_worker_have_no_cycles = slices().matching("io.starmigrate.worker.(**)")
            .should()
            .beFreeOfCycles()
            .because("a role must be understood without the ones above it; move what both need below both");

    @ArchTest
    static final ArchRule packages_of_the_commands_have_no_cycles = slices().matching("io.starmigrate.cli.(*)..")
            .should()
            .beFreeOfCycles()
            .because("an answer's form must be understood without another's; move what both need below both");

    @ArchTest
    static final ArchRule packages_of_the_stand_in_have_no_cycles = slices().matching("io.starmigrate.standin.(**)")
            .should()
            .beFreeOfCycles()
            .because("what every part shares is in the root, and a cluster is put together on top of them");

    @ArchTest
    static final ArchRule packages_of_the_simulation_have_no_cycles = slices().matching(
                    "io.starmigrate.simulation.(**)")
            .should()
            .beFreeOfCycles()
            .because(
                    "a cluster must be understood without the world around it, and the world without what is promised");

    @ArchTest
    static final ArchRule packages_of_the_sandbox_have_no_cycles = slices().matching("io.starmigrate.sandbox.(**)")
            .should()
            .beFreeOfCycles()
            .because("a server must be understood without the world it is started in");

    @ArchTest
    static final ArchRule what_commands_are_made_of_does_not_know_the_commands = noClasses()
            .that()
            .resideInAPackage("io.starmigrate.cli.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.starmigrate.cli")
            .because("options are read and answers are written for whoever asks; pass in what they need");

    @ArchTest
    static final ArchRule the_worker_has_rooms_only = noClasses()
            .should()
            .resideInAPackage("io.starmigrate.worker")
            .because("whoever looks for something starts with the names of the packages; give the class its room");

    @ArchTest
    static final ArchRule roles_do_not_know_who_puts_them_together = noClasses()
            .that()
            .resideInAPackage(WORKER)
            .and()
            .resideOutsideOfPackages(CREW, JOB, WIRING, SERVICE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CREW, JOB, WIRING, SERVICE)
            .because("a role gets what it needs through its constructor; pass it in from worker.crew");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(liveInANullMarkedPackage())
            .because("NullAway looks at marked packages only; give the package a package-info.java with @NullMarked");

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("such names fit every class; name it by what it does, in the glossary's words");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses()
            .that()
            .resideOutsideOfPackages(SANDBOX, STAND_IN)
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .because("a sleeping thread does not hear a stop; return the pause from Role.step, or await a condition");

    @ArchTest
    static final ArchRule only_entry_points_read_the_environment = noClasses()
            .that(areNoEntryPoints())
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .because("what reads the environment cannot be tested or embedded; take a Map from the entry point, "
                    + "which is what has a main method or is a function's handler");

    private static DescribedPredicate<JavaClass> areNoEntryPoints() {
        return DescribedPredicate.describe(
                "are no entry points",
                found -> found.tryGetMethod("main", String[].class).isEmpty()
                        && found.getAllRawInterfaces().stream()
                                .noneMatch(known -> known.getPackageName().equals(LAMBDA_RUNTIME)));
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(item, marked, item.getName() + " does not"));
            }
        };
    }

    /** Leaves out the shared test suites, which come as a jar of their own. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
