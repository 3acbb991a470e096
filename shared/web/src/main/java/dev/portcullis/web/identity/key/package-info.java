/** The keys of token issuers: their documents, where they come from, and how long they hold. */
@NullMarked
package dev.portcullis.web.identity.key;

import org.jspecify.annotations.NullMarked;
