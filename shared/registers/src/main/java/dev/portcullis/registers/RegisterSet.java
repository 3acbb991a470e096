package dev.portcullis.registers;

import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.continuous.ContinuousValidationRegister;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.iam.IamRegister;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.occurrence.OccurrenceRegister;
import dev.portcullis.registers.orgpolicy.OrgPolicyRegister;
import dev.portcullis.registers.policy.PlatformPolicyRegister;
import dev.portcullis.registers.policy.PolicyRegister;
import dev.portcullis.registers.project.ProjectRegister;

/**
 * All registers of one store. Safe for use by many threads.
 *
 * @param projects projects and their settings
 * @param policies the policies of projects
 * @param platformPolicies policies made for a platform
 * @param orgPolicies the organization policies of projects
 * @param attestors attestors
 * @param notes notes
 * @param occurrences occurrences
 * @param iam IAM policies on resources
 * @param continuousValidation the configurations of continuous validation, which have no effect
 */
public record RegisterSet(
    ProjectRegister projects,
    PolicyRegister policies,
    PlatformPolicyRegister platformPolicies,
    OrgPolicyRegister orgPolicies,
    AttestorRegister attestors,
    NoteRegister notes,
    OccurrenceRegister occurrences,
    IamRegister iam,
    ContinuousValidationRegister continuousValidation) {

  /** The registers that are kept so. */
  public static RegisterSet in(Keeping keeping) {
    ProjectRegister projects = new ProjectRegister(keeping);
    AttestorRegister attestors = new AttestorRegister(keeping);
    NoteRegister notes = new NoteRegister(keeping);
    OccurrenceRegister occurrences = new OccurrenceRegister(keeping, notes);
    return new RegisterSet(
        projects,
        new PolicyRegister(keeping, attestors),
        new PlatformPolicyRegister(keeping),
        new OrgPolicyRegister(keeping),
        attestors,
        notes,
        occurrences,
        new IamRegister(keeping, projects, attestors, notes, occurrences),
        new ContinuousValidationRegister(keeping));
  }
}
