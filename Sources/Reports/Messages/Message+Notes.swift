// Sentences below the tables of a run: what was solved and assumed, and what interventions do. They
// stand in the record and in the tables of results too, in English.

extension Message {
  package static let noteFlowsBalanced = Message(
    en:
      "population.csv has no 1 January {year}: the flows of {year} are balanced on the population of {other}",
    ru:
      "в population.csv нет 1 января {year} года: потоки {year} года сбалансированы по населению {other} года",
    kk:
      "population.csv ішінде {year} жылғы 1 қаңтар жоқ: {year} жылғы ағындар {other} жылғы халық саны бойынша теңгерілген"
  )
  package static let noteMarginsCarried = Message(
    en:
      "internal margins of {year}: arrivals and departures of {other} carried to the level and the nets of {year}",
    ru:
      "внутренняя миграция {year} года: прибытия и выбытия {other} года приведены к уровню и сальдо {year} года",
    kk:
      "{year} жылғы ішкі көші-қон: {other} жылғы келу мен кету {year} жылдың деңгейі мен айырымына келтірілген"
  )
  package static let noteEmigrants = Message(
    en:
      "emigrants of {year} are not in the emigration rates: population.csv has no 1 January {next}",
    ru:
      "выбывшие за рубеж в {year} году не вошли в коэффициенты эмиграции: в population.csv нет 1 января {next} года",
    kk:
      "{year} жылы шетелге кеткендер эмиграция коэффициенттеріне кірмеген: population.csv ішінде {next} жылғы 1 қаңтар жоқ"
  )
  package static let noteNobodyEnters = Message(
    en:
      "external net of {year}: {net} lies below minus the emigrants, so there are no immigrants and emigration rates are × {factor}",
    ru:
      "сальдо внешней миграции {year} года: {net} ниже числа выбывших за рубеж со знаком минус, поэтому прибывших нет, а коэффициенты эмиграции × {factor}",
    kk:
      "{year} жылғы сыртқы көші-қон айырымы: {net} мәні шетелге кеткендердің минус таңбалы санынан төмен, сондықтан келгендер жоқ, эмиграция коэффициенттері × {factor}"
  )
  package static let noteSettled = Message(
    en:
      "{name}: the annual forecast takes the settled persons that the scenario states, not those of the daily chain",
    ru:
      "{name}: годовой прогноз берёт число осевших, заданное сценарием, а не рассчитанное суточной моделью",
    kk:
      "{name}: жылдық болжам күндік модель есептеген емес, сценарийде көрсетілген қоныстанғандар санын алады"
  )
  package static let solvedFertility = Message(
    en: "births of {year}: fertility × {factor}",
    ru: "родившиеся {year} года: рождаемость × {factor}",
    kk: "{year} жылғы туғандар: туу деңгейі × {factor}")
  package static let solvedLifeExpectancy = Message(
    en: "deaths of {year}: life expectancy {change} years on the regions' own",
    ru:
      "умершие {year} года: поправка к собственной ожидаемой продолжительности жизни регионов, лет: {change}",
    kk:
      "{year} жылғы қайтыс болғандар: өңірлердің өз күтілетін өмір сүру ұзақтығына түзету, жыл: {change}"
  )

  // MARK: What a shorter horizon cuts

  package static let cutBirths = Message(
    en: "births of {year} lie outside the horizon and do not act",
    ru: "число родившихся {year} года вне горизонта прогноза и не действует",
    kk: "{year} жылға берілген туғандар саны болжам мерзімінен тыс, қолданылмайды")
  package static let cutDeaths = Message(
    en: "deaths of {year} lie outside the horizon and do not act",
    ru: "число умерших {year} года вне горизонта прогноза и не действует",
    kk: "{year} жылға берілген қайтыс болғандар саны болжам мерзімінен тыс, қолданылмайды")
  package static let cutSomeYears = Message(
    en:
      "of the years {years} of the intervention {name} those outside the horizon do not act",
    ru: "{name}: годы из {years}, выходящие за горизонт прогноза, не действуют",
    kk: "{name}: {years} жылдарының болжам мерзімінен тысындағылары қолданылмайды")
  package static let cutIntervention = Message(
    en: "the intervention {name} of {years} lies outside the horizon and does not act",
    ru: "{name} ({years}): вне горизонта прогноза, не действует",
    kk: "{name} ({years}): болжам мерзімінен тыс, қолданылмайды")

  // MARK: What interventions do

