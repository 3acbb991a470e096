package dev.portcullis.registers.policy;

import dev.portcullis.verification.check.AlwaysDeny;
import dev.portcullis.verification.check.Authenticator;
import dev.portcullis.verification.check.Check;
import dev.portcullis.verification.check.Condition;
import dev.portcullis.verification.check.ImageFreshness;
import dev.portcullis.verification.check.SimpleSigningAttestation;
import dev.portcullis.verification.check.TrustedDirectory;
import dev.portcullis.verification.image.DirectoryPattern;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares two checks, as far as it can be proved which of them is the stricter one. */
final class StricterCheck {

  private record Key(KeyId id, SignatureAlgorithm algorithm, Bytes bytes) {}

  private StricterCheck() {}

  /** Whether whatever passes the new check passed the old one. */
  static boolean isAsStrict(Check now, Check before) {
    return GkePolicyWeakening.isWithin(now.imageAllowlist(), before.imageAllowlist())
        && isAsStrict(now.condition(), before.condition());
  }

  private static boolean isAsStrict(Condition now, Condition before) {
    if (now instanceof AlwaysDeny || now.equals(before)) {
      return true;
    }
    if (now instanceof TrustedDirectory a && before instanceof TrustedDirectory b) {
      return set(b.patterns(), StricterCheck::place)
          .containsAll(set(a.patterns(), StricterCheck::place));
    }
    if (now instanceof ImageFreshness a && before instanceof ImageFreshness b) {
      return a.maxUploadAgeDays() <= b.maxUploadAgeDays();
    }
    return now instanceof SimpleSigningAttestation a
        && before instanceof SimpleSigningAttestation b
        && keys(b).containsAll(keys(a))
        && (a.projects().equals(b.projects())
            || (!a.projects().isEmpty() && b.projects().containsAll(a.projects())));
  }

  private static Set<Key> keys(SimpleSigningAttestation check) {
    Stream<PkixKey> keys =
        check.authenticators().stream().map(Authenticator::keys).flatMap(list -> list.stream());
    return keys.map(key -> new Key(key.id(), key.algorithm(), key.pem().subjectPublicKeyInfo()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String place(DirectoryPattern pattern) {
    return pattern.anyPrefix()
        + " "
        + pattern.host()
        + " "
        + pattern.wildcard()
        + " "
        + pattern.literal();
  }

  private static <T, R> Set<R> set(List<T> values, Function<T, R> by) {
    return values.stream().map(by).collect(Collectors.toUnmodifiableSet());
  }
}
