package dev.portcullis.wire.check;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonBoolean;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonValue;
import dev.portcullis.verification.check.AlwaysDeny;
import dev.portcullis.verification.check.Check;
import dev.portcullis.verification.check.Condition;
import dev.portcullis.verification.check.ImageFreshness;
import dev.portcullis.verification.check.SigstoreSignature;
import dev.portcullis.verification.check.SimpleSigningAttestation;
import dev.portcullis.verification.check.Slsa;
import dev.portcullis.verification.check.TrustedDirectory;
import dev.portcullis.verification.check.Vulnerability;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.wire.attestor.PublicKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One check: a name, an allowlist, and exactly one of the fields that say what it asks. */
final class CheckCodec {

  private static final String ALWAYS_DENY = "alwaysDeny";
  private static final String FRESHNESS = "imageFreshnessCheck";
  private static final String DIRECTORY = "trustedDirectoryCheck";
  private static final String VULNERABILITY = "vulnerabilityCheck";
  private static final String SIMPLE_SIGNING = "simpleSigningAttestationCheck";
  private static final String SIGSTORE = "sigstoreSignatureCheck";
  private static final String SLSA = "slsaCheck";

  private final SimpleSigningCodec simpleSigning;
  private final Map<String, Function<Cursor, Optional<Condition>>> conditions =
      new LinkedHashMap<>();

  CheckCodec(PublicKeys keys) {
    this.simpleSigning = new SimpleSigningCodec(keys);
    conditions.put(ALWAYS_DENY, CheckCodec::alwaysDeny);
    conditions.put(FRESHNESS, in(SmallConditions::freshness));
    conditions.put(DIRECTORY, in(SmallConditions::directory));
    conditions.put(VULNERABILITY, in(VulnerabilityCodec::read));
    conditions.put(SIMPLE_SIGNING, in(simpleSigning::read));
    conditions.put(SIGSTORE, in(SigstoreCodec::read));
    conditions.put(SLSA, in(SlsaCodec::read));
  }

  Optional<Check> read(Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).flatMap(this::read);
  }

  JsonObject write(Check check) {
    JsonObject.Builder object = JsonObject.builder();
    CheckSetCodec.writeName(check.displayName(), object);
    ImageAllowlistCodec.write(check.imageAllowlist(), object);
    Condition condition = check.condition();
    return object.put(field(condition), json(condition)).build();
  }

  private Optional<Check> read(Fields fields) {
    String name = CheckSetCodec.nameOf(fields);
    Allowlist allowlist = ImageAllowlistCodec.read(fields);
    List<Cursor> present = new ArrayList<>();
    List<Condition> read = new ArrayList<>();
    conditions.forEach(
        (field, reader) ->
            fields
                .find(field)
                .ifPresent(
                    cursor -> {
                      present.add(cursor);
                      reader.apply(cursor).ifPresent(read::add);
                    }));
    fields.refuseUnknown();
    if (present.isEmpty()) {
      fields
          .cursor()
          .problem(
              "says nothing to check: give it one of " + String.join(", ", conditions.keySet()));
    } else if (present.size() > 1) {
      present.get(1).problem("is one check too many: make a check of its own of it");
    }
    return present.size() == 1 && read.size() == 1
        ? Optional.of(new Check(name, allowlist, read.get(0)))
        : Optional.empty();
  }

  /** A check that is switched off is none, and must not look like one. */
  private static Optional<Condition> alwaysDeny(Cursor cursor) {
    Optional<Boolean> deny = cursor.bool();
    if (deny.equals(Optional.of(false))) {
      cursor.problem("must be true: leave the check out if it is not to deny");
    }
    return deny.filter(value -> value).map(value -> new AlwaysDeny());
  }

  private static Function<Cursor, Optional<Condition>> in(
      Function<Fields, ? extends Optional<? extends Condition>> reader) {
    return cursor ->
        cursor.object().map(Fields::acceptingProtoNames).flatMap(fields -> read(fields, reader));
  }

  private static Optional<Condition> read(
      Fields fields, Function<Fields, ? extends Optional<? extends Condition>> reader) {
    Optional<Condition> condition = reader.apply(fields).map(Condition.class::cast);
    fields.refuseUnknown();
    return condition;
  }

  private static String field(Condition condition) {
    return condition.type().substring(0, 1).toLowerCase(Locale.ROOT)
        + condition.type().substring(1);
  }

  private static JsonValue json(Condition condition) {
    if (condition instanceof TrustedDirectory directory) {
      return SmallConditions.write(directory);
    }
    if (condition instanceof SimpleSigningAttestation attestation) {
      return SimpleSigningCodec.write(attestation);
    }
    if (condition instanceof ImageFreshness freshness) {
      return SmallConditions.write(freshness);
    }
    if (condition instanceof Vulnerability vulnerability) {
      return VulnerabilityCodec.write(vulnerability);
    }
    if (condition instanceof SigstoreSignature sigstore) {
      return SigstoreCodec.write(sigstore);
    }
    if (condition instanceof Slsa slsa) {
      return SlsaCodec.write(slsa);
    }
    return JsonBoolean.of(true);
  }
}
