package dev.portcullis.storage.sqlite;

import dev.portcullis.testkit.log.LogRace;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixty-four who append to one log, in a file. */
class LogRaceTest {

  private static final int WRITERS = 64;

  @TempDir private Path folder;

  @Test
  void append_sixtyFourWriters_losesNothing() throws Exception {
    run(32);
  }

  @Test
  @Tag("deep")
  void append_sixtyFourWritersTenThousandTimes_losesNothing() throws Exception {
    run(157);
  }

  private void run(int appendsOfEach) throws Exception {
    try (SqliteDocumentStore store = SqliteDocumentStore.open(folder.resolve("log.sqlite"))) {
      var unused = new LogRace(store, "demo", 1).run(WRITERS, appendsOfEach);
    }
  }
}
