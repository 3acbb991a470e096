package dev.portcullis.admission.breakglass;

import static java.util.Comparator.naturalOrder;

import dev.portcullis.admission.evaluation.Evaluation;
import dev.portcullis.json.Excerpt;
import dev.portcullis.record.breakglass.BreakglassGrants;
import dev.portcullis.record.breakglass.Justification;
import dev.portcullis.record.breakglass.JustificationUse;
import dev.portcullis.record.breakglass.Persons;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.Refusal;
import dev.portcullis.record.decision.Refusal.Code;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.wire.settings.BreakglassSettings;
import dev.portcullis.wire.settings.BreakglassSettings.ServiceAccounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules of breakglass. A pure function of what was asked and what was read. */
public final class BreakglassRule {

  private BreakglassRule() {}

  /**
   * Whether it is given. Everything that stands in the way is said at once, but to who may not use
   * it: what was asked for before, and by whom, is not for them.
   *
   * @param evaluation what the policy says
   * @param documents what was read
   */
  public static Ruling rule(
      Asking asking,
      BreakglassSettings settings,
      Evaluation evaluation,
      Map<DocumentPath, Document> documents,
      Instant now) {
    if (isBeyondPolicies(evaluation)) {
      return new Ruling.Refused(List.of(notOverridable()));
    }
    if (asking.right() == BreakglassRight.NOT_HELD) {
      return new Ruling.Refused(ofTheCaller(asking, settings));
    }
    Covered covered = Covered.of(evaluation.images());
    List<Refusal> refusals = new ArrayList<>(ofTheCaller(asking, settings));
    refusals.addAll(ofTheText(asking, settings));
    if (!covered.byTag().isEmpty()) {
      refusals.add(byTag(covered));
    }
    Optional<JustificationUse> use =
        Optional.ofNullable(documents.get(asking.justificationPath())).map(JustificationUse::read);
    Instant until =
        use.map(JustificationUse::firstUse).orElse(now).plus(settings.maximumDuration());
    use.ifPresent(first -> refusals.addAll(ofTheFirstUse(first, covered, until, now)));
    Optional<Document> grant = Optional.empty();
    if (asking.needsGrant(settings)) {
      GrantSearch search = new GrantSearch(asking, covered, now);
      grant = search.find(documents);
      if (grant.isEmpty()) {
        refusals.add(search.refusal(documents));
      }
    }
    if (!refusals.isEmpty()) {
      return new Ruling.Refused(refusals);
    }
    Instant end =
        grant
            .map(document -> BreakglassGrants.read(document).terms().endTime())
            .filter(until::isAfter)
            .orElse(until);
    return new Ruling.Given(
        covered.digests().stream().sorted(Comparator.comparing(Digest::toString)).toList(),
        use.isPresent() ? Optional.empty() : Optional.of(covered.keys()),
        grant,
        end);
  }

  /** What was refused before any policy was asked. */
  private static boolean isBeyondPolicies(Evaluation evaluation) {
    return evaluation.outcome() == Outcome.DENY
        && switch (evaluation.basis()) {
          case ORG_POLICY, ERROR, NOT_ENABLED -> true;
          default -> false;
        };
  }

  private static Refusal notOverridable() {
    return new Refusal(
        Code.NOT_OVERRIDABLE,
        "breakglass overrides what a policy says, and this was refused before any policy was asked",
        "mend what the decision names; breakglass gets nothing past an organization policy, a"
            + " broken annotation or a missing one");
  }

  private static List<Refusal> ofTheCaller(Asking asking, BreakglassSettings settings) {
    List<Refusal> refusals = new ArrayList<>();
    if (!settings.enabled()) {
      refusals.add(
          new Refusal(
              Code.DISABLED,
              "project " + asking.project() + " has no breakglass",
              "satisfy the policy, or have `breakglass.enabled` set in the project's settings"));
    }
    if (asking.right() == BreakglassRight.NOT_HELD) {
      refusals.add(
          new Refusal(
              Code.PERMISSION_MISSING,
              "the caller lacks the permission `"
                  + BreakglassRight.PERMISSION
                  + "` on project "
                  + asking.project(),
              "have somebody submit it who has the role `roles/portcullis.breakglassUser`"));
    }
    if (!Persons.isPerson(asking.principal())
        && settings.serviceAccounts() == ServiceAccounts.NEVER) {
      refusals.add(
          new Refusal(
              Code.PROGRAM,
              "the project lets no program use breakglass",
              "have a person submit it"));
    }
    return refusals;
  }

  private static List<Refusal> ofTheText(Asking asking, BreakglassSettings settings) {
    return Justification.problems(asking.justification(), settings).stream()
        .map(
            problem ->
                new Refusal(
                    Code.JUSTIFICATION_INVALID,
                    "the justification " + problem,
                    "say in the annotation `run.googleapis.com/binary-authorization-breakglass`"
                        + " why this cannot wait"))
        .toList();
  }

  private static Refusal byTag(Covered covered) {
    return new Refusal(
        Code.DIGEST_REQUIRED,
        covered.byTag().stream()
                .sorted(naturalOrder())
                .limit(3)
                .map(Excerpt::of)
                .collect(Collectors.joining(", "))
            + " is named by tag, so nobody could say later what was let through",
        "name every image by digest");
  }

  private static List<Refusal> ofTheFirstUse(
      JustificationUse first, Covered covered, Instant until, Instant now) {
    if (!now.isBefore(until)) {
      return List.of(
          new Refusal(
              Code.JUSTIFICATION_ENDED,
              "the justification was first used at " + first.firstUse() + " and ended at " + until,
              leftIn()));
    }
    if (!first.images().containsAll(covered.keys())) {
      return List.of(
          new Refusal(
              Code.JUSTIFICATION_REUSED,
              "the justification was used at " + first.firstUse() + " for other images",
              leftIn()));
    }
    return List.of();
  }

  private static String leftIn() {
    return "take the annotation out of the manifest if it was only left in; otherwise justify this"
        + " deployment in words of its own";
  }
}
