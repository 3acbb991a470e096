package dev.portcullis.record.decision;

/** What an image is to its workload. */
public enum ImageKind {
  /** A container runs it. */
  CONTAINER,
  /** It ends up in what runs and is no container's image, so no attestation covers it. */
  UNCOVERED
}
