package dev.portcullis.testkit.conformance;

import java.util.List;
import java.util.Objects;

/**
 * What has to be said of one image. Immutable.
 *
 * @param revision the earlier revision that runs it; empty for the one being deployed
 * @param container the container that it belongs to
 * @param image the image as it was written
 * @param verdict which way it goes
 * @param basis what that rests on
 * @param matchedPattern the pattern that exempts it; empty if none does
 * @param attestors who attested to it
 * @param reasons why it is refused, or would be
 */
public record ExpectedImage(
    String revision,
    String container,
    String image,
    String verdict,
    String basis,
    String matchedPattern,
    List<String> attestors,
    List<Reason> reasons) {

  /**
   * One reason. Immutable.
   *
   * @param code the kind of reason
   * @param attestor the attestor that it is about; empty if it is about none
   * @param found what the nearest miss has to name; nothing if nothing may have come near
   */
  public record Reason(String code, String attestor, List<String> found) {

    /** What stands between the reason and the nearest miss. */
    private static final String INSTEAD = "; found instead: ";

    public Reason {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(attestor, "attestor");
      found = List.copyOf(found);
    }

    private void compare(String path, DecisionView reason, Differences differences) {
      differences.compare(path + ".code", code, reason.text("code"));
      differences.compare(path + ".attestor", attestor, reason.text("attestor"));
      String message = reason.text("message");
      int instead = message.indexOf(INSTEAD);
      String miss = instead < 0 ? "" : message.substring(instead + INSTEAD.length());
      if (found.isEmpty()) {
        differences.compare(path + ".found", "", miss);
      }
      found.forEach(part -> differences.contains(path + ".found", part, miss));
      if (reason.text("fix").isEmpty()) {
        differences.add(path + ".fix", "what to do next", "nothing");
      }
    }
  }

  public ExpectedImage {
    Objects.requireNonNull(revision, "revision");
    Objects.requireNonNull(container, "container");
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(matchedPattern, "matchedPattern");
    attestors = List.copyOf(attestors);
    reasons = List.copyOf(reasons);
  }

  void compare(String path, DecisionView found, Differences differences) {
    differences.compare(path + ".revision", revision, found.text("revision"));
    differences.compare(path + ".container", container, found.text("container"));
    differences.compare(path + ".image", image, found.text("image"));
    differences.compare(path + ".verdict", verdict, found.text("verdict"));
    differences.compare(path + ".basis", basis, found.text("basis"));
    differences.compare(path + ".matchedPattern", matchedPattern, found.text("matchedPattern"));
    differences.compare(path + ".attestors", attestors, found.texts("attestations", "attestor"));
    List<DecisionView> given = found.list("reasons");
    differences.compare(
        path + ".reasons", reasons.stream().map(Reason::code).toList(), codes(given));
    for (int i = 0; i < Math.min(reasons.size(), given.size()); i++) {
      reasons.get(i).compare(path + ".reasons[" + i + "]", given.get(i), differences);
    }
  }

  private static List<String> codes(List<DecisionView> reasons) {
    return reasons.stream().map(reason -> reason.text("code")).toList();
  }
}
