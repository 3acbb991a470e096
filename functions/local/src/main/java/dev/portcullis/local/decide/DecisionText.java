package dev.portcullis.local.decide;

import dev.portcullis.local.command.Style;
import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.Warning;
import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.Reason;
import java.util.ArrayList;
import java.util.List;

/** A decision for people: the verdict, then image by image why, and what to do about it. */
final class DecisionText {

  private static final String INDENT = "    ";

  private final Style style;

  DecisionText(Style style) {
    this.style = style;
  }

  List<String> lines(Decision decision) {
    List<String> lines = new ArrayList<>();
    String workload = decision.workload().kind() + " " + decision.workload().name();
    lines.add(
        verdict(decision.outcome())
            + " "
            + workload.strip()
            + " ("
            + decision.basis().name()
            + ")");
    lines.add(decision.message());
    lines.add(
        style.faint("policy " + decision.policy().name() + " revision ")
            + decision.policy().revision());
    for (Warning warning : decision.warnings()) {
      lines.add("");
      lines.add("warning " + warning.code() + ": " + warning.message());
      lines.add(INDENT + "fix: " + warning.fix());
    }
    for (DecidedImage image : decision.images()) {
      lines.add("");
      lines.addAll(lines(image));
    }
    return lines;
  }

  private List<String> lines(DecidedImage image) {
    List<String> lines = new ArrayList<>();
    lines.add(
        verdict(image.outcome())
            + " "
            + named(image)
            + image.image()
            + " ("
            + image.basis().name()
            + ")");
    image.matchedPattern().ifPresent(pattern -> lines.add(INDENT + "exempt by " + pattern));
    for (Proof proof : image.proofs()) {
      lines.add(INDENT + "attested by " + proof.attestor() + " with key " + proof.keyId().value());
    }
    for (Reason reason : image.reasons()) {
      lines.add(
          INDENT
              + reason.code().name()
              + reason.attestor().map(attestor -> " " + attestor).orElse("")
              + ": "
              + reason.message()
              + reason.nearestMiss().map(miss -> "; found instead: " + miss).orElse(""));
      lines.add(INDENT + "fix: " + reason.fix());
    }
    return lines;
  }

  private static String named(DecidedImage image) {
    String revision = image.revision().isEmpty() ? "" : "revision " + image.revision() + " ";
    return image.container().isEmpty() ? revision : revision + image.container() + " ";
  }

  private String verdict(Outcome outcome) {
    return outcome == Outcome.ALLOW ? style.good("ALLOW") : style.bad("DENY ");
  }
}
