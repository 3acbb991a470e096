package dev.portcullis.wire.check;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.wire.resource.BoundedList;

/** The patterns of images that a policy, a check set or a check exempts. */
public final class ImageAllowlistCodec {

  /** Ours; Google publishes none. */
  static final int MAX_PATTERNS = 10_000;

  private static final String FIELD = "imageAllowlist";
  private static final String PATTERNS = "allowPattern";

  private ImageAllowlistCodec() {}

  /** The allowlist of an object that may have one. */
  public static Allowlist read(Fields holder) {
    return holder
        .find(FIELD)
        .flatMap(Cursor::object)
        .map(Fields::acceptingProtoNames)
        .map(ImageAllowlistCodec::patterns)
        .orElse(Allowlist.empty());
  }

  /** Adds the allowlist to an object, unless it is empty. */
  public static void write(Allowlist allowlist, JsonObject.Builder holder) {
    if (!allowlist.patterns().isEmpty()) {
      holder.put(
          FIELD,
          JsonObject.builder()
              .put(
                  PATTERNS,
                  JsonArray.of(
                      allowlist.patterns().stream().map(p -> JsonString.of(p.text())).toList()))
              .build());
    }
  }

  private static Allowlist patterns(Fields fields) {
    Allowlist allowlist =
        fields
            .get(PATTERNS)
            .map(
                list ->
                    Allowlist.of(
                        BoundedList.filled(
                            list, MAX_PATTERNS, text -> text.text(AllowlistPattern::parse))))
            .orElse(Allowlist.empty());
    fields.refuseUnknown();
    return allowlist;
  }
}
