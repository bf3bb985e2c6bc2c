// The pages of help on single commands: what stands on the command line and how it ends. A meaning has
// no full stop; placeholders such as FILE stay as they are, as error messages name them.

extension Message {
  // MARK: Words of a help page

  package static let helpExits = Message(
    en: "exit status", ru: "коды завершения",
    kk: "аяқталу кодтары")
  package static let helpDefault = Message(
    en: " (default: {value})", ru: " (по умолчанию: {value})",
    kk: " (әдепкісі: {value})")
  package static let helpRepeats = Message(
    en: " (may be repeated)", ru: " (можно повторять)",
    kk: " (қайталауға болады)")
  package static let helpOneOf = Message(
    en: "; one or more of: {choices}", ru: "; одно или несколько из: {choices}",
    kk: "; мыналардың бірі не бірнешеуі: {choices}")
  package static let helpSelf = Message(
    en: "prints this text", ru: "печатает этот текст",
    kk: "осы мәтінді басып шығарады")

  // MARK: How a command ends

  package static let exitDone = Message(
    en: "done", ru: "выполнено",
    kk: "орындалды")
  package static let exitCheckFailed = Message(
    en: "ran, but a check failed", ru: "выполнено, но проверка не пройдена",
    kk: "орындалды, бірақ тексеруден өтпеді")
  package static let exitWrongUsage = Message(
    en: "wrong usage", ru: "неверная команда",
    kk: "бұйрық қате берілген")
  package static let exitInputRefused = Message(
    en: "input refused", ru: "исходные данные отклонены",
    kk: "бастапқы деректер қабылданбады")
  package static let exitInputNotFound = Message(
    en: "input not found", ru: "исходные данные не найдены",
    kk: "бастапқы деректер табылмады")
  package static let exitInternalFault = Message(
    en: "internal fault", ru: "внутренняя ошибка",
    kk: "ішкі қате")
  package static let exitCannotWrite = Message(
    en: "cannot write", ru: "невозможно записать",
    kk: "жазу мүмкін емес")
  package static let exitInterrupted = Message(
    en: "interrupted", ru: "прервано",
    kk: "үзілді")

  // MARK: What holds without an option

  package static let absentEnvironment = Message(
    en: "that of LC_ALL, LC_MESSAGES or LANG, else en",
    ru: "язык LC_ALL, LC_MESSAGES или LANG, иначе en",
    kk: "LC_ALL, LC_MESSAGES немесе LANG тілі, болмаса en")
  package static let absentNone = Message(
    en: "none", ru: "нет",
    kk: "жоқ")
  package static let absentOutputs = Message(
    en: "the scenario's `outputs`", ru: "`outputs` сценария",
    kk: "сценарийдің `outputs` мәні")
  package static let absentScenario = Message(
    en: "the scenario's", ru: "как в сценарии",
    kk: "сценарийдегідей")
  package static let absentDraws = Message(
    en: "the scenario's, or a point forecast alone",
    ru: "как в сценарии, или только точечный прогноз",
    kk: "сценарийдегідей немесе нүктелік болжамның өзі ғана")
  package static let absentProcessors = Message(
    en: "one for each processor", ru: "по одному на процессор",
    kk: "әр процессорға біреуден")
  package static let absentScenarioFolder = Message(
    en: "Outputs/<scenario>", ru: "Outputs/<сценарий>",
    kk: "Outputs/<сценарий>")
  package static let absentBaseFolder = Message(
    en: "Outputs/<base>", ru: "Outputs/<база>",
    kk: "Outputs/<база>")
  package static let absentPackageFolder = Message(
    en: "Outputs/<data package>", ru: "Outputs/<пакет данных>",
    kk: "Outputs/<деректер пакеті>")
  package static let absentEveryYear = Message(
    en: "every year that the package allows, but for the base of its forecasts",
    ru: "каждый год, который допускает пакет данных, кроме базы его прогнозов",
    kk: "деректер пакеті мүмкіндік беретін әр жыл, болжамдарының базасынан басқа")
  package static let absentReference = Message(
    en: "reference.yaml beside DATA-DIR", ru: "reference.yaml рядом с DATA-DIR",
    kk: "DATA-DIR жанындағы reference.yaml")
  package static let absentNoIntervals = Message(
    en: "no intervals", ru: "без интервалов",
    kk: "аралықтарсыз")
  package static let absentOnlyShown = Message(
    en: "none, the table is only shown", ru: "нет, таблица только показывается",
    kk: "жоқ, кесте тек көрсетіледі")
  package static let absentActuals = Message(
    en: "actuals.csv of the data package, where it has one",
    ru: "actuals.csv пакета данных, если он есть",
    kk: "деректер пакетіндегі actuals.csv, егер болса")
  package static let absentLastYear = Message(
    en: "the last of the data package", ru: "последний в пакете данных",
    kk: "деректер пакетіндегі соңғысы")
  package static let absentForm = Message(
    en:
      "shares where a package has flow_anchors.csv, else doubly; of a table with covariates unconstrained",
    ru:
      "shares, если в пакете есть flow_anchors.csv, иначе doubly; для таблицы с ковариатами unconstrained",
    kk:
      "пакетте flow_anchors.csv болса — shares, әйтпесе doubly; ковариаттары бар кестеде unconstrained"
  )
  package static let absentCovariates = Message(
    en: "none; of a package the residents, where the form has no effect for them",
    ru: "нет; для пакета — жители, если форма не учитывает их сама",
    kk: "жоқ; пакетте, егер форма ескермесе, тұрғындар саны")
  package static let absentErrors = Message(
    en: "quasi for shares, else sandwich", ru: "quasi для shares, иначе sandwich",
    kk: "shares үшін quasi, әйтпесе sandwich")
  package static let absentCalibration = Message(
    en: "calibration.json beside the data", ru: "calibration.json рядом с данными",
    kk: "деректер жанындағы calibration.json")
  package static let absentFileItself = Message(
    en: "the file itself", ru: "сам файл",
    kk: "файлдың өзі")
  package static let absentReferenceData = Message(
    en: "that of the reference scenario in the current folder or below Scenarios",
    ru: "пакет базового сценария в текущей папке или в Scenarios",
    kk: "ағымдағы қалтадағы не Scenarios ішіндегі базалық сценарийдің пакеті")

