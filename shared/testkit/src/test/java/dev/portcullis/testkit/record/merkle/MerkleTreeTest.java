package dev.portcullis.testkit.record.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.record.merkle.MerkleHash;
import dev.portcullis.record.merkle.MerkleTree;
import dev.portcullis.record.merkle.ProofShape;
import dev.portcullis.record.merkle.Span;
import dev.portcullis.testkit.oracle.Rfc6962;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Trees and proofs against what the RFCs' text gives. */
class MerkleTreeTest {

  private static final int EXHAUSTIVE = 65;

  private final List<MerkleTree> trees = new ArrayList<>(List.of(MerkleTree.EMPTY));
  private final Map<Span, MerkleHash> kept = new HashMap<>();

  private void grow(int size) {
    for (int i = trees.size() - 1; i < size; i++) {
      MerkleTree.Appended appended = trees.get(i).append(MerkleHash.ofLeaf(Rfc6962.leaf(i)));
      trees.add(appended.tree());
      for (int level = 0; level < appended.completed().size(); level++) {
        kept.put(new Span(i + 1 - (1L << level), i + 1), appended.completed().get(level));
      }
    }
  }

  @Test
  void root_ofEverySizeUpTo65_isThatOfTheRfc() {
    grow(EXHAUSTIVE);
    for (int size = 0; size <= EXHAUSTIVE; size++) {
      assertThat(trees.get(size).root().toByteArray())
          .as("size %s", size)
          .isEqualTo(Rfc6962.mth(Rfc6962.leaves(size)));
    }
  }

  @Test
  void root_ofNothing_isTheHashOfNothing() {
    assertThat(MerkleTree.EMPTY.root().base64())
        .isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  }

  @Test
  void inclusion_ofEveryLeafOfEverySizeUpTo65_isThatOfTheRfcAndVerifies() {
    grow(EXHAUSTIVE);
    for (int size = 1; size <= EXHAUSTIVE; size++) {
      for (int index = 0; index < size; index++) {
        checkInclusion(index, size);
      }
    }
  }

  @Test
  void consistency_ofEveryTwoSizesUpTo65_isThatOfTheRfcAndVerifies() {
    grow(EXHAUSTIVE);
    for (int second = 1; second <= EXHAUSTIVE; second++) {
      for (int first = 1; first <= second; first++) {
        checkConsistency(first, second);
      }
    }
  }

  @Test
  void proofs_ofRandomLargerTrees_areThoseOfTheRfc() {
    int largest = 1500;
    grow(largest);
    Random random = new Random(6962);
    for (int i = 0; i < 100; i++) {
      int size = 1 + random.nextInt(largest);
      checkInclusion(random.nextInt(size), size);
      checkConsistency(1 + random.nextInt(size), size);
    }
  }

  @Test
  void proofs_ofWhatIsNotInTheTree_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ProofShape.inclusion(5, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> ProofShape.inclusion(-1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> ProofShape.consistency(6, 5));
    assertThat(ProofShape.consistency(0, 5)).isEmpty();
    assertThat(ProofShape.consistency(5, 5)).isEmpty();
  }

  @Test
  void tree_ofAnotherNumberOfPeaks_isNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MerkleTree(3, List.of(MerkleHash.ofNothing())));
  }

  private void checkInclusion(int index, int size) {
    List<byte[]> leaves = Rfc6962.leaves(size);
    List<byte[]> proof = hashes(ProofShape.inclusion(index, size));
    assertThat(proof)
        .as("leaf %s of %s", index, size)
        .containsExactlyElementsOf(Rfc6962.path(index, leaves));
    byte[] leaf = MerkleHash.ofLeaf(Rfc6962.leaf(index)).toByteArray();
    assertThat(Rfc6962.rootOfInclusion(leaf, index, size, proof)).isEqualTo(Rfc6962.mth(leaves));
  }

  private void checkConsistency(int first, int second) {
    List<byte[]> leaves = Rfc6962.leaves(second);
    List<byte[]> proof = hashes(ProofShape.consistency(first, second));
    assertThat(proof)
        .as("%s in %s", first, second)
        .containsExactlyElementsOf(Rfc6962.proof(first, leaves));
    if (first < second) {
      byte[] firstRoot = trees.get(first).root().toByteArray();
      assertThat(Rfc6962.rootsOfConsistency(first, second, firstRoot, proof))
          .containsExactly(firstRoot, Rfc6962.mth(leaves));
    }
  }

  private List<byte[]> hashes(List<Span> spans) {
    return spans.stream().map(span -> span.hash(this::stored).toByteArray()).toList();
  }

  /** The hashes that entries keep, and no others. */
  private MerkleHash stored(Span perfect) {
    MerkleHash hash = kept.get(perfect);
    assertThat(hash).as("the hash of %s is kept", perfect).isNotNull();
    return Objects.requireNonNull(hash);
  }
}
