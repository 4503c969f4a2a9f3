package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StoredObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PieceObjectTest extends CopyBench {
    private static final Map<String, String> METADATA = Map.of("starmigrate-piece", "1of1");

    private final List<String> sent = new ArrayList<>();
    private final ObjectStore watched = new ForwardingObjectStore(target) {
        @Override
        public Part upload(Upload upload, int number, Payload content) {
            sent.add(number + ": " + content.length());
            return super.upload(upload, number, content);
        }
    };
    private final ObjectStoreException lost = new ObjectStoreException(Reason.UNREACHABLE, "lost", null);
    private final ObjectStore losing = new ForwardingObjectStore(target) {
        @Override
        public StoredObject complete(Upload upload, List<Part> parts) {
            throw lost;
        }
    };
    private final ObjectStore keeping = new ForwardingObjectStore(target) {
        @Override
        public void abort(Upload upload) {
            throw lost;
        }
    };

    private static PieceObject piece(ObjectStore to) {
        return new PieceObject(to, Bandwidth.unlimited(), TO, METADATA, new byte[10], PART);
    }

    private byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void whatDoesNotFitOnePartIsSentInWholePartsAndARest() throws Exception {
        byte[] content = bytes(2 * PART + 10);
        PieceObject piece = piece(watched);
        piece.write(content, 0, 100);
        piece.write(content[100]);
        piece.write(content, 101, content.length - 101);

        StoredObject shown = piece.show();

        assertThat(sent).containsExactly("1: " + PART, "2: " + PART, "3: 10");
        assertThat(held(shown)).isEqualTo(content);
        assertThat(piece.size()).isEqualTo(content.length);
        assertThat(target.metadata(TO)).isEqualTo(METADATA);
    }

    @Test
    void whatWasLetGoIsSentOnce() throws Exception {
        byte[] content = bytes(10);
        PieceObject piece = piece(watched);
        piece.write(content);

        piece.letGo();
        piece.letGo();

        assertThat(held(piece.show())).isEqualTo(content);
        assertThat(sent).containsExactly("1: 10");
    }

    @Test
    void anEmptyPieceHasAnEmptyPart() {
        PieceObject piece = piece(watched);

        piece.letGo();

        assertThat(piece.show().size()).isZero();
        assertThat(sent).containsExactly("1: 0");
    }

    @Test
    void whatLiesThereOfAnotherRunIsNotTakenForThisOneWhoseAnswerWasLost() {
        byte[] content = bytes(10);
        target.put(TO, content, Map.of("starmigrate-piece", "1of2"));

        assertThatThrownBy(letGo(piece(losing), content)::show).isSameAs(lost);
        target.put(TO, bytes(11), METADATA);
        assertThatThrownBy(letGo(piece(losing), content)::show).isSameAs(lost);
        target.delete(TO);
        assertThatThrownBy(letGo(piece(losing), content)::show).isSameAs(lost);
    }

    @Test
    void whatIsDroppedIsGoneAndOtherwiseSaid() {
        IllegalStateException because = new IllegalStateException("because");
        letGo(piece(target), bytes(10)).drop(because);
        assertThat(target.unfinished(TO)).isEmpty();

        letGo(piece(keeping), bytes(10)).drop(because);
        assertThat(because).hasSuppressedException(lost);
        assertThat(target.unfinished(TO)).hasSize(1);
    }

    @Test
    void partsOfTheSameBytesAreNotSentAgainAndOthersAre() throws Exception {
        byte[] content = bytes(2 * PART + 10);
        ObjectStore.Upload left = target.begin(TO, METADATA);
        target.upload(left, 1, Payload.of(Arrays.copyOf(content, PART)));
        target.upload(left, 2, Payload.of(bytes(PART)));
        target.upload(left, 3, Payload.of(Arrays.copyOfRange(content, 2 * PART, content.length)));
        target.upload(left, 4, Payload.of(bytes(7)));
        PieceObject piece = piece(watched);

        StoredObject shown = letGo(piece, content).show();

        assertThat(sent).containsExactly("2: " + PART);
        assertThat(held(shown)).isEqualTo(content);
        assertThat(piece.isOfAnother()).isFalse();
        assertThat(target.unfinished(TO)).isEmpty();
    }

    @Test
    void theFullestOfTheUploadsThatBeginWithTheseBytesIsGoneOnWithAndNoOtherIsLeft() throws Exception {
        byte[] content = bytes(PART + 10);
        ObjectStore.Upload emptier = target.begin(TO, METADATA);
        target.upload(emptier, 1, Payload.of(Arrays.copyOf(content, PART)));
        ObjectStore.Upload fuller = target.begin(TO, Map.of());
        target.upload(fuller, 1, Payload.of(Arrays.copyOf(content, PART)));
        target.upload(fuller, 2, Payload.of(Arrays.copyOfRange(content, PART, content.length)));
        ObjectStore.Upload fullestOfOthers = target.begin(TO, METADATA);
        for (int i = 1; i <= 3; i++) {
            target.upload(fullestOfOthers, i, Payload.of(bytes(PART)));
        }
        target.begin(TO, METADATA);
        PieceObject piece = letGo(piece(watched), content);

        assertThat(target.unfinished(TO)).containsExactly(fuller);
        assertThat(held(piece.show())).isEqualTo(content);
        assertThat(sent).isEmpty();
        assertThat(piece.isOfAnother())
                .as("it was begun without these metadata")
                .isTrue();
    }

    @Test
    void tagsInCapitalsAreDigestsToo() {
        gone(part -> new Part(part.number(), part.etag().toUpperCase(Locale.ROOT), part.size()));

        assertThat(sent).isEmpty();
    }

    @Test
    void aPartOfAnotherLengthIsAnother() {
        gone(part -> new Part(part.number(), part.etag(), part.size() + 1));

        assertThat(sent).containsExactly("1: 10");
        assertThat(target.unfinished(TO)).hasSize(1);
    }

    /** Goes on with what is there, of which the store says so. */
    private void gone(UnaryOperator<Part> said) {
        byte[] content = bytes(10);
        target.upload(target.begin(TO, METADATA), 1, Payload.of(content));
        ObjectStore saying = new ForwardingObjectStore(watched) {
            @Override
            public List<Part> parts(Upload upload) {
                return super.parts(upload).stream().map(said).toList();
            }

            @Override
            public Part upload(Upload upload, int number, Payload part) {
                return watched.upload(upload, number, part);
            }
        };
        var unused = letGo(piece(saying), content);
    }

    private static PieceObject letGo(PieceObject piece, byte[] content) {
        piece.write(content, 0, content.length);
        piece.letGo();
        return piece;
    }
}
