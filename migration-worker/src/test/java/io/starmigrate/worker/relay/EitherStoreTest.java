package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStore.Upload;
import io.starmigrate.core.storage.ObjectStore.Whole;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.inmemory.InMemoryObjectStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked goes to the store whose bucket it names, and its answer comes back. */
class EitherStoreTest {
    private static final StorageUri SOURCE = StorageUri.parse("s3://source/jobs/");
    private static final StorageUri TARGET = StorageUri.parse("s3://target/jobs/");
    private static final StorageUri SAME_NAME = StorageUri.parse("oss://target/jobs/");

    private static final StoredObject TOLD =
            new InMemoryObjectStore(() -> Instant.EPOCH, Set.of("target")).put(TARGET.resolve("told"), new byte[1]);
    private static final Whole WHOLE = new Whole(Payload.of(new byte[1]), null, true);
    private static final InputStream READ = new ByteArrayInputStream(new byte[1]);

    private final List<String> asked = new ArrayList<>();
    private final ObjectStore source = answering("source");
    private final ObjectStore target = answering("target");

    private static Stream<Method> questions() {
        return Stream.of(EitherStore.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() > 0)
                .filter(EitherStoreTest::isAsked)
                .sorted(Comparator.comparing(Method::toGenericString));
    }

    private static boolean isAsked(Method method) {
        return Stream.of(ObjectStore.class.getMethods())
                .anyMatch(asked -> asked.getName().equals(method.getName())
                        && Arrays.equals(asked.getParameterTypes(), method.getParameterTypes()));
    }

    private ObjectStore answering(String name) {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    asked.add(name + " " + method.getName());
                    return answer(method.getReturnType());
                });
    }

    private static @Nullable Object answer(Class<?> type) {
        if (type == Optional.class) {
            return Optional.of("told");
        }
        if (type == List.class) {
            return List.of("told");
        }
        if (type == Map.class) {
            return Map.of("told", "told");
        }
        if (type == Stream.class) {
            return Stream.of("told");
        }
        if (type == StoredObject.class) {
            return TOLD;
        }
        if (type == Upload.class) {
            return new Upload(TARGET, "told", Instant.EPOCH);
        }
        if (type == Part.class) {
            return new Part(7, "told", 7);
        }
        if (type == Whole.class) {
            return WHOLE;
        }
        if (type == InputStream.class) {
            return READ;
        }
        return null;
    }

    private static Object argument(Class<?> type, StorageUri address) {
        if (type == StorageUri.class) {
            return address;
        }
        if (type == Upload.class) {
            return new Upload(address, "id", Instant.EPOCH);
        }
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == Payload.class) {
            return Payload.of(new byte[1]);
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == String.class) {
            return "text";
        }
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> null);
    }

    private void ask(ObjectStore store, Method question, StorageUri address, String whom) throws Exception {
        asked.clear();
        Object answered = question.invoke(
                store,
                Stream.of(question.getParameterTypes())
                        .map(type -> argument(type, address.resolve("a.csv")))
                        .toArray());

        assertThat(asked).as("%s of %s", question, address).containsExactly(whom + " " + question.getName());
        assertThat(answered instanceof Stream<?> stream ? stream.toList() : answered)
                .isEqualTo(
                        answer(question.getReturnType()) instanceof Stream<?> stream
                                ? stream.toList()
                                : answer(question.getReturnType()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everything_is_asked_of_the_store_whose_bucket_is_named(Method question) throws Exception {
        ask(EitherStore.of(source, SOURCE, target, TARGET), question, TARGET, "target");
        ask(EitherStore.of(source, SOURCE, target, TARGET), question, SOURCE, "source");
        ask(EitherStore.of(source, SAME_NAME, target, TARGET), question, TARGET, "target");
        ask(EitherStore.of(source, SAME_NAME, target, TARGET), question, SAME_NAME, "source");
        ask(EitherStore.of(source, TARGET, target, TARGET), question, TARGET, "source");
    }
}
