/** What is submitted for deployment, reduced to what a decision needs. */
@NullMarked
package dev.portcullis.verification.workload;

import org.jspecify.annotations.NullMarked;
