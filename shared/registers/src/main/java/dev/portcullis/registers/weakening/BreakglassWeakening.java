package dev.portcullis.registers.weakening;

import dev.portcullis.wire.resource.ProtoDuration;
import dev.portcullis.wire.settings.BreakglassSettings;
import java.util.ArrayList;
import java.util.List;

/** What a change of the settings of breakglass weakens: all that lets more of it happen. */
final class BreakglassWeakening {

  private BreakglassWeakening() {}

  static List<Weakening> of(BreakglassSettings before, BreakglassSettings after) {
    List<Weakening> weakenings = new ArrayList<>();
    if (after.enabled() && !before.enabled()) {
      weakenings.add(new Weakening("breakglass.enabled", "lets policies be overridden"));
    }
    if (after.minimumLength() < before.minimumLength()) {
      weakenings.add(
          new Weakening(
              "breakglass.justification.minimumLength",
              "accepts justifications shorter than " + before.minimumLength() + " characters"));
    }
    if (before.pattern().isPresent() && !after.pattern().equals(before.pattern())) {
      weakenings.add(
          new Weakening(
              "breakglass.justification.pattern",
              "no longer demands `" + before.pattern().get() + "` of justifications"));
    }
    if (after.maximumDuration().compareTo(before.maximumDuration()) > 0) {
      weakenings.add(
          new Weakening(
              "breakglass.maximumDuration",
              "lets justifications and grants be used longer than "
                  + ProtoDuration.write(before.maximumDuration())));
    }
    if (before.secondApprover() && !after.secondApprover()) {
      weakenings.add(new Weakening("breakglass.secondApprover", "lets one person act alone"));
    }
    if (after.serviceAccounts().compareTo(before.serviceAccounts()) > 0) {
      weakenings.add(
          new Weakening(
              "breakglass.serviceAccounts",
              "lets programs do more: "
                  + after.serviceAccounts()
                  + " after "
                  + before.serviceAccounts()));
    }
    return weakenings;
  }
}
