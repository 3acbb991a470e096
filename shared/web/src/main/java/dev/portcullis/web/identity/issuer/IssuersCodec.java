package dev.portcullis.web.identity.issuer;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.BoundedText;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the issuers that are believed beside Google:
 *
 * <pre>{@code
 * issuers:
 * - id: github
 *   issuer: https://token.actions.githubusercontent.com
 *   jwksUri: https://token.actions.githubusercontent.com/.well-known/jwks
 *   mapping: GITHUB_ACTIONS
 *   requiredClaims: {repository_owner_id: ["1234567"]}
 *   audiences: [https://gate.example.com]
 * }</pre>
 *
 * <p>{@code ACCOUNTS} needs {@code domains}, whose emails the issuer may vouch for. Without {@code
 * audiences} they are the given ones. Not safe for use by several threads.
 */
public final class IssuersCodec {

  private static final int MAX_ISSUERS = 32;
  private static final int MAX_VALUES = 100;
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** Ids that callers of other kinds have. */
  private static final Set<String> TAKEN = Set.of(Issuer.GOOGLE, "local");

  /** Issuers that sign for everybody: one of their tokens says nothing unless it says whose. */
  private static final Set<String> SHARED =
      Set.of("https://token.actions.githubusercontent.com", "https://gitlab.com");

  private static final BoundedText VALUE = BoundedText.label(512);
  private static final Map<String, Function<Fields, Optional<ClaimMapping>>> MAPPINGS =
      Map.of(
          "ACCOUNTS", IssuersCodec::accounts,
          "GITHUB_ACTIONS", fields -> Optional.of(ClaimMapping.Programs.GITHUB_ACTIONS),
          "GITLAB_CI", fields -> Optional.of(ClaimMapping.Programs.GITLAB_CI),
          "SUBJECT", fields -> Optional.of(ClaimMapping.Programs.SUBJECT));

  private final Set<String> audiences;
  private final Set<String> ids = new HashSet<>(TAKEN);
  private final Set<String> names = new HashSet<>();

  /** A codec for issuers that have these audiences where they name none. */
  public IssuersCodec(Set<String> audiences) {
    this.audiences = Set.copyOf(audiences);
    names.addAll(Issuer.google(audiences).names());
  }

  /** The issuers; what is wrong is reported at the cursor, and then some may be missing. */
  public List<Issuer> read(Cursor document) {
    Optional<Fields> fields = document.object();
    List<Issuer> issuers =
        fields
            .flatMap(given -> given.get("issuers"))
            .map(array -> BoundedList.filled(array, MAX_ISSUERS, this::issuer))
            .orElse(List.of());
    fields.ifPresent(Fields::refuseUnknown);
    return issuers;
  }

  private Optional<Issuer> issuer(Cursor element) {
    Optional<Fields> given = element.object();
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = given.get();
    Optional<String> id = fields.get("id").flatMap(field -> field.text(this::id));
    Optional<String> name = fields.get("issuer").flatMap(field -> field.text(this::name));
    Optional<URI> keys = fields.get("jwksUri").flatMap(field -> field.text(SafeAddress::parse));
    Optional<ClaimMapping> mapping =
        fields
            .get("mapping")
            .flatMap(field -> field.choice(MAPPINGS))
            .flatMap(choice -> choice.apply(fields));
    Set<String> own = fields.find("audiences").map(IssuersCodec::values).orElse(audiences);
    Map<String, Set<String>> required =
        fields.find("requiredClaims").map(IssuersCodec::required).orElse(Map.of());
    fields.refuseUnknown();
    if (name.isPresent() && SHARED.contains(name.get()) && required.isEmpty()) {
      element.problem(
          "needs requiredClaims, such as repository_owner_id or namespace_id: this issuer signs for"
              + " everybody");
    }
    if (id.isEmpty() || name.isEmpty() || keys.isEmpty() || mapping.isEmpty() || own.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Issuer(id.get(), Set.of(name.get()), keys.get(), own, required, mapping.get()));
  }

  /** Whoever could vouch for any email could be anybody. */
  private static Optional<ClaimMapping> accounts(Fields fields) {
    Set<String> domains =
        fields
            .get("domains")
            .map(
                array ->
                    Set.copyOf(
                        BoundedList.filled(
                            array,
                            ClaimMapping.MAX_DOMAINS,
                            domain -> domain.text(EmailDomain::parse))))
            .orElse(Set.of());
    return domains.isEmpty() ? Optional.empty() : Optional.of(new ClaimMapping.Accounts(domains));
  }

  private String id(String text) throws InvalidTextException {
    if (!ID.matcher(text).matches()) {
      throw new InvalidTextException(
          "must be of a-z, 0-9 and hyphens, begin with a letter, and"
              + " have at most 32 characters");
    }
    if (!ids.add(text)) {
      throw new InvalidTextException("is taken; choose another");
    }
    return text;
  }

  private String name(String text) throws InvalidTextException {
    var unused = SafeAddress.parse(text);
    if (!names.add(text)) {
      throw new InvalidTextException("is there already");
    }
    return text;
  }

  private static Map<String, Set<String>> required(Cursor field) {
    Map<String, Set<String>> required = new HashMap<>();
    for (Map.Entry<String, Cursor> claim :
        field.object().map(Fields::all).orElse(Map.of()).entrySet()) {
      required.put(claim.getKey(), values(claim.getValue()));
    }
    return required;
  }

  private static Set<String> values(Cursor array) {
    return Set.copyOf(BoundedList.filled(array, MAX_VALUES, value -> value.text(VALUE)));
  }
}