  // MARK: What stands on the command line

  package static let operandFiles = Message(
    en: "scenario files; `kosh list` shows those that are there",
    ru: "файлы сценариев; имеющиеся показывает `kosh list`",
    kk: "сценарий файлдары; барларын `kosh list` көрсетеді")
  package static let operandCompared = Message(
    en:
      "scenario files, or folders of results; the first is the base, a file's variants count as scenarios",
    ru: "файлы сценариев или папки результатов; первый — база, варианты файла считаются сценариями",
    kk:
      "сценарий файлдары немесе нәтижелер қалталары; біріншісі — база, файлдың нұсқалары сценарий болып саналады"
  )
  package static let operandPackage = Message(
    en: "folder of a data package", ru: "папка пакета данных",
    kk: "деректер пакетінің қалтасы")
  package static let operandUncertain = Message(
    en: "scenario file with `uncertainty`", ru: "файл сценария с `uncertainty`",
    kk: "`uncertainty` бар сценарий файлы")
  package static let operandSurge = Message(
    en: "scenario file, with `surge`, `displacement` or `resettlement`",
    ru: "файл сценария, с `surge`, `displacement` или `resettlement`",
    kk: "сценарий файлы, ішінде `surge`, `displacement` немесе `resettlement`")
  package static let operandScenario = Message(
    en: "scenario file", ru: "файл сценария",
    kk: "сценарий файлы")
  package static let operandEpisodes = Message(
    en: "folder of tables of past surges, such as Scenarios/surges",
    ru: "папка таблиц прошлых наплывов, например Scenarios/surges",
    kk: "бұрынғы ағындар кестелерінің қалтасы, мысалы Scenarios/surges")
  package static let operandResults = Message(
    en: "folder of results", ru: "папка результатов",
    kk: "нәтижелер қалтасы")
  package static let operandCalibrated = Message(
    en: "a data package's folder, or a table of flows; with --schedule a table of rates by age",
    ru: "папка пакета данных или таблица потоков; с --schedule — таблица коэффициентов по возрасту",
    kk:
      "деректер пакетінің қалтасы немесе ағындар кестесі; --schedule болса, жас бойынша коэффициенттер кестесі"
  )
  package static let operandListed = Message(
    en: "folder to look in, and below it (default: Scenarios)",
    ru: "папка, в которой и ниже которой искать (по умолчанию: Scenarios)",
    kk: "ішінен және астынан ізделетін қалта (әдепкісі: Scenarios)")
  package static let operandExplained = Message(
    en:
      "a scenario file and a dotted key of it, or a folder of results, a column of regions.csv, a region or group ('*' for the country) and a year",
    ru:
      "файл сценария и его ключ с точками или папка результатов, столбец regions.csv, регион или группа («*» — страна) и год",
    kk:
      "сценарий файлы және оның нүктелі кілті немесе нәтижелер қалтасы, regions.csv бағаны, өңір не топ («*» — ел) және жыл"
  )
  package static let operandNewName = Message(
    en: "name of the scenario", ru: "название сценария",
    kk: "сценарийдің атауы")
  package static let operandShell = Message(
    en: "bash, zsh or fish", ru: "bash, zsh или fish",
    kk: "bash, zsh немесе fish")

