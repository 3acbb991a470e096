package dev.portcullis.record.log;

import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.name.ProjectId;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Where the log of a project is kept. */
public final class LogPaths {

  /** The largest index there can be; a log does not live to see it. */
  public static final long MAX_INDEX = 1L << 60;

  private static final String LOG = "log";
  private static final Pattern ID = Pattern.compile("[0-9]{20}");

  private LogPaths() {}

  /** The collection of the entries. */
  public static String entries(ProjectId project) {
    return project(project) + "/" + LOG;
  }

  /** An entry; ids sort as their numbers do. */
  public static DocumentPath entry(ProjectId project, long index) {
    return DocumentPath.of(entries(project), id(index));
  }

  /** What the log is as a whole. */
  public static DocumentPath head(ProjectId project) {
    return project(project).in("logHead", "current");
  }

  /** The name of an entry: {@code projects/P/log/7}. */
  public static String name(ProjectId project, long index) {
    return "projects/" + project + "/log/" + index;
  }

  /** A number as ids have it. */
  public static String id(long index) {
    return String.format(Locale.ROOT, "%020d", index);
  }

  /** The index that an id says, if it is the id of an entry. */
  public static OptionalLong index(String id) {
    if (!ID.matcher(id).matches() || id.compareTo(id(MAX_INDEX)) > 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(id));
  }

  private static DocumentPath project(ProjectId project) {
    return DocumentPath.of("projects", project.value());
  }
}
