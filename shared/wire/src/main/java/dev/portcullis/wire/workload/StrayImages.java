package dev.portcullis.wire.workload;

import java.util.List;

/**
 * Images where none is known to live. A field that Cloud Run or Kubernetes learnt since this was
 * written might run something that nobody decided, so its name alone is a reason to stop.
 */
final class StrayImages {

  private static final String WORD = "image";

  /** Many names of fields are shorter and need no second look. */
  private static final int SHORTEST = WORD.length();

  private static final List<String> ENDINGS =
      List.of("image", "images", "imageuri", "imageuris", "imageurl", "imageurls", "imageref");

  private StrayImages() {}

  /** Reports every field that sounds like an image and was not read as one. */
  static void refuse(List<Place> places, FoundImages found) {
    for (Place place : places) {
      if (soundsLikeImage(place.name())
          && !place.saysNothing()
          && !place.isTextInMap()
          && !found.isRead(place.cursor().path())) {
        place
            .cursor()
            .problem(
                "is an image where none is known to live: name images in containers only, and"
                    + " leave this field out");
      }
    }
  }

  private static boolean soundsLikeImage(String name) {
    if (name.length() < SHORTEST) {
      return false;
    }
    String folded = PolicyKeys.fold(name);
    return folded.contains(WORD) && ENDINGS.stream().anyMatch(folded::endsWith);
  }
}
