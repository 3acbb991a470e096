/** IAM policies on resources, and who asks what they permit. */
@NullMarked
package dev.portcullis.registers.iam;

import org.jspecify.annotations.NullMarked;
