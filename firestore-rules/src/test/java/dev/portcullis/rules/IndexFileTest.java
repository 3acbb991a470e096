package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.firestore.RequiredIndex;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The index file has what the program's lists need, and nothing else: a missing index fails in
 * production only, and one too many costs at every write.
 */
class IndexFileTest {

  private final List<Query> queries = IssuedQueries.all();
  private IndexFile file;

  @BeforeEach
  void read() throws IOException, InvalidInputException {
    file = IndexFile.read();
  }

  @Test
  void indexes_areExactlyThoseOfTheLists() {
    Set<RequiredIndex> needed =
        queries.stream()
            .map(RequiredIndex::of)
            .filter(RequiredIndex::isComposite)
            .collect(Collectors.toSet());
    assertThat(file.indexes()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(needed);
  }

  @Test
  void exemptions_leaveNoIndexThatNoListReads() {
    Set<String> needed = new TreeSet<>();
    for (String group : WrittenDocuments.groups()) {
      // Indexes of what only grows, such as times, bound how fast a collection can be written.
      Set<String> unread = new TreeSet<>(Set.of("body", "write", "labels", "time"));
      queries.stream()
          .map(RequiredIndex::of)
          .filter(index -> index.group().equals(group) && !index.isComposite())
          .forEach(index -> unread.remove(index.fields().get(0).path()));
      if (WrittenDocuments.EXPIRING.contains(group)) {
        unread.add("expireAt");
      }
      unread.forEach(field -> needed.add(group + "." + field));
    }
    assertThat(file.exemptions()).allMatch(exemption -> exemption.indexes() == 0);
    assertThat(file.exemptions())
        .extracting(exemption -> exemption.group() + "." + exemption.field())
        .containsExactlyInAnyOrderElementsOf(needed);
  }

  @Test
  void exemptions_removeWhatExpires() {
    assertThat(file.exemptions().stream().filter(IndexFile.Exemption::ttl))
        .extracting(exemption -> exemption.group() + "." + exemption.field())
        .containsExactlyInAnyOrderElementsOf(
            WrittenDocuments.EXPIRING.stream().map(group -> group + ".expireAt").toList());
  }

  @Test
  void queries_areOfCollectionsThatAreWritten() {
    assertThat(queries)
        .extracting(query -> RequiredIndex.of(query).group())
        .isSubsetOf(WrittenDocuments.groups());
  }
}
