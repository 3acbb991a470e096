package dev.portcullis.testkit.storage;

import static dev.portcullis.testkit.storage.StoreFixture.content;
import static dev.portcullis.testkit.storage.StoreFixture.ids;
import static dev.portcullis.testkit.storage.StoreFixture.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.Query;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is written is what is read, to the last character. */
interface ContentContract extends StoreFixture {

  /**
   * Of one, two, three and four bytes, combining, right to left, and what JSON or SQL would escape.
   */
  String TEXT = "aß漢😀 e\u0301 \u202eשלום \\\"'`;--%_*?\t\n\r\u007f\uffff";

  @Test
  default void body_anyText_isKept() {
    assertKept(content(TEXT));
    assertKept(content(""));
  }

  @Test
  default void body_largestAllowed_isKept() {
    assertKept(content("x".repeat(Content.MAX_BODY_BYTES)));
    assertKept(content("😀".repeat(Content.MAX_BODY_BYTES / 4)));
  }

  @Test
  default void labels_severalWithSeveralValues_areKept() {
    assertKept(
        content("{}").withLabel("image", Set.of("a", "b", TEXT, "")).withLabel("verdict", "DENY"));
  }

  @Test
  default void labels_asManyAndLongAsAllowed_areKept() {
    Set<String> values =
        IntStream.range(1000, 1000 + Content.MAX_LABEL_VALUES / Content.MAX_LABELS)
            .mapToObj(i -> "v".repeat(Content.MAX_LABEL_VALUE_BYTES - 4) + i)
            .collect(Collectors.toSet());
    Content full = content("{}");
    for (int name = 0; name < Content.MAX_LABELS; name++) {
      full = full.withLabel("n".repeat(name + 1), values);
    }
    assertKept(full);
    for (String value : values) {
      assertThat(ids(store().query(Query.in(COLLECTION).matching("nn", value)))).hasSize(1);
    }
  }

  @Test
  default void time_inMicroseconds_isKept() {
    assertKept(Content.of(Instant.parse("2024-02-29T23:59:59.999999Z"), "{}"));
    assertKept(Content.of(Instant.parse("1969-12-31T23:59:59.999999Z"), "{}"));
    assertKept(Content.of(Instant.EPOCH, "{}"));
  }

  @Test
  default void time_firstAndLastYear_isKept() {
    assertKept(Content.of(Instant.parse("0001-01-01T00:00:00Z"), "{}"));
    assertKept(Content.of(Instant.parse("9999-12-31T23:59:59.999999Z"), "{}"));
  }

  @Test
  default void expiry_past_isKeptAndStillRead() {
    assertKept(content("{}").expiringAt(Instant.EPOCH));
    assertKept(content("{}").expiringAt(NOON.plusSeconds(1)));
  }

  /** Each content at a path of its own, read by path and from a list. */
  private void assertKept(Content content) {
    String id = "n" + Integer.toHexString(content.hashCode());
    Document written = create(id, content);
    assertThat(find(path(id))).contains(written);
    assertThat(store().query(Query.in(COLLECTION).byId()).documents()).contains(written);
  }
}
