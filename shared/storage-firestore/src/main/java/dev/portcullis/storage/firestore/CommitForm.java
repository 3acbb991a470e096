package dev.portcullis.storage.firestore;

import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.CommitResponse;
import com.google.firestore.v1.Document;
import com.google.firestore.v1.Precondition;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Version;
import dev.portcullis.storage.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Commits in Firestore's words: one call, each write with its precondition. */
final class CommitForm {

  private final ResourceNames names;
  private final DocumentForm documents;

  CommitForm(ResourceNames names) {
    this.names = names;
    this.documents = new DocumentForm(names);
  }

  CommitRequest request(List<Write> writes, String nonce) {
    CommitRequest.Builder request = CommitRequest.newBuilder().setDatabase(names.database());
    writes.forEach(write -> request.addWrites(form(write, nonce)));
    return request.build();
  }

  /**
   * The versions that a commit gave.
   *
   * @throws CallFailedException if the server has not told one of them
   */
  static Committed answer(List<Write> writes, CommitResponse response) throws CallFailedException {
    if (response.getWriteResultsCount() != writes.size()) {
      throw new CallFailedException(Failure.INTERNAL, null);
    }
    Map<DocumentPath, Version> versions = new HashMap<>();
    for (int i = 0; i < writes.size(); i++) {
      if (!(writes.get(i) instanceof Write.Delete)) {
        versions.put(
            writes.get(i).path(), Versions.of(response.getWriteResults(i).getUpdateTime()));
      }
    }
    return new Committed(versions);
  }

  private com.google.firestore.v1.Write form(Write write, String nonce) {
    com.google.firestore.v1.Write.Builder form = com.google.firestore.v1.Write.newBuilder();
    if (write instanceof Write.Create create) {
      form.setUpdate(document(create.path(), create.content(), nonce)).setCurrentDocument(absent());
    } else if (write instanceof Write.Update update) {
      form.setUpdate(document(update.path(), update.content(), nonce))
          .setCurrentDocument(at(update.expected()));
    } else if (write instanceof Write.Delete delete) {
      form.setDelete(names.of(delete.path())).setCurrentDocument(at(delete.expected()));
    }
    return form.build();
  }

  private Document document(DocumentPath path, Content content, String nonce) {
    return Document.newBuilder()
        .setName(names.of(path))
        .putAllFields(documents.write(content, nonce))
        .build();
  }

  private static Precondition absent() {
    return Precondition.newBuilder().setExists(false).build();
  }

  private static Precondition at(Version expected) {
    return Precondition.newBuilder().setUpdateTime(Versions.updateTime(expected)).build();
  }
}
