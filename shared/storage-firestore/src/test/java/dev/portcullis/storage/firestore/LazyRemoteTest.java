package dev.portcullis.storage.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.testkit.storage.Race;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyRemoteTest {

  private final AtomicInteger connections = new AtomicInteger();
  private final FakeRemote fake = new FakeRemote();
  private final LazyRemote lazy =
      new LazyRemote(
          () -> {
            connections.incrementAndGet();
            return fake;
          });

  @Test
  void openAndClose_withoutUse_neverConnects() {
    lazy.close();
    assertThat(connections).hasValue(0);
  }

  @Test
  void use_byMany_connectsOnce() throws InterruptedException {
    var used = Race.of(4, runner -> () -> lazy.use(remote -> remote == fake));
    assertThat(used).containsOnly(true);
    assertThat(connections).hasValue(1);
  }

  @Test
  void use_afterClose_isUnavailableAndDoesNotConnect() {
    lazy.close();
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> lazy.use(remote -> 1))
        .returns(Outcome.NOTHING_WRITTEN, StoreUnavailableException::outcome);
    assertThat(connections).hasValue(0);
  }

  @Test
  void close_twice_closesTheConnectionOnce() {
    assertThat(lazy.<Integer>use(remote -> 1)).isEqualTo(1);
    lazy.close();
    lazy.close();
    assertThat(fake.closes()).isEqualTo(1);
  }

  @Test
  void use_withoutCredentials_isUnavailableUntilThereAreSome() {
    AtomicInteger tries = new AtomicInteger();
    LazyRemote later =
        new LazyRemote(
            () -> {
              if (tries.incrementAndGet() == 1) {
                throw new IOException("no credentials");
              }
              return fake;
            });
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> later.use(remote -> 1))
        .withMessageContaining("credentials");
    assertThat(later.<Integer>use(remote -> 1)).isEqualTo(1);
  }
}
