package dev.portcullis.testkit.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Runs the same thing in several threads that start together. */
public final class Race {

  private static final long LIMIT_SECONDS = 60;

  private Race() {}

  /**
   * Runs one call per runner and returns their results in the order of the runners.
   *
   * @throws AssertionError if one throws, or if not all end within a minute
   */
  public static <T> List<T> of(int runners, IntFunction<Callable<T>> call)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(runners);
    try {
      CyclicBarrier start = new CyclicBarrier(runners);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < runners; i++) {
        Callable<T> mine = call.apply(i);
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return mine.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> runner : running) {
        results.add(runner.get(LIMIT_SECONDS, TimeUnit.SECONDS));
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError("a runner failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("a runner did not end", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
