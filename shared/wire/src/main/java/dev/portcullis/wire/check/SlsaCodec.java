package dev.portcullis.wire.check;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.verification.check.Slsa;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.resource.ProtoEnum;
import dev.portcullis.wire.resource.ProtoText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The check that asks for provenance. */
final class SlsaCodec {

  /** Ours; Google publishes none. */
  private static final int MAX_ELEMENTS = 200;

  private static final String RULES = "rules";
  private static final String BUILDER = "trustedBuilder";
  private static final String SOURCE = "attestationSource";
  private static final String CONFIG = "configBasedBuildRequired";
  private static final String REPOSITORIES = "trustedSourceRepoPatterns";
  private static final String CONSTRAINTS = "customConstraints";
  private static final BoundedText REPOSITORY = BoundedText.label(512);
  private static final BoundedText EXPRESSION = BoundedText.upTo(4096);

  private static final Map<String, Slsa.Builder> BUILDERS =
      Map.of(Slsa.Builder.GOOGLE_CLOUD_BUILD.name(), Slsa.Builder.GOOGLE_CLOUD_BUILD);

  private static final List<Slsa.Builder> NUMBERED = List.of(Slsa.Builder.GOOGLE_CLOUD_BUILD);

  private SlsaCodec() {}

  static Optional<Slsa> read(Fields fields) {
    List<Slsa.Rule> rules =
        fields
            .get(RULES)
            .map(list -> BoundedList.filled(list, MAX_ELEMENTS, SlsaCodec::rule))
            .orElse(List.of());
    return rules.isEmpty() ? Optional.empty() : Optional.of(new Slsa(rules));
  }

  static JsonObject write(Slsa check) {
    return JsonObject.builder()
        .put(RULES, JsonArray.of(check.rules().stream().map(SlsaCodec::write).toList()))
        .build();
  }

  private static JsonObject write(Slsa.Rule rule) {
    JsonObject.Builder object = JsonObject.builder().put(BUILDER, rule.trustedBuilder().name());
    if (!rule.attestationProjects().isEmpty()) {
      JsonObject.Builder source = JsonObject.builder();
      ProjectList.write(rule.attestationProjects(), ProjectList.ATTESTATIONS, source);
      object.put(SOURCE, source.build());
    }
    if (rule.configBasedBuildRequired()) {
      object.put(CONFIG, true);
    }
    if (!rule.trustedSourceRepoPatterns().isEmpty()) {
      object.put(
          REPOSITORIES,
          JsonArray.of(rule.trustedSourceRepoPatterns().stream().map(JsonString::of).toList()));
    }
    if (!rule.customConstraints().isEmpty()) {
      object.put(CONSTRAINTS, rule.customConstraints());
    }
    return object.build();
  }

  private static Optional<Slsa.Rule> rule(Cursor element) {
    Optional<Fields> fields = element.object().map(Fields::acceptingProtoNames);
    Optional<Slsa.Rule> rule = fields.flatMap(SlsaCodec::rule);
    fields.ifPresent(Fields::refuseUnknown);
    return rule;
  }

  private static Optional<Slsa.Rule> rule(Fields fields) {
    Optional<Slsa.Builder> builder =
        fields
            .get(BUILDER)
            .flatMap(word -> ProtoEnum.read(word, NUMBERED, text -> text.choice(BUILDERS)));
    List<ProjectId> projects = fields.find(SOURCE).map(SlsaCodec::projects).orElse(List.of());
    boolean config = fields.find(CONFIG).flatMap(Cursor::bool).orElse(false);
    List<String> repositories =
        fields
            .find(REPOSITORIES)
            .map(list -> BoundedList.of(list, MAX_ELEMENTS, text -> text.text(REPOSITORY)))
            .orElse(List.of());
    String constraints = ProtoText.find(fields, CONSTRAINTS, EXPRESSION).orElse("");
    return builder.map(b -> new Slsa.Rule(b, projects, config, repositories, constraints));
  }

  private static List<ProjectId> projects(Cursor source) {
    Optional<Fields> fields = source.object().map(Fields::acceptingProtoNames);
    List<ProjectId> projects =
        fields.map(f -> ProjectList.read(f, ProjectList.ATTESTATIONS)).orElse(List.of());
    fields.ifPresent(Fields::refuseUnknown);
    return projects;
  }
}
