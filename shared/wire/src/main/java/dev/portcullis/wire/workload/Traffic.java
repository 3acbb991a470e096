package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.wire.resource.ProtoText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which earlier revisions a manifest gives traffic, a tag, or instances. A percentage of 0 counts:
 * a tag makes a revision reachable without any.
 */
final class Traffic {

  static final int MAX_REVISIONS = 100;

  private static final List<String> LISTS = List.of("traffic", "instanceSplits");

  /** What v1 and v2 call it; a target without one means the newest revision. */
  private static final List<String> REVISION_FIELDS = List.of("revisionName", "revision");

  private Traffic() {}

  /** The names, each once, without that of the revision which the manifest makes. */
  static List<String> namedRevisions(Parts parts) {
    if (!Parts.makesRevisions(parts.kind())) {
      return List.of();
    }
    Set<String> named = new LinkedHashSet<>();
    for (String list : LISTS) {
      parts.spec().find(list).ifPresent(targets -> read(targets, named));
    }
    parts.claims().revision().ifPresent(named::remove);
    return new ArrayList<>(named);
  }

  private static void read(Cursor targets, Set<String> named) {
    for (Cursor target : targets.array().orElse(List.of())) {
      target
          .object()
          .map(Fields::acceptingProtoNames)
          .ifPresent(
              fields -> {
                for (String field : REVISION_FIELDS) {
                  ProtoText.find(fields, field, Metadata.NAME).ifPresent(named::add);
                }
              });
    }
    if (named.size() > MAX_REVISIONS) {
      targets.problem("names more than " + MAX_REVISIONS + " revisions");
    }
  }
}
