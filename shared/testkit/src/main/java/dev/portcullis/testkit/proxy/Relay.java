package dev.portcullis.testkit.proxy;

import dev.portcullis.testkit.proxy.CuttingProxy.Strike;
import dev.portcullis.testkit.proxy.CuttingProxy.Trigger;
import dev.portcullis.testkit.proxy.Fault.Direction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Optional;

/** One connection through the proxy. */
final class Relay {

  private static final int BUFFER = 16 * 1024;

  private final Socket client;
  private final Socket server;
  private final Trigger trigger;

  Relay(Socket client, Socket server, Trigger trigger) {
    this.client = client;
    this.server = server;
    this.trigger = trigger;
  }

  /** Passes bytes one way until the connection ends or fails. */
  void run(Direction direction) {
    Socket from = direction == Direction.TO_SERVER ? client : server;
    Socket to = direction == Direction.TO_SERVER ? server : client;
    byte[] buffer = new byte[BUFFER];
    try {
      OutputStream out = to.getOutputStream();
      int count = from.getInputStream().read(buffer);
      while (count >= 0) {
        Optional<Strike> strike = trigger.pass(direction, count);
        int passing = strike.map(Strike::before).orElse(count);
        out.write(buffer, 0, passing);
        if (strike.isPresent() && !survives(strike.get())) {
          return;
        }
        out.write(buffer, passing, count - passing);
        count = from.getInputStream().read(buffer);
      }
      close();
    } catch (IOException e) {
      // One end is gone, so the other goes.
      close();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
    }
  }

  private boolean survives(Strike strike) throws IOException, InterruptedException {
    if (strike.manner() instanceof Fault.Delay delay) {
      Thread.sleep(delay.by().toMillis());
      return true;
    }
    if (strike.manner() instanceof Fault.Reset) {
      client.setSoLinger(true, 0);
      server.setSoLinger(true, 0);
    }
    if (!(strike.manner() instanceof Fault.Stall)) {
      close();
    }
    return false;
  }

  boolean isClosed() {
    return client.isClosed() && server.isClosed();
  }

  void close() {
    try (client;
        server) {
      // Closing is all there is to do.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
