package io.starmigrate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.starmigrate.core.PublicApi;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What embedders are promised names nothing that they are not promised. */
class PublicApiTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.starmigrate.core", "io.starmigrate.worker", "io.starmigrate.lambda");

    @Test
    void no_public_method_of_the_public_api_takes_or_gives_what_is_not_of_it() {
        List<JavaClass> promised = PRODUCT.stream()
                .filter(PublicApiTest::isPromised)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .toList();
        Set<String> leaks = promised.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(unit -> named(unit)
                        .filter(type -> type.getPackageName().startsWith("io.starmigrate"))
                        .filter(type ->
                                !isPromised(type) || !type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(type -> unit.getFullName() + " names " + type.getName()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(promised).hasSizeGreaterThan(150);
        assertThat(leaks)
                .as("mark what is named with @PublicApi, or keep it out of the signature")
                .isEmpty();
    }

    private static Stream<JavaClass> named(JavaCodeUnit unit) {
        return Stream.concat(
                        unit.getReturnType().getAllInvolvedRawTypes().stream(),
                        unit.getParameterTypes().stream()
                                .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream()))
                .map(JavaClass::getBaseComponentType);
    }

    private static boolean isPromised(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer.isAnnotatedWith(PublicApi.class) || outer.getPackage().isAnnotatedWith(PublicApi.class);
    }
}
