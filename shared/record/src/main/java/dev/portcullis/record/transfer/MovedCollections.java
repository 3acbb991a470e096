package dev.portcullis.record.transfer;

import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.name.ProjectId;
import java.util.List;
import java.util.Set;

/** Which documents belong to a project, by where they are kept. */
public final class MovedCollections {

  static final String REVISIONS = "revisions";
  static final String NOTES = "notes";
  static final String OCCURRENCES = "occurrences";
  static final String EVIDENCE = "evidence";

  /** Those below a project whose documents have versions below them. */
  static final Set<String> REVISED =
      Set.of(
          "policies",
          "platformPolicies",
          "attestors",
          NOTES,
          "orgPolicies",
          "iam",
          "continuousValidation");

  /** Those below a project, in the order in which they are moved. */
  static final List<String> BELOW =
      List.of(
          "log",
          "logHead",
          "logKeys",
          "logRetention",
          "seals",
          "decisions",
          "breakglassEvents",
          "breakglassGrants",
          "breakglassGrantIndex",
          "breakglassJustifications",
          "outboxRefused",
          "requests",
          "tallies",
          "policies",
          "platformPolicies",
          "attestors",
          NOTES,
          "orgPolicies",
          "iam",
          "continuousValidation");

  /**
   * Those at the root whose ids begin with the project, then a tilde. A message that waits moves
   * too: better that it comes twice, under one id, than never.
   */
  static final List<String> BESIDE = List.of(OCCURRENCES, "outbox");

  /** What has a meaning only where it was written: who simulates, and whose turn it is. */
  private static final Set<String> LEFT = Set.of("simulations", "rounds");

  private MovedCollections() {}

  /** Whether an export of the project can have a document at this path. */
  public static boolean areOf(ProjectId project, DocumentPath path) {
    String root = ProjectRegister.path(project).toString();
    if (path.toString().equals(root)) {
      return true;
    }
    if (!path.collection().startsWith(root + "/")) {
      return BESIDE.contains(path.collection()) || path.collection().equals(EVIDENCE);
    }
    String[] below = path.collection().substring(root.length() + 1).split("/", -1);
    if (below.length == 1) {
      return BELOW.contains(below[0]) || below[0].equals(REVISIONS);
    }
    return below.length == 3 && REVISED.contains(below[0]) && below[2].equals(REVISIONS);
  }

  /** Whether documents of this collection stay where they are, and do not belong into an export. */
  public static boolean areLeft(String collection) {
    return LEFT.contains(groupOf(collection));
  }

  /** The last segment of a collection. */
  static String groupOf(String collection) {
    return collection.substring(collection.lastIndexOf('/') + 1);
  }
}