  // MARK: Options of several commands

  package static let optionLanguages = Message(
    en:
      "languages of the reports for people, the terminal's the first; tables of numbers know none",
    ru: "языки отчётов для людей, первый — терминала; таблицы чисел от языка не зависят",
    kk:
      "адамдарға арналған есептердің тілдері, біріншісі — терминалдікі; сандық кестелер тілге тәуелді емес"
  )
  package static let optionDraws = Message(
    en: "draws of a probabilistic forecast", ru: "число прогонов вероятностного прогноза",
    kk: "ықтималдық болжам есептеулерінің саны")
  package static let optionSeed = Message(
    en: "which draws", ru: "какие прогоны",
    kk: "қай есептеулер")
  package static let optionWorkers = Message(
    en: "how many draw at the same time; results do not depend on it",
    ru: "сколько прогонов идёт одновременно; результаты от этого не зависят",
    kk: "бір мезгілде қанша есептеу жүреді; нәтижелер бұған тәуелді емес")
  package static let optionSet = Message(
    en: "sets a key of the scenario, as its last layer", ru: "задаёт ключ сценария последним слоем",
    kk: "сценарийдің кілтін соңғы қабат ретінде белгілейді")
  package static let optionHorizon = Message(
    en: "cuts the forecast to these years", ru: "ограничивает прогноз этими годами",
    kk: "болжамды осы жылдармен шектейді")
  package static let optionQuiet = Message(
    en: "prints only what is wrong", ru: "печатает только ошибки",
    kk: "тек қателерді басып шығарады")
  package static let optionOut = Message(
    en: "folder of the results", ru: "папка результатов",
    kk: "нәтижелер қалтасы")

  // MARK: Options of single commands

