package dev.portcullis.admission.breakglass;

/** Whether the caller may use breakglass in the project: asked of the permissions at the edge. */
public enum BreakglassRight {
  /** The caller has the permission. */
  HELD,
  /** The caller lacks it, or nobody asked. */
  NOT_HELD;

  /** What the permission is called. */
  public static final String PERMISSION = "portcullis.breakglass.use";
}
