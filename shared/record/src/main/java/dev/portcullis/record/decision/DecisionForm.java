package dev.portcullis.record.decision;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.principal.PrincipalForm;
import dev.portcullis.verification.verdict.Basis;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a decision as {@link DecisionJson} writes it for the store. */
final class DecisionForm {

  private DecisionForm() {}

  static Optional<Decision> read(Fields fields) {
    Optional<Outcome> outcome = fields.get("verdict").flatMap(c -> c.choice(ImageJson.OUTCOMES));
    Optional<Basis> basis = fields.get("basis").flatMap(c -> c.choice(ImageJson.BASES));
    Optional<String> policy = fields.get("policy").flatMap(Cursor::string);
    Optional<Long> revision = fields.get("policyRevision").flatMap(Cursor::integer);
    Optional<WorkloadSummary> workload = fields.get("workload").flatMap(DecisionForm::workload);
    Optional<Principal> principal = fields.get("principal").flatMap(PrincipalForm::read);
    Optional<Instant> created = fields.get("createTime").flatMap(Cursor::timestamp);
    Optional<Instant> expires = fields.find("expireTime").flatMap(Cursor::timestamp);
    Optional<String> message = fields.get("message").flatMap(Cursor::string);
    List<Warning> warnings =
        fields.get("warnings").map(c -> c.list(DecisionForm::warning)).orElse(List.of());
    List<DecidedImage> images =
        fields.get("images").map(c -> c.list(ImageJson::read)).orElse(List.of());
    Optional<PolicyOverride> override = OverrideJson.read(fields.find("breakglass"));
    if (outcome.isEmpty()
        || basis.isEmpty()
        || policy.isEmpty()
        || revision.isEmpty()
        || workload.isEmpty()
        || principal.isEmpty()
        || created.isEmpty()
        || message.isEmpty()
        || images.isEmpty()
        || override.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Decision(
            outcome.get(),
            basis.get(),
            new PolicyUsed(policy.get(), revision.get()),
            workload.get(),
            principal.get(),
            fields.find("context").map(DecisionForm::context).orElse(Map.of()),
            created.get(),
            expires,
            warnings,
            images,
            message.get(),
            override.get()));
  }

  private static Optional<WorkloadSummary> workload(Cursor stored) {
    return stored
        .object()
        .flatMap(
            fields -> {
              Optional<String> kind = fields.get("kind").flatMap(Cursor::string);
              Optional<String> name = fields.get("name").flatMap(Cursor::string);
              Optional<String> hash = fields.get("hash").flatMap(c -> c.text(DecisionForm::hash));
              return kind.isPresent() && name.isPresent() && hash.isPresent()
                  ? Optional.of(
                      new WorkloadSummary(
                          kind.get(),
                          name.get(),
                          fields.find("revision").flatMap(Cursor::string).orElse(""),
                          fields.find("location").flatMap(Cursor::string).orElse(""),
                          hash.get()))
                  : Optional.empty();
            });
  }

  private static String hash(String text) throws InvalidTextException {
    if (!text.startsWith("sha256:")) {
      throw new InvalidTextException("is not a SHA-256 hash");
    }
    return text.substring("sha256:".length());
  }

  private static Optional<Warning> warning(Cursor stored) {
    return stored
        .object()
        .flatMap(
            fields -> {
              Optional<String> code = fields.get("code").flatMap(Cursor::string);
              Optional<String> message = fields.get("message").flatMap(Cursor::string);
              Optional<String> fix = fields.get("fix").flatMap(Cursor::string);
              return code.isPresent() && message.isPresent() && fix.isPresent()
                  ? Optional.of(new Warning(code.get(), message.get(), fix.get()))
                  : Optional.empty();
            });
  }

  private static Map<String, String> context(Cursor stored) {
    Map<String, String> context = new LinkedHashMap<>();
    stored
        .object()
        .ifPresent(
            fields ->
                fields
                    .all()
                    .forEach((name, value) -> value.string().ifPresent(v -> context.put(name, v))));
    return context;
  }
}
