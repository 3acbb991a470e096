package dev.portcullis.attestations;

import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;

/** The {@code filter} of lists. */
final class Filters {

  static final String FILTER = "filter";

  private Filters() {}

  /** A filter that is not understood must not be passed over: its sender relies on it. */
  static void requireNone(Call call) throws ApiException {
    if (call.query(FILTER).isPresent()) {
      throw ApiException.unimplemented(
          "filters are not supported yet; leave `filter` out and filter the answer");
    }
  }
}
