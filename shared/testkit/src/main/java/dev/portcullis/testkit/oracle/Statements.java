package dev.portcullis.testkit.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.portcullis.testkit.signing.JcaSignatures;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.X509EncodedKeySpec;

/** Signed statements by the JDK and Gson's tree: none of the code under test. */
public final class Statements {

  private Statements() {}

  /** Whether the key signed these bytes, and they say that its owner stands for this digest. */
  public static boolean hold(PkixKey key, Bytes payload, Bytes signature, Digest digest) {
    return verifies(key, payload, signature) && isAbout(payload, digest);
  }

  private static boolean verifies(PkixKey listed, Bytes payload, Bytes bytes) {
    SignatureAlgorithm algorithm = listed.algorithm();
    byte[] der = listed.pem().subjectPublicKeyInfo().toByteArray();
    try {
      PublicKey key =
          KeyFactory.getInstance(JcaSignatures.keyType(algorithm))
              .generatePublic(new X509EncodedKeySpec(der));
      int bits =
          key instanceof ECKey point
              ? point.getParams().getCurve().getField().getFieldSize()
              : key instanceof RSAKey rsa ? rsa.getModulus().bitLength() : 256;
      Signature signature = JcaSignatures.of(algorithm);
      signature.initVerify(key);
      signature.update(payload.toByteArray());
      return bits == algorithm.bits() && signature.verify(bytes.toByteArray());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isAbout(Bytes payload, Digest digest) {
    JsonElement critical;
    try {
      String text = new String(payload.toByteArray(), StandardCharsets.UTF_8);
      critical = member(JsonParser.parseString(text), "critical");
    } catch (JsonParseException e) {
      return false;
    }
    JsonElement about = member(member(critical, "image"), "docker-manifest-digest");
    return member(member(critical, "identity"), "docker-reference").isJsonPrimitive()
        && about.equals(new JsonPrimitive(digest.toString()))
        && member(critical, "type")
            .equals(new JsonPrimitive("Google cloud binauthz container signature"));
  }

  private static JsonElement member(JsonElement parent, String name) {
    return parent instanceof JsonObject object && object.has(name)
        ? object.get(name)
        : JsonNull.INSTANCE;
  }
}
