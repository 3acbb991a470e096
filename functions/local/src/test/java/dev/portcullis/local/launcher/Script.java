package dev.portcullis.local.launcher;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The launcher in a tree like that of the sources, on a PATH where nothing is but what it needs, so
 * that what it finds there is a test's.
 */
final class Script {

  /** The launcher itself. Tests run in the folder of their module, two below it. */
  static final Path REAL =
      Path.of("").toAbsolutePath().getParent().getParent().resolve("portcullis");

  private static final List<String> NEEDED =
      List.of(
          "bash",
          "cat",
          "dirname",
          "find",
          "grep",
          "head",
          "mkdir",
          "mktemp",
          "readlink",
          "rm",
          "sed",
          "tee",
          "touch");
  private static final long PATIENCE_SECONDS = 60;

  private final Path root;
  private final Path tools;
  private final Map<String, String> environment = new HashMap<>();

  private Script(Path root, Path tools) {
    this.root = root;
    this.tools = tools;
  }

  /** What came of it. */
  record Result(int exitCode, String output, String errors) {}

  /** A tree with sources that are an hour old, and nothing built. */
  static Script in(Path folder) throws IOException {
    Script script = new Script(folder.resolve("tree"), folder.resolve("tools"));
    Files.createDirectories(script.tools);
    for (String tool : NEEDED) {
      script.tool(tool, "#!/bin/sh", "exec " + find(tool) + " \"$@\"");
    }
    Files.createDirectories(script.root);
    Files.copy(REAL, script.path());
    script.source("pom.xml");
    script.source("shared/json/pom.xml");
    script.source("shared/json/src/main/java/Json.java");
    script.source("shared/json/src/test/java/JsonTest.java");
    script.source("functions/local/src/main/resources/dev/portcullis/local/help.txt");
    script.tool(
        "java",
        "[ \"$1\" = -version ] && echo 'openjdk version \"17.0.15\"' >&2 || echo \"java $*\"");
    return script;
  }

  Path path() {
    return root.resolve("portcullis");
  }

  Path file(String name) {
    return root.resolve(name);
  }

  /** Writes a source that is an hour old. */
  void source(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name + "\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
  }

  /** Changes a source now, or rather in a minute: some file systems keep whole seconds only. */
  void change(String name) throws IOException {
    Files.setLastModifiedTime(root.resolve(name), FileTime.from(Instant.now().plusSeconds(60)));
  }

  /** Puts a program of this name on the PATH. */
  void tool(String name, String script) throws IOException {
    tool(name, "#!/usr/bin/env bash", script);
  }

  private void tool(String name, String interpreter, String script) throws IOException {
    Path file = tools.resolve(name);
    Files.writeString(file, interpreter + "\n" + script + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  /** Takes a program off the PATH. */
  void without(String name) throws IOException {
    Files.delete(tools.resolve(name));
  }

  /** Sets a variable of the environment, which is empty otherwise. */
  void variable(String name, String value) {
    environment.put(name, value);
  }

  Result run(String... arguments) throws IOException {
    return run(path(), root, arguments);
  }

  /** Runs it by another path to it, in another folder. */
  Result run(Path called, Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(find("bash").toString(), called.toString()));
    command.addAll(List.of(arguments));
    Path errors = tools.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the launcher does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    return new Result(process.exitValue(), output, Files.readString(errors));
  }

  private static Path find(String tool) {
    for (String folder : List.of("/bin", "/usr/bin", "/usr/local/bin")) {
      Path file = Path.of(folder, tool);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new AssertionError("this machine has no " + tool);
  }
}
