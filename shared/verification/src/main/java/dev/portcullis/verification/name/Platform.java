package dev.portcullis.verification.name;

import dev.portcullis.json.InvalidTextException;

/** A platform that a policy can be made for. */
public enum Platform {
  /** Cloud Run. */
  CLOUD_RUN("cloudRun"),
  /** Google Kubernetes Engine. */
  GKE("gke");

  private final String segment;

  Platform(String segment) {
    this.segment = segment;
  }

  /** How names write it; the case matters. */
  public String segment() {
    return segment;
  }

  /**
   * Reads a platform from a segment of a name.
   *
   * @throws InvalidTextException if there is no such platform
   */
  public static Platform parse(String text) throws InvalidTextException {
    for (Platform platform : values()) {
      if (platform.segment.equals(text)) {
        return platform;
      }
    }
    throw new InvalidTextException("names no platform: `cloudRun` and `gke` are known");
  }
}
