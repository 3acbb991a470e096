/** Attestors: whose word a policy asks for, and by which keys it is known. */
@NullMarked
package dev.portcullis.verification.attestor;

import org.jspecify.annotations.NullMarked;
