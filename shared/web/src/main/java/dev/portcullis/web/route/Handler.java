package dev.portcullis.web.route;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;

/**
 * Answers the calls of one route: decodes, calls the use case, encodes. Safe for use by several
 * threads, as one instance serves all requests at once.
 */
@FunctionalInterface
public interface Handler {

  /**
   * The answer, which is sent when this returns; whatever is thrown becomes an error by {@link
   * dev.portcullis.web.error.ErrorTable}.
   */
  Answer handle(Call call)
      throws ApiException,
          InvalidInputException,
          InvalidTextException,
          InvalidPageTokenException,
          RegisterException;
}
