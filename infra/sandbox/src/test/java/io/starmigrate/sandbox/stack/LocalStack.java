package io.starmigrate.sandbox.stack;

import cloud.localstack.docker.LocalstackDockerExtension;
import cloud.localstack.docker.annotation.LocalstackDockerProperties;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that runs against LocalStack, where Docker's daemon runs, and is skipped by name elsewhere. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "io.starmigrate.sandbox.stack.DockerDaemon#runs",
        disabledReason = "Docker's daemon does not run here: LocalStack was not tried")
@ExtendWith(LocalstackDockerExtension.class)
@LocalstackDockerProperties(
        services = {"dynamodb", "sqs"},
        useSingleDockerContainer = true)
@interface LocalStack {}
