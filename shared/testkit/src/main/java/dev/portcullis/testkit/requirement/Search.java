package dev.portcullis.testkit.requirement;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to find a tool from the environment of a process. */
@FunctionalInterface
interface Search {

  /** Where the tool is, if it is there. */
  Optional<Path> in(Map<String, String> environment);

  /** The first of these names that is an executable on the {@code PATH}. */
  static Search executable(String... names) {
    return environment -> {
      for (String name : names) {
        for (Path folder : path(environment)) {
          Path file = folder.resolve(name);
          if (Files.isRegularFile(file) && Files.isExecutable(file)) {
            return Optional.of(file);
          }
        }
      }
      return Optional.empty();
    };
  }

  /** A jar that a variable names, or else one of Google's SDK; the last of several by name. */
  static Search emulator(String variable, String folder, String glob) {
    return environment -> {
      String named = environment.get(variable);
      if (named != null) {
        return Optional.of(Path.of(named)).filter(Files::isRegularFile);
      }
      for (Path root : sdks(environment)) {
        List<Path> jars = list(root.resolve(folder), glob);
        if (!jars.isEmpty()) {
          return Optional.of(Collections.max(jars));
        }
      }
      return Optional.empty();
    };
  }

  /**
   * A folder that a variable names, or else one beside a folder that the tests run in: the checkout
   * is some way up from a module.
   */
  static Search folder(String variable, String beside) {
    return environment ->
        Optional.ofNullable(environment.get(variable))
            .map(Path::of)
            .or(
                () ->
                    Optional.ofNullable(environment.get("PWD"))
                        .flatMap(start -> beside(Path.of(start), beside)))
            .filter(Files::isDirectory);
  }

  private static Optional<Path> beside(Path start, String folder) {
    return Stream.iterate(start, Objects::nonNull, Path::getParent)
        .map(place -> place.resolve(folder).normalize())
        .filter(Files::isDirectory)
        .findFirst();
  }

  private static List<Path> path(Map<String, String> environment) {
    List<Path> folders = new ArrayList<>();
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        folders.add(Path.of(folder));
      }
    }
    return folders;
  }

  /** Where the SDK may be: as told, around the {@code gcloud} on the path, or at home. */
  private static List<Path> sdks(Map<String, String> environment) {
    List<Path> roots = new ArrayList<>();
    Optional.ofNullable(environment.get("CLOUDSDK_ROOT_DIR")).map(Path::of).ifPresent(roots::add);
    executable("gcloud").in(environment).flatMap(Search::sdkOf).ifPresent(roots::add);
    Optional.ofNullable(environment.get("HOME"))
        .map(home -> Path.of(home, "google-cloud-sdk"))
        .ifPresent(roots::add);
    return roots;
  }

  private static Optional<Path> sdkOf(Path gcloud) {
    try {
      return Optional.ofNullable(gcloud.toRealPath().getParent()).map(Path::getParent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path folder, String glob) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
        stream.forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }
}
