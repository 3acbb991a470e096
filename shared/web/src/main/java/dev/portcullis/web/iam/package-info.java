/** The methods that every resource with an IAM policy has, whichever function it belongs to. */
@NullMarked
package dev.portcullis.web.iam;

import org.jspecify.annotations.NullMarked;
