package dev.portcullis.verification.verdict;

/** Why an image or a workload is refused. The names are part of the API. */
public enum ReasonCode {
  /** The rule refuses every image. */
  ALWAYS_DENY,
  /** The rule asks for an attestation, and the image is named by tag. */
  DIGEST_REQUIRED,
  /** No attestation over this digest holds under a key of this attestor. */
  NO_VALID_ATTESTATION,
  /** The attestor lists no key, so nothing can hold. */
  ATTESTOR_WITHOUT_KEYS,
  /** The policy names an attestor that does not exist. */
  ATTESTOR_NOT_FOUND,
  /** The attestor's note does not exist. */
  NOTE_NOT_FOUND,
  /** The attestor belongs to another project, which does not let this one use it. */
  ATTESTOR_UNREADABLE,
  /** More signatures name keys of the attestors than are looked at for one image. */
  TOO_MANY_SIGNATURES,
  /** No attestation can cover this image, as it is no container's. */
  IMAGE_NOT_COVERED,
  /** The annotation that names a policy is misplaced, empty or misspelt. */
  ANNOTATION_INVALID,
  /** The annotation names a policy that does not exist, or is not for this project. */
  POLICY_NOT_FOUND,
  /** The annotation names a policy that the organization policy does not list. */
  POLICY_NOT_ALLOWED,
  /** The workload names no policy, and the project or its organization refuses such workloads. */
  NOT_ANNOTATED,
  /** Traffic, a tag or a split names a revision of which no earlier decision is known. */
  REVISION_UNKNOWN,
  /** The image does not satisfy a check. */
  CHECK_FAILED,
  /** A check asks for something that is not known here, so nothing can pass it. */
  CHECK_UNSUPPORTED,
  /** A check could not be made. */
  CHECK_ERROR,
  /** The policy has no check for the workload. */
  NO_CHECKS
}
