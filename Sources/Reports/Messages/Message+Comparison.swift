// The page of a comparison of two scenarios, b less a.

extension Message {
  package static let compareTitle = Message(
    en: "{b} less {a}", ru: "{b} за вычетом: {a}", kk: "{b} мен {a} айырмасы")
  package static let compareDifference = Message(
    en: "Difference in population on 1 January", ru: "Разница в численности населения на 1 января",
    kk: "1 қаңтардағы халық санының айырмасы")
  package static let compareBoth = Message(
    en: "Population of the country on 1 January", ru: "Численность населения страны на 1 января",
    kk: "Елдің 1 қаңтардағы халық саны")
  package static let compareDifferenceColumn = Message(
    en: "Difference {year}", ru: "Разница {year}", kk: "Айырма {year}")
  package static let compareBand = Message(
    en: "80% of pairs of draws", ru: "80\u{A0}% пар прогонов", kk: "есептеу жұптарының 80\u{A0}%-ы")
  package static let compareSum = Message(
    en:
      "On {date} the country's population differs from the base by {difference} ({percent}){interval}.",
    ru:
      "На {date} численность населения страны отличается от базы на {difference} ({percent}){interval}.",
    kk: "Ел халқының саны ({date}) базадан өзгеше: {difference} ({percent}){interval}.")
  package static let compareEvents = Message(
    en:
      "Until then births differ by {births}, deaths by {deaths} and net external migration by {external}.",
    ru:
      "К этому времени число родившихся отличается на {births}, умерших — на {deaths}, сальдо внешней миграции — на {external}.",
    kk:
      "Осы уақытқа дейін туғандар саны {births}, қайтыс болғандар саны {deaths}, сыртқы көші-қон айырымы {external} шамасына өзгереді."
  )
  package static let compareRegions = Message(
    en:
      "Among the regions the highest difference is that of {gainer} ({gain}), the lowest that of {loser} ({loss}).",
    ru: "Среди регионов наибольшая разница — {gainer} ({gain}), наименьшая — {loser} ({loss}).",
    kk: "Өңірлер арасында ең жоғары айырма — {gainer} ({gain}), ең төмен айырма — {loser} ({loss})."
  )
  package static let compareInterval = Message(
    en: "; 80% of {draws} pairs of draws lie between {low} and {high}",
    ru: "; 80\u{A0}% из {draws} пар прогонов лежат между {low} и {high}",
    kk: "; {draws} есептеу жұбының 80\u{A0}%-ы {low} мен {high} аралығында")
  package static let compareAttribution = Message(
    en: "What each change accounts for", ru: "Вклад каждого изменения", kk: "Әр өзгерістің үлесі")
  package static let compareAttributionNote = Message(
    en:
      "Difference in population on {date} by change: means over all orders in which the changes can be made, which add up to the difference.",
    ru:
      "Разница в численности населения на {date} по изменениям: средние по всем порядкам, в которых их можно внести; сумма равна разнице.",
    kk:
      "{date} халық саны айырмасының өзгерістер бойынша бөлінуі: өзгерістерді енгізудің барлық ретінің орташасы; қосындысы айырмаға тең."
  )
  package static let compareAssumptions = Message(
    en: "assumptions", ru: "допущения", kk: "болжамдық шарттар")
  package static let compareMade = Message(
    en: "Made by kosh {version}; base: scenario {a}, compared with it: scenario {b}.",
    ru: "Создано программой kosh {version}; база: сценарий {a}, с ней сравнивается сценарий {b}.",
    kk:
      "kosh {version} бағдарламасымен жасалған; база: {a} сценарийі, онымен {b} сценарийі салыстырылған."
  )
  package static let compareRounded = Message(
    en:
      "Differences are rounded one by one and may not add up to the last person; differences.csv has them in full.",
    ru:
      "Разницы округлены по отдельности, и суммы могут расходиться на человека; полные значения — в differences.csv.",
    kk:
      "Айырмалар жеке-жеке дөңгелектелген, қосындылары бір адамға сәйкес келмеуі мүмкін; толық мәндері differences.csv ішінде."
  )
}
