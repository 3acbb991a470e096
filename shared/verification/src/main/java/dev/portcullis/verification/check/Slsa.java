package dev.portcullis.verification.check;

import dev.portcullis.verification.name.ProjectId;
import java.util.List;
import java.util.Objects;

/**
 * A builder that is trusted has to have built the image, from sources that are. Immutable.
 *
 * @param rules any one of which suffices; at least one
 */
public record Slsa(List<Rule> rules) implements UnsupportedCondition {

  /** Who can be trusted to build. The names are Google's. */
  public enum Builder {
    GOOGLE_CLOUD_BUILD
  }

  /**
   * What provenance has to say.
   *
   * @param trustedBuilder who has to have built it
   * @param attestationProjects where provenance is stored
   * @param configBasedBuildRequired whether it has to have been built by a configuration that was
   *     among its sources
   * @param trustedSourceRepoPatterns repositories that it may have been built from
   * @param customConstraints a further condition in the Common Expression Language, perhaps nothing
   */
  public record Rule(
      Builder trustedBuilder,
      List<ProjectId> attestationProjects,
      boolean configBasedBuildRequired,
      List<String> trustedSourceRepoPatterns,
      String customConstraints) {

    public Rule {
      Objects.requireNonNull(trustedBuilder, "trustedBuilder");
      attestationProjects = List.copyOf(attestationProjects);
      trustedSourceRepoPatterns = List.copyOf(trustedSourceRepoPatterns);
      Objects.requireNonNull(customConstraints, "customConstraints");
    }
  }

  public Slsa {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("no provenance would do");
    }
  }

  @Override
  public String type() {
    return "SlsaCheck";
  }

  @Override
  public String missing() {
    return "how images were built";
  }
}
