package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonString;
import dev.portcullis.wire.resource.ProtoText;
import java.util.List;
import java.util.Optional;

/**
 * Fields that put something else than the named image into a container: base images, which Cloud
 * Run swaps in later, and sources, which it builds or unpacks.
 */
final class UncoveredFields {

  private static final List<String> OF_BUILD = List.of("sourceLocation", "baseImage", "imageUri");

  private UncoveredFields() {}

  /** What stands beside the image of one container. */
  static void readContainer(String container, Fields fields, FoundImages found) {
    ProtoText.find(fields, "baseImageUri").ifPresent(field -> add(container, field, found));
    fields.find("sourceCode").ifPresent(field -> add(container, field, found));
    readBuild(container, fields, found);
  }

  /** A build, of one container or of a whole service. */
  static void readBuild(String container, Fields holder, FoundImages found) {
    Optional<Fields> build = Parts.optional(holder, "buildConfig");
    List<Cursor> named =
        OF_BUILD.stream()
            .flatMap(part -> build.flatMap(fields -> ProtoText.find(fields, part)).stream())
            .toList();
    named.forEach(field -> add(container, field, found));
    if (named.isEmpty()) {
      // Whatever else it says, there is a build.
      build.ifPresent(fields -> add(container, fields.cursor(), found));
    }
  }

  private static void add(String container, Cursor field, FoundImages found) {
    // Only texts name something. The rest is a build's environment or a program's source, which may
    // hold secrets and is not to be recorded.
    String written = field.value() instanceof JsonString text ? text.value() : "";
    found.addUncovered(container, field, written);
  }
}
