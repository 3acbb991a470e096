package dev.portcullis.verification.policy;

import dev.portcullis.verification.name.Platform;

/** A policy made for one platform. Immutable. */
public sealed interface PlatformPolicy permits CloudRunPolicy, GkePolicy {

  /** What its owner wrote about it, perhaps nothing. */
  String description();

  /** The platform that it is made for. */
  Platform platform();
}
