package dev.portcullis.testkit.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.testkit.proxy.Fault.Direction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CuttingProxyTest {

  private ServerSocket listener;
  private CuttingProxy proxy;
  private Socket client;
  private Socket server;

  @BeforeEach
  void connect() throws IOException {
    listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    proxy = CuttingProxy.before(listener.getLocalPort());
    reconnect();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
    proxy.close();
    listener.close();
  }

  @Test
  void nothingArmed_everyByte_passesBothWays() throws IOException {
    client.getOutputStream().write("question".getBytes(US_ASCII));
    assertThat(read(server, 8)).isEqualTo("question");
    server.getOutputStream().write("answer".getBytes(US_ASCII));
    assertThat(read(client, 6)).isEqualTo("answer");
    assertThat(proxy.hasStruck()).isFalse();
  }

  @Test
  void cut_atAPosition_passesWhatIsBeforeIt() throws IOException {
    proxy.arm(new Fault(Direction.TO_SERVER, 3, new Fault.Cut()));
    client.getOutputStream().write("question".getBytes(US_ASCII));
    assertThat(read(server, 8)).isEqualTo("que");
    assertThat(client.getInputStream().read()).isEqualTo(-1);
    assertThat(proxy.hasStruck()).isTrue();
  }

  @Test
  void cut_ofTheOtherDirection_countsOnlyThat() throws IOException {
    proxy.arm(new Fault(Direction.TO_CLIENT, 2, new Fault.Cut()));
    client.getOutputStream().write("question".getBytes(US_ASCII));
    assertThat(read(server, 8)).isEqualTo("question");
    server.getOutputStream().write("answer".getBytes(US_ASCII));
    assertThat(read(client, 6)).isEqualTo("an");
  }

  @Test
  void cut_once_leavesTheNextConnectionAlone() throws IOException {
    proxy.arm(new Fault(Direction.TO_SERVER, 0, new Fault.Cut()));
    client.getOutputStream().write(1);
    assertThat(server.getInputStream().read()).isEqualTo(-1);
    client.close();
    server.close();
    reconnect();
    client.getOutputStream().write("again".getBytes(US_ASCII));
    assertThat(read(server, 5)).isEqualTo("again");
  }

  @Test
  void outage_untilItIsHealed_refusesConnections() throws IOException {
    proxy.arm(new Fault(Direction.TO_SERVER, 3, new Fault.Outage()));
    client.getOutputStream().write("question".getBytes(US_ASCII));
    assertThat(read(server, 8)).isEqualTo("que");
    assertThat(proxy.hasStruck()).isTrue();
    String host = proxy.host();
    int port = Integer.parseInt(host.substring(host.lastIndexOf(':') + 1));
    try (Socket refused = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(refused.getInputStream().read()).isEqualTo(-1);
    }
    proxy.heal();
    client.close();
    server.close();
    reconnect();
    client.getOutputStream().write("again".getBytes(US_ASCII));
    assertThat(read(server, 5)).isEqualTo("again");
  }

  @Test
  void passed_sinceItWasArmed_countsEachWay() throws IOException {
    client.getOutputStream().write("before".getBytes(US_ASCII));
    assertThat(read(server, 6)).isEqualTo("before");
    proxy.arm(new Fault(Direction.TO_CLIENT, 100, new Fault.Cut()));
    client.getOutputStream().write("question".getBytes(US_ASCII));
    assertThat(read(server, 8)).isEqualTo("question");
    server.getOutputStream().write("answer".getBytes(US_ASCII));
    assertThat(read(client, 6)).isEqualTo("answer");
    assertThat(proxy.passed(Direction.TO_SERVER)).isEqualTo(8);
    assertThat(proxy.passed(Direction.TO_CLIENT)).isEqualTo(6);
  }

  @Test
  void reset_atAPosition_isSeenAsOne() throws IOException {
    proxy.arm(new Fault(Direction.TO_SERVER, 0, new Fault.Reset()));
    client.getOutputStream().write("question".getBytes(US_ASCII));
    assertThatExceptionOfType(SocketException.class)
        .isThrownBy(() -> client.getInputStream().read());
  }

  @Test
  void stall_atAPosition_holdsOneWayAndTellsNobody() throws IOException {
    proxy.arm(new Fault(Direction.TO_CLIENT, 2, new Fault.Stall()));
    server.getOutputStream().write("answer".getBytes(US_ASCII));
    assertThat(read(client, 2)).isEqualTo("an");
    client.getOutputStream().write("question".getBytes(US_ASCII));
    assertThat(read(server, 8)).isEqualTo("question");
    client.setSoTimeout(50);
    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> client.getInputStream().read());
  }

  @Test
  void delay_atAPosition_losesNothing() throws IOException {
    proxy.arm(new Fault(Direction.TO_SERVER, 3, new Fault.Delay(Duration.ofMillis(20))));
    client.getOutputStream().write("question".getBytes(US_ASCII));
    assertThat(read(server, 8)).isEqualTo("question");
    assertThat(proxy.hasStruck()).isTrue();
  }

  private void reconnect() throws IOException {
    String host = proxy.host();
    int port = Integer.parseInt(host.substring(host.indexOf(':') + 1));
    client = new Socket(InetAddress.getLoopbackAddress(), port);
    server = listener.accept();
    client.setSoTimeout(10_000);
    server.setSoTimeout(10_000);
  }

  private static String read(Socket socket, int most) throws IOException {
    return new String(socket.getInputStream().readNBytes(most), US_ASCII);
  }
}
