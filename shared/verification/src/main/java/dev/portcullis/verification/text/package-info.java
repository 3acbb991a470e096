/** The characters that names, references and digests are made of. */
@NullMarked
package dev.portcullis.verification.text;

import org.jspecify.annotations.NullMarked;
