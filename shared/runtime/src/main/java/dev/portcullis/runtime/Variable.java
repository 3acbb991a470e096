package dev.portcullis.runtime;

/** The environment variables that are read; the README's table is checked against these. */
public enum Variable {
  /** Where documents are kept. */
  PORTCULLIS_STORE(
      "firestore:PROJECT[/DATABASE] or sqlite:DIRECTORY",
      "where documents are kept: a Firestore database, `(default)` if none is named, or a folder for"
          + " one SQLite file, which a deployed function does not have",
      Need.REQUIRED),
  /** How callers are known. */
  PORTCULLIS_IDENTITY(
      "none` or `tokens",
      "how callers are known: `tokens` by the ID tokens that they bring; `none` takes everybody for"
          + " the local principal, and only `serve` starts with it, and not where `K_SERVICE` is"
          + " set",
      Need.REQUIRED),
  /** What tokens are for. */
  PORTCULLIS_AUDIENCES(
      "URL,URL",
      "with `tokens`, required: the addresses for which callers ask their tokens; a token names"
          + " exactly one of them",
      Need.OPTIONAL),
  /** Whose tokens are believed. */
  PORTCULLIS_ISSUERS(
      "FILE",
      "with `tokens`: who is believed beside Google, in JSON or YAML; see \"Who is calling\"",
      Need.OPTIONAL),
  /** What callers may do. */
  PORTCULLIS_BINDINGS(
      "FILE",
      "with `tokens`: who may do what in which project, in JSON or YAML; without it nobody may do"
          + " anything; see \"Who may do what\"",
      Need.OPTIONAL),
  /** The platform's own images. */
  PORTCULLIS_SYSTEM_POLICY(
      "FILE",
      "a policy in JSON or YAML whose allowlist names the platform's own images, in place of the"
          + " built-in one",
      Need.OPTIONAL),
  /** An emulator in place of Firestore; Google's own tools read the variable too. */
  FIRESTORE_EMULATOR_HOST(
      "HOST:PORT",
      "a Firestore emulator on this machine, used in place of Google's service; refused where"
          + " `K_SERVICE` is set",
      Need.OPTIONAL),
  /** How often callers may call. */
  PORTCULLIS_RATE_LIMITS(
      "off, google",
      "calls per minute, principal and project, counted by each instance for itself: `google` has"
          + " the quotas of Google's own service (100 reads, 20 updates and deletes, 10 creates, 500"
          + " validations), ten times as many for a principal over all projects, and is the default"
          + " where `K_SERVICE` is set, `off` the one elsewhere",
      Need.OPTIONAL),
  /** What signs the log. */
  PORTCULLIS_LOG_KEY(
      "FILE or gcpkms://projects/P/locations/L/keyRings/R/cryptoKeys/K/cryptoKeyVersions/V",
      "the private key, PKCS#8 in PEM or in Cloud KMS, Ed25519 or P-256, that signs checkpoints of"
          + " logs (KMS was tried against a double only); with"
          + " `none` and SQLite one is made beside the data, elsewhere there are no checkpoints"
          + " without it",
      Need.OPTIONAL),
  /** What signed the log before. */
  PORTCULLIS_LOG_KEY_BEFORE(
      "FILE or gcpkms://...",
      "the key that signed before: it announces the new one in every log",
      Need.OPTIONAL),
  /** What logs are called. */
  PORTCULLIS_LOG_HOST(
      "NAME",
      "what the names of logs in checkpoints begin with; `portcullis.dev` if not given, so that the"
          + " log of P is `portcullis.dev/projects/P`",
      Need.OPTIONAL),
  /** Where people are told. */
  PORTCULLIS_NOTIFICATIONS(
      "pubsub:projects/P/topics/T",
      "the topic that is told of breakglass, weakenings and findings; without it they are only"
          + " logged; the same for every function, see \"Who is told\"",
      Need.OPTIONAL),
  /** An emulator in place of Pub/Sub; Google's own tools read the variable too. */
  PUBSUB_EMULATOR_HOST(
      "HOST:PORT",
      "a Pub/Sub emulator on this machine, used in place of Google's service; refused where"
          + " `K_SERVICE` is set",
      Need.OPTIONAL),
  /** Where what was allowed is attested. */
  PORTCULLIS_BRIDGE(
      "projects/P/notes/N",
      "the note in Google's Container Analysis that attestations of what was allowed hang on; off"
          + " without it, see \"The bridge to Cloud Run's own check\"",
      Need.OPTIONAL),
  /** How that is signed. */
  PORTCULLIS_BRIDGE_KEY(
      "FILE or gcpkms://projects/P/locations/L/keyRings/R/cryptoKeys/K/cryptoKeyVersions/V",
      "with `PORTCULLIS_BRIDGE`, required: the P-256 key that signs them, in PEM with its public"
          + " half, or in Cloud KMS",
      Need.OPTIONAL),
  /** Where that note is. */
  PORTCULLIS_BRIDGE_ENDPOINT(
      "https://HOST or http://127.0.0.1:PORT",
      "with `PORTCULLIS_BRIDGE`: another server with the API of Container Analysis",
      Need.OPTIONAL);

  /** Whether a variable has to be set. */
  public enum Need {
    REQUIRED,
    OPTIONAL
  }

  private final String form;
  private final String meaning;
  private final Need need;

  Variable(String form, String meaning, Need need) {
    this.form = form;
    this.meaning = meaning;
    this.need = need;
  }

  /** What a value looks like. */
  public String form() {
    return form;
  }

  /** What it is for. */
  public String meaning() {
    return meaning;
  }

  /** Whether it has to be set. */
  public Need need() {
    return need;
  }
}
