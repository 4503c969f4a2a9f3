package io.starmigrate.sandbox;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Run by {@code mvn verify -Dwide} only: what another test shows of another version or in another way, so that the gate
 * stays short. It counts as skipped elsewhere, and says why.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Wide.Build.class)
@interface Wide {
    /** The first argument list, counted from 1, that has to wait for a wide build. */
    int from() default 1;

    /** Whether this build is a wide one. */
    final class Build implements ExecutionCondition {
        private static final Pattern INVOCATION = Pattern.compile("test-template-invocation:#(\\d+)]");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean waits = !Boolean.getBoolean("wide")
                    && findAnnotation(context.getElement(), Wide.class)
                            .filter(wide -> number(context) >= wide.from())
                            .isPresent();
            return waits
                    ? ConditionEvaluationResult.disabled("mvn verify -Dwide runs it")
                    : ConditionEvaluationResult.enabled("every build runs it");
        }

        /** Which of a template's invocations it is; a test by itself, and a template as a whole, is the first. */
        private static int number(ExtensionContext context) {
            Matcher invocation = INVOCATION.matcher(context.getUniqueId());
            return invocation.find() ? Integer.parseInt(invocation.group(1)) : 1;
        }
    }
}
