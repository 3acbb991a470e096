package dev.portcullis.local.demo;

import java.io.IOException;

/** Sends requests of the story to its server. */
@FunctionalInterface
interface Transport {

  /**
   * The answer to a request.
   *
   * @throws IOException if there is none
   */
  Response send(Request request) throws IOException;
}
