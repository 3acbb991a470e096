package dev.portcullis.breakglass;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.record.breakglass.BreakglassEvent.Review;
import dev.portcullis.record.breakglass.EventJson;
import dev.portcullis.wire.resource.BoundedText;
import java.util.Optional;

/** Reads a review. */
final class ReviewReader {

  private static final BoundedText COMMENT = BoundedText.upTo(2_000);

  private ReviewReader() {}

  /** What a reviewer says. */
  record Given(Review.Outcome outcome, String comment) {}

  static Optional<Given> read(Cursor body) {
    Optional<Fields> fields = body.object();
    Optional<Review.Outcome> outcome =
        fields.flatMap(f -> f.get("outcome")).flatMap(c -> c.choice(EventJson.OUTCOMES));
    String comment =
        fields.flatMap(f -> f.find("comment")).flatMap(c -> c.text(COMMENT)).orElse("");
    fields.ifPresent(Fields::refuseUnknown);
    return outcome.map(o -> new Given(o, comment));
  }
}
