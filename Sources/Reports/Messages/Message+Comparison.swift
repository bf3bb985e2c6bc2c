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

// The tables of a comparison on the terminal. Lines of a table are at most 100 columns, so that
// headings are short.
extension Message {
  package static let compareHeading = Message(
    en: "{b} less {a}, persons", ru: "{b} за вычетом {a}, человек", kk: "{b} мен {a} айырмасы, адам"
  )
  package static let compareCountry = Message(en: "country", ru: "страна", kk: "ел")
  package static let compareIntervalColumn = Message(
    en: "80 % interval", ru: "интервал 80\u{A0}%", kk: "80\u{A0}% аралық")
  package static let compareBirths = Message(
    en: "births before", ru: "родилось ранее", kk: "туғандар жиыны")
  package static let compareDeaths = Message(
    en: "deaths before", ru: "умерло ранее", kk: "қайтыс болғандар жиыны")
  package static let compareAbroad = Message(
    en: "from abroad before", ru: "внешнее сальдо ранее", kk: "сыртқы айырым жиыны")
  package static let compareGainers = Message(
    en: "regions that gain and lose most", ru: "регионы с наибольшими приростом и убылью",
    kk: "ең көп өсетін және азаятын өңірлер")
  package static let compareNoRegion = Message(
    en: "No region changes.", ru: "Ни один регион не меняется.", kk: "Бірде-бір өңір өзгермейді.")
  package static let compareAccounts = Message(
    en: "what accounts for it, 1 January {year}", ru: "вклад изменений, 1 января {year} года",
    kk: "өзгерістердің үлесі, {year} жылғы 1 қаңтар")
  package static let tableSum = Message(en: "sum", ru: "сумма", kk: "қосындысы")
  package static let compareProgramme = Message(
    en: "programme", ru: "программа", kk: "бағдарлама")
  package static let compareYears = Message(en: "years", ru: "годы", kk: "жылдар")
  package static let compareParticipants = Message(
    en: "participants", ru: "участники", kk: "қатысушылар")
  package static let compareMoved = Message(en: "moved", ru: "переселено", kk: "көшірілген")
  package static let comparePresent = Message(
    en: "there at their end", ru: "остались к концу", kk: "соңында қалғаны")
  package static let compareCost = Message(
    en: "million tenge", ru: "млн тенге", kk: "млн теңге")
  package static let comparePairs = Message(
    en:
      "80 % interval: a tenth of the {draws} pairs of draws lies below and a tenth above; both scenarios share their luck in a pair",
    ru:
      "интервал 80\u{A0}%: десятая часть из {draws} пар прогонов лежит ниже и десятая часть выше; в паре у обоих сценариев одни и те же случайные числа",
    kk:
      "80\u{A0}% аралық: {draws} есептеу жұбының оннан бірі төмен, оннан бірі жоғары; жұптағы екі сценарийдің кездейсоқ сандары бірдей"
  )
}
