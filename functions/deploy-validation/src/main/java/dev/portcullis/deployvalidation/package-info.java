/** The function that decides deployments, and shows what it decided. */
@NullMarked
package dev.portcullis.deployvalidation;

import org.jspecify.annotations.NullMarked;
