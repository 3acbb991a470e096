package dev.portcullis.verification.conformance;

import java.util.Comparator;
import java.util.stream.Stream;

/** Whether something is as a policy asks. The names are Google's; each outranks those before it. */
public enum Conformance {
  /** It is. */
  CONFORMANT,
  /** Nobody can tell. */
  ERROR,
  /** It is not. */
  NON_CONFORMANT;

  /** What comes of the parts for the whole; nothing at all conforms. */
  public static Conformance worst(Stream<Conformance> parts) {
    return parts.max(Comparator.naturalOrder()).orElse(CONFORMANT);
  }
}
