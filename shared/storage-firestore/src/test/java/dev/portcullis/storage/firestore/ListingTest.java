package dev.portcullis.storage.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Version;
import dev.portcullis.storage.firestore.RequiredIndex.Field;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, versions and the indexes of lists; what lists find is the contract's matter. */
class ListingTest {

  private static final ResourceNames NAMES = new ResourceNames("projects/p/databases/d");

  @Test
  void index_ofAMatch_hasItsLabelAndBothOrdersOneWay() {
    Query query = Query.in("projects/p/decisions").matching("verdict", "DENY");
    assertThat(RequiredIndex.of(query).group()).isEqualTo("decisions");
    assertThat(RequiredIndex.of(query).isComposite()).isTrue();
    assertThat(RequiredIndex.of(query).fields())
        .containsExactly(
            new Field("labels.verdict", "CONTAINS"),
            new Field("time", "DESCENDING"),
            new Field("__name__", "DESCENDING"));
    assertThat(RequiredIndex.of(query.oldestFirst()).fields())
        .containsExactly(
            new Field("labels.verdict", "CONTAINS"),
            new Field("time", "ASCENDING"),
            new Field("__name__", "ASCENDING"));
  }

  @Test
  void index_whateverTheRangeOrPlace_isTheSame() {
    Query query = Query.in("things").matching("kind", "x");
    PageToken place = new PageToken(Instant.EPOCH, "a");
    assertThat(RequiredIndex.of(query.since(Instant.EPOCH).before(Instant.EPOCH).after(place)))
        .isEqualTo(RequiredIndex.of(query.limit(1)));
  }

  @Test
  void index_withoutAMatch_isThereByItself() {
    assertThat(RequiredIndex.of(Query.in("things").since(Instant.EPOCH)).isComposite()).isFalse();
    assertThat(RequiredIndex.of(Query.in("things").byId()).fields())
        .containsExactly(new Field("__name__", "ASCENDING"));
  }

  @Test
  void names_ofAPath_leadBackToIt() {
    DocumentPath path = DocumentPath.of("a/b/c", "d");
    assertThat(NAMES.of(path)).isEqualTo("projects/p/databases/d/documents/a/b/c/d");
    assertThat(NAMES.pathOf(NAMES.of(path))).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "projects/p/databases/d/documents",
        "projects/p/databases/d/documents/a",
        "projects/p/databases/other/documents/a/b",
        "projects/p/databases/d/documents/a/b/c"
      })
  void names_ofNoDocumentOfOurs_areRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> NAMES.pathOf(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "x", "1.2", "1.0000000001", "99999999999999.000000000"})
  void version_ofAnotherStore_isOneThatNoDocumentHas(String token) {
    assertThat(Versions.updateTime(new Version(token)))
        .isEqualTo(Versions.updateTime(new Version("1.000000000")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1700000000.000000000", "1700000000.123456000", "1.000000001"})
  void version_ofAnUpdateTime_leadsBackToIt(String token) {
    Version version = new Version(token);
    assertThat(Versions.of(Versions.updateTime(version))).isEqualTo(version);
  }
}
