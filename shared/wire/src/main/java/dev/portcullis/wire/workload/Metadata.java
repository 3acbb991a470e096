package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.resource.ProtoText;
import java.util.Map;
import java.util.Optional;

/**
 * What Kubernetes calls {@code ObjectMeta}: of an object, or of a template in it.
 *
 * @param name its name, if it has one yet
 * @param namespace where its namespace stands
 * @param labels its labels, unread
 * @param annotations its annotations, unread
 */
record Metadata(
    Optional<String> name,
    Optional<Cursor> namespace,
    Map<String, Cursor> labels,
    Map<String, Cursor> annotations) {

  /** How long Kubernetes lets a name be. */
  static final BoundedText NAME = BoundedText.label(253);

  private static final Metadata NONE =
      new Metadata(Optional.empty(), Optional.empty(), Map.of(), Map.of());

  /** The metadata of an object or a template. */
  static Metadata of(Fields holder) {
    return Parts.optional(holder, "metadata").map(Metadata::read).orElse(NONE);
  }

  private static Metadata read(Fields fields) {
    return new Metadata(
        ProtoText.find(fields, "name", NAME),
        ProtoText.find(fields, "namespace"),
        Parts.entries(fields, "labels"),
        Parts.entries(fields, "annotations"));
  }
}
