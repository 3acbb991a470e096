package dev.portcullis.web.call;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Looks at the clock after every read. A read that never returns is for the server's own idle
 * timeout to end. Not safe for use by several threads.
 */
final class PacedStream extends FilterInputStream {

  private final BodyPace pace;
  private final long start;
  private long bytes;

  PacedStream(InputStream body, BodyPace pace) {
    super(body);
    this.pace = pace;
    this.start = pace.nanos().getAsLong();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    // What is there to its end is taken, however long it took.
    if (count >= 0) {
      bytes += count;
      Duration elapsed = Duration.ofNanos(pace.nanos().getAsLong() - start);
      if (pace.isTooSlow(bytes, elapsed)) {
        throw new SlowBodyException();
      }
    }
    return count;
  }
}
