/** Keys that tests sign with, the payload that attestations sign, and the real openssl. */
@NullMarked
package dev.portcullis.testkit.signing;

import org.jspecify.annotations.NullMarked;
