package dev.portcullis.runtime;

import dev.portcullis.record.outbox.Recipients;
import dev.portcullis.registers.weakening.WeakeningPermission;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.web.limit.Guard;
import dev.portcullis.web.limit.Rates;
import java.time.InstantSource;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Everything that comes to a {@link Portcullis} from outside of it. Immutable, but for what its
 * parts are.
 *
 * @param store where documents are kept; closed with the Portcullis
 * @param clock what time it is
 * @param random where ids and waiting times come from
 * @param systemPolicy whose allowlist names the platform's own images
 * @param guard how much may be asked at once
 * @param weakening who of those with the permission may weaken policies and what they rest on
 * @param trust how callers are known
 * @param signing how logs are signed
 * @param recipients who takes messages of what happens
 */
public record Surroundings(
    DocumentStore store,
    InstantSource clock,
    RandomGenerator random,
    Policy systemPolicy,
    Guard guard,
    WeakeningPermission weakening,
    Trust trust,
    LogSigning signing,
    Recipients recipients) {

  public Surroundings {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(random, "random");
    Objects.requireNonNull(systemPolicy, "systemPolicy");
    Objects.requireNonNull(guard, "guard");
    Objects.requireNonNull(weakening, "weakening");
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(signing, "signing");
    Objects.requireNonNull(recipients, "recipients");
  }

  /** Those of a server on a loopback port. */
  public static Surroundings of(DocumentStore store, InstantSource clock, RandomGenerator random) {
    return new Surroundings(
        store,
        clock,
        random,
        SystemPolicy.builtIn(),
        Guard.usual(new Rates.Unlimited(), System::nanoTime),
        WeakeningPermission.everybody(),
        new Trust.Loopback(),
        LogSigning.none(),
        Recipients.nobody());
  }

  /** The same, behind other limits. */
  public Surroundings behind(Guard other) {
    return new Surroundings(
        store, clock, random, systemPolicy, other, weakening, trust, signing, recipients);
  }

  /** The same, with fewer who may weaken. */
  public Surroundings owned(WeakeningPermission other) {
    return new Surroundings(
        store, clock, random, systemPolicy, guard, other, trust, signing, recipients);
  }

  /** The same, for callers who are known in another way. */
  public Surroundings knowing(Trust other) {
    return new Surroundings(
        store, clock, random, systemPolicy, guard, weakening, other, signing, recipients);
  }

  /** The same, with logs that are signed so. */
  public Surroundings signing(LogSigning other) {
    return new Surroundings(
        store, clock, random, systemPolicy, guard, weakening, trust, other, recipients);
  }

  /** The same, with others who take messages. */
  public Surroundings telling(Recipients other) {
    return new Surroundings(
        store, clock, random, systemPolicy, guard, weakening, trust, signing, other);
  }
}
