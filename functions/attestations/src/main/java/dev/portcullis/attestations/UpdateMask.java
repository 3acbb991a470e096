package dev.portcullis.attestations;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.web.call.Call;
import dev.portcullis.wire.grafeas.FieldMask;
import java.util.Set;

/** The {@code updateMask} of a {@code PATCH}. */
final class UpdateMask {

  static final String NAME = "updateMask";

  private UpdateMask() {}

  /** The mask of a call; without one, what is sent is changed. */
  static FieldMask of(Call call, Set<String> changeable) throws InvalidInputException {
    return call.query(NAME, text -> FieldMask.parse(text, changeable))
        .orElseGet(FieldMask.Sent::new);
  }
}
