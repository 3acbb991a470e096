package dev.portcullis.admission.evaluation;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.ImageKind;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.Warning;
import dev.portcullis.verification.verdict.Basis;
import java.util.ArrayList;
import java.util.List;

/** What should be mended although it does not change the outcome. */
final class Warnings {

  private Warnings() {}

  static List<Warning> of(
      boolean unannotated, boolean skipped, HeldTo heldTo, List<DecidedImage> images) {
    List<Warning> warnings = new ArrayList<>();
    if (unannotated) {
      warnings.add(unannotated(skipped));
    }
    if (heldTo instanceof HeldTo.NeverWritten) {
      warnings.add(
          new Warning(
              "NO_POLICY",
              "the project has no policy, so everything is allowed",
              "write one: `gcloud container binauthz policy import policy.yaml`"));
    }
    if (images.stream().anyMatch(image -> image.basis() == Basis.DRY_RUN)) {
      warnings.add(
          new Warning(
              "DRY_RUN",
              "the policy would refuse this and only records it",
              "satisfy the reasons given before the rule is enforced"));
    }
    images.stream()
        .filter(Warnings::isNamedByTag)
        .map(DecidedImage::image)
        .distinct()
        .forEach(
            image ->
                warnings.add(
                    new Warning(
                        "TAG_NOT_PINNED",
                        "`" + image + "` is named by tag, which can mean another image tomorrow",
                        "name it by digest")));
    return warnings;
  }

  private static boolean isNamedByTag(DecidedImage image) {
    return image.outcome() == Outcome.ALLOW
        && image.kind() == ImageKind.CONTAINER
        && image.digest().isEmpty()
        && !image.image().isEmpty();
  }

  private static Warning unannotated(boolean skipped) {
    return new Warning(
        "NOT_ANNOTATED",
        skipped
            ? "the workload does not ask for Binary Authorization, so it was not held to a policy"
            : "the workload does not ask for Binary Authorization; it was held to the default"
                + " policy all the same, while Cloud Run itself would check nothing",
        "add the annotation `run.googleapis.com/binary-authorization: default` to the metadata of"
            + " the object itself (in the form of API v2, which has no annotation for it:"
            + " `binaryAuthorization: {useDefault: true}`)");
  }
}
