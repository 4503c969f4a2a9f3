package io.starmigrate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What people read says what a thing is called, never what a record prints of itself ({@code Place[table=t,
 * partition=p]}): whatever is put into a sentence has a text of its own.
 */
class SpokenTextTest {
    @Test
    void nothing_is_joined_to_a_text_that_has_none_of_its_own() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String module : List.of("migration-core", "migration-worker", "migration-cli", "file-event-lambda")) {
            try (Stream<Path> files = Files.walk(Path.of("..", "..", module, "target", "classes"))) {
                files.filter(file -> file.toString().endsWith(".class"))
                        .flatMap(SpokenTextTest::mute)
                        .forEach(found::add);
            }
        }

        assertThat(found)
                .as("give the type a toString for people, or say which part of it is meant")
                .isEmpty();
    }

    private static Stream<String> mute(Path file) {
        Set<String> found = new TreeSet<>();
        try {
            new ClassReader(Files.readAllBytes(file))
                    .accept(
                            new JoinedTypes(SpokenTextTest.class.getClassLoader(), (where, type) -> {
                                if (!speaks(named(type))) {
                                    found.add(where + ": " + type);
                                }
                            }),
                            ClassReader.SKIP_FRAMES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found.stream();
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, SpokenTextTest.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static boolean speaks(Class<?> type) {
        if (type.isSealed()) {
            return Stream.of(type.getPermittedSubclasses()).allMatch(SpokenTextTest::speaks);
        }
        try {
            Class<?> speaker = type.getMethod("toString").getDeclaringClass();
            return speaker != Object.class && !(speaker.isRecord() && isPrinted(speaker));
        } catch (NoSuchMethodException none) {
            return false;
        }
    }

    /** Whether a record's text is the one that every record has: its own code hands that on to the platform. */
    private static boolean isPrinted(Class<?> speaker) {
        boolean[] printed = {false};
        try (InputStream code =
                speaker.getResourceAsStream("/" + speaker.getName().replace('.', '/') + ".class")) {
            new ClassReader(code)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public @Nullable MethodVisitor visitMethod(
                                        int access, String name, String types, String signature, String[] thrown) {
                                    return name.equals("toString") ? new Handed(printed) : null;
                                }
                            },
                            ClassReader.SKIP_FRAMES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return printed[0];
    }

    private static final class Handed extends MethodVisitor {
        private final boolean[] printed;

        private Handed(boolean[] printed) {
            super(Opcodes.ASM9);
            this.printed = printed;
        }

        @Override
        public void visitInvokeDynamicInsn(String called, String types, Handle bootstrap, Object... arguments) {
            printed[0] |= bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods");
        }
    }
}
