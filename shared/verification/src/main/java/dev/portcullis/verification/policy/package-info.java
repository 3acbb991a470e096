/** Policies and admission rules. */
@NullMarked
package dev.portcullis.verification.policy;

import org.jspecify.annotations.NullMarked;
