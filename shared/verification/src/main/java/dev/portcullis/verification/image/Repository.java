package dev.portcullis.verification.image;

import java.util.Objects;

/**
 * Where an image lives: a registry host and a path in it, in canonical form.
 *
 * <p>Made by {@link ImageReference#parse} only. Immutable.
 *
 * @param host the registry, lower case, with its port if one was written
 * @param path the path, such as {@code library/nginx}
 */
public record Repository(String host, String path) {

  public Repository {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(path, "path");
  }

  @Override
  public String toString() {
    return host + "/" + path;
  }
}
