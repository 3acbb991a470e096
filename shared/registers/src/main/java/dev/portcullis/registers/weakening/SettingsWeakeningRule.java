package dev.portcullis.registers.weakening;

import dev.portcullis.wire.resource.ProtoDuration;
import dev.portcullis.wire.settings.ProjectSettings;
import dev.portcullis.wire.settings.ProjectSettings.JobsGate;
import dev.portcullis.wire.settings.ProjectSettings.Unannotated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a change of a project's settings weakens. The first settings register the project, and
 * weaken nothing. Immutable.
 */
public final class SettingsWeakeningRule implements WeakeningRule<ProjectSettings> {

  @Override
  public List<Weakening> weakenings(
      Optional<ProjectSettings> before, Optional<ProjectSettings> after) {
    return before.isPresent() && after.isPresent() ? compare(before.get(), after.get()) : List.of();
  }

  private static List<Weakening> compare(ProjectSettings before, ProjectSettings after) {
    List<Weakening> weakenings = new ArrayList<>();
    if (!before.projectNumber().equals(after.projectNumber())) {
      weakenings.add(
          new Weakening("projectNumber", "stands for another project, with rights of its own"));
    }
    if (looseness(after.unannotated()) > looseness(before.unannotated())) {
      weakenings.add(
          new Weakening(
              "unannotated",
              "asks less of workloads that name no policy: "
                  + after.unannotated()
                  + " after "
                  + before.unannotated()));
    }
    if (before.jobs() != after.jobs() && after.jobs() != JobsGate.AT_SUBMISSION) {
      weakenings.add(new Weakening("jobs", "no longer decides jobs when they are submitted"));
    }
    if (after.decisionLifetime().compareTo(before.decisionLifetime()) > 0) {
      weakenings.add(
          new Weakening(
              "decisionLifetime",
              "lets a decision be used longer than "
                  + ProtoDuration.write(before.decisionLifetime())));
    }
    if (after.decisionRetention().compareTo(before.decisionRetention()) < 0) {
      weakenings.add(
          new Weakening(
              "decisionRetention",
              "forgets decisions sooner than " + ProtoDuration.write(before.decisionRetention())));
    }
    if (after.findingRetention().compareTo(before.findingRetention()) < 0) {
      weakenings.add(
          new Weakening(
              "findingRetention",
              "forgets findings sooner than " + ProtoDuration.write(before.findingRetention())));
    }
    if (after.logParticularsRetention().compareTo(before.logParticularsRetention()) < 0) {
      weakenings.add(
          new Weakening(
              "logParticularsRetention",
              "forgets who did what sooner than "
                  + ProtoDuration.write(before.logParticularsRetention())));
    }
    weakenings.addAll(BreakglassWeakening.of(before.breakglass(), after.breakglass()));
    return weakenings;
  }

  private static int looseness(Unannotated unannotated) {
    return switch (unannotated) {
      case DENY -> 0;
      case EVALUATE -> 1;
      case SKIP -> 2;
    };
  }
}
