import Glibc
import LinearAlgebra
import Migration

/// The regions of Kazakhstan as the fit of published shares needs them.
///
/// Residents on 1 January 2025: Bureau of National Statistics, tables 6576 and 6584. Kilometres:
/// geodesics between regional capitals (geokz, CC BY 4.0), rounded.
enum KazakhstanPlaces {
  struct Place {
    let id: String
    let residents: Double
    /// Kilometres to each of the places before.
    let kilometres: [Double]

    init(_ id: String, _ residents: Double, _ kilometres: [Double]) {
      self.id = id
      self.residents = residents
      self.kilometres = kilometres
    }
  }

  static let all = [
    Place("abai", 602832, []),
    Place("akmola", 787263, [812]),
    Place("aktobe", 949524, [1632, 902]),
    Place("almaty_region", 1560124, [770, 1191, 1661]),
    Place("atyrau", 710781, [2100, 1418, 525, 1988]),
    Place("west_kazakhstan", 695988, [2022, 1248, 425, 2086, 460]),
    Place("zhambyl", 1222391, [1074, 1164, 1357, 471, 1598, 1770]),
    Place("zhetisu", 694325, [616, 1128, 1687, 168, 2050, 2112, 609]),
    Place("karaganda", 1133933, [514, 464, 1137, 728, 1589, 1543, 780, 665]),
    Place("kostanay", 825569, [1183, 384, 550, 1433, 1076, 866, 1282, 1406, 758]),
    Place("kyzylorda", 846104, [1266, 980, 868, 926, 1080, 1267, 519, 1016, 796, 941]),
    Place("mangystau", 805156, [2317, 1713, 868, 2076, 388, 842, 1639, 2166, 1804, 1404, 1152]),
    Place("pavlodar", 751018, [308, 523, 1392, 938, 1885, 1762, 1124, 815, 386, 905, 1181, 2137]),
    Place(
      "north_kazakhstan", 522171,
      [898, 177, 954, 1352, 1479, 1254, 1341, 1278, 624, 404, 1145, 1798, 593]),
    Place(
      "turkistan", 2154041,
      [1205, 1114, 1144, 711, 1349, 1547, 257, 831, 814, 1154, 280, 1382, 1191, 1288]),
    Place(
      "ulytau", 221290,
      [958, 622, 814, 847, 1190, 1239, 616, 876, 455, 668, 370, 1365, 829, 792, 502]),
    Place(
      "east_kazakhstan", 723967,
      [178, 986, 1808, 801, 2272, 2200, 1164, 635, 683, 1360, 1407, 2480, 472, 1065, 1321, 1117]),
    Place(
      "astana", 1528703,
      [624, 275, 1009, 916, 1490, 1400, 919, 856, 190, 581, 831, 1737, 400, 440, 907, 462, 801]),
    Place(
      "almaty_city", 2292055,
      [
        836, 1249, 1691, 68, 2004, 2116, 455, 228, 788, 1482, 933, 2080, 1006, 1412, 705, 881, 863,
        974,
      ]),
    Place(
      "shymkent", 1256164,
      [
        1212, 1218, 1297, 628, 1494, 1700, 159, 767, 874, 1289, 433, 1508, 1237, 1394, 153, 626,
        1311, 992, 609,
      ]),
  ]

  static let borders = """
    atyrau-aktobe west_kazakhstan-aktobe west_kazakhstan-atyrau zhambyl-almaty_region zhetisu-abai \
    zhetisu-almaty_region karaganda-abai karaganda-akmola karaganda-almaty_region \
    karaganda-zhambyl karaganda-zhetisu kostanay-akmola kostanay-aktobe kostanay-karaganda \
    kyzylorda-aktobe mangystau-aktobe mangystau-atyrau pavlodar-abai pavlodar-akmola \
    pavlodar-karaganda north_kazakhstan-akmola north_kazakhstan-kostanay \
    north_kazakhstan-pavlodar turkistan-zhambyl turkistan-kyzylorda ulytau-aktobe ulytau-zhambyl \
    ulytau-karaganda ulytau-kostanay ulytau-kyzylorda ulytau-turkistan east_kazakhstan-abai \
    astana-akmola almaty_city-almaty_region shymkent-turkistan
    """

  /// Cities and the regions around them.
  static let rings = "astana-akmola almaty_city-almaty_region shymkent-turkistan"

  static let ids = all.map(\.id)

  static var distances: DistanceTable {
    var kilometres = Matrix(rows: all.count, columns: all.count)
    for i in all.indices {
      for j in 0..<i {
        kilometres[i, j] = all[i].kilometres[j]
        kilometres[j, i] = all[i].kilometres[j]
      }
    }
    return DistanceTable(
      kilometres: kilometres, contiguous: indicator(borders), ring: indicator(rings))
  }

  private static func indicator(_ pairs: String) -> Matrix {
    var matrix = Matrix(rows: all.count, columns: all.count)
    for pair in pairs.split(separator: " ") {
      let ends = pair.split(separator: "-").compactMap { ids.firstIndex(of: String($0)) }
      matrix[ends[0], ends[1]] = 1
      matrix[ends[1], ends[0]] = 1
    }
    return matrix
  }

  /// log residents × residents.
  static var sizes: GravityColumn {
    var logs = Matrix(rows: all.count, columns: all.count)
    for i in all.indices {
      for j in all.indices { logs[i, j] = log(all[i].residents * all[j].residents) }
    }
    return GravityColumn("log residents × residents", .pair(logs))
  }
}
