package dev.portcullis.web;

import com.google.cloud.functions.HttpRequest;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.error.ApiException;

/** Knows who is calling. Reads headers only, never the body. Safe for use by several threads. */
@FunctionalInterface
public interface Identity {

  /**
   * The caller.
   *
   * @throws ApiException 401 if the request does not prove who sent it
   */
  Principal identify(HttpRequest request) throws ApiException;
}
