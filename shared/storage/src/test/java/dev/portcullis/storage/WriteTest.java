package dev.portcullis.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.CommitResult.Conflict.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriteTest {

  private static final DocumentPath PATH = DocumentPath.of("things", "a");
  private static final Version READ = new Version("1");
  private static final Version OTHER = new Version("2");
  private static final Content CONTENT = Content.of(Instant.EPOCH, "{}");
  private static final Document DOCUMENT = new Document(PATH, READ, CONTENT);

  @Test
  void create_mayHappen_onlyToNothing() {
    Write create = Write.create(PATH, CONTENT);
    assertThat(create.conflictWith(Optional.empty())).isEmpty();
    assertThat(create.conflictWith(Optional.of(READ))).contains(Kind.ALREADY_EXISTS);
  }

  @Test
  void updateAndDelete_mayHappen_onlyToWhatWasRead() {
    for (Write write : new Write[] {Write.update(DOCUMENT, CONTENT), Write.delete(DOCUMENT)}) {
      assertThat(write.conflictWith(Optional.of(READ))).isEmpty();
      assertThat(write.conflictWith(Optional.of(OTHER))).contains(Kind.STALE);
      assertThat(write.conflictWith(Optional.empty())).contains(Kind.MISSING);
    }
  }

  @Test
  void versionOf_pathNotWritten_throws() {
    Committed committed = new Committed(Map.of(PATH, READ));
    assertThat(committed.versionOf(PATH)).isEqualTo(READ);
    assertThat(committed.conflict()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> committed.versionOf(DocumentPath.of("things", "b")));
  }

  @Test
  void conflict_ofAConflict_isItself() {
    Conflict conflict = new Conflict(PATH, Kind.STALE);
    assertThat(conflict.conflict()).contains(conflict);
  }
}
