package dev.portcullis.web.iam;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.iam.Grants;
import dev.portcullis.registers.iam.HeldPermissions;
import dev.portcullis.registers.iam.IamRegister;
import dev.portcullis.registers.iam.IamRegister.Kept;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.revision.RevisionRoutes;
import dev.portcullis.web.revision.Subject;
import dev.portcullis.web.revision.Subject.Etags;
import dev.portcullis.web.revision.Verbs;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.iam.IamEtag;
import dev.portcullis.wire.iam.IamPermission;
import dev.portcullis.wire.iam.IamPolicy;
import dev.portcullis.wire.iam.IamPolicyCodec;
import dev.portcullis.wire.iam.IamRequestCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code getIamPolicy}, {@code setIamPolicy} and {@code testIamPermissions} of resources, and the
 * history of their IAM policies beside that of the resources themselves. Reading takes GET, as in
 * Binary Authorization, and POST, as in Container Analysis. Safe for use by many threads.
 */
public final class IamRoutes {

  /** Everybody may ask what they may do. */
  static final String TESTING = "portcullis.iam.testPermissions";

  private static final String VERSION = "options.requestedPolicyVersion";
  private static final Verbs HISTORY =
      new Verbs("policy", "listIamRevisions", "rollbackIamPolicy", "portcullis.iam");
  private static final Set<String> VERSIONS = Set.of("0", "1", "3");

  private final IamRegister register;
  private final HeldPermissions held;
  private final IamPolicyCodec policies = new IamPolicyCodec();
  private final IamRequestCodec requests = new IamRequestCodec();

  /** Routes to this register. */
  public IamRoutes(IamRegister register, HeldPermissions held) {
    this.register = register;
    this.held = held;
  }

  /** Tells which resource a call is about. */
  @FunctionalInterface
  public interface Target {

    /**
     * The resource that the path names.
     *
     * @throws InvalidInputException if it names none
     */
    IamResource of(Call call) throws InvalidInputException;
  }

  /**
   * All methods of the resources of one template.
   *
   * @param item the template of their paths, without a verb
   * @param permissions what their permissions begin with, such as {@code
   *     binaryauthorization.attestors}
   */
  public List<Route> of(String item, String permissions, Target target) {
    String path = item + ":getIamPolicy";
    String permission = permissions + ".getIamPolicy";
    List<Route> routes = new ArrayList<>();
    routes.add(
        Route.of(Method.GET, path, permission, call -> get(call, target)).accepting(VERSION));
    routes.add(Route.of(Method.POST, path, permission, call -> getByPost(call, target)));
    routes.add(
        Route.of(
            Method.POST,
            item + ":setIamPolicy",
            permissions + ".setIamPolicy",
            call -> set(call, target)));
    routes.add(testing(item, target));
    routes.addAll(RevisionRoutes.of(item, HISTORY, call -> subject(target.of(call))));
    return routes;
  }

  /** The one method of resources that can be asked about and have no policy of their own. */
  public Route testing(String item, Target target) {
    return Route.of(Method.POST, item + ":testIamPermissions", TESTING, call -> test(call, target));
  }

  private Answer get(Call call, Target target)
      throws ApiException, InvalidInputException, RegisterException {
    int version = call.query(VERSION, IamRoutes::version).orElse(0);
    return answer(register.get(target.of(call)), version);
  }

  private Answer getByPost(Call call, Target target)
      throws ApiException, InvalidInputException, RegisterException {
    int version = call.body(requests::readGet);
    return answer(register.get(target.of(call)), version);
  }

  /**
   * A client that does not know conditions would show a role that holds for an hour as one that
   * holds for ever, and make it that by writing back what it read.
   */
  private Answer answer(Kept kept, int version) throws ApiException {
    if (kept.policy().hasConditions() && version < IamPolicy.WITH_CONDITIONS) {
      throw ApiException.failedPrecondition(
          "the policy has conditions, which only version 3 can express; ask with"
              + " requestedPolicyVersion 3");
    }
    return answer(kept);
  }

  private Answer set(Call call, Target target)
      throws ApiException, InvalidInputException, RegisterException {
    IamResource resource = target.of(call);
    return answer(register.set(call.principal(), resource, call.body(requests::readSet)));
  }

  private Answer test(Call call, Target target) throws ApiException, InvalidInputException {
    IamResource resource = target.of(call);
    List<IamPermission> asked = call.body(requests::readTest).stream().distinct().toList();
    return Answer.ok(
        requests.writeTested(
            register.exists(resource) ? held.among(call.principal(), resource, asked) : List.of()));
  }

  private Answer answer(Kept kept) {
    return Answer.ok(policies.write(kept.policy(), Optional.of(kept.etag())));
  }

  private Subject<Grants> subject(IamResource resource) throws RegisterException {
    return Subject.singleton(
            register.history(resource),
            (grants, stamp) -> policies.write(grants.policy(), stamp.etag()))
        .with(new Etags(IamEtag::of, IamEtag::version));
  }

  private static int version(String text) throws InvalidTextException {
    if (!VERSIONS.contains(text)) {
      throw new InvalidTextException("must be 0, 1 or 3");
    }
    return Integer.parseInt(text);
  }
}
