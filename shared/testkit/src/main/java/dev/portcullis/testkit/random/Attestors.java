package dev.portcullis.testkit.random;

import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.policy.InlineAttestor;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Attestors and their keys. */
public final class Attestors {

  /** How many P-256 keys there are: few, so that attestors share some. */
  private static final int POOL = 6;

  private Attestors() {}

  /** A key, mostly on P-256, under its own id or a chosen one. */
  public static TestKey key(Draw draw) {
    TestKey key =
        switch (draw.below(20)) {
          case 0 -> TestKeys.of(SignatureAlgorithm.RSA_PSS_2048_SHA256);
          case 1 -> TestKeys.of(SignatureAlgorithm.RSA_SIGN_PKCS1_2048_SHA256);
          case 2 -> TestKeys.of(SignatureAlgorithm.ECDSA_P384_SHA384);
          default -> TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, draw.below(POOL));
        };
    return draw.chance(20) ? key.withId("urn:key:" + draw.below(POOL)) : key;
  }

  /** About so many keys, fewer where two would share an id. */
  public static List<TestKey> keys(Draw draw, int least, int most) {
    Set<String> ids = new HashSet<>();
    List<TestKey> keys = new ArrayList<>();
    for (int i = draw.between(least, most); i > 0; i--) {
      TestKey key = key(draw);
      if (ids.add(key.id().value())) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** An attestor as a project keeps it. */
  public static Attestor attestor(Draw draw) {
    return new Attestor(
        Names.attestor(draw), Texts.description(draw), Names.note(draw), pkix(draw));
  }

  /** An attestor written out in a platform policy. */
  public static InlineAttestor inline(Draw draw, String id) {
    return new InlineAttestor(id, Texts.description(draw), Names.note(draw), pkix(draw));
  }

  private static List<PublicKey> pkix(Draw draw) {
    Map<KeyId, PublicKey> keys = new LinkedHashMap<>();
    for (TestKey key : keys(draw, 0, 4)) {
      KeyId id = draw.chance(30) ? Names.keyId(draw) : key.id();
      keys.put(id, new PkixKey(id, key.pem(), key.algorithm(), Texts.description(draw)));
    }
    return List.copyOf(keys.values());
  }
}
