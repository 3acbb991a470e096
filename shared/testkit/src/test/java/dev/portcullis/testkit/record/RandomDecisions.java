package dev.portcullis.testkit.record;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.ImageKind;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.PolicyOverride;
import dev.portcullis.record.decision.PolicyUsed;
import dev.portcullis.record.decision.Refusal;
import dev.portcullis.record.decision.Warning;
import dev.portcullis.record.decision.WorkloadSummary;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Any decision that there can be, from a seed: every outcome, basis and reason, odd texts. */
final class RandomDecisions {

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "svc",
          "with space",
          "ß漢😀",
          "\"quoted\\\"",
          "line\nbreak\t\u0001",
          "{}",
          "null");

  private final SplittableRandom random;

  RandomDecisions(long seed) {
    this.random = new SplittableRandom(seed);
  }

  Decision next() {
    Outcome outcome = one(Outcome.values());
    Instant time =
        MutableClock.START
            .plusSeconds(random.nextInt(100_000))
            .plusNanos(1000L * random.nextInt(1_000_000));
    Basis basis = outcome == Outcome.ALLOW ? one(Basis.values()) : one(Basis.RULE, Basis.ERROR);
    return new Decision(
        outcome,
        basis,
        new PolicyUsed("projects/demo/policy", random.nextInt(3)),
        workload(),
        new Principal(one(Principal.Kind.values()), "subject" + text(), text()),
        context(),
        time,
        outcome == Outcome.ALLOW ? Optional.of(time.plusSeconds(900)) : Optional.empty(),
        some(() -> new Warning(text(), text(), text())),
        Stream.concat(Stream.of(image()), some(this::image).stream()).toList(),
        text(),
        override(outcome, basis));
  }

  private PolicyOverride override(Outcome outcome, Basis basis) {
    if (basis == Basis.BREAKGLASS) {
      return new PolicyOverride.Used(
          one(Outcome.values()), one(Basis.values()), text(), maybe(this::text));
    }
    return outcome == Outcome.DENY && random.nextBoolean()
        ? new PolicyOverride.Refused(
            one(Outcome.values()), List.of(new Refusal(one(Refusal.Code.values()), text(), text())))
        : new PolicyOverride.NotAsked();
  }

  private WorkloadSummary workload() {
    String hash = "%064x".formatted(random.nextInt(1000));
    return new WorkloadSummary("Service", one("", "svc", "job", "svc-2"), text(), text(), hash);
  }

  private DecidedImage image() {
    Outcome outcome = one(Outcome.values());
    List<Reason> reasons = some(this::reason);
    return new DecidedImage(
        text(),
        text(),
        one(ImageKind.values()),
        text(),
        maybe(() -> new Digest("%064x".formatted(random.nextInt(3)))),
        outcome,
        one(Basis.values()),
        maybe(this::text),
        some(this::proof),
        outcome == Outcome.DENY && reasons.isEmpty() ? List.of(reason()) : reasons);
  }

  private Reason reason() {
    return new Reason(
        one(ReasonCode.values()), maybe(this::text), text(), maybe(this::text), text());
  }

  private Proof proof() {
    OccurrenceName occurrence = new OccurrenceName(new ProjectId("demo"), "o" + random.nextInt(9));
    return new Proof(text(), random.nextInt(9), occurrence, new KeyId("key" + random.nextInt(9)));
  }

  private Map<String, String> context() {
    Map<String, String> context = new TreeMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      context.put("name" + i + text(), text());
    }
    return context;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> made) {
    return random.nextBoolean() ? Optional.of(made.get()) : Optional.empty();
  }

  private <T> List<T> some(Supplier<T> made) {
    return Stream.generate(made).limit(random.nextInt(3)).toList();
  }
}
