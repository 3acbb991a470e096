package dev.portcullis.registers.continuous;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.document.ResourceForm;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.document.RevisionPaths;
import dev.portcullis.registers.document.RevisionedRegister;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.registers.weakening.WeakeningRule;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.continuous.ContinuousValidationCodec;
import dev.portcullis.wire.continuous.ContinuousValidationConfig;
import java.util.Optional;

/** The configuration of each project. Safe for use by many threads. */
public final class ContinuousValidationRegister {

  private final RevisionedRegister<ContinuousValidationConfig> configs;

  /** A register in a store. */
  public ContinuousValidationRegister(Keeping keeping) {
    this.configs = new RevisionedRegister<>(keeping, new Form(), WeakeningRule.never());
  }

  /** Where a project's configuration is kept. */
  public static DocumentPath path(ProjectId project) {
    return ProjectRegister.path(project).in("continuousValidation", "default");
  }

  /** Fetches a project's configuration; empty if nobody wrote one. */
  public Optional<Revision<ContinuousValidationConfig>> find(ProjectId project) {
    return configs.find(path(project));
  }

  /**
   * Replaces a project's configuration.
   *
   * @throws RegisterException if it cannot be kept
   */
  public Revision<ContinuousValidationConfig> put(
      Principal author, ProjectId project, ContinuousValidationConfig config)
      throws RegisterException {
    return configs.put(author, path(project), config, Optional.empty());
  }

  private static final class Form implements ResourceForm<ContinuousValidationConfig> {

    private final ContinuousValidationCodec codec = new ContinuousValidationCodec();

    @Override
    public JsonObject write(DocumentPath path, ContinuousValidationConfig config) {
      return codec.write(RevisionPaths.project(path), config, Optional.empty());
    }

    @Override
    public Optional<ContinuousValidationConfig> read(DocumentPath path, Cursor stored) {
      return codec.read(stored);
    }

    @Override
    public String name(DocumentPath path) {
      return "projects/" + RevisionPaths.project(path) + "/continuousValidationConfig";
    }
  }
}
