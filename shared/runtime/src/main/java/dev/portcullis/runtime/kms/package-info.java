/** Keys that Cloud KMS keeps. */
@NullMarked
package dev.portcullis.runtime.kms;

import org.jspecify.annotations.NullMarked;
