// The workbook, and what it shares with the report in Markdown.

extension Message {
  package static let workbookSummary = Message(en: "Summary", ru: "Сводка", kk: "Жиынтық")
  package static let workbookNetMigration = Message(
    en: "Net migration", ru: "Сальдо миграции", kk: "Көші-қон айырымы")
  package static let workbookAgesTitle = Message(
    en: "Population by age and sex", ru: "Население по возрасту и полу",
    kk: "Халықтың жасы мен жынысы бойынша құрамы")
  package static let workbookAgesByRegion = Message(
    en: "Ages by region", ru: "Возрасты по регионам", kk: "Өңірлер бойынша жас құрамы")
  package static let workbookFlows = Message(
    en: "Flows {year}", ru: "Потоки {year}", kk: "Ағындар {year}")
  package static let workbookFlowsTitle = Message(
    en: "Moves between regions in {year}", ru: "Перемещения между регионами в {year} году",
    kk: "{year} жылғы өңірлер арасындағы көшулер")
  package static let workbookFlowsReading = Message(
    en: "Rows: region of departure; columns: region of arrival. Moves by programmes are included.",
    ru: "Строки: регион выбытия; столбцы: регион прибытия. Переселение по программам включено.",
    kk:
      "Жолдар: кеткен өңірі; бағандар: келген өңірі. Бағдарламалар бойынша қоныс аудару қосылған.")
  package static let workbookFromTo = Message(
    en: "From \\ to", ru: "Откуда \\ куда", kk: "Қайдан \\ қайда")
  package static let workbookTotal = Message(en: "Total", ru: "Всего", kk: "Барлығы")
  package static let workbookAssumptions = Message(
    en: "Assumptions", ru: "Допущения", kk: "Жорамалдар")
  package static let workbookRecord = Message(
    en: "Run record", ru: "Паспорт расчёта", kk: "Есептеу паспорты")
  package static let workbookRecordReading = Message(
    en: "What makes the run repeatable. Times and the machine stand in run.json.",
    ru: "Что позволяет повторить расчёт. Время и машина указаны в run.json.",
    kk: "Есептеуді қайталауға мүмкіндік беретін мәліметтер. Уақыт пен машина run.json ішінде.")
  package static let workbookColumns = Message(en: "Columns", ru: "Столбцы", kk: "Бағандар")
  package static let workbookColumnsReading = Message(
    en: "What the columns of the sheets named after CSV files hold.",
    ru: "Что содержат столбцы листов, названных по файлам CSV.",
    kk: "CSV файлдарының атымен аталған парақтардың бағандарында не бар.")
  package static let workbookDataReading = Message(
    en:
      "The table as it is, with all its digits: sums of rounded figures may differ by one. The sheet “{sheet}” explains its columns.",
    ru:
      "Таблица как есть, со всеми знаками: суммы округлённых чисел могут отличаться на единицу. Столбцы объяснены на листе «{sheet}».",
    kk:
      "Кесте сол күйінде, барлық таңбаларымен: дөңгелектелген сандардың қосындысы бірге өзгеше болуы мүмкін. Бағандар «{sheet}» парағында түсіндірілген."
  )
  package static let workbookRounding = Message(
    en: "Whole persons, rounded so that the parts add up to the printed sums.",
    ru: "Целые люди; округлено так, что части складываются в напечатанные суммы.",
    kk: "Бүтін адамдар; бөліктері басылған қосындыға тең болатындай дөңгелектелген.")
  package static let workbookClosing = Message(
    en: "Population on 31 December", ru: "Население на 31 декабря",
    kk: "31 желтоқсандағы халық саны")
  package static let workbookLow = Message(
    en: "10th percentile", ru: "10-й процентиль", kk: "10-процентиль")
  package static let workbookHigh = Message(
    en: "90th percentile", ru: "90-й процентиль", kk: "90-процентиль")
  package static let workbookDraws = Message(
    en:
      "Between the 10th and the 90th percentile lie 80 of 100 draws, out of {draws}; percentiles of regions do not add up.",
    ru:
      "Между 10-м и 90-м процентилями лежат 80 из 100 прогонов, всего прогонов: {draws}; процентили регионов не складываются.",
    kk:
      "10- және 90-процентильдер арасында 100 есептеудің 80-і жатыр, барлық есептеулер: {draws}; өңірлердің процентильдері қосылмайды."
  )
  package static let workbookPopulationChart = Message(
    en: "Population on 1 January, persons", ru: "Население на 1 января, человек",
    kk: "1 қаңтардағы халық саны, адам")
  package static let workbookSex = Message(en: "Sex", ru: "Пол", kk: "Жынысы")
  package static let workbookColumn = Message(en: "Column", ru: "Столбец", kk: "Баған")
  package static let workbookMeaning = Message(en: "Meaning", ru: "Значение", kk: "Мағынасы")
  package static let workbookLevels = Message(
    en: "Levels as they act in each year", ru: "Уровни, действующие в каждом году",
    kk: "Әр жылы қолданылатын деңгейлер")
}

// The sheet of target indicators, in the columns of the Concept's own table.
extension Message {
  package static let indicators = Message(
    en: "Target indicators", ru: "Целевые индикаторы", kk: "Нысаналы индикаторлар")
  package static let indicatorsSheet = Message(
    en: "Indicators", ru: "Индикаторы", kk: "Индикаторлар")
  package static let indicatorNumber = Message(en: "No.", ru: "№ п/н", kk: "Р/с №")
  package static let indicatorUnit = Message(en: "Unit", ru: "Единица изм.", kk: "Өлшем бірлігі")
  package static let indicatorAgency = Message(
    en: "Source of information", ru: "Источник информации", kk: "Ақпарат көзі")
  package static let indicatorTargets = Message(en: "Targets", ru: "Прогноз", kk: "Болжам")
  package static let indicatorFact = Message(
    en: "{year}, fact", ru: "{year} год факт", kk: "{year} жыл, факт")
  package static let indicatorYear = Message(en: "{year}", ru: "{year} год", kk: "{year} жыл")
  package static let indicatorResponsible = Message(
    en: "Responsible", ru: "Ответственные за исполнение", kk: "Орындауға жауаптылар")
  package static let indicatorForecast = Message(
    en: "forecast of this scenario", ru: "прогноз этого сценария", kk: "осы сценарийдің болжамы")
  package static let indicatorsReading = Message(
    en:
      "The table of the policy document. The scenario's own figures stand in a row below the target where the program forecasts them.",
    ru:
      "Таблица программного документа. Расчётные значения сценария стоят строкой ниже целевых там, где программа их прогнозирует.",
    kk:
      "Бағдарламалық құжаттың кестесі. Бағдарлама болжайтын көрсеткіштерде сценарийдің есептік мәндері нысаналы мәндерден кейінгі жолда тұр."
  )
}
