package dev.portcullis.verification.signature;

import org.bouncycastle.openpgp.PGPPublicKey;

/**
 * A key of an OpenPGP block that may sign.
 *
 * @param key the key
 * @param life when it counts, by its own and its primary key's word
 */
record PgpSigner(PGPPublicKey key, KeyLife life) {}
