package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.workload.Workload;

/** A manifest as it was submitted, and what it says. Immutable. */
public final class WorkloadDocument {

  private final Cursor root;
  private final JsonObject tree;
  private final ManifestForm form;
  private final Workload workload;

  WorkloadDocument(Cursor root, JsonObject tree, ManifestForm form, Workload workload) {
    this.root = root;
    this.tree = tree;
    this.form = form;
    this.workload = workload;
  }

  /** The manifest as it was submitted, with all that nothing here understands. */
  public JsonObject tree() {
    return tree;
  }

  /** What the manifest says. */
  public Workload workload() {
    return workload;
  }

  /**
   * What to deploy: the manifest with every image that names a digest reduced to that digest, and
   * the decision's name among its annotations. An image without a digest stays as it is written, as
   * does everything else.
   *
   * @param decisionName such as {@code projects/P/decisions/ID}
   */
  public JsonObject pinned(String decisionName) {
    return new Pinning(form, workload).pin(root, decisionName);
  }

  /** The kind and name only: manifests hold secrets. */
  @Override
  public String toString() {
    return workload.kind().title() + workload.name().map(name -> " " + name).orElse("");
  }
}
