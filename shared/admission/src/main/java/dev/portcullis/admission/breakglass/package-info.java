/** Whether a workload is let through whatever its policy says. */
@NullMarked
package dev.portcullis.admission.breakglass;

import org.jspecify.annotations.NullMarked;
