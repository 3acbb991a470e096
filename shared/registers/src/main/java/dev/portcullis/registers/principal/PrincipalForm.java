package dev.portcullis.registers.principal;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a principal is stored. */
public final class PrincipalForm {

  private static final Map<String, Principal.Kind> KINDS =
      Arrays.stream(Principal.Kind.values())
          .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

  private PrincipalForm() {}

  /** A principal as JSON. */
  public static JsonObject write(Principal principal) {
    return JsonObject.builder()
        .put("kind", principal.kind().name())
        .put("subject", principal.subject())
        .put("display", principal.display())
        .build();
  }

  /** Reads what {@link #write} wrote; anything else is a problem at the cursor. */
  public static Optional<Principal> read(Cursor stored) {
    Optional<Fields> fields = stored.object();
    Optional<Principal.Kind> kind =
        fields.flatMap(f -> f.get("kind")).flatMap(c -> c.choice(KINDS));
    Optional<String> subject = fields.flatMap(f -> f.get("subject")).flatMap(Cursor::string);
    Optional<String> display = fields.flatMap(f -> f.get("display")).flatMap(Cursor::string);
    if (kind.isEmpty() || subject.isEmpty() || display.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Principal(kind.get(), subject.get(), display.get()));
  }
}