  package static let effectMoves = Message(
    en: "moves {persons} persons in all, years: {years}",
    ru: "перемещает всего {persons} чел., лет: {years}",
    kk: "барлығы {persons} адамды көшіреді, жыл саны: {years}")
  package static let effectNobodySettles = Message(
    en: "nobody lives in another region for a year",
    ru: "никто не живёт в другом регионе в течение года",
    kk: "ешкім басқа өңірде бір жыл тұрмайды")
  package static let effectPermits = Message(
    en: "permits are a stock beside the residents: they change no population",
    ru: "разрешения учитываются вне постоянного населения и его численности не меняют",
    kk: "рұқсаттар тұрақты халықтан тыс есепке алынады және оның санын өзгертпейді")
  package static let effectHazard = Message(
    en:
      "hazard times severity up to {largest}: leaving × {leaving}, attraction × {attraction} at most",
    ru:
      "опасность с учётом тяжести до {largest}: выбытие в пределе × {leaving}, привлекательность × {attraction}",
    kk:
      "ауырлығы ескерілген қауіптің ең үлкен мәні {largest}: сонда кету × {leaving}, тартымдылық × {attraction}"
  )
  package static let effectAttraction = Message(
    en: "{factor} changes attraction, regions: {count}",
    ru: "{factor} меняет привлекательность, регионов: {count}",
    kk: "{factor} тартымдылықты өзгертеді, өңір саны: {count}")
  package static let effectJobsLost = Message(
    en: "{share} of the jobs of {region} lost: leaving × {factor} at first",
    ru: "{region}: потеряно {share} рабочих мест, выбытие в первый год × {factor}",
    kk: "{region}: жұмыс орындарының {share} жоғалады, бірінші жылы кету × {factor}")
  package static let effectLimits = Message(
    en: "limits arrivals in {regions}", ru: "ограничивает прибытие: {regions}",
    kk: "келуді шектейді: {regions}")
  package static let effectVital = Message(
    en: "changes births or deaths of the regions it names",
    ru: "меняет рождаемость или смертность названных регионов",
    kk: "аталған өңірлердегі туу немесе өлім деңгейін өзгертеді")
  package static let effectBorder = Message(
    en: "changes migration across the border", ru: "меняет миграцию через границу",
    kk: "шекара арқылы көші-қонды өзгертеді")

  package static let kindSurge = Message(en: "surge", ru: "наплыв", kk: "ағын")
  package static let kindDisplacement = Message(
    en: "displacement", ru: "перемещение внутри страны", kk: "ел ішінде қоныс аудару")
  package static let kindClimate = Message(en: "climate", ru: "климат", kk: "климат")
  package static let kindResettlement = Message(
    en: "resettlement", ru: "переселение", kk: "қоныс аудару")
  package static let kindKandas = Message(en: "kandas", ru: "кандасы", kk: "қандастар")
  package static let kindAttraction = Message(
    en: "attraction", ru: "привлекательность", kk: "тартымдылық")
  package static let kindRegistration = Message(
    en: "registration", ru: "ограничение регистрации", kk: "тіркеуді шектеу")
  package static let kindShutdown = Message(
    en: "shutdown", ru: "закрытие предприятия", kk: "кәсіпорынның жабылуы")
  package static let kindStudyPlaces = Message(
    en: "study places", ru: "учебные места", kk: "оқу орындары")
  package static let kindLabourQuota = Message(
    en: "labour quota", ru: "квота на иностранную рабочую силу",
    kk: "шетелдік жұмыс күшіне арналған квота")
  package static let kindExternal = Message(
    en: "external", ru: "внешняя миграция", kk: "сыртқы көші-қон")
  package static let kindVital = Message(
    en: "births and deaths", ru: "рождаемость и смертность", kk: "туу мен өлім")

  package static let noteExternalMoved = Message(
    en:
      "from abroad, net, where interventions move it most, in {year}: {without} without them, {with} with them",
    ru:
      "сальдо внешней миграции в год, когда меры и события меняют его больше всего ({year}): без них {without}, с ними {with}",
    kk:
      "шаралар мен оқиғалар сыртқы көші-қон айырымын ең көп өзгертетін жыл ({year}): оларсыз {without}, олармен {with}"
  )
  package static let noteShortfall = Message(
    en: "{persons} persons that interventions wanted could not be had: see {file}",
    ru: "людей, которых требовали меры, не хватило: {persons}; см. {file}",
    kk: "шаралар қажет еткен адамдар жетпеді: {persons}; {file} қараңыз")
}
