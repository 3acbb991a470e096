package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Annotations that put something else than the named image into a container, as {@link
 * UncoveredFields} do in v2.
 *
 * @see <a
 *     href="https://cloud.google.com/run/docs/configuring/services/automatic-base-image-updates">
 *     automatic base image updates</a>
 */
final class UncoveredAnnotations {

  private static final Set<String> BY_CONTAINER =
      Set.of("run.googleapis.com/base-images", "run.googleapis.com/sources");

  private static final String CLOUD_RUN = "run.googleapis.com/";
  private static final String BUILD = CLOUD_RUN + "build-";

  /** What says that an annotation of a build tells what goes into it or comes out of it. */
  private static final Set<String> BUILD_WORDS = Set.of("image", "source", "config");

  private UncoveredAnnotations() {}

  static void read(Map<String, Cursor> annotations, FoundImages found) {
    annotations.forEach(
        (key, annotation) -> {
          if (BY_CONTAINER.contains(key)) {
            found.read(annotation);
            readByContainer(annotation, found);
          } else if (namesWhatIsBuilt(key) || namesSomeImage(key)) {
            found.read(annotation);
            annotation
                .string()
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> found.addUncovered("", annotation, text));
          }
        });
  }

  private static boolean namesWhatIsBuilt(String key) {
    return key.startsWith(BUILD) && BUILD_WORDS.stream().anyMatch(key::contains);
  }

  /** Cloud Run adds annotations every month; one that ends in this word brings in an image. */
  private static boolean namesSomeImage(String key) {
    return key.startsWith(CLOUD_RUN) && (key.endsWith("image") || key.endsWith("images"));
  }

  private static void readByContainer(Cursor annotation, FoundImages found) {
    Optional<String> text = annotation.string();
    if (text.isEmpty()) {
      return;
    }
    try {
      ContainerMap.parse(text.get())
          .forEach((container, written) -> found.addUncovered(container, annotation, written));
    } catch (InvalidInputException e) {
      annotation.problem("is not a JSON object from container names to texts: " + e.getMessage());
    }
  }
}
