// The short tables that a run prints on the terminal. Lines of a table are at most 100 columns, so
// that headings are short.

extension Message {
  package static let summaryOneRegion = Message(
    en: "{title}, {first}-{last}, one region, persons",
    ru: "{title}, {first}-{last}, один регион, человек",
    kk: "{title}, {first}-{last}, бір өңір, адам")
  package static let summaryRegions = Message(
    en: "{title}, {first}-{last}, {count} regions, persons",
    ru: "{title}, {first}-{last}, регионов: {count}, человек",
    kk: "{title}, {first}-{last}, {count} өңір, адам")
  package static let summaryYear = Message(en: "year", ru: "год", kk: "жыл")
  package static let summaryOpening = Message(en: "1 January", ru: "1 января", kk: "1 қаңтар")
  package static let summaryBirths = Message(en: "births", ru: "родилось", kk: "туғандар")
  package static let summaryDeaths = Message(en: "deaths", ru: "умерло", kk: "қайтыс болғандар")
  package static let summaryNetExternal = Message(
    en: "from abroad, net", ru: "сальдо внешней", kk: "сыртқы айырым")
  package static let summaryClosing = Message(
    en: "31 December", ru: "31 декабря", kk: "31 желтоқсан")
  package static let summaryInterval = Message(
    en: "80 % of draws", ru: "80\u{A0}% прогонов", kk: "есептеулердің 80\u{A0}%-ы")
  package static let summaryMillion = Message(en: "m", ru: "млн", kk: "млн")
  package static let summaryResidual = Message(en: "residual", ru: "невязка", kk: "қалдық")
  package static let summaryRegionalTitle = Message(
    en: "Persons, and net moves of the year:",
    ru: "Численность населения и сальдо миграции за год, человек:",
    kk: "Халық саны және жылдық көші-қон айырымы, адам:")
  package static let summaryStocks = Message(
    en: "on 1 January", ru: "на 1 января", kk: "1 қаңтарға")
  package static let summaryBetween = Message(
    en: "between regions", ru: "межрегиональная", kk: "өңіраралық")
  package static let summaryAbroad = Message(en: "from abroad", ru: "внешняя", kk: "сыртқы")
  package static let summaryRegion = Message(en: "region", ru: "регион", kk: "өңір")
  package static let summaryAllRegions = Message(
    en: "all regions", ru: "все регионы", kk: "барлық өңірлер")
  package static let summaryGroups = Message(
    en: "of which, moves inside a group left out:",
    ru: "в том числе группы регионов, без перемещений внутри группы:",
    kk: "соның ішінде өңірлер топтары, топ ішіндегі көшулерсіз:")
  package static let summaryDraws = Message(
    en:
      "{interval}: a tenth of the {draws} draws lies below and a tenth above; the intervals of regions do not add up",
    ru:
      "{interval}: десятая часть из {draws} прогонов лежит ниже и десятая часть выше; интервалы регионов не складываются",
    kk:
      "{interval}: {draws} есептеудің оннан бірі төмен, оннан бірі жоғары; өңірлердің аралықтары қосылмайды"
  )
  package static let summaryNoUncertainty = Message(
    en: "the scenario states no uncertainty, so that every draw is the point forecast",
    ru:
      "сценарий не задаёт неопределённости, поэтому каждый прогон совпадает с точечным прогнозом",
    kk: "сценарийде белгісіздік көрсетілмеген, сондықтан әр есептеу нүктелік болжамға тең")
  package static let summaryFilledIn = Message(
    en: "inputs interpolated or held constant: {count}; see filled_in in run.json",
    ru:
      "исходных данных интерполировано или продлено без изменений: {count}; см. filled_in в run.json",
    kk:
      "интерполяцияланған не өзгеріссіз созылған бастапқы деректер: {count}; run.json ішіндегі filled_in қараңыз"
  )
  package static let summaryClipped = Message(
    en: "flows were cut by {persons} persons who were not there to leave",
    ru: "потоки урезаны на число отсутствующих людей: {persons}",
    kk: "ағындар орнында жоқ адамдар санына қысқартылды: {persons}")
  package static let summaryResults = Message(
    en: "Results: {folder}", ru: "Результаты: {folder}", kk: "Нәтижелер: {folder}")
}
