/** IAM policies on resources: who may do what with one attestor, note or policy. */
@NullMarked
package dev.portcullis.wire.iam;

import org.jspecify.annotations.NullMarked;
