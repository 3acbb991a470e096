package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.transfer.MovedCollections;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.name.ProjectId;
import org.junit.jupiter.api.Test;

/**
 * An export forgets nothing that the program writes: a new collection is moved, or said to stay.
 */
class MovedCollectionsTest {

  @Test
  void everyWrittenDocument_isMovedOrLeft() {
    assertThat(WrittenDocuments.paths())
        .allSatisfy(
            path ->
                assertThat(
                        MovedCollections.areOf(WrittenDocuments.PROJECT, path)
                            != MovedCollections.areLeft(path.collection()))
                    .as(path + " in MovedCollections")
                    .isTrue());
  }

  @Test
  void documentsBelowOtherProjects_areNotMoved() {
    ProjectId other = new ProjectId("my-projec");
    assertThat(WrittenDocuments.paths())
        .filteredOn(path -> path.toString().startsWith("projects/"))
        .isNotEmpty()
        .noneMatch(path -> MovedCollections.areOf(other, path));
    assertThat(
            MovedCollections.areOf(
                WrittenDocuments.PROJECT, DocumentPath.of("projects/my-project/unheard", "of")))
        .isFalse();
  }
}