  package static let optionRunOut = Message(
    en: "folder of the results; with several files, of a folder for each",
    ru: "папка результатов; при нескольких файлах — папки для каждого",
    kk: "нәтижелер қалтасы; бірнеше файл болса, әрқайсысының қалтасы соның ішінде")
  package static let optionIntervals = Message(
    en:
      "percentiles of quantiles.csv, such as 5,25,75,95; the 10th, 50th and 90th are always there",
    ru: "процентили quantiles.csv, например 5,25,75,95; 10-й, 50-й и 90-й есть всегда",
    kk:
      "quantiles.csv процентильдері, мысалы 5,25,75,95; 10-, 50- және 90-процентильдер әрқашан бар")
  package static let optionKeepDraws = Message(
    en: "figures of which every draw is written, as NumPy arrays below draws/",
    ru: "показатели, каждый прогон которых записывается массивами NumPy в draws/",
    kk: "әр есептеуі NumPy массивтері түрінде draws/ ішіне жазылатын көрсеткіштер")
  package static let optionResume = Message(
    en: "goes on with an ensemble that was interrupted", ru: "продолжает прерванный ансамбль",
    kk: "үзілген ансамбльді жалғастырады")
  package static let optionFormat = Message(
    en: "what is written beside the CSV tables: workbook, database, page, text with tables",
    ru: "что записывается кроме таблиц CSV: книга, база данных, страница, текст с таблицами",
    kk: "CSV кестелерінен басқа не жазылады: кітап, дерекқор, бет, кестелері бар мәтін")
  package static let optionCSV = Message(
    en: "excel: for spreadsheets of a Russian or Kazakh locale, with ';' and decimal comma",
    ru:
      "excel: для электронных таблиц с русскими или казахскими настройками, с «;» и десятичной запятой",
    kk: "excel: орыс немесе қазақ баптаулы электрондық кестелерге арналған, «;» және ондық үтірмен")
  package static let optionCompareOut = Message(
    en: "folder in which comparison/<scenario> is written",
    ru: "папка, в которую записывается comparison/<сценарий>",
    kk: "comparison/<сценарий> жазылатын қалта")
  package static let optionNoAttribution = Message(
    en:
      "leaves out how much each intervention accounts for, which takes a run for every combination",
    ru: "не считает вклад каждой меры, для которого нужен расчёт каждого сочетания",
    kk: "әр шараның үлесін есептемейді, ол үшін әр тіркесімді есептеу керек")
  package static let optionFrom = Message(
    en: "starts on 1 January of the year", ru: "начало — 1 января этого года",
    kk: "басталуы — осы жылғы 1 қаңтар")
  package static let optionBacktestScenario = Message(
    en: "takes deterrence, gross share and schedule of moves from this scenario",
    ru: "берёт влияние расстояния, долю переездов и возрастной профиль из этого сценария",
    kk: "қашықтықтың әсерін, көшулер үлесін және жас бейінін осы сценарийден алады")
  package static let optionBacktestDraws = Message(
    en: "draws the hindcasts with the scenario's uncertainty and counts what 80 % intervals held",
    ru:
      "рассчитывает ретропрогнозы с неопределённостью сценария и считает попадания в интервалы 80\u{A0}%",
    kk:
      "ретроболжамдарды сценарийдің белгісіздігімен есептеп, 80\u{A0}% аралықтарға түскендерін санайды"
  )
  package static let optionFigure = Message(
    en: "column of regions.csv or structure.csv, such as persons or median_age",
    ru: "столбец regions.csv или structure.csv, например persons или median_age",
    kk: "regions.csv немесе structure.csv бағаны, мысалы persons немесе median_age")
  package static let optionSensitivityRegion = Message(
    en: "region or group by any of its names, '*' for the country",
    ru: "регион или группа под любым названием, «*» — страна",
    kk: "өңір немесе топ, кез келген атауымен, «*» — ел")
  package static let optionSensitivityYear = Message(
    en: "1 January of the year for stocks, the year for events",
    ru: "1 января года для численности, год для событий",
    kk: "халық саны үшін жылдың 1 қаңтары, оқиғалар үшін жыл")
  package static let optionSamples = Message(
    en: "base draws; the model runs as often as that for each uncertain component and twice more",
    ru:
      "базовых прогонов; модель рассчитывается столько раз для каждой неопределённой составляющей и ещё дважды",
    kk:
      "базалық есептеулер; модель әр белгісіз құрамдас үшін сонша рет және тағы екі есе есептеледі")
  package static let optionSensitivityOut = Message(
    en: "folder for sensitivity.csv", ru: "папка для sensitivity.csv",
    kk: "sensitivity.csv қалтасы")
  package static let optionRequest = Message(
    en: "writes forms for what is not known instead, one for each agency of a region",
    ru: "вместо расчёта записывает анкеты о неизвестном, по одной на ведомство региона",
    kk:
      "есептің орнына белгісіз деректерге арналған сауалнамаларды жазады, өңірдің әр ведомствосына біреуден"
  )
  package static let optionAnswers = Message(
    en: "folder of returned forms, whose figures take their places",
    ru: "папка возвращённых анкет, числа которых подставляются",
    kk: "қайтарылған сауалнамалар қалтасы, олардың сандары орнына қойылады")
  package static let optionReadinessLanguages = Message(
    en: "languages of the page, the terminal's and the forms' the first",
    ru: "языки страницы, первый — терминала и анкет",
    kk: "беттің тілдері, біріншісі — терминал мен сауалнамалардікі")
  package static let optionMembers = Message(
    en: "members of each event's ensemble", ru: "число прогонов ансамбля каждого события",
    kk: "әр оқиға ансамблі есептеулерінің саны")
  package static let optionActuals = Message(
    en: "table of facts as they were released", ru: "таблица фактов в том виде, в каком они вышли",
    kk: "нақты мәндердің жарияланған түріндегі кестесі")
  package static let optionMonitorRegion = Message(
    en: "shows this region too, in the reports as well; the table holds every region",
    ru: "показывает и этот регион, в отчётах тоже; таблица содержит все регионы",
    kk: "осы өңірді де, есептерде де көрсетеді; кестеде барлық өңір бар")
  package static let optionMonitorFormat = Message(
    en:
      "what is written beside the CSV tables: workbook with the official table, page, text for the yearly report",
    ru:
      "что записывается кроме таблиц CSV: книга с официальной таблицей, страница, текст для ежегодного отчёта",
    kk:
      "CSV кестелерінен басқа не жазылады: ресми кестесі бар кітап, бет, жыл сайынғы есепке арналған мәтін"
  )
  package static let optionMonitorOut = Message(
    en: "folder in which monitoring/ is written", ru: "папка, в которую записывается monitoring/",
    kk: "monitoring/ жазылатын қалта")
  package static let optionTerminalLanguage = Message(
    en: "language of what is shown; tables of numbers know none",
    ru: "язык вывода; таблицы чисел от языка не зависят",
    kk: "шығарылатын мәтіннің тілі; сандық кестелер тілге тәуелді емес")
  package static let optionFlowsYear = Message(
    en: "year of the flows, or of the residents that stand for the sizes of regions",
    ru: "год потоков или жителей, по которым берутся размеры регионов",
    kk: "ағындардың немесе өңірлердің көлемін білдіретін тұрғындардың жылы")
  package static let optionForm = Message(
    en: "what is reproduced: nothing, departures, arrivals, both, or published totals",
    ru: "что воспроизводится: ничего, выбытия, прибытия, то и другое или опубликованные итоги",
    kk: "не қайта шығарылады: ештеңе, кету, келу, екеуі де немесе жарияланған қорытындылар")
  package static let optionDeterrence = Message(
    en: "km^−exponent, exp(−rate·km) or their product",
    ru: "км^−показатель, exp(−коэффициент·км) или их произведение",
    kk: "км^−көрсеткіш, exp(−коэффициент·км) немесе олардың көбейтіндісі")
  package static let optionCovariates = Message(
    en:
      "properties of places or pairs, with commas; log:NAME takes the logarithm; NAME stands for origin_NAME and destination_NAME",
    ru:
      "свойства мест или пар через запятую; log:NAME берёт логарифм; NAME означает origin_NAME и destination_NAME",
    kk:
      "орындардың не жұптардың қасиеттері, үтір арқылы; log:NAME логарифмін алады; NAME дегені origin_NAME және destination_NAME"
  )
  package static let optionRing = Message(
    en: "a factor between a city and the region around it",
    ru: "множитель между городом и областью вокруг него",
    kk: "қала мен оны қоршаған облыс арасындағы көбейткіш")
  package static let optionContiguous = Message(
    en: "a factor between regions that share a border",
    ru: "множитель между регионами с общей границей",
    kk: "шекаралас өңірлер арасындағы көбейткіш")
  package static let optionErrors = Message(
    en: "quasi: dispersion times Poisson; sandwich: robust; clustered: also by origin or total",
    ru:
      "quasi: дисперсия, кратная пуассоновской; sandwich: робастные; clustered: также по месту выбытия или итогу",
    kk:
      "quasi: Пуассон дисперсиясына еселі; sandwich: робасты; clustered: кеткен жері немесе қорытынды бойынша да"
  )
  package static let optionSchedule = Message(
    en:
      "fits a Rogers–Castro schedule of so many parameters to a table of rates by age instead, and prints it",
    ru:
      "вместо этого подгоняет профиль Роджерса–Кастро с таким числом параметров к таблице коэффициентов по возрасту и печатает его",
    kk:
      "мұның орнына жас бойынша коэффициенттер кестесіне осынша параметрлі Роджерс–Кастро бейінін сәйкестендіріп, басып шығарады"
  )
  package static let optionCalibrationOut = Message(
    en: "the calibration file", ru: "файл калибровки",
    kk: "калибрлеу файлы")
  package static let optionTitles = Message(
    en: "language of the titles", ru: "язык названий",
    kk: "атаулардың тілі")
  package static let optionVariant = Message(
    en: "of the scenario file; or a point of its sweep, run-001",
    ru: "вариант файла сценария или точка его перебора, run-001",
    kk: "сценарий файлының нұсқасы немесе оның іріктеу нүктесі, run-001")
  package static let optionData = Message(
    en: "folder of the data package", ru: "папка пакета данных",
    kk: "деректер пакетінің қалтасы")
}
