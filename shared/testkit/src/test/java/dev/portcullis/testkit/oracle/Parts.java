package dev.portcullis.testkit.oracle;

import dev.portcullis.testkit.random.Draw;
import dev.portcullis.testkit.random.Patterns;
import dev.portcullis.testkit.random.Policies;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.verification.image.AllowlistPattern.Wildcard;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Draws parts of policies, and others that are near to them. */
record Parts<A>(Draw draw, Supplier<A> attestors, UnaryOperator<A> nearAttestor) {

  private static final List<AllowlistPattern> PATTERNS =
      List.of(
              "gcr.io/p/*",
              "gcr.io/p/**",
              "gcr.io/p/a*",
              "gcr.io/**",
              "gcr.io/p/lib/*",
              "us-docker.pkg.dev/q/a**",
              "us-docker.pkg.dev/r/**",
              "docker.io/library/*",
              "q/*")
          .stream()
          .map(Patterns::parse)
          .toList();

  AdmissionRule<A> rule() {
    return Policies.rule(draw, attestors);
  }

  Allowlist allowlist() {
    return Allowlist.of(
        draw.chance(50) ? List.of() : List.of(draw.pick(PATTERNS), draw.pick(PATTERNS)));
  }

  Allowlist near(Allowlist list) {
    List<AllowlistPattern> patterns = new ArrayList<>();
    for (AllowlistPattern pattern : list.patterns()) {
      switch (draw.below(5)) {
        case 0 -> {
          // Taken away.
        }
        case 1 -> patterns.add(narrower(pattern));
        default -> patterns.add(pattern);
      }
    }
    if (draw.chance(20)) {
      patterns.add(draw.pick(PATTERNS));
    }
    return Allowlist.of(patterns);
  }

  private AllowlistPattern narrower(AllowlistPattern pattern) {
    String literal = pattern.literal();
    boolean open = literal.endsWith("/");
    return Patterns.parse(
        draw.pickText(
            literal + (open ? "app" : "pp") + "*",
            literal + (open ? "lib" : "") + (pattern.wildcard() == Wildcard.NONE ? "" : "**"),
            literal + "*"));
  }

  AdmissionRule<A> near(AdmissionRule<A> rule) {
    EnforcementMode enforcement =
        draw.chance(85) ? rule.enforcement() : draw.pick(List.of(EnforcementMode.values()));
    return switch (draw.below(10)) {
      case 0 -> rule();
      case 1 -> new AdmissionRule.AlwaysDeny<>(enforcement);
      default -> {
        List<A> required = new ArrayList<>();
        for (A attestor : rule.attestors()) {
          if (draw.chance(90)) {
            required.add(draw.chance(40) ? nearAttestor.apply(attestor) : attestor);
          }
        }
        if (draw.chance(30)) {
          required.add(attestors.get());
        }
        yield required.isEmpty()
            ? rule
            : new AdmissionRule.RequireAttestation<>(enforcement, draw.shuffle(required));
      }
    };
  }
}
