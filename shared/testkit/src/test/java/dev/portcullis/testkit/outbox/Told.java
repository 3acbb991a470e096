package dev.portcullis.testkit.outbox;

import dev.portcullis.record.outbox.Notification;
import dev.portcullis.record.outbox.Publisher;
import dev.portcullis.record.outbox.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/** A publisher that remembers what reached it, and answers as a test says. */
final class Told implements Publisher {

  private final List<Notification> arrived = new ArrayList<>();
  private final List<Duration> patience = new ArrayList<>();
  private Function<Notification, Receipt> answer = notification -> new Receipt.Taken();

  @Override
  public synchronized Receipt publish(Notification notification, Duration wait) {
    patience.add(wait);
    Receipt receipt = answer.apply(notification);
    if (receipt instanceof Receipt.Taken) {
      arrived.add(notification);
    }
    return receipt;
  }

  /** From here on it answers so. */
  synchronized void answering(Function<Notification, Receipt> other) {
    answer = other;
  }

  /** The names of all that arrived, repetitions too. */
  synchronized List<String> names() {
    return arrived.stream().map(Notification::name).toList();
  }

  /** The names in the order of their first arrivals. */
  synchronized List<String> firstArrivals() {
    return List.copyOf(new LinkedHashSet<>(names()));
  }

  synchronized List<Duration> patience() {
    return List.copyOf(patience);
  }
}
