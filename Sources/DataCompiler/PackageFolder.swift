import Glibc
import Diagnostics
import Tables

/// Writes the compiled tables and datapackage.json into a folder.
package struct PackageFolder {
  package let path: String

  package init(path: String) { self.path = path }

  package func write(_ tables: [CompiledTable]) throws(OutputError) {
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw failure(path, "make the folder") }
    for table in tables {
      try write(table.text.bytes, to: "\(path)/\(table.description.file)")
    }
    try write(Array(descriptor(tables).rendered.utf8), to: "\(path)/datapackage.json")
  }

  private func descriptor(_ tables: [CompiledTable]) -> DataPackageDescriptor {
    DataPackageDescriptor(
      name: "kazakhstan-regions",
      title: "Population, vital events and migration of the 20 regions of Kazakhstan",
      description:
        "Compiled from the tables of Scenarios/kazakhstan/inputs; what is estimated and how weak it is stands in Scenarios/kazakhstan/README.md.",
      licences: [.init(name: "notspecified", title: "Stated by table")],
      sources: [TableOrigin.statistics, TableOrigin.wpp, TableOrigin.geokz],
      resources: tables.map { table in
        DataPackageDescriptor.Resource(
          table: table.description, header: table.header, licences: table.origin.licences,
          sources: table.origin.sources, unit: table.origin.unit,
          populationConcept: table.origin.populationConcept, vintage: table.origin.vintage,
          byteCount: table.text.bytes.count,
          sha256: SHA256.hexadecimal(of: table.text.bytes))
      })
  }

  private func write(_ bytes: [UInt8], to file: String) throws(OutputError) {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(file, "open the file") }
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard written > 0 else {
        let fault = failure(file, "write the file")
        close(descriptor)
        throw fault
      }
      start += written
    }
    guard close(descriptor) == 0 else { throw failure(file, "close the file") }
  }

  private func failure(_ file: String, _ operation: String) -> OutputError {
    OutputError(path: file, operation: operation, reason: String(cString: strerror(errno)))
  }
}
