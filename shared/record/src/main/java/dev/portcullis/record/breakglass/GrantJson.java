package dev.portcullis.record.breakglass;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import dev.portcullis.record.breakglass.BreakglassGrant.Deed;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.principal.PrincipalForm;
import dev.portcullis.verification.image.Digest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A grant as JSON: one shape, in which the store tells principals apart better than readers do. */
public final class GrantJson {

  private GrantJson() {}

  /** A grant as it is shown: with what can be done with it now. */
  public static JsonObject shown(BreakglassGrant grant, Instant now) {
    return JsonObject.builder()
        .put("name", grant.name().toString())
        .put("state", grant.state(now).name())
        .putAll(write(grant, principal -> JsonString.of(principal.display())))
        .build();
  }

  static JsonObject write(BreakglassGrant grant, Function<Principal, JsonValue> principals) {
    GrantTerms terms = grant.terms();
    return JsonObject.builder()
        .put("workload", terms.workload().json())
        .put(
            "digests",
            JsonArray.ofStrings(terms.digests().stream().map(Digest::toString).sorted().toList()))
        .put("endTime", terms.endTime().toString())
        .put("uses", terms.uses())
        .put("used", grant.used())
        .put("justification", terms.justification())
        .put("asked", deed(grant.asked(), principals))
        .put("approved", grant.approved().map(deed -> deed(deed, principals)))
        .put("revoked", grant.revoked().map(deed -> deed(deed, principals)))
        .build();
  }

  static Optional<BreakglassGrant> read(GrantName name, Fields fields) {
    Optional<BreakglassWorkload> workload =
        fields.get("workload").flatMap(BreakglassWorkload::stored);
    List<Digest> digests =
        fields.get("digests").map(c -> c.list(e -> e.text(Digest::parse))).orElse(List.of());
    Optional<Instant> end = fields.get("endTime").flatMap(Cursor::timestamp);
    Optional<Long> uses = fields.get("uses").flatMap(c -> c.integer(1, GrantTerms.MAX_USES));
    Optional<Long> used = fields.get("used").flatMap(c -> c.integer(0, GrantTerms.MAX_USES));
    Optional<String> justification = fields.get("justification").flatMap(Cursor::string);
    Optional<Deed> asked = fields.get("asked").flatMap(GrantJson::readDeed);
    Optional<Deed> approved = fields.find("approved").flatMap(GrantJson::readDeed);
    Optional<Deed> revoked = fields.find("revoked").flatMap(GrantJson::readDeed);
    if (workload.isEmpty()
        || end.isEmpty()
        || uses.isEmpty()
        || used.isEmpty()
        || justification.isEmpty()
        || asked.isEmpty()) {
      return Optional.empty();
    }
    GrantTerms terms =
        new GrantTerms(
            workload.get(),
            new HashSet<>(digests),
            end.get(),
            uses.get().intValue(),
            justification.get());
    return Optional.of(
        new BreakglassGrant(name, terms, asked.get(), approved, revoked, used.get().intValue()));
  }

  private static JsonObject deed(Deed deed, Function<Principal, JsonValue> principals) {
    return JsonObject.builder()
        .put("by", principals.apply(deed.by()))
        .put("time", deed.time().toString())
        .build();
  }

  private static Optional<Deed> readDeed(Cursor stored) {
    return stored
        .object()
        .flatMap(
            fields -> {
              Optional<Principal> by = fields.get("by").flatMap(PrincipalForm::read);
              Optional<Instant> time = fields.get("time").flatMap(Cursor::timestamp);
              return by.isPresent() && time.isPresent()
                  ? Optional.of(new Deed(by.get(), time.get()))
                  : Optional.empty();
            });
  }
}
