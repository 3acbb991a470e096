package dev.portcullis.wire.grafeas.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.wire.grafeas.Subject;
import dev.portcullis.wire.grafeas.filter.Filter.All;
import dev.portcullis.wire.grafeas.filter.Filter.Any;
import dev.portcullis.wire.grafeas.filter.Filter.Anything;
import dev.portcullis.wire.grafeas.filter.Filter.Equal;
import dev.portcullis.wire.grafeas.filter.Filter.Not;
import dev.portcullis.wire.grafeas.filter.Filter.ResourceEnding;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FilterTest {

  private static final String DIGEST = "sha256:" + "1".repeat(64);
  private static final Filter OF_QA = new Equal(Property.NOTE_ID, "qa");
  private static final Filter OF_OPS = new Equal(Property.NOTE_ID, "ops");
  private static final Filter ABOUT_IMAGE =
      new Equal(Property.RESOURCE_URI, "gcr.io/p/app@" + DIGEST);

  private static Property.Values values(String note, String uri) {
    return property ->
        switch (property) {
          case KIND -> "ATTESTATION";
          case NOTE_PROJECT_ID -> "demo";
          case NOTE_ID -> note;
          case RESOURCE_URI -> uri;
        };
  }

  @Test
  void accepts_eachForm_whatItSays() {
    Property.Values here = values("qa", "gcr.io/p/app@" + DIGEST);
    Property.Values elsewhere = values("ops", "gcr.io/p/app:tag");

    assertThat(new Anything().accepts(here)).isTrue();
    assertThat(OF_QA.accepts(here)).isTrue();
    assertThat(OF_QA.accepts(elsewhere)).isFalse();
    assertThat(new ResourceEnding(DIGEST).accepts(here)).isTrue();
    assertThat(new ResourceEnding(DIGEST).accepts(elsewhere)).isFalse();
    assertThat(new All(List.of(OF_QA, ABOUT_IMAGE)).accepts(here)).isTrue();
    assertThat(new All(List.of(OF_OPS, ABOUT_IMAGE)).accepts(here)).isFalse();
    assertThat(new Any(List.of(OF_OPS, ABOUT_IMAGE)).accepts(here)).isTrue();
    assertThat(new Any(List.of(OF_OPS, ABOUT_IMAGE)).accepts(values("x", "y"))).isFalse();
    assertThat(new Not(OF_QA).accepts(here)).isFalse();
    assertThat(new Not(OF_QA).accepts(elsewhere)).isTrue();
  }

  @Test
  void subject_ofDigest_isTheDigestWhereverTheImageLies() {
    assertThat(ABOUT_IMAGE.subject()).contains(new Subject(DIGEST));
    assertThat(new ResourceEnding("app@" + DIGEST).subject()).contains(new Subject(DIGEST));
    assertThat(new ResourceEnding("1".repeat(64)).subject()).isEmpty();
    assertThat(new Equal(Property.RESOURCE_URI, "gcr.io/p/app:tag").subject())
        .contains(Subject.of("gcr.io/p/app:tag"));
  }

  @Test
  void subject_ofAlternatives_isTheOneTheyShare() {
    Filter elsewhere = new Equal(Property.RESOURCE_URI, "eu.gcr.io/p/app@" + DIGEST);

    assertThat(new Any(List.of(ABOUT_IMAGE, elsewhere)).subject()).contains(new Subject(DIGEST));
    assertThat(new Any(List.of(ABOUT_IMAGE, OF_QA)).subject()).isEmpty();
    assertThat(new All(List.of(OF_QA, ABOUT_IMAGE)).subject()).contains(new Subject(DIGEST));
    assertThat(new Not(ABOUT_IMAGE).subject()).isEmpty();
    assertThat(new Any(List.of(OF_QA, OF_OPS)).only(Property.NOTE_ID)).isEmpty();
    assertThat(new Any(List.of(OF_QA, OF_QA)).only(Property.NOTE_ID)).contains("qa");
  }

  /** What is pinned down is looked for by index, so a wrong pin would lose what is accepted. */
  @Test
  void pins_randomFilters_losesNothingThatIsAccepted() {
    SplittableRandom random = new SplittableRandom(1);
    int pinned = 0;
    for (int i = 0; i < 20_000; i++) {
      Filter filter = draw(random, 3);
      Property.Values values =
          values(List.of("qa", "ops").get(random.nextInt(2)), uri(random.nextInt(4)));
      if (filter.accepts(values)) {
        assertThat(filter.only(Property.NOTE_ID).orElse(values.apply(Property.NOTE_ID)))
            .isEqualTo(values.apply(Property.NOTE_ID));
        Subject subject = Subject.of(values.apply(Property.RESOURCE_URI));
        assertThat(filter.subject().orElse(subject)).isEqualTo(subject);
        pinned += filter.subject().isPresent() ? 1 : 0;
      }
    }
    assertThat(pinned).as("filters that accept and pin").isGreaterThan(1000);
  }

  private static Filter draw(SplittableRandom random, int depth) {
    int choice = random.nextInt(depth == 0 ? 3 : 6);
    return switch (choice) {
      case 0 -> random.nextBoolean() ? OF_QA : OF_OPS;
      case 1 -> new Equal(Property.RESOURCE_URI, uri(random.nextInt(4)));
      case 2 -> new ResourceEnding(List.of(DIGEST, "@" + DIGEST, "tag").get(random.nextInt(3)));
      case 3 -> new All(List.of(draw(random, depth - 1), draw(random, depth - 1)));
      case 4 -> new Any(List.of(draw(random, depth - 1), draw(random, depth - 1)));
      default -> new Not(draw(random, depth - 1));
    };
  }

  private static String uri(int number) {
    return List.of(
            "gcr.io/p/app@" + DIGEST,
            "eu.gcr.io/p/app@" + DIGEST,
            "gcr.io/p/app-" + DIGEST,
            "gcr.io/p/app:tag")
        .get(number);
  }
}
