package dev.portcullis.local.demo;

import dev.portcullis.local.command.Console;
import dev.portcullis.local.command.ExitCode;
import dev.portcullis.local.command.ProjectOption;
import dev.portcullis.local.command.UsageException;
import dev.portcullis.local.fsck.FsckCommand;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.storage.sqlite.StoreOpenException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The end of the story: somebody changes the record behind the server's back, and is found out. */
final class LogStory {

  private static final String LOG = "projects/demo/log";
  private static final String TRUE_REASON = "INC-42";
  private static final String FALSE_REASON = "INC-43";

  private final Console console;
  private final Path data;

  /**
   * A story about the data of a server that has stopped.
   *
   * @param data the folder that it was started with
   */
  LogStory(Console console, Path data) {
    this.console = console;
    this.data = data;
  }

  /** Tells it, counting on from a number; whether all went as told. */
  boolean tell(int number) throws UsageException {
    Narrator.begin(
        console,
        number,
        "Check the record",
        "The server is stopped. Every change and every use of breakglass is an entry of a log whose"
            + " hashes can be computed again from what is stored.");
    if (fsck() != ExitCode.OK) {
      return false;
    }
    Narrator.begin(
        console,
        number + 1,
        "Change one byte of it",
        "Somebody who can write to the database would rather have had another reason: "
            + TRUE_REASON
            + " becomes "
            + FALSE_REASON
            + ".");
    return changeReason() && fsck() == ExitCode.NO;
  }

  private int fsck() throws UsageException {
    Narrator.prompt(console, "./portcullis fsck --data " + data);
    return new FsckCommand(InstantSource.system())
        .run(List.of("--data", data.toString(), ProjectOption.NAME, "demo"), console);
  }

  private boolean changeReason() {
    try (DocumentStore store = SqliteDocumentStore.open(data.resolve("portcullis.sqlite"))) {
      for (Document entry : store.query(Query.in(LOG).byId()).documents()) {
        String body = entry.content().body();
        if (body.contains(TRUE_REASON)) {
          Content old = entry.content();
          Content changed =
              new Content(
                  old.time(),
                  old.labels(),
                  old.expireAt(),
                  body.replace(TRUE_REASON, FALSE_REASON));
          return store.commit(List.of(Write.update(entry, changed))).conflict().isEmpty();
        }
      }
      console.fail("no entry of the log gives the reason " + TRUE_REASON);
    } catch (StoreOpenException e) {
      console.fail(String.valueOf(e.getMessage()));
    }
    return false;
  }
}
