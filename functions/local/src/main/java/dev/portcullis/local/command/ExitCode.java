package dev.portcullis.local.command;

/** What the process tells its caller by its exit status. */
public final class ExitCode {

  /** Done, and if there was a question, the answer is yes. */
  public static final int OK = 0;

  /** Done, and the answer is no. */
  public static final int NO = 1;

  /** Not done: there is no answer. */
  public static final int ERROR = 2;

  private ExitCode() {}
}
