package dev.portcullis.wire.settings;

import dev.portcullis.verification.text.Ascii;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a project's owner has settled for all its deployments. Immutable.
 *
 * @param projectNumber the number that Google gave to the project: digits only
 * @param unannotated what becomes of a workload that names no policy
 * @param jobs when a job is decided
 * @param decisionLifetime how long a decision lets its workload be deployed
 * @param decisionRetention how long a decision is kept
 * @param findingRetention how long a finding is kept after it was last seen
 * @param logParticularsRetention how long the log keeps who did what and why, beside the facts
 * @param breakglass what is settled about breakglass
 */
public record ProjectSettings(
    Optional<String> projectNumber,
    Unannotated unannotated,
    JobsGate jobs,
    Duration decisionLifetime,
    Duration decisionRetention,
    Duration findingRetention,
    Duration logParticularsRetention,
    BreakglassSettings breakglass) {

  static final Duration MIN_LIFETIME = Duration.ofMinutes(1);
  static final Duration MAX_LIFETIME = Duration.ofHours(24);
  static final Duration MIN_RETENTION = Duration.ofDays(1);
  static final Duration MAX_RETENTION = Duration.ofDays(3650);

  private static final int MAX_NUMBER_LENGTH = 20;

  /**
   * What a project has before anybody settled anything; stands below what it is checked against.
   */
  public static final ProjectSettings DEFAULT =
      new ProjectSettings(
          Optional.empty(),
          Unannotated.EVALUATE,
          JobsGate.AT_SUBMISSION,
          Duration.ofMinutes(15),
          Duration.ofDays(400),
          Duration.ofDays(400),
          Duration.ofDays(3650),
          BreakglassSettings.DEFAULT);

  /** What becomes of a workload that names no policy. */
  public enum Unannotated {
    /** It is held to the project's policy: deleting one line must not open the gate. */
    EVALUATE,
    /** It is denied. */
    DENY,
    /** It passes, as on Google's side. */
    SKIP
  }

  /** When a job is decided. */
  public enum JobsGate {
    /** When it is submitted, so that a scheduler cannot run what nobody checked. */
    AT_SUBMISSION,
    /** When it is run, as on Google's side; for projects whose executions are gated too. */
    AT_EXECUTION
  }

  public ProjectSettings {
    Objects.requireNonNull(unannotated, "unannotated");
    Objects.requireNonNull(jobs, "jobs");
    if (projectNumber.isPresent() && !isNumber(projectNumber.get())) {
      throw new IllegalArgumentException("not a project number");
    }
    if (!isWithin(decisionLifetime, MIN_LIFETIME, MAX_LIFETIME)) {
      throw new IllegalArgumentException("decisionLifetime out of range");
    }
    if (!isWithin(decisionRetention, MIN_RETENTION, MAX_RETENTION)) {
      throw new IllegalArgumentException("decisionRetention out of range");
    }
    if (!isWithin(findingRetention, MIN_RETENTION, MAX_RETENTION)) {
      throw new IllegalArgumentException("findingRetention out of range");
    }
    if (!isWithin(logParticularsRetention, MIN_RETENTION, MAX_RETENTION)) {
      throw new IllegalArgumentException("logParticularsRetention out of range");
    }
    Objects.requireNonNull(breakglass, "breakglass");
  }

  /**
   * The account in whose name Binary Authorization reads attestors and notes for this project;
   * empty as long as nobody said which number the project has.
   *
   * @see <a href="https://cloud.google.com/iam/docs/service-agents">Google's service agents</a>
   */
  public Optional<String> serviceAgent() {
    return projectNumber.map(
        number -> "service-" + number + "@gcp-sa-binaryauthorization.iam.gserviceaccount.com");
  }

  static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_NUMBER_LENGTH
        && text.charAt(0) != '0'
        && text.chars().allMatch(Ascii::isDigit);
  }

  static boolean isWithin(Duration duration, Duration least, Duration most) {
    return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
  }
}
