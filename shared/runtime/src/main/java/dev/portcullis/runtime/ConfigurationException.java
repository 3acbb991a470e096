package dev.portcullis.runtime;

import java.util.List;

/** The environment does not say how to run. Names everything that is wrong with it. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  ConfigurationException(List<String> problems) {
    super("cannot start: " + String.join("; ", problems));
  }
}
