package dev.portcullis.admission.simulation;

import dev.portcullis.record.decision.Warning;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.verdict.RequiredAttestor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a candidate itself, whatever it is held against. */
final class CandidateWarnings {

  private CandidateWarnings() {}

  static List<Warning> of(AdmissionRule<RequiredAttestor> rule) {
    List<Warning> warnings = new ArrayList<>();
    if (rule.enforcement() == EnforcementMode.DRYRUN_AUDIT_LOG_ONLY) {
      warnings.add(
          new Warning(
              "DRY_RUN",
              "the rule of the candidate only records, so it denies nothing",
              "simulate it with `ENFORCED_BLOCK_AND_AUDIT_LOG` to see what it would refuse"));
    }
    rule.attestors().forEach(attestor -> about(attestor).ifPresent(warnings::add));
    return warnings;
  }

  private static Optional<Warning> about(RequiredAttestor attestor) {
    String label = "`" + attestor.label() + "`";
    if (attestor instanceof RequiredAttestor.Missing) {
      return Optional.of(
          new Warning(
              "ATTESTOR_NOT_FOUND",
              "the candidate names attestor " + label + ", which does not exist",
              "create the attestor; until then the policy cannot be written"));
    }
    if (attestor instanceof RequiredAttestor.WithoutNote) {
      return Optional.of(
          new Warning(
              "NOTE_NOT_FOUND",
              "the note of attestor " + label + " does not exist, so nothing can satisfy it",
              "create the note"));
    }
    if (attestor instanceof RequiredAttestor.WithoutAgent) {
      return Optional.of(
          unreadable(
              label,
              "set `projectNumber` in the settings, so that its project can grant the use of it to"
                  + " this one's service agent"));
    }
    if (attestor instanceof RequiredAttestor.Unreadable) {
      return Optional.of(
          unreadable(
              label,
              "have its project grant binaryauthorization.attestors.verifyImageAttested to this"
                  + " project's service agent, or name an attestor of this project"));
    }
    return Optional.empty();
  }

  private static Warning unreadable(String label, String fix) {
    return new Warning(
        "ATTESTOR_UNREADABLE", "attestor " + label + " is not one that this project may use", fix);
  }
}
