package dev.portcullis.registers.iam;

import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.name.ProjectPolicyName;
import java.util.Objects;
import java.util.Set;

/** A resource that has an IAM policy of its own. Immutable. */
public sealed interface IamResource {

  /** The project that it belongs to. */
  ProjectId project();

  /** Where its IAM policy is kept below its project: never the id of another resource's. */
  String id();

  /** Its full name. */
  String name();

  /** What an IAM policy can permit on a resource of the kind. */
  Set<String> permissions();

  /** Where its IAM policy is kept. */
  default DocumentPath path() {
    return ProjectRegister.path(project()).in("iam", id());
  }

  /** The one policy of a project, which is there as soon as the project is. */
  record OfPolicy(ProjectId project) implements IamResource {

    public OfPolicy {
      Objects.requireNonNull(project, "project");
    }

    @Override
    public String id() {
      return "policy";
    }

    @Override
    public Set<String> permissions() {
      return ResourcePermissions.POLICY;
    }

    @Override
    public String name() {
      return new ProjectPolicyName(project).toString();
    }
  }

  /** The configuration of continuous validation, which is there as soon as the project is. */
  record OfContinuousValidation(ProjectId project) implements IamResource {

    public OfContinuousValidation {
      Objects.requireNonNull(project, "project");
    }

    @Override
    public String id() {
      return "continuousValidationConfig";
    }

    @Override
    public Set<String> permissions() {
      return ResourcePermissions.CONTINUOUS_VALIDATION;
    }

    @Override
    public String name() {
      return "projects/" + project + "/continuousValidationConfig";
    }
  }

  /** An attestor. */
  record OfAttestor(AttestorName attestor) implements IamResource {

    public OfAttestor {
      Objects.requireNonNull(attestor, "attestor");
    }

    @Override
    public ProjectId project() {
      return attestor.project();
    }

    @Override
    public String id() {
      return "attestors~" + attestor.id();
    }

    @Override
    public Set<String> permissions() {
      return ResourcePermissions.ATTESTOR;
    }

    @Override
    public String name() {
      return attestor.toString();
    }
  }

  /** A note: who may attach to it may attest. */
  record OfNote(NoteName note) implements IamResource {

    public OfNote {
      Objects.requireNonNull(note, "note");
    }

    @Override
    public ProjectId project() {
      return note.project();
    }

    @Override
    public String id() {
      return "notes~" + note.id();
    }

    @Override
    public Set<String> permissions() {
      return ResourcePermissions.NOTE;
    }

    @Override
    public String name() {
      return note.toString();
    }
  }

  /** An occurrence. */
  record OfOccurrence(OccurrenceName occurrence) implements IamResource {

    public OfOccurrence {
      Objects.requireNonNull(occurrence, "occurrence");
    }

    @Override
    public ProjectId project() {
      return occurrence.project();
    }

    @Override
    public String id() {
      return "occurrences~" + occurrence.id();
    }

    @Override
    public Set<String> permissions() {
      return ResourcePermissions.OCCURRENCE;
    }

    @Override
    public String name() {
      return occurrence.toString();
    }
  }
}
