// What the commands do, in a line each, and the first page of help. A summary is a verb phrase
// without a full stop.

extension Message {
  package static let commandRun = Message(
    en: "forecasts the scenarios and writes the results",
    ru: "прогнозирует сценарии и записывает результаты",
    kk: "сценарийлерді болжап, нәтижелерін жазады")
  package static let commandCheck = Message(
    en: "validates scenarios and their data and runs nothing",
    ru: "проверяет сценарии и их данные, ничего не рассчитывая",
    kk: "сценарийлер мен олардың деректерін тексереді, ештеңе есептемейді")
  package static let commandCompare = Message(
    en: "tells by how much scenarios differ from the first, where, and why",
    ru: "показывает, насколько, где и почему сценарии отличаются от первого",
    kk: "сценарийлердің біріншісінен қанша, қайда және неге өзгеше екенін көрсетеді")
  package static let commandMonitor = Message(
    en:
      "holds a scenario against the target indicators: facts, targets, forecasts, chances, what is missing",
    ru:
      "сопоставляет сценарий с целевыми индикаторами: факты, цели, прогнозы, вероятности, чего не хватает",
    kk:
      "сценарийді нысаналы индикаторлармен салыстырады: нақты мәндер, мақсаттар, болжамдар, ықтималдықтар, не жетіспейді"
  )
  package static let commandBacktest = Message(
    en: "forecasts years that have passed and compares with what came",
    ru: "прогнозирует прошедшие годы и сравнивает с тем, что наступило",
    kk: "өткен жылдарды болжап, болғанымен салыстырады")
  package static let commandSensitivity = Message(
    en: "tells which uncertain assumption brings about how much of a figure's variance",
    ru: "показывает, какое неопределённое допущение даёт какую часть дисперсии показателя",
    kk: "қай белгісіз жорамал көрсеткіш дисперсиясының қанша бөлігін беретінін көрсетеді")
  package static let commandReadiness = Message(
    en:
      "runs the crises of a scenario day by day against what services can bear, and ordinary years",
    ru: "рассчитывает по дням кризисы сценария и нагрузку на службы, а также обычные годы",
    kk:
      "сценарийдегі дағдарыстарды және қызметтерге түсетін жүктемені күн сайын, сондай-ақ әдеттегі жылдарды есептейді"
  )
  package static let commandEpisodes = Message(
    en: "fits the daily chain to past surges and prints how near it comes",
    ru: "подгоняет суточную модель к прошлым наплывам и печатает, насколько она близка",
    kk: "күндік модельді бұрынғы ағындарға сәйкестендіріп, жақындығын басып шығарады")
  package static let commandVerify = Message(
    en: "runs again from a result folder's own inputs and compares, writing nothing",
    ru: "повторяет расчёт по исходным данным папки результатов и сравнивает, ничего не записывая",
    kk:
      "нәтижелер қалтасының бастапқы деректері бойынша есепті қайталап салыстырады, ештеңе жазбайды"
  )
  package static let commandSelftest = Message(
    en: "computes cases with known answers on this machine",
    ru: "рассчитывает на этой машине случаи с известными ответами",
    kk: "жауабы белгілі мысалдарды осы машинада есептейді")
  package static let commandCalibrate = Message(
    en:
      "fits how distance and neighbourhood weigh on moves, and writes the calibration for `deterrence: {file: …}`",
    ru:
      "оценивает влияние расстояния и соседства на перемещения и записывает калибровку для `deterrence: {file: …}`",
    kk:
      "қашықтық пен көршіліктің көшуге әсерін бағалап, `deterrence: {file: …}` үшін калибрлеуді жазады"
  )
  package static let commandList = Message(
    en: "lists the scenario files of a folder with their horizons and titles",
    ru: "перечисляет файлы сценариев папки с их годами и названиями",
    kk: "қалтадағы сценарий файлдарын жылдарымен және атауларымен тізеді")
  package static let commandFormats = Message(
    en: "prints the description of every file the program reads and writes",
    ru: "печатает описание каждого файла, который программа читает и пишет",
    kk: "бағдарлама оқитын және жазатын әр файлдың сипаттамасын басып шығарады")
  package static let commandSchema = Message(
    en: "prints the JSON Schema of scenario files, for editors and other programs",
    ru: "печатает JSON Schema файлов сценариев для редакторов и других программ",
    kk:
      "редакторлар мен басқа бағдарламаларға арналған сценарий файлдарының JSON Schema сипаттамасын басып шығарады"
  )
  package static let commandExplain = Message(
    en: "tells where a scenario's value comes from, or of what a published figure is made",
    ru:
      "показывает, откуда берётся значение сценария или из чего складывается опубликованный показатель",
    kk:
      "сценарийдегі мәннің қайдан алынғанын немесе жарияланған көрсеткіштің неден құралғанын көрсетеді"
  )
  package static let commandNew = Message(
    en: "writes a commented scenario to start from, NAME.yaml in the current folder",
    ru: "записывает сценарий с пояснениями для начала работы, NAME.yaml в текущей папке",
    kk: "жұмысты бастауға арналған түсіндірмелі сценарийді ағымдағы қалтаға NAME.yaml деп жазады")
  package static let commandCompletion = Message(
    en: "prints a completion script for a shell",
    ru: "печатает скрипт автодополнения для оболочки",
    kk: "командалық қабық үшін автотолықтыру скриптін басып шығарады")
  package static let commandHelp = Message(
    en: "explains a command, its options and how it ends",
    ru: "поясняет команду, её параметры и коды завершения",
    kk: "команданы, оның параметрлері мен аяқталу кодтарын түсіндіреді")
  package static let commandVersion = Message(
    en: "prints the version",
    ru: "печатает версию",
    kk: "нұсқасын басып шығарады")
  package static let helpPurpose = Message(
    en: "Forecasts how people live and move across a country's regions.",
    ru: "Прогнозирует, как люди живут и переезжают между регионами страны.",
    kk: "Ел өңірлерінде адамдардың қалай тұрып, қалай көшетінін болжайды.")
  package static let helpUsage = Message(
    en: "usage",
    ru: "использование",
    kk: "қолданылуы")
  package static let helpCommand = Message(
    en: "COMMAND",
    ru: "КОМАНДА",
    kk: "КОМАНДА")
  package static let helpBegin = Message(
    en: "to begin",
    ru: "для начала",
    kk: "бастау үшін")
  package static let helpScenarios = Message(
    en: "the scenarios that are there",
    ru: "имеющиеся сценарии",
    kk: "бар сценарийлер")
  package static let helpReference = Message(
    en: "the reference forecast of Kazakhstan",
    ru: "базовый прогноз Казахстана",
    kk: "Қазақстанның базалық болжамы")
}
