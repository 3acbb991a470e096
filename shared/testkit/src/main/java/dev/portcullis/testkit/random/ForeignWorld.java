package dev.portcullis.testkit.random;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What there may be in another project, of which one project's policy names an attestor. Immutable.
 *
 * @param number of the project that asks, if anybody said it
 * @param owner of the attestor: any project, or the one whose attestors another may all use
 * @param state of the attestor and of its note
 * @param bindings who may do what with the attestor
 * @param signed whether the attestor's key signed the image
 */
public record ForeignWorld(
    Optional<String> number, String owner, State state, List<Grant> bindings, boolean signed) {

  /** What became of the attestor and its note, all of it after the bindings were set. */
  public enum State {
    WHOLE,
    WITHOUT_ATTESTOR,
    ATTESTOR_CREATED_AGAIN,
    WITHOUT_NOTE,
    NOTE_OF_A_THIRD_PROJECT,
    NOTE_OF_THE_ASKING_PROJECT
  }

  /**
   * One binding.
   *
   * @param from how long after the beginning it holds, if not from then on
   * @param until how long after the beginning it is over, if ever; there if {@code from} is
   */
  public record Grant(
      String role, String member, Optional<Duration> from, Optional<Duration> until) {}

  private static final List<String> NUMBERS = List.of("77", "78");
  private static final List<String> ROLES =
      List.of(
          "roles/binaryauthorization.attestorsVerifier",
          "roles/binaryauthorization.attestorsVerifier",
          "roles/binaryauthorization.attestorsViewer",
          "roles/containeranalysis.notes.attacher",
          "roles/unknown.role");

  public ForeignWorld {
    bindings = List.copyOf(bindings);
  }

  /** The service agent of the project with a number, as IAM policies write it. */
  public static String agent(String number) {
    return "serviceAccount:service-"
        + number
        + "@gcp-sa-binaryauthorization.iam.gserviceaccount.com";
  }

  /** Any, more often than not one in which the attestor nearly counts. */
  public static ForeignWorld any(Draw draw, String open) {
    return new ForeignWorld(
        draw.chance(90) ? Optional.of(draw.pick(NUMBERS)) : Optional.empty(),
        draw.chance(20) ? open : "theirs",
        draw.chance(60) ? State.WHOLE : draw.pick(List.of(State.values())),
        Stream.generate(() -> grant(draw)).limit(draw.between(0, 3)).toList(),
        draw.chance(90));
  }

  private static Grant grant(Draw draw) {
    String member =
        switch (draw.below(8)) {
          case 0 -> "allUsers";
          case 1 -> "allAuthenticatedUsers";
          case 2 -> "domain:gcp-sa-binaryauthorization.iam.gserviceaccount.com";
          case 3 -> "deleted:" + agent("77") + "?uid=1";
          default -> agent(draw.pick(NUMBERS));
        };
    Duration end = Duration.ofHours(draw.between(1, 4));
    return switch (draw.below(3)) {
      case 0 -> new Grant(draw.pick(ROLES), member, Optional.empty(), Optional.of(end));
      case 1 ->
          new Grant(
              draw.pick(ROLES),
              member,
              Optional.of(end.minusHours(draw.between(1, 2))),
              Optional.of(end));
      default -> new Grant(draw.pick(ROLES), member, Optional.empty(), Optional.empty());
    };
  }
}
