package dev.portcullis.record.receipt;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.record.checkpoint.SigningKeys;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.signature.Bytes;
import java.util.Objects;
import java.util.Optional;

/**
 * Signs what was decided, by the key that signs the log, so that whoever trusts that key can check
 * the answer later without asking. Safe for use by many threads.
 *
 * <p>A receipt reads PASSED only where every image met the policy: an ALLOW by breakglass, in a dry
 * run, put off, or without a policy is FAILED, and {@code verdict} and {@code basis} in the field
 * of our own say what was answered.
 */
public final class Receipts {

  /** What the payload is. */
  public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  private final String host;
  private final Optional<SigningKeys> keys;
  private final VerificationSummary summary;

  /**
   * Receipts of the gate that goes by this name.
   *
   * @param host what the origins of its logs begin with
   * @param keys who signs; without, there are no receipts
   */
  public Receipts(String host, Optional<SigningKeys> keys) {
    this.host = Objects.requireNonNull(host, "host");
    this.keys = Objects.requireNonNull(keys, "keys");
    this.summary = new VerificationSummary(host);
  }

  /**
   * The receipt for a recorded decision, as a DSSE envelope.
   *
   * @throws RegisterException if no key is configured, or no image is known by a digest
   * @throws StoreUnavailableException if whoever keeps the key does not answer
   */
  public JsonObject issue(DecisionName name, Decision decision) throws RegisterException {
    SigningKeys signers = SigningKeys.require(keys);
    Optional<String> obstacle = VerificationSummary.obstacle(decision);
    if (obstacle.isPresent()) {
      throw new RegisterException(RegisterException.Kind.PRECONDITION, obstacle.get());
    }
    return DsseEnvelope.sign(
        PAYLOAD_TYPE,
        Bytes.utf8(JsonWriter.compact(summary.statement(name, decision))),
        host + "/projects/" + name.project(),
        signers.current());
  }
}
