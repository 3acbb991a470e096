package dev.portcullis.web;

import com.google.cloud.functions.HttpResponse;
import dev.portcullis.web.answer.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes answers, with the headers that all of them have. */
final class AnswerWriter {

  private AnswerWriter() {}

  /** Writes the whole answer. */
  static void write(Answer answer, String requestId, HttpResponse response) throws IOException {
    response.setStatusCode(answer.status());
    response.setContentType(answer.content().contentType());
    response.appendHeader("X-Content-Type-Options", "nosniff");
    response.appendHeader("Cache-Control", "no-store");
    response.appendHeader(RequestId.HEADER, requestId);
    answer.headers().forEach(response::appendHeader);
    OutputStream stream = response.getOutputStream();
    stream.write(answer.content().text().getBytes(StandardCharsets.UTF_8));
  }
}
