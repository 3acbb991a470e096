package dev.portcullis.registers.failure;

import java.util.Objects;
import java.util.Optional;

/**
 * A register cannot do what it was asked to, although the request reads well: the reason lies in
 * what is stored. Nothing was changed.
 *
 * <p>The message is for the caller: what was wrong and what to do next, lower case, no full stop at
 * the end, names in backticks and bounded.
 */
public final class RegisterException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient Optional<MissingPermission> missing;

  /** The sorts of refusal, as far as a caller must react differently. */
  public enum Kind {
    /** What was named does not exist. */
    NOT_FOUND,
    /** What was to be created exists, with another content. */
    ALREADY_EXISTS,
    /** The caller saw an older state than the stored one: read again, then try again. */
    STALE,
    /** A limit on how much one thing may hold is reached: remove something first. */
    EXHAUSTED,
    /** Something else must be done or be so first. */
    PRECONDITION,
    /** The caller lacks a permission that this change needs; see {@link #missing}. */
    FORBIDDEN
  }

  /**
   * What a caller lacks.
   *
   * @param reason why it is needed, as a word for programs
   * @param permission what it is called
   */
  public record MissingPermission(String reason, String permission) {

    public MissingPermission {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(permission, "permission");
    }
  }

  /** A refusal of this sort, and what the caller is told. */
  public RegisterException(Kind kind, String message) {
    this(kind, Optional.empty(), message);
  }

  private RegisterException(Kind kind, Optional<MissingPermission> missing, String message) {
    super(message);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.missing = missing;
    if (missing.isPresent() != (kind == Kind.FORBIDDEN)) {
      throw new IllegalArgumentException("who may not is told which permission is missing");
    }
    if (message.isBlank()) {
      throw new IllegalArgumentException("a refusal needs a message");
    }
  }

  /** A refusal for want of a permission. */
  public static RegisterException forbidden(String reason, String permission, String message) {
    return new RegisterException(
        Kind.FORBIDDEN, Optional.of(new MissingPermission(reason, permission)), message);
  }

  /** What the caller lacks, if that is why. */
  public Optional<MissingPermission> missing() {
    return missing;
  }

  /** The sort of refusal. */
  public Kind kind() {
    return kind;
  }

  /** What was wrong and what to do next. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
