package dev.portcullis.registers.iam;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.ResourceForm;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.wire.iam.IamPolicy;
import dev.portcullis.wire.iam.IamPolicyCodec;
import dev.portcullis.wire.resource.Received;
import java.time.Instant;
import java.util.Optional;

/** How an IAM policy is stored: as the API writes it, beside the time of its resource. */
final class GrantsForm implements ResourceForm<Grants> {

  private static final String SINCE = "resourceCreateTime";
  private static final String POLICY = "policy";

  private final IamPolicyCodec codec = new IamPolicyCodec();

  @Override
  public JsonObject write(DocumentPath path, Grants grants) {
    return JsonObject.builder()
        .put(SINCE, grants.since().toString())
        .put(POLICY, codec.write(grants.policy(), Optional.empty()))
        .build();
  }

  @Override
  public Optional<Grants> read(DocumentPath path, Cursor stored) {
    Optional<Fields> fields = stored.object();
    Optional<Instant> since = fields.flatMap(f -> f.get(SINCE)).flatMap(Cursor::timestamp);
    Optional<IamPolicy> policy =
        fields.flatMap(f -> f.get(POLICY)).flatMap(codec::read).map(Received::value);
    fields.ifPresent(Fields::refuseUnknown);
    return since.flatMap(time -> policy.map(p -> new Grants(time, p)));
  }

  @Override
  public String name(DocumentPath path) {
    return "the IAM policy of "
        + path.collection().replaceFirst("/iam$", "/")
        + path.id().replace('~', '/');
  }
}
