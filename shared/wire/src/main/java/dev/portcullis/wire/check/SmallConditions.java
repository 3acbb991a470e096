package dev.portcullis.wire.check;

import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.verification.check.ImageFreshness;
import dev.portcullis.verification.check.TrustedDirectory;
import dev.portcullis.verification.image.DirectoryPattern;
import dev.portcullis.wire.resource.BoundedList;
import java.util.List;
import java.util.Optional;

/** Checks of one field each. */
final class SmallConditions {

  /** Ours; Google publishes none. */
  static final int MAX_DIRECTORIES = 1_000;

  private static final String DIRECTORIES = "trustedDirPatterns";
  private static final String AGE = "maxUploadAgeDays";

  private SmallConditions() {}

  static Optional<TrustedDirectory> directory(Fields fields) {
    List<DirectoryPattern> patterns =
        fields
            .get(DIRECTORIES)
            .map(
                list ->
                    BoundedList.filled(
                        list, MAX_DIRECTORIES, text -> text.text(DirectoryPattern::parse)))
            .orElse(List.of());
    return patterns.isEmpty() ? Optional.empty() : Optional.of(new TrustedDirectory(patterns));
  }

  static JsonObject write(TrustedDirectory directory) {
    return JsonObject.builder()
        .put(
            DIRECTORIES,
            JsonArray.of(directory.patterns().stream().map(p -> JsonString.of(p.text())).toList()))
        .build();
  }

  static Optional<ImageFreshness> freshness(Fields fields) {
    return fields
        .get(AGE)
        .flatMap(days -> days.integer(1, Integer.MAX_VALUE))
        .map(days -> new ImageFreshness(days.intValue()));
  }

  static JsonObject write(ImageFreshness freshness) {
    return JsonObject.builder().put(AGE, freshness.maxUploadAgeDays()).build();
  }
}
