/** The document store of production: Firestore in Native mode. */
@NullMarked
package dev.portcullis.storage.firestore;

import org.jspecify.annotations.NullMarked;
