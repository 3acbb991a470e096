package dev.portcullis.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows point down only. */
@AnalyzeClasses(packages = "dev.portcullis", importOptions = ProductClasses.class)
class LayeringTest {

  @ArchTest
  static final ArchRule modules_dependOnlyOnThoseBelow =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("json")
          .definedBy("dev.portcullis.json..")
          .layer("verification")
          .definedBy("dev.portcullis.verification..")
          .layer("wire")
          .definedBy("dev.portcullis.wire..")
          .layer("storage")
          .definedBy("dev.portcullis.storage", "dev.portcullis.storage.deadline")
          .layer("sqlite")
          .definedBy("dev.portcullis.storage.sqlite..")
          .layer("firestore")
          .definedBy("dev.portcullis.storage.firestore..")
          .layer("registers")
          .definedBy("dev.portcullis.registers..")
          .layer("record")
          .definedBy("dev.portcullis.record..")
          .layer("admission")
          .definedBy("dev.portcullis.admission..")
          .layer("web")
          .definedBy("dev.portcullis.web..")
          .layer("runtime")
          .definedBy("dev.portcullis.runtime..")
          .layer("functions")
          .definedBy(
              "dev.portcullis.deployvalidation..",
              "dev.portcullis.policies..",
              "dev.portcullis.attestations..",
              "dev.portcullis.breakglass..")
          .layer("local")
          .definedBy("dev.portcullis.local..")
          .whereLayer("json")
          .mayNotAccessAnyLayer()
          .whereLayer("storage")
          .mayNotAccessAnyLayer()
          .whereLayer("verification")
          .mayOnlyAccessLayers("json")
          .whereLayer("wire")
          .mayOnlyAccessLayers("verification", "json")
          .whereLayer("sqlite")
          .mayOnlyAccessLayers("storage")
          .whereLayer("firestore")
          .mayOnlyAccessLayers("storage")
          .whereLayer("firestore")
          .mayOnlyBeAccessedByLayers("runtime")
          .whereLayer("registers")
          .mayOnlyAccessLayers("wire", "storage", "verification", "json")
          .whereLayer("record")
          .mayOnlyAccessLayers("registers", "wire", "storage", "verification", "json")
          .whereLayer("admission")
          .mayOnlyAccessLayers("record", "registers", "wire", "storage", "verification", "json")
          .whereLayer("web")
          .mayOnlyAccessLayers("record", "registers", "wire", "storage", "verification", "json")
          .whereLayer("runtime")
          .mayOnlyBeAccessedByLayers("functions", "local")
          .whereLayer("functions")
          .mayOnlyBeAccessedByLayers("local")
          .whereLayer("local")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("dev.portcullis.(**)").should().beFreeOfCycles();
}
