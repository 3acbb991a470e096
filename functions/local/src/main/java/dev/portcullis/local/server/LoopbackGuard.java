package dev.portcullis.local.server;

import dev.portcullis.json.Excerpt;
import dev.portcullis.web.error.ApiError;
import dev.portcullis.web.error.RpcCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses what a web page of somebody else sends. The server believes whoever can reach it, and a
 * browser on this machine can: by a name of the attacker's that resolves to 127.0.0.1 (DNS
 * rebinding, seen in {@code Host}), or by a request across origins (seen in {@code Origin}).
 */
final class LoopbackGuard extends Handler.Wrapper {

  private static final List<String> NAMES = List.of("127.0.0.1", "localhost", "[::1]");

  private final IntSupplier port;

  LoopbackGuard(Handler guarded, IntSupplier port) {
    super(guarded);
    this.port = port;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<String> refusal = refusal(request);
    if (refusal.isEmpty()) {
      return super.handle(request, response, callback);
    }
    JsonErrors.write(ApiError.of(RpcCode.PERMISSION_DENIED, refusal.get()), response, callback);
    return true;
  }

  private Optional<String> refusal(Request request) {
    List<String> hosts = request.getHeaders().getValuesList(HttpHeader.HOST);
    if (hosts.size() != 1 || !isOurs(hosts.get(0))) {
      return Optional.of(
          "the Host header says "
              + Excerpt.of(String.join(", ", hosts))
              + ", and this server answers on this machine only; ask for http://127.0.0.1:"
              + port.getAsInt());
    }
    for (String origin : request.getHeaders().getValuesList(HttpHeader.ORIGIN)) {
      if (!isOurOrigin(origin)) {
        return Optional.of(
            "the Origin header says "
                + Excerpt.of(origin)
                + ", and pages of other servers may not call this one");
      }
    }
    return Optional.empty();
  }

  private boolean isOurs(String host) {
    String given = host.toLowerCase(Locale.ROOT);
    return NAMES.stream()
        .anyMatch(name -> given.equals(name) || given.equals(name + ":" + port.getAsInt()));
  }

  private boolean isOurOrigin(String origin) {
    return NAMES.stream().anyMatch(name -> origin.equals("http://" + name + ":" + port.getAsInt()));
  }
}
