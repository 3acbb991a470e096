package dev.portcullis.testkit.storage;

import static dev.portcullis.testkit.storage.StoreFixture.content;
import static dev.portcullis.testkit.storage.StoreFixture.path;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** After the end. */
interface ClosingContract extends StoreFixture {

  @Test
  default void closed_anyCall_isUnavailable() {
    DocumentStore closed = store();
    given("a", content("{}"));
    closed.close();
    assertUnavailable(() -> closed.getAll(List.of(path("a"))));
    assertUnavailable(() -> closed.query(Query.in(COLLECTION)));
    assertUnavailable(() -> closed.commit(List.of(Write.create(path("b"), content("{}")))));
  }

  @Test
  default void close_twice_doesNothingMore() {
    store().close();
    assertThatNoException().isThrownBy(store()::close);
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(call)
        .returns(
            StoreUnavailableException.Outcome.NOTHING_WRITTEN, StoreUnavailableException::outcome);
  }
}
