package dev.portcullis.local.command;

import java.util.List;

/** One thing that the program does; {@code help.txt} tells users what. */
public interface Command {

  /** The word that calls it. */
  String name();

  /**
   * Does it, and returns what the process exits with (see {@link ExitCode}).
   *
   * @throws UsageException if the arguments are not right; nothing was done
   */
  int run(List<String> arguments, Console console) throws UsageException;
}
